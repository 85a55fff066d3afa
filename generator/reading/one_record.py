"""One record from its values: read, or told what is wrong with it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from generator.problems import Problem, concern
from generator.reading.concerns import UNKNOWN_KEY, broken_concerns
from generator.reading.explanation import explain
from generator.records import rules
from generator.records.record import Locate, Record
from generator.records.tables import Table


def read_record(
    data: Mapping[str, Any],
    table: Table,
    year: int | None,
    locate: Locate,
) -> tuple[Record | None, list[Problem]]:
    """The record with the values *data*, which *locate* finds; None where one of them keeps it from being read."""
    try:
        record = table.record.model_validate(data)
    except ValidationError as failure:
        keys = broken_concerns(data, table, year)
        return None, [explain(error, table, locate).causes(keys) for error in failure.errors(include_url=False)]
    record.standing(year, locate)
    problems = list(_own_rules(record, data, table, year, locate))
    return None if any(problem.root for problem in problems) else record, problems


def _own_rules(
    record: Record, data: Mapping[str, Any], table: Table, year: int | None, locate: Locate
) -> Iterator[Problem]:
    """What is wrong with a record that could be read.  One of an impossible year belongs to no year that is known."""
    if record.hidden and record.visibility_basis is None:
        yield rules.VISIBILITY_BASIS.at(locate(("visibility",)), field="公开属性", value=record.visibility.value)
    fiscal_year = getattr(record, "fiscal_year", None)
    if table.fiscal_offsets and year is not None and fiscal_year is not None:
        possible = table.fiscal_years(year)
        if fiscal_year not in possible:
            yield rules.YEAR_IMPOSSIBLE.at(
                locate(("fiscal_year",)),
                field="预算年度",
                value=str(fiscal_year),
                expected="、".join(f" {each} 年" for each in possible),
                work_year=year,
                table=table.title,
            ).causes({*broken_concerns(data, table, year), concern(table.name, UNKNOWN_KEY, year)})
