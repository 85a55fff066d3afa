"""Rows of a table are records to whoever asks for one, and columns to everybody else."""

from __future__ import annotations

import pytest

from generator.problems import Location
from generator.records.departments import Town
from generator.records.record import Locate
from generator.records.row_reader import Meanings, RowReader
from generator.records.rows import ColumnRows, Rows

NAMES = ("示例镇 01", "示例镇 02", "示例镇 03", "示例镇 04")


def by_column() -> tuple[ColumnRows[Town], list[int]]:
    """Towns of a file, and the numbers of the rows of which a record has been made."""
    reader = RowReader(Town, ["code", "name"], Meanings())
    columns, refused = reader.read([[f"town-0{number}" for number in range(1, 5)], NAMES], 4)
    made: list[int] = []

    def locate(row: int) -> Locate:
        made.append(row)
        return lambda path: Location("towns.csv", line=row + 2, row=row + 1, column=str(path[0]) if path else None)

    assert refused == set()
    return ColumnRows(Town, columns, reader.named, 2022, locate), made


def test_a_record_is_made_when_it_is_asked_for_and_once() -> None:
    towns, made = by_column()

    assert (len(towns), bool(towns), towns.column("name"), made) == (4, True, NAMES, [])
    assert towns[2] is towns[-2]
    assert made == [2]
    assert towns[2] == Town(code="town-03", name="示例镇 03")
    assert (towns[2].place, towns[2].at("name")) == (
        Location("towns.csv", line=4, row=3),
        Location("towns.csv", line=4, row=3, column="name"),
    )
    assert towns[2].work_year == 2022
    assert [town.name for town in towns] == list(NAMES)
    assert sorted(made) == [0, 1, 2, 3]
    assert [*towns][2] is towns[2]


def test_several_rows_are_taken_together() -> None:
    towns, made = by_column()
    first = towns[0]

    assert towns.take([0, 3]) == (first, Town(code="town-04", name="示例镇 04"))
    assert made == [0, 3]
    assert [town.code for town in towns[1:3]] == ["town-02", "town-03"]
    assert [town.code for town in towns[::-2]] == ["town-04", "town-02"]
    assert made == [0, 3, 1, 2]


def test_a_row_that_is_not_there_is_an_error() -> None:
    towns, _ = by_column()

    with pytest.raises(IndexError):
        towns[4]
    with pytest.raises(IndexError):
        towns[-5]


def test_some_rows_alone_stand_where_they_stood() -> None:
    towns, made = by_column()
    some = towns.only([1, 3])

    assert (len(some), some.column("code"), made) == (2, ("town-02", "town-04"), [])
    assert some[1].place == Location("towns.csv", line=5, row=4)
    assert some == Rows(towns[1::2])


def test_rows_are_equal_when_their_records_are() -> None:
    towns, _ = by_column()

    assert towns == Rows(list(towns))
    assert towns != Rows(towns[1:])
    assert Rows[Town]() == Rows(())
    assert towns != [*towns]
    assert repr(Rows(towns[:1])) == f"Rows([{towns[0]!r}])"


def test_records_that_were_given_have_columns_too() -> None:
    towns = Rows([Town(code="town-01", name="示例镇 01"), Town(code="town-02", name="示例镇 02")])

    assert towns.column("code") == ("town-01", "town-02")
    assert towns.column("code") is towns.column("code")
