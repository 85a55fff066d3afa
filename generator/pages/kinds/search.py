"""``/search/``: where everything is found; without scripts it leads to the lists by department, purpose, town and grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.pages import addresses
from generator.pages.findable import ALWAYS
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import Grade
from generator.text import Text


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page."""
    yield Sheet(
        address=addresses.SEARCH,
        title=Text("查找"),
        kind="search",
        template="search.md.jinja",
        values=partial(_values, publication),
        description=Text("查找项目、部门、指标和报告：按名称、代码或内容里的词。"),
    )


def _values(publication: Publication) -> Mapping[str, Any]:
    years = [each.year for each in publication.work_years]
    return {
        "bundles": " ".join([ALWAYS, *map(str, years)]),
        "groups": [{"year": year, "leads": list(_leads(publication, year))} for year in years],
    }


def _leads(publication: Publication, year: int) -> Iterator[tuple[str, list[tuple[str, Text]]]]:
    """Ways into one year by what is asked for: addresses that may not exist, and their names."""
    disclosure = publication.disclosure
    section = partial(addresses.section, year)
    yield (
        "按部门、按项目",
        [(section("departments"), Text("全部部门")), (section("projects"), Text("全部项目"))],
    )
    fields, towns = publication.shown(disclosure.fields.values()), publication.shown(disclosure.towns.values())
    yield "按领域", [(addresses.purpose(year, each.code), each.name) for each in fields]
    yield "按镇街", [(addresses.town(year, each.code), each.name) for each in towns]
    yield "按部门自评等级", [(addresses.grade(year, each), Text(each.label)) for each in Grade]
