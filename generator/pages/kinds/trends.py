"""``/trends/``: the same figure in several years, each year on its own, never added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.figures.figure import FigureInYear
from generator.figures.registry import REGISTRY
from generator.pages import addresses
from generator.pages.gallery import trends
from generator.pages.kinds.years import figure_groups
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.text import Text


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page, once there are two years to compare."""
    if len(publication.figures) > 1:
        yield Sheet(
            address=addresses.TRENDS,
            title=Text("历年对比"),
            kind="trends",
            template="trends.md.jinja",
            values=partial(_values, publication),
            description=Text("同一个指标在各个年度是多少。每一年单独看，不相加。"),
        )


def _values(publication: Publication) -> Mapping[str, Any]:
    years = sorted(publication.figures)
    rows = [_row(publication, figure.id, years) for figure in REGISTRY]
    compared = [row for row in rows if sum(each.value is not None for each in row) > 1]
    return {
        "years": years,
        "groups": [
            (title, [next(row for row in compared if row[-1].figure.id == each.figure.id) for each in members])
            for title, members in figure_groups([row[-1] for row in compared])
        ],
        "pictures": list(trends(publication)),
    }


def _row(publication: Publication, figure_id: str, years: list[int]) -> list[FigureInYear]:
    return [publication.figure(year, figure_id) for year in years]
