"""What pydantic refuses, in the accountant's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.problems import Problem, Rule
from generator.reading.column_path import column_at
from generator.reading.slips import nearest
from generator.records import rules
from generator.records.record import Locate
from generator.records.tables import Table

_PYDANTIC_RULES: Mapping[str, Rule] = {
    "missing": rules.VALUE_MISSING,
    "extra_forbidden": rules.UNKNOWN_FIELD,
}


def explain(error: Any, table: Table, locate: Locate) -> Problem:
    """A pydantic error as a problem in the accountant's words."""
    path = tuple(error["loc"])
    facts = dict(error.get("ctx") or {})
    if error["type"] == "subject-mismatch":
        path = (facts.pop("column"),)
    rule = _PYDANTIC_RULES.get(error["type"]) or rules.BY_CODE.get(error["type"], rules.VALUE_STRUCTURE)
    column, siblings = column_at(table.record, path)
    value = error["input"] if isinstance(error["input"], str) and rule is not rules.VALUE_MISSING else None
    expected = str(facts.pop("expected", "")) or (column.about if column else "")
    if rule is rules.UNKNOWN_FIELD:
        value, expected = str(path[-1]), nearest(str(path[-1]), siblings)
    if rule is rules.CODE_PROJECT:
        facts["length"] = len(value or "")
    if rule in (rules.UNKNOWN_FIELD, rules.COLUMN_MISSING):
        facts["column"] = str(path[-1])
    return rule.at(
        locate(path),
        field=column.title if column else None,
        value=value,
        expected=expected,
        **facts,
    )
