"""References that lead to no record.

References to the same missing record are one problem.  When a record of that table, to which nothing leads, differs in a digit or
two, the slip is most likely there, and the problem is placed there.
"""

from __future__ import annotations

import difflib
import string
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from generator.checks.grounds import misplaced, nameless, spoilt
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity, concern
from generator.reading import UNKNOWN_KEY, key_concern
from generator.records.record import Record
from generator.records.subject import ProjectOrDepartment
from generator.records.tables import BY_NAME, Table

REFERENCE_DANGLING = Rule(
    "reference-dangling",
    Severity.ERROR,
    "引用的记录不存在",
    "引用落空，读者点开数字时就看不到它依据的记录，合计也会少算。",
    "design：Disclosure",
    "“{field}”写的 {value} 在{table}中找不到（共 {count} 处引用）。{hint}",
    "核对代码；{expected}",
    "项目 99999922T900000000002 不在 projects.csv",
    "项目 99999922T900000000001 在 projects.csv",
)
CODE_MISTYPED = Rule(
    "code-mistyped",
    Severity.ERROR,
    "代码很可能写错",
    "一条记录的代码写错，其他表里所有属于它的记录都会落空。",
    "design：Disclosure；domain 2.5",
    "没有任何记录引用 {value}，而有 {count} 处引用不存在的 {wanted}，两者只差一两位。",
    "核对后把 {value} 改为 {wanted}；如果 {value} 没有错，请改正那 {count} 处引用（第一处：{first}）。",
    "projects.csv: 99999922T900000000007（其他表都写 …001）",
    "各表写同一个代码",
)


RecordKey: TypeAlias = tuple[str, int | None, str]
"""Which record of which table and year is meant: the part of its key that references may name."""


class Reference(NamedTuple):
    """One reference: which record, in which column, names which other one."""

    record: Record
    column: str
    key: RecordKey


KeysOfTable = Mapping[tuple[str, int | None], Mapping[str, Record]]
"""By table and year: the records by the key that references may name."""


def check_dangling(
    missing: Mapping[RecordKey, Sequence[Reference]],
    named: Collection[RecordKey],
    known: KeysOfTable,
    disclosure: Disclosure,
) -> Iterator[Problem]:
    """Every missing key once, with the references that name it; *named* are all keys that any reference names."""
    astray = _Astray(disclosure.records.unreadable, _misnamed(missing.values()))
    for (table, year, key), leading in sorted(missing.items(), key=lambda each: -len(each[1])):
        records = known.get((table, year), {})
        concerns = astray.explaining(BY_NAME[table], year, key)
        named_here = not concerns and not issubclass(BY_NAME[table].record, ProjectOrDepartment)
        orphans = [code for code in records if (table, year, code) not in named] if named_here else []
        slip = next((code for code in orphans if len(leading) > 1 and _slips_apart(code, key)), None)
        if slip is not None:
            yield _mistyped(BY_NAME[table], year, records[slip], key, leading)
        else:
            yield _missing_record(BY_NAME[table], year, key, leading, concerns, _near(key, records))


def _misnamed(missing: Iterable[Sequence[Reference]]) -> Counter[str]:
    """How many records of each table are about a project or department that is missing: they are known by a wrong name."""
    subjects = {
        each.record.place: nameless(each.record)
        for leading in missing
        for each in leading
        if issubclass(type(each.record), ProjectOrDepartment)
    }
    return Counter(subjects.values())


class _Astray:
    """Records that could not be read or have a wrong name, as explanations of missing keys: the most often named ones come first."""

    def __init__(self, unreadable: Mapping[str, int], misnamed: Mapping[str, int]) -> None:
        self._unreadable = unreadable
        self._misnamed = misnamed
        self._explained: Counter[str] = Counter()

    def explaining(self, table: Table, year: int | None, key: str) -> frozenset[str]:
        """The keys under which such a record may be the missing one: it has its key, or one that nobody could read.

        A record stands for one missing key, so as many are explained as there are records astray.
        """
        named = _names(table, year, key) & self._unreadable.keys()
        if named:
            return frozenset(named)
        unknown = concern(table.name, UNKNOWN_KEY, year)
        if self._explained[unknown] >= self._unreadable.get(unknown, 0) + self._misnamed.get(unknown, 0):
            return frozenset()
        self._explained[unknown] += 1
        return frozenset({unknown})


def _names(table: Table, year: int | None, key: str) -> frozenset[str]:
    """The keys under which problems about one record of *table* find each other."""
    if issubclass(table.record, ProjectOrDepartment):
        return frozenset({concern("subject", "projects", key), concern("subject", "departments", key)})
    own = (key, year) if table.name == "projects" else (key,)
    return frozenset({key_concern(table.name, year, *own)})


def _mistyped(table: Table, year: int | None, record: Record, key: str, leading: Sequence[Reference]) -> Problem:
    slip = str(record.key_values[0])
    names = _names(table, year, key) | {concern("subject", table.name, code) for code in (key, slip)}
    return CODE_MISTYPED.at(
        record.at(table.record.key[0]), field="代码", value=slip, expected=key, wanted=key, count=len(leading),
        first=leading[0].record.place,
    ).causes({*names, *spoilt(record)})  # fmt: skip


def _missing_record(
    table: Table,
    year: int | None,
    key: str,
    leading: Sequence[Reference],
    concerns: Collection[str],
    near: Sequence[str],
) -> Problem:
    """Records that lead nowhere belong elsewhere, most likely to one of *near*, which seem to lack them.

    Where a record is there but astray, which is what *concerns* tell, those that lead to it are right and put nothing in doubt.
    """
    first = leading[0]
    lacking = {concern("subject", table.name, code) for code in near}
    misled = {name for each in leading for name in misplaced(each.record)}
    return REFERENCE_DANGLING.at(
        first.record.at(first.column),
        field=_title(first.record, first.column),
        value=key,
        expected=f"如果代码没有错，在 {table.file(year)} 补上这条记录。",
        table=f" {table.file(year)} ",
        count=len(leading),
        hint=f"最接近的是 {near[0]}。" if near else "",
        concerns=concerns,
    ).spoiling(frozenset() if concerns else misled | lacking)


def _title(record: Record, column_name: str) -> str:
    return next(column.title for column in type(record).columns() if column.name == column_name)


# Slips of the finger ----------------------------------------------------------------------------------------------------------

_LONG = 12
"""Shorter codes are so close to each other that two different characters mean nothing."""
_NEAREST = 40
"""Codes are serial numbers: a slip has many neighbours, any of which may be the one that was meant."""
_CHARACTERS = string.digits + string.ascii_letters


def _slips_apart(one: str, other: str) -> bool:
    """Same length and one character different, two in a long code."""
    slips = 2 if len(one) >= _LONG else 1
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= slips


def _near(key: str, known: Collection[str]) -> list[str]:
    """Known keys that one slip turns into *key*, else the one that reads most like it."""
    return list(islice(_one_slip_from(key, known), _NEAREST)) or difflib.get_close_matches(key, known, n=1, cutoff=0.9)


def _one_slip_from(key: str, known: Collection[str]) -> Iterator[str]:
    """Known keys with two neighbours exchanged, a character too many, too few, or another one."""
    splits = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    candidates = [
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1),
        *(head + tail[1:] for head, tail in splits if tail),
        *(head + each + tail[1:] for head, tail in reversed(splits) if tail for each in _CHARACTERS),
        *(head + each + tail for head, tail in splits for each in _CHARACTERS),
    ]
    return (each for each in dict.fromkeys(candidates) if each in known)
