"""Writing is the inverse of reading: every table, every column, every kind of value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disclosure import Disclosure
from generator.reading import read_records
from generator.records.calendar import Calendar
from generator.records.choices import Visibility
from generator.records.departments import Town
from generator.records.record import Record
from generator.records.tables import BY_NAME, TABLES, Form, Table
from generator.records.values import PartialDate, read_money
from generator.records.writing import cell, column_order, plain, to_data, to_rows, write_records
from generator.text import Text
from tests.golden import Case, cases
from tests.shipped_records import shipped_records


def fields(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    """All shipped records, through files and back."""
    records = shipped_records().disclosure.records
    tables = [(None, records.root), *records.years.items()]
    for year, found in tables:
        for name, listed in found.items():
            for file, content in write_records(BY_NAME[name], listed, year).items():
                path = tmp_path / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    again, problems = read_records(tmp_path)
    assert problems == []
    for year, found in tables:
        other = again.root if year is None else again.years[year]
        for name, listed in found.items():
            assert [fields(record) for record in listed] == [fields(record) for record in other[name]], (year, name)
    assert Disclosure(again).site.name == Disclosure(records).site.name


@pytest.mark.parametrize("world", [case for case in cases("checks") if case.name.endswith(": nothing is wrong")])
def test_a_small_directory_reads_back_the_same(world: Case, tmp_path: Path) -> None:
    records, problems = read_records(world.write(tmp_path / "once"))
    assert problems == []
    for year, found in [(None, records.root), *records.years.items()]:
        for name, listed in found.items():
            for file, content in write_records(BY_NAME[name], listed, year).items():
                path = tmp_path / "again" / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    again, problems = read_records(tmp_path / "again")
    assert problems == []
    assert (again.root, again.years) == (records.root, records.years)


@pytest.mark.parametrize("table", [table for table in TABLES if table.form is Form.CSV], ids=lambda table: table.name)
def test_every_column_has_its_place_once(table: Table) -> None:
    names = column_order(table.record)
    assert sorted(names) == sorted(column.name for column in table.record.columns())
    assert names[: len(table.record.key)] == table.record.key


@given(st.decimals(min_value=0, max_value=10**9, places=6))
def test_money_keeps_its_value_and_loses_its_zeros(amount: Decimal) -> None:
    written = plain(amount)
    assert read_money(written) == amount
    assert not written.endswith(".")
    assert "." not in written or not written.endswith("0")


@pytest.mark.parametrize(
    "value, written",
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (Decimal("1200.00"), "1200"),
        (Decimal("0.10"), "0.1"),
        (Decimal("0E+2"), "0"),
        (date(2022, 1, 31), "2022-01-31"),
        (PartialDate("2022-06"), "2022-06"),
        (Visibility.AGGREGATE, "aggregate"),
        (("a", "b"), "a;b"),
        (Text("示例"), "示例"),
        (7, "7"),
    ],
)  # fmt: skip
def test_one_value_stands_in_one_way(value: object, written: str) -> None:
    assert cell(value) == written


def test_what_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="Town cannot stand in a cell"):
        cell(Town(code="town-01", name=Text("示例镇 01")))


def test_columns_that_are_blank_in_every_row_are_left_out() -> None:
    open_town = Town(code="town-01", name=Text("示例镇 01"))
    hidden = Town(code="town-02", name=Text("示例镇 02"), visibility=Visibility.INTERNAL, visibility_basis=Text("依据"))
    assert to_rows(Town, [open_town]) == (["code", "name"], [["town-01", "示例镇 01"]])
    assert to_rows(Town, [open_town, hidden])[0] == ["code", "name", "visibility", "visibility_basis"]


def test_what_is_blank_is_left_out_of_yaml_too() -> None:
    assert to_data(Calendar(budget_replied=date(2022, 1, 31))) == {"budget_replied": "2022-01-31"}


def test_no_records_make_no_file() -> None:
    assert write_records(BY_NAME["towns"], []) == {}


def test_columns_stand_as_people_look_for_them() -> None:
    """The key, what the table alone has, money line by line, and who may see it."""
    assert column_order(BY_NAME["tasks"].record) == (
        "department", "fiscal_year", "number", "name", "content",
        "approved_total", "approved_fiscal", "approved_special_account", "approved_unit_funds", "approved_carried_over",
        "approved_other", "visibility", "visibility_basis",
    )  # fmt: skip
