"""Every column describes itself, once, and truthfully."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter

from generator.records.choices import Choice
from generator.records.record import Column, Part
from generator.records.tables import BY_NAME, TABLES, Table
from generator.records.values import Money, Points


def _parts(record: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield record
    for info in record.model_fields.values():
        for part in _part_types(info.annotation):
            yield from _parts(part)


def _part_types(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for each in get_args(annotation):
        yield from _part_types(each)


PARTS = sorted({part for table in TABLES for part in _parts(table.record)}, key=lambda part: part.__name__)
COLUMNS = [(part, name) for part in PARTS for name in part.model_fields]


@pytest.mark.parametrize("part,name", COLUMNS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_a_column_is_described_and_its_example_passes_its_own_reader(part: type[BaseModel], name: str) -> None:
    info = part.model_fields[name]
    column = Column.of(name, info)

    assert column.title
    assert column.title != name
    assert column.about.endswith(("。", "等"))
    assert column.source
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    structured = column.example in ("[]", "{}")
    if not structured:
        TypeAdapter(annotation).validate_python(column.example)
    else:
        assert next(_part_types(info.annotation), None) is not None or "Text" in str(info.annotation)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_titles_tell_the_columns_of_a_table_apart(part: type[BaseModel]) -> None:
    """A title is accepted as a header, so it must name one column."""
    titles = Counter(Column.of(name, info).title for name, info in part.model_fields.items())

    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("part,name", COLUMNS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_money_and_points_carry_their_unit(part: type[BaseModel], name: str) -> None:
    info = part.model_fields[name]
    types = (
        {*get_args(info.annotation), info.annotation}
        if not info.metadata
        else {Annotated[info.annotation, *info.metadata]}
    )
    unit = Column.of(name, info).unit

    if Money in types:
        assert unit == "万元"
    elif Points in types:
        assert unit == "分"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_references_name_tables_and_keys_name_columns(table: Table) -> None:
    assert set(table.record.key) <= set(table.record.model_fields)
    assert {column.refers for column in table.record.columns() if column.refers} <= set(BY_NAME)


def _choices(base: type[Choice]) -> Iterator[type[Choice]]:
    for each in base.__subclasses__():
        yield each
        yield from _choices(each)


@pytest.mark.parametrize("choice", list(_choices(Choice)), ids=lambda choice: choice.__name__)
def test_a_choice_reads_its_value_and_its_chinese_word_as_the_same_member(choice: type[Choice]) -> None:
    names = Counter(name for member in choice for name in {member.value, member.label, *member.aliases})

    assert [name for name, count in names.items() if count > 1] == []
    for member in choice:
        assert choice.read(member.value) is choice.read(member.label) is member
