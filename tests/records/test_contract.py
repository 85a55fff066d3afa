"""The format of the records is a contract: files of other years and of other people are written in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from generator.records.choices import Choice
from generator.records.record import Column, Part
from generator.records.tables import TABLES, Table

AGREED: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "contract.yml").read_text(encoding="utf-8"))


def parts_of(part: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """*part* and the parts that it holds."""
    yield part
    for info in part.model_fields.values():
        for kind in types_in(info.annotation):
            if issubclass(kind, Part):
                yield from parts_of(kind)


def types_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for each in get_args(annotation):
        yield from types_in(each)


def told(part: type[BaseModel], name: str) -> str:
    """One column as the contract has it: whether it must be filled, what a blank means, and whose key it holds."""
    info = part.model_fields[name]
    refers = Column.of(name, info).refers
    default = "required" if info.is_required() else "" if info.default is None else f"blank is {info.default!s}"
    return "; ".join(filter(None, (default, f"key of {refers}" if refers else "")))


PARTS = {part.__name__: part for table in TABLES for part in parts_of(table.record)}
CHOICES = {
    kind.__name__: kind
    for part in PARTS.values()
    for info in part.model_fields.values()
    for kind in types_in(info.annotation)
    if issubclass(kind, Choice)
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_where_a_table_stands_and_what_tells_its_records_apart(table: Table) -> None:
    found = {
        "file": table.file(2022),
        "record": table.record.__name__,
        "key": list(table.record.key),
        "fiscal_years": list(table.fiscal_years(2022)),
    }

    assert found == AGREED["tables"][table.name]


@pytest.mark.parametrize("name", sorted(PARTS))
def test_the_columns_of_a_record(name: str) -> None:
    part = PARTS[name]

    assert {column: told(part, column) for column in part.model_fields} == AGREED["columns"][name]


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_what_may_stand_in_a_closed_list(name: str) -> None:
    """The words of files, the word of pages, and all else that is read."""
    assert {each.value: [each.label, *each.aliases] for each in CHOICES[name]} == AGREED["choices"][name]


def test_nothing_that_was_agreed_is_gone() -> None:
    assert {name: set(each) for name, each in AGREED.items()} == {
        "tables": {table.name for table in TABLES},
        "columns": set(PARTS),
        "choices": set(CHOICES),
    }
