"""A data directory, file by file: which file holds which table of which year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.problems import Location, Problem
from generator.reading.concerns import count_unreadable
from generator.reading.csv_table import read_csv_table
from generator.reading.duplicates import distinct
from generator.reading.encodings import Encodings, declared_encodings
from generator.reading.records import Records
from generator.reading.unknown_files import unknown_files
from generator.reading.yaml_record import read_yaml_record
from generator.records import rules
from generator.records.record import Record
from generator.records.row_reader import Meanings
from generator.records.rows import Rows
from generator.records.tables import TABLES, Form, Table

Progress = Callable[[str], None]
"""Told what is being read."""


def read_records(directory: Path, progress: Progress = lambda _: None) -> tuple[Records, list[Problem]]:
    """Read every table of *directory*.  Never raises for what stands in the files."""
    problems: list[Problem] = []
    root: dict[str, Rows[Record]] = {}
    encodings, meanings = declared_encodings(()), Meanings()
    for table in TABLES:
        if not table.yearly:
            root[table.name], found = _read_table(directory, table, None, encodings, meanings)
            problems += found
            if table.name == "site":
                encodings = declared_encodings(root["site"])
    if not (directory / "site.yml").exists():
        problems.append(rules.TABLE_MISSING.at(Location("site.yml"), expected="site.yml"))
    years: dict[int, dict[str, Rows[Record]]] = {}
    for year in _work_years(directory):
        progress(f"{year} 年")
        years[year], found = _read_year(directory, year, encodings, meanings)
        problems += found
    problems += unknown_files(directory, years)
    return Records(directory, root, years, count_unreadable(problems)), problems


def _read_year(
    directory: Path, year: int, encodings: Encodings, meanings: Meanings
) -> tuple[dict[str, Rows[Record]], list[Problem]]:
    tables: dict[str, Rows[Record]] = {}
    problems: list[Problem] = []
    for table in TABLES:
        if table.yearly:
            tables[table.name], found = _read_table(directory, table, year, encodings, meanings)
            problems += found
    return tables, problems


def _read_table(
    directory: Path, table: Table, year: int | None, encodings: Encodings, meanings: Meanings
) -> tuple[Rows[Record], list[Problem]]:
    """The records of one table, no two with the same key."""
    file = table.file(year)
    path = directory / file
    if not path.exists():
        return Rows(), []
    records: Rows[Record]
    if table.form is Form.CSV:
        records, problems = read_csv_table(path, file, table, year, encodings(file), meanings)
    else:
        read = read_yaml_record if table.form is Form.YAML else _read_folder
        found, problems = read(path, file, table, year)
        records = Rows(found)
    different, twice = distinct(records, table, year)
    return different, problems + twice


def _read_folder(folder: Path, name: str, table: Table, year: int | None) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        read, found = read_yaml_record(path, f"{name}{path.name}", table, year)
        records += read
        problems += found
    return records, problems


def _work_years(directory: Path) -> list[int]:
    if not directory.is_dir():
        return []
    return sorted(
        int(entry.name)
        for entry in directory.iterdir()
        if entry.is_dir() and len(entry.name) == 4 and entry.name.isascii() and entry.name.isdigit()
    )
