"""``/YEAR/purposes/<field>/`` and ``/YEAR/towns/<town>/``: the projects of one plain purpose or one town, with their totals.

YEAR is the work year, which for projects is their fiscal year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.pages import addresses
from generator.pages.long_list import ListPart, parts
from generator.pages.page import Crumb
from generator.pages.project_rows import in_order, project_rows
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.departments import Field, Town
from generator.records.projects import Project
from generator.text import Text
from generator.visibility import Cell, breakdown


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to group projects: by purpose or by town."""

    kind: str
    title: str
    of: Callable[[Project], str | None]
    address: Callable[[int, str], str]


PURPOSES = Grouping("purpose", "领域", lambda project: project.field, addresses.purpose)
TOWNS = Grouping("town", "镇街", lambda project: project.town, addresses.town)


@dataclass(frozen=True, slots=True)
class Group:
    """The projects of one purpose or town in one year, as they may be shown beside the totals of the year."""

    declared: Cell[Project]
    approved: Cell[Project] | None
    """None when none of them was granted."""


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page, or several, for each purpose and town with projects that may be shown."""
    for year in publication.work_years:
        for grouping in (PURPOSES, TOWNS):
            groups = _groups(year, grouping)
            for record in _named(publication, grouping):
                group = groups.get(record.code)
                if group is not None and group.declared.shown:
                    yield from _pages(publication, year, grouping, record, group)


def _named(publication: Publication, grouping: Grouping) -> tuple[Field, ...] | tuple[Town, ...]:
    disclosure = publication.disclosure
    if grouping is PURPOSES:
        return publication.shown(disclosure.fields.values())
    return publication.shown(disclosure.towns.values())


def _groups(year: WorkYear, grouping: Grouping) -> Mapping[str, Group]:
    declared = breakdown(year.projects, grouping.of)
    approved = breakdown((each for each in year.projects if each.approved), grouping.of)
    return {code: Group(cell, approved.get(code)) for code, cell in declared.items()}


def _pages(
    publication: Publication, year: WorkYear, grouping: Grouping, record: Field | Town, group: Group
) -> Iterator[Sheet]:
    start = grouping.address(year.year, record.code)
    title = f"{year.year} 年{grouping.title}：{record.name}"
    for part in parts(start, in_order(group.declared.shown)):
        yield Sheet(
            address=part.address,
            title=Text(f"{title}{part.suffix}"),
            kind=grouping.kind,
            template="projects/group.md.jinja",
            values=partial(_values, publication, year, grouping, group, part),
            description=Text(f"{year.year} 年预算中{_about(grouping, record)}的项目：要了多少、安排了多少、办成没有。"),
            crumbs=(
                Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),
                Crumb(Text("项目"), addresses.section(year.year, "projects")),
                *(() if part.first else (Crumb(record.name, start),)),
            ),
            search={"年度": (str(year.year),), "类型": (grouping.title,)} if part.first else {},
        )


def _about(grouping: Grouping, record: Field | Town) -> str:
    return f"用于{record.name}" if grouping is PURPOSES else f"在{record.name}"


def _values(
    publication: Publication, year: WorkYear, grouping: Grouping, group: Group, part: ListPart[Project]
) -> Mapping[str, Any]:
    cells = [cell for cell in (group.declared, group.approved) if cell is not None]
    return {
        "year": year.year,
        "grouping": grouping,
        "totals": _totals(group),
        "withheld": any(cell.withheld for cell in cells),
        "grounds": list(dict.fromkeys(ground for cell in cells for ground in cell.bases)),
        "hidden": bool(group.declared.counted_only),
        "rows": project_rows(publication, part.rows),
        **part.values,
    }


def _totals(group: Group) -> Mapping[str, Any]:
    """Counts and sums of fiscal money (万元), None where they may not be shown."""
    declared, approved = group.declared, group.approved
    return {
        "declared": declared.count,
        "declared_amount": declared.total(lambda each: each.declared_fiscal),
        "approved": approved.count if approved else 0,
        "approved_amount": approved.total(lambda each: each.approved_fiscal) if approved else 0,
    }
