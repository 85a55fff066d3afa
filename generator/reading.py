"""Bytes of a data directory → records, and every problem on the way.

This is where files (``sources``) meet meaning (``records``): which file holds which table, which header names which column, and
what a value that cannot be read means for the rows that lean on it.
"""

from __future__ import annotations

import difflib
import fnmatch
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.problems import Location, Problem, Rule, concern
from generator.records import rules
from generator.records.choices import Visibility
from generator.records.record import Column, Locate, Record
from generator.records.row_reader import RowReader, as_mapping
from generator.records.site import Site
from generator.records.tables import TABLES, Form, Table
from generator.sources.csv_file import CsvTable, read_csv
from generator.sources.yaml_file import read_yaml

Progress = Callable[[str], None]

_Encodings = Callable[[str], str]

UNKNOWN_KEY = "?"
"""Stands for the key of a record that could not be read; whatever dangles into its table may be about it."""


@dataclass(frozen=True)
class Records:
    """All records that could be read: tables above the years by name, and per work year by name."""

    directory: Path
    root: Mapping[str, tuple[Record, ...]]
    years: Mapping[int, Mapping[str, tuple[Record, ...]]] = field(default_factory=dict)
    unreadable: Mapping[str, int] = field(default_factory=dict)
    """How many records each key may stand for (see :func:`generator.problems.concern`) of those that could not be read."""

    @property
    def site(self) -> Site | None:
        """The site's settings, None when they could not be read."""
        return next(
            (record for record in self.root.get("site", ()) if isinstance(record, Site)),
            None,
        )


def read_records(directory: Path, progress: Progress = lambda _: None) -> tuple[Records, list[Problem]]:
    """Read every table of *directory*.  Never raises for what stands in the files."""
    problems: list[Problem] = []
    root: dict[str, tuple[Record, ...]] = {}
    encodings: _Encodings = _no_encodings
    for table in TABLES:
        if not table.yearly:
            root[table.name] = _read_table(directory, table, None, encodings, problems)
            if table.name == "site":
                encodings = declared_encodings(root["site"])
    if not (directory / "site.yml").exists():
        problems.append(rules.TABLE_MISSING.at(Location("site.yml"), expected="site.yml"))
    years: dict[int, dict[str, tuple[Record, ...]]] = {}
    for year in _work_years(directory):
        progress(f"{year} 年")
        years[year] = {
            table.name: _read_table(directory, table, year, encodings, problems) for table in TABLES if table.yearly
        }
    problems += _unknown_files(directory, years)
    return Records(directory, root, years, _unreadable(problems)), problems


def _unreadable(problems: Iterable[Problem]) -> Counter[str]:
    """How many unreadable records there are to each key; a CSV file that cannot be read at all holds any number."""
    places = {(key, each.location.file, each.location.row) for each in problems if each.root for key in each.spoils}
    counted: Counter[str] = Counter()
    for key, file, row in places:
        counted[key] += sys.maxsize if row is None and file.endswith(".csv") else 1
    return counted


def _work_years(directory: Path) -> list[int]:
    if not directory.is_dir():
        return []
    return sorted(
        int(entry.name)
        for entry in directory.iterdir()
        if entry.is_dir() and len(entry.name) == 4 and entry.name.isascii() and entry.name.isdigit()
    )


def _no_encodings(_file: str) -> str:
    return "utf-8"


def declared_encodings(site: Sequence[Record]) -> _Encodings:
    """Which encoding site.yml declares for a file; UTF-8 where it declares none."""
    declared = [each for record in site if isinstance(record, Site) for each in record.encodings]

    def encoding_of(file: str) -> str:
        return next(
            (each.encoding for each in declared if fnmatch.fnmatchcase(file, each.file)),
            "utf-8",
        )

    return encoding_of


def _read_table(
    directory: Path,
    table: Table,
    year: int | None,
    encodings: _Encodings,
    problems: list[Problem],
) -> tuple[Record, ...]:
    file = table.file(year)
    if not (directory / file).exists():
        return ()
    if table.form is Form.CSV:
        found = _read_csv_table(directory / file, file, table, year, encodings(file), problems)
    elif table.form is Form.YAML:
        found = _read_yaml_record(directory / file, file, table, year, problems)
    else:
        found = [
            record
            for path in sorted((directory / file).glob("*.yml"))
            for record in _read_yaml_record(path, f"{file}{path.name}", table, year, problems)
        ]
    return tuple(_distinct(found, table, year, problems))


def table_concerns(table: Table, year: int | None) -> frozenset[str]:
    """What a problem that hides a whole table, or an unknown part of it, concerns."""
    return frozenset({concern("table", table.file(year)), concern(table.name, UNKNOWN_KEY, year)})


def key_concern(table: str, year: int | None, *key: object) -> str:
    """The record of *table* with that key, as problems name it."""
    return concern(table, *key, year)


# CSV: headers, then rows ------------------------------------------------------------------------------------------------------


def _read_csv_table(
    path: Path,
    file: str,
    table: Table,
    year: int | None,
    encoding: str,
    problems: list[Problem],
) -> list[Record]:
    source, found = read_csv(path, file, encoding)
    whole = table_concerns(table, year)
    problems += [problem.causes(whole) if problem.root or source is None else problem for problem in found]
    if source is None:
        return []
    names, header_problems = _columns_of_header(source, table)
    problems += [problem.causes(whole) for problem in header_problems]
    missing = any(problem.rule is rules.COLUMN_MISSING for problem in header_problems)
    return [] if missing else list(_rows_to_records(source, names, table, year, problems))


def _columns_of_header(source: CsvTable, table: Table) -> tuple[list[str | None], list[Problem]]:
    """The column that each header names, in English or in Chinese; None for a header that names none."""
    columns = table.record.columns()
    known = {name: column for column in columns for name in (column.name, column.title)}
    place = Location(source.file, line=1)
    problems: list[Problem] = []
    names: list[str | None] = []
    for header in source.headers:
        column = known.get(header.strip())
        if column is None:
            problems.append(
                rules.COLUMN_UNKNOWN.at(
                    place.at(header),
                    value=header,
                    expected=_nearest(header, known),
                    column=header,
                )
            )
        elif column.name in names:
            first = source.headers[names.index(column.name)]
            problems.append(rules.COLUMN_TWICE.at(place.at(header), value=header, column=header, other=first))
        names.append(column.name if column is not None and column.name not in names else None)
    problems += [
        rules.COLUMN_MISSING.at(place, field=column.title, expected=column.name, column=column.name)
        for column in columns
        if column.required and column.name not in names
    ]
    return names, problems


def _nearest(name: str, known: Iterable[str]) -> str:
    """The known names that *name* may be a slip of, as the reader is told them."""
    choices = list(known)
    close = difflib.get_close_matches(name, choices, n=3, cutoff=0.5)
    return "、".join(f"“{each}”" for each in close) if close else "表结构中的列名（见手册“记录”一章）"


def _rows_to_records(
    source: CsvTable,
    names: list[str | None],
    table: Table,
    year: int | None,
    problems: list[Problem],
) -> Iterator[Record]:
    headers = {name: header for name, header in zip(names, source.headers, strict=True) if name is not None}
    reader = RowReader(table.record, names)
    possible = None if year is None or not table.fiscal_offsets else table.fiscal_years(year)
    for row in source.rows:
        place = Location(source.file, row.line, row.row)
        locate = _in_row(place, headers)
        record = reader.read(row.values)
        if record is not None and not _needs_a_look(record, possible):
            record.standing(place, year, locate)
        else:
            record = _read_record(as_mapping(names, row.values), table, year, place, locate, problems)
        if record is not None:
            yield record


def _needs_a_look(record: Record, possible: Sequence[int] | None) -> bool:
    """Whether :func:`_own_rules` may find something."""
    return record.visibility is not Visibility.PUBLIC or (
        possible is not None and getattr(record, "fiscal_year", None) not in possible
    )


def _in_row(place: Location, headers: Mapping[str, str]) -> Locate:
    """Locations inside one CSV row, each named by the header as it stands in the file."""

    def locate(path: tuple[str | int, ...]) -> Location:
        return place.at(headers.get(str(path[0]), str(path[0]))) if path else place

    return locate


# YAML: one record a file ------------------------------------------------------------------------------------------------------


def _read_yaml_record(path: Path, file: str, table: Table, year: int | None, problems: list[Problem]) -> list[Record]:
    source, found = read_yaml(path, file)
    whole = table_concerns(table, year)
    if source is None:
        problems += [problem.causes(whole) for problem in found]
        return []
    problems += [problem.causes(whole) if problem.root else problem for problem in found]
    data = cast(dict[str, Any], _without_blanks(source.data))
    record = _read_record(data, table, year, Location(file, line=1), source.location, problems)
    if record is None:
        return []
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
    return [record]


def _without_blanks(data: Any) -> Any:
    """*data* without keys whose value is blank: missing is missing, whatever it was written as."""
    if isinstance(data, dict):
        return {key: _without_blanks(value) for key, value in data.items() if value not in ("", {}, [])}
    if isinstance(data, list):
        return [_without_blanks(value) for value in data]
    return data


# One record -------------------------------------------------------------------------------------------------------------------


def _read_record(
    data: Mapping[str, Any],
    table: Table,
    year: int | None,
    place: Location,
    locate: Locate,
    problems: list[Problem],
) -> Record | None:
    try:
        record = table.record.model_validate(data)
    except ValidationError as failure:
        keys = _broken_concerns(data, table, year)
        problems += [_explain(error, table, locate).causes(keys) for error in failure.errors(include_url=False)]
        return None
    record.standing(place, year, locate)
    found = list(_own_rules(record, data, table, year, locate))
    problems += found
    return None if any(problem.root for problem in found) else record


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
            ).causes({*_broken_concerns(data, table, year), concern(table.name, UNKNOWN_KEY, year)})


def _broken_concerns(data: Mapping[str, Any], table: Table, year: int | None) -> frozenset[str]:
    """What leans on a record that could not be read: its key as far as it can be read, its table, and all that it refers to."""
    keys = {concern("table", table.file(year))}
    key = [_readable(table.record, name, data) for name in table.record.key]
    keys.add(key_concern(table.name, year, *(UNKNOWN_KEY,) if None in key else key))
    if table.record.key[:1] in (("code",), ("id",)) and isinstance(data.get(table.record.key[0]), str):
        keys.add(concern("subject", table.name, data[table.record.key[0]]))
    return frozenset({*keys, *_subjects(table.record, data)})


def _subjects(record: type[Record], data: Mapping[str, Any]) -> Iterator[str]:
    """The records of other tables that a row names: what is said of them is not all that there is to say."""
    for column in record.columns():
        value = data.get(column.name)
        if column.refers is not None and isinstance(value, str):
            yield concern("subject", column.refers, value)


_MISSING = object()


def _readable(record: type[Record], name: str, data: Mapping[str, Any]) -> object | None:
    """The value of one key column, ``None`` when the cell itself cannot be read; blank reads as the default."""
    value = data.get(name, _MISSING)
    info = record.model_fields[name]
    if value is _MISSING:
        return None if info.is_required() else str(info.default)
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        return str(TypeAdapter(annotation).validate_python(value))
    except ValidationError:
        return None


_PYDANTIC_RULES: Mapping[str, Rule] = {
    "missing": rules.VALUE_MISSING,
    "extra_forbidden": rules.UNKNOWN_FIELD,
}


def _explain(error: Any, table: Table, locate: Locate) -> Problem:
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
        value, expected = str(path[-1]), _nearest(str(path[-1]), siblings)
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


def column_at(record: type[BaseModel], path: tuple[str | int, ...]) -> tuple[Column | None, tuple[str, ...]]:
    """The column that a path into a record ends in, and the names that could stand there."""
    columns: tuple[Column, ...] = tuple(Column.of(name, info) for name, info in record.model_fields.items())
    names = [step for step in path if isinstance(step, str)]
    found = next((column for column in columns if names and column.name == names[0]), None)
    if found is None or len(names) == 1:
        return found, tuple(column.name for column in columns)
    inner = _part_of(record.model_fields[found.name].annotation)
    return column_at(inner, tuple(names[1:])) if inner is not None else (found, ())


def _part_of(annotation: Any) -> type[BaseModel] | None:
    """The record part that a field holds, alone, optional or many."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = (_part_of(each) for each in getattr(annotation, "__args__", ()))
    return next((part for part in parts if part is not None), None)


# A whole table ----------------------------------------------------------------------------------------------------------------


def _distinct(found: Iterable[Record], table: Table, year: int | None, problems: list[Problem]) -> Iterator[Record]:
    """The records without those whose key another one has already taken."""
    first: dict[tuple[object, ...], Record] = {}
    for record in found:
        if not table.record.key or (taken := first.setdefault(record.key_values, record)) is record:
            yield record
        else:
            problems.append(_twice(record, taken, table, year))


def _twice(record: Record, taken: Record, table: Table, year: int | None) -> Problem:
    named = [column for column in table.record.columns() if column.name in table.record.key]
    given = [column for column in named if getattr(record, column.name) is not None]
    key = "，".join(f"{column.title} {getattr(record, column.name)}" for column in given)
    place = record.at(given[0].name) if table.form is Form.CSV else record.place
    unknown = {concern(table.name, UNKNOWN_KEY, year), concern("table", table.file(year))}
    return rules.KEY_TWICE.at(
        place,
        field=given[0].title,
        value=key,
        expected="不重复的代码",
        key=key,
        first=str(taken.place),
    ).causes({*unknown, *_subjects(table.record, vars(record))})


_NOT_RECORDS = frozenset({"README.md", "README.zh-CN.md", "planted.csv"})
"""Files that may stand beside the records."""


def _unknown_files(directory: Path, years: Iterable[int]) -> Iterator[Problem]:
    """Files that no table reads: most likely a slip in the name, and then a whole table would be lost unnoticed."""
    known = {table.file(year) for table in TABLES for year in (years if table.yearly else (None,))}
    names = sorted(table.file(None if not table.yearly else 0) for table in TABLES)
    for path in sorted(directory.rglob("*")) if directory.is_dir() else ():
        file = path.relative_to(directory).as_posix()
        folder = file.rpartition("/")[0] + "/"
        is_report = folder in known and file.endswith(".yml")
        if (
            path.is_dir()
            or file in known
            or is_report
            or path.name in _NOT_RECORDS
            or path.name.startswith((".", "~$"))
        ):
            continue
        expected = (
            "、".join(difflib.get_close_matches(path.name, [name.split("/", 1)[-1] for name in names], n=2))
            or "见手册“记录”一章"
        )
        yield rules.FILE_UNKNOWN.at(Location(file), value=path.name, expected=expected)
