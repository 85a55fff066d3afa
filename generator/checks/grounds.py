"""What a finding rests on, as the keys under which problems find each other.

A finding about records that could not all be read folds into the problem that says so; what follows from a wrong sum folds into
the problem of the sum.
"""

from __future__ import annotations

from generator.problems import concern
from generator.reading import UNKNOWN_KEY, key_concern
from generator.records.choices import SubjectKind
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.subject import ProjectOrDepartment, SubjectKey
from generator.records.tables import TABLES

_TABLES = {table.record: table for table in TABLES}


def grounds(*records: Record) -> frozenset[str]:
    """The keys of *records* and of the projects or departments that they are about."""
    return frozenset(key for record in records for key in (own_key(record), *_subject(record)))


def spoilt(record: Record) -> frozenset[str]:
    """What a wrong amount in *record* spoils: all that rests on the record, and the sums over its table."""
    return frozenset({own_key(record), _file(record)})


def misplaced(record: Record) -> frozenset[str]:
    """What a wrong name in *record* spoils: it belongs to another record than it says, which therefore seems to lack it."""
    return frozenset({*spoilt(record), *_subject(record), nameless(record)})


def nameless(record: Record) -> str:
    """Stands for any record of the table of *record* whose right name nobody knows."""
    table = _TABLES[type(record)]
    return concern(table.name, UNKNOWN_KEY, record.work_year if table.yearly else None)


def some_row(table: str, work_year: int, subject: str) -> str:
    """Stands for any row of *table* about one subject: when one names the wrong thing, the right one seems to be missing."""
    return concern(table, UNKNOWN_KEY, work_year, subject)


def whole_tables(*records: Record) -> frozenset[str]:
    """The tables of *records*, for findings about sums over all rows."""
    return frozenset(_file(record) for record in records)


def own_key(record: Record) -> str:
    """The key of one record alone: what a doubtful amount spoils when the sums of its table are not in question."""
    table = _TABLES[type(record)]
    return key_concern(table.name, record.work_year if table.yearly else None, *record.key_values)


def subject_concerns(subject: SubjectKey) -> frozenset[str]:
    """What findings about one subject rest on, so that they fold into a record of it that could not be read."""
    kind, code, _ = subject
    tables = {SubjectKind.PROJECT: "projects", SubjectKind.DEPARTMENT: "departments", SubjectKind.FUND: "funds"}
    return frozenset({concern("subject", tables[kind], code)})


def _file(record: Record) -> str:
    table = _TABLES[type(record)]
    return concern("table", table.file(record.work_year if table.yearly else None))


def _subject(record: Record) -> frozenset[str]:
    if isinstance(record, ProjectOrDepartment):
        return subject_concerns(record.subject_key)
    code = record.code if isinstance(record, Project) else getattr(record, "project", None)
    return frozenset({concern("subject", "projects", code)} if code else ())
