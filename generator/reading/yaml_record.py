"""A YAML file: one record."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from generator.problems import Location, Problem
from generator.reading.concerns import table_concerns
from generator.reading.one_record import read_record
from generator.records import rules
from generator.records.record import Locate, Record
from generator.records.tables import Form, Table
from generator.sources.yaml_file import YamlDocument, read_yaml


def read_yaml_record(path: Path, file: str, table: Table, year: int | None) -> tuple[list[Record], list[Problem]]:
    """The record of one file, alone in a list; none when it cannot be read."""
    source, found = read_yaml(path, file)
    whole = table_concerns(table, year)
    if source is None:
        return [], [problem.causes(whole) for problem in found]
    problems = [problem.causes(whole) if problem.root else problem for problem in found]
    data = cast(dict[str, Any], _without_blanks(source.data))
    record, own = read_record(data, table, year, _in_file(source))
    problems += own
    if record is None:
        return [], problems
    if table.form is Form.FOLDER and record.key_values != (path.stem,):
        identifier = str(record.key_values[0])
        problems.append(
            rules.MISTAKEN_NAME.at(
                source.location(("id",)),
                value=identifier,
                expected=f"{identifier}.yml",
                name=path.name,
            )
        )
    return [record], problems


def _in_file(source: YamlDocument) -> Locate:
    """Locations inside one YAML file; the record begins with its first line."""
    return lambda path: source.location(path) if path else Location(source.file, line=1)


def _without_blanks(data: Any) -> Any:
    """*data* without keys whose value is blank: missing is missing, whatever it was written as."""
    if isinstance(data, dict):
        return {key: _without_blanks(value) for key, value in data.items() if value not in ("", {}, [])}
    if isinstance(data, list):
        return [_without_blanks(value) for value in data]
    return data
