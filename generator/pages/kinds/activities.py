"""``/YEAR/activities/``: joint review, submission, trainings, publicity, assessment, reports to the congress, commitments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.pages import addresses
from generator.pages.page import Crumb
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.activities import Activities, Activity
from generator.records.choices import ActivityKind
from generator.text import Text


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page for each year with activities on record."""
    for year in publication.work_years:
        if year.activities is not None and not year.activities.hidden:
            yield Sheet(
                address=addresses.section(year.year, "activities"),
                title=Text(f"{year.year} 年工作开展情况"),
                kind="activities",
                template="activities.md.jinja",
                values=partial(_values, year, year.activities),
                description=Text(f"{year.year} 年的会审、培训、宣传、考核、向人大报告和下一步打算。"),
                crumbs=(Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),),
            )


def _values(year: WorkYear, activities: Activities) -> Mapping[str, Any]:
    groups = [(kind, activities.of(kind)) for kind in ActivityKind]
    return {
        "year": year.year,
        "groups": [(kind, _in_order(found)) for kind, found in groups if found],
        "commitments": activities.commitments,
        "next_year": year.year + 1,
    }


def _in_order(activities: tuple[Activity, ...]) -> list[Activity]:
    return sorted(activities, key=lambda each: str(each.date or ""))
