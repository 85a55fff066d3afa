"""Every figure names the tables that it is made from: those without which it would come out differently, and no others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from generator.disclosure import Disclosure
from generator.figures.figure import FigureInYear
from generator.figures.registry import figures_of
from generator.reading import Records, read_records
from generator.records.record import Record
from generator.records.rows import Rows
from generator.records.tables import TABLES
from tests.end_to_end.small_city import make_city

YEAR = 2022


def figures(records: Records) -> dict[str, FigureInYear]:
    return {each.figure.id: each for each in figures_of(Disclosure(records), YEAR)}


def without(records: Records, file: str, *, half: bool) -> Records:
    """The records without the table that stands in *file*, or without every other row of it."""

    def left(name: str, year: int | None, rows: Rows[Record]) -> Rows[Record]:
        table = next(table for table in TABLES if table.name == name)
        return rows if table.file(year) != file else Rows(rows[1::2] if half else ())

    return replace(
        records,
        root={name: left(name, None, rows) for name, rows in records.root.items()},
        years={
            year: {name: left(name, year, rows) for name, rows in tables.items()}
            for year, tables in records.years.items()
        },
    )


@pytest.fixture(scope="module")
def tables_behind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """By figure: the files of the tables without which it comes out differently."""
    records, problems = read_records(make_city(tmp_path_factory.mktemp("city")))
    assert problems == []
    whole = figures(records)
    behind: dict[str, set[str]] = defaultdict(set)
    files = [table.file(year) for table in TABLES for year in (records.years if table.yearly else (None,))]
    for file in files:
        for half in (False, True):
            for name, figure in figures(without(records, file, half=half)).items():
                if figure.evidence != whole[name].evidence:
                    behind[name].add(file)
    return behind


def test_every_table_that_matters_is_named(tables_behind: dict[str, set[str]]) -> None:
    found = {each.figure.id: set(each.files) for each in figures_of(Disclosure(Records(Path(), {})), YEAR)}
    assert {name: behind - found[name] for name, behind in tables_behind.items() if behind - found[name]} == {}


def test_no_table_is_named_that_does_not_matter(tables_behind: dict[str, set[str]]) -> None:
    """Else an unreadable row would explain away a difference that has nothing to do with it."""
    found = {each.figure.id: set(each.files) for each in figures_of(Disclosure(Records(Path(), {})), YEAR)}
    assert {name: files - tables_behind[name] for name, files in found.items() if files - tables_behind[name]} == {}
