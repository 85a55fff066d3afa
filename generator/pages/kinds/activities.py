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
from generator.records.choices import ActivityKind, DocumentKind
from generator.records.documents import Document
from generator.text import Text


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page for each year with activities, or documents that were reported in it."""
    for year in publication.work_years:
        documents = _documents(publication, year)
        if _activities(year) is not None or any(each.reported_in == year.year for each in documents):
            yield Sheet(
                address=addresses.section(year.year, "activities"),
                title=Text(f"{year.year} 年工作开展情况"),
                kind="activities",
                template="activities.md.jinja",
                values=partial(_values, year, _activities(year), documents),
                description=Text(f"{year.year} 年的会审、培训、宣传、考核、向人大报告和下一步打算。"),
                crumbs=(Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),),
            )


def _activities(year: WorkYear) -> Activities | None:
    return year.activities if year.activities is not None and not year.activities.hidden else None


def _documents(publication: Publication, year: WorkYear) -> tuple[Document, ...]:
    """The documents that the year may speak of: those known and in force in it."""
    known = (each for each in publication.disclosure.documents.values() if each.in_force(year.year))
    return publication.shown(known)


def _values(year: WorkYear, activities: Activities | None, documents: tuple[Document, ...]) -> Mapping[str, Any]:
    groups = [(kind, activities.of(kind) if activities else ()) for kind in ActivityKind]
    by_kind = [(kind, [each for each in documents if each.kind is kind]) for kind in DocumentKind]
    return {
        "year": year.year,
        "groups": [(kind, _in_order(found)) for kind, found in groups if found],
        "documents": [(kind, found) for kind, found in by_kind if found],
        "commitments": activities.commitments if activities else (),
        "next_year": year.year + 1,
    }


def _in_order(activities: tuple[Activity, ...]) -> list[Activity]:
    return sorted(activities, key=lambda each: str(each.date or ""))
