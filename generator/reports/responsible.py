"""Who has to mend what: the department of each problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.disclosure import Disclosure
from generator.problems import Location, Problem
from generator.records.departments import Department
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.tables import BY_NAME, Form

_Place = tuple[str, int | None]


def by_department(problems: Iterable[Problem], disclosure: Disclosure) -> Mapping[str | None, tuple[Problem, ...]]:
    """The problems of each department by its code, in the order of codes; under None those that are the bureau's own."""
    places = _departments_of_places(disclosure)
    everything = tuple(problems)
    for problem in everything:
        told = _told_by_concerns(problem, disclosure)
        if told is not None:
            places.setdefault(_place(problem.location), told)
    groups: defaultdict[str | None, list[Problem]] = defaultdict(list)
    for problem in everything:
        groups[places.get(_place(problem.location))].append(problem)
    codes = sorted(code for code in groups if code is not None)
    return {code: tuple(groups[code]) for code in [*codes, *([None] if None in groups else [])]}


def _place(location: Location) -> _Place:
    """What tells one record from another: the row of a table, or the whole file of a report."""
    parts = location.file.split("/")
    table = BY_NAME.get(parts[1]) if len(parts) == 3 else None
    return (location.file, None if table is not None and table.form is Form.FOLDER else location.line)


def _departments_of_places(disclosure: Disclosure) -> dict[_Place, str]:
    records = disclosure.records
    found: dict[_Place, str] = {}
    for tables in (records.root, *records.years.values()):
        for record in (each for table in tables.values() for each in table):
            department = _department_of(record, disclosure)
            if department is not None:
                found[_place(record.place)] = department
    return found


def _department_of(record: Record, disclosure: Disclosure) -> str | None:
    if isinstance(record, Department):
        return record.code
    code: str | None = getattr(record, "department", None)
    project: str | None = None if isinstance(record, Project) else getattr(record, "project", None)
    return code or _department_of_project(project, disclosure)


def _department_of_project(code: str | None, disclosure: Disclosure) -> str | None:
    """The department that has the project now: its latest year tells."""
    lives = disclosure.lives.get(code or "", ())
    return lives[-1].department if lives else None


def _told_by_concerns(problem: Problem, disclosure: Disclosure) -> str | None:
    """The department that a record which could not be read names, or whose project it names."""
    concerned = [key.split(":") for key in sorted(problem.concerns)]
    departments = [key[2] for key in concerned if key[:2] == ["subject", "departments"]]
    projects = [key[2] for key in concerned if key[:2] == ["subject", "projects"]]
    named = [code for code in departments if code in disclosure.departments]
    led = [code for project in projects if (code := _department_of_project(project, disclosure)) is not None]
    return next(iter([*named, *led]), None)
