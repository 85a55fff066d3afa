"""What can be wrong with a record, as values.

Bad data is never an exception.  A :class:`Rule` is one entry of the catalogue: its code never changes, and its
wording is a view of the facts.  A :class:`Problem` is a rule, the place where it was broken and what was found there.
A :class:`Report` is all problems of one run, after what merely follows from another problem has been folded into it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from string import Formatter

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Severity(StrEnum):
    """How much a problem weighs.  Only an error stops publication."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that staff read."""
        return {"error": "错误", "warning": "提醒", "info": "提示"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the gravest, so that sorting puts errors first."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the records.

    ``file`` is relative to the data directory, with forward slashes.  ``line`` is the physical line and ``row`` the data row
    (both from 1; a quoted CSV cell may span lines, so the two differ by more than the header).  ``column`` is the header
    as it stands in the file.  ``sheet`` and ``cell`` are for workbooks.
    """

    file: str
    line: int | None = None
    row: int | None = None
    column: str | None = None
    sheet: str | None = None
    cell: str | None = None

    def at(self, column: str) -> Location:
        """The same row, narrowed to one column."""
        return replace(self, column=column)

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"工作表“{self.sheet}”")
        if self.cell is not None:
            parts.append(f"单元格 {self.cell}")
        elif self.line is not None:
            parts.append(f"第 {self.line} 行")
        if self.column is not None:
            parts.append(f"“{self.column}”列")
        return " ".join(parts)

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sort key: as the reader meets the places when going through the files."""
        return (self.file, self.sheet or "", self.line or 0, self.column or "")


@dataclass(frozen=True, slots=True)
class Example:
    """A small piece of input that shows a rule: YAML or CSV lines, as they would stand in the file."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue of problems.

    ``message`` and ``fix`` are ``str.format`` templates over the facts of a problem; ``{value}``, ``{expected}``, ``{field}``
    and ``{place}`` are always there.  ``why`` says in plain words what goes wrong for readers when the rule is broken;
    ``source`` names the regulation, form or arithmetic it comes from.  The handbook page of a rule is made from this
    object alone.
    """

    code: str
    severity: Severity
    title: str
    why: str
    source: str
    message: str
    fix: str
    bad: str
    good: str

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"a rule's code is lower-case words joined by hyphens, not {self.code!r}")

    def at(
        self,
        location: Location,
        *,
        field: str | None = None,
        value: str | None = None,
        expected: str | None = None,
        concerns: Iterable[str] = (),
        **facts: object,
    ) -> Problem:
        """This rule, broken at *location*.

        *field* is the field's Chinese title, *value* what was found, *expected* what should stand there.  *concerns* are
        the keys (see :func:`concern`) of the records and tables that the finding rests on: when one of them could not be read or is
        spoilt, the finding is folded into that problem.
        """
        return Problem(
            rule=self,
            location=location,
            field=field,
            value=value,
            expected=expected,
            facts=tuple((name, str(fact)) for name, fact in facts.items()),
            concerns=frozenset(concerns),
        )

    @property
    def facts(self) -> frozenset[str]:
        """Names of the facts that the wording of this rule uses."""
        names = (name for template in (self.message, self.fix) for _, name, _, _ in Formatter().parse(template))
        return frozenset(name for name in names if name)


def concern(kind: str, *key: object) -> str:
    """The key under which problems about one record or one table find each other, such as ``project:2022:9999…``."""
    return ":".join([kind, *map(str, key)])


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule broken at a place.

    ``concerns`` are keys of what the finding rests on, ``spoils`` keys of what it puts in doubt: a problem follows from another that
    spoils what it rests on.  ``root`` is true for what was found in its own cell, a record or file that cannot be read as it
    stands: it follows from nothing.  ``consequences`` are the one-line messages of problems folded into this one.
    """

    rule: Rule
    location: Location
    field: str | None = None
    value: str | None = None
    expected: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    concerns: frozenset[str] = frozenset()
    spoils: frozenset[str] = frozenset()
    root: bool = False
    consequences: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The stable code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.rule.severity

    def _fill(self, template: str) -> str:
        return template.format(
            **{
                "place": str(self.location),
                "field": self.field or self.location.column or "",
                "value": self.value or "",
                "expected": self.expected or "",
                **dict(self.facts),
            }
        )

    @property
    def message(self) -> str:
        """What is wrong, in one or two sentences."""
        return self._fill(self.rule.message)

    @property
    def fix(self) -> str:
        """How to mend it."""
        return self._fill(self.rule.fix)

    def causes(self, keys: Iterable[str] = ()) -> Problem:
        """The same problem, marked as one that follows from nothing and spoils *keys* and all that it concerns."""
        concerns = self.concerns | frozenset(keys)
        return replace(self, root=True, concerns=concerns, spoils=concerns)

    def spoiling(self, keys: Iterable[str]) -> Problem:
        """The same problem, marked as one that puts *keys* in doubt, and may itself follow from another."""
        return replace(self, spoils=self.spoils | frozenset(keys))

    def __str__(self) -> str:
        return f"{self.location}: {self.code}: {self.message}"


@dataclass(frozen=True)
class Report:
    """All problems of a run, folded and in the order of the files."""

    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        """Fold what follows from unreadable records into the problems that caused it, and put the rest in order."""
        return cls(
            tuple(
                sorted(
                    fold(problems),
                    key=lambda problem: (problem.location.order, problem.code),
                )
            )
        )

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    def count(self, severity: Severity) -> int:
        """How many problems have this severity."""
        return sum(problem.severity is severity for problem in self.problems)

    @cached_property
    def has_errors(self) -> bool:
        """Whether anything stops publication."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def fold(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem that follows from another, at however many removes, becomes a consequence of that one.

    Nothing follows from a problem that weighs less than itself: an error stays an error.  Of problems that follow from each other
    the first is kept.
    """
    everything = list(dict.fromkeys(problems))
    by_concern: defaultdict[str, list[int]] = defaultdict(list)
    for number, problem in enumerate(everything):
        if not problem.root:
            for key in problem.concerns:
                by_concern[key].append(number)

    def following(number: int) -> set[int]:
        rank = everything[number].severity.rank
        found = {each for key in everything[number].spoils for each in by_concern[key]}
        return {each for each in found if each != number and everything[each].severity.rank >= rank}

    followers = [following(number) for number in range(len(everything))]
    follows = set().union(*followers)
    cause: dict[int, int] = {}
    # First what follows from nothing, in order; then what only follows from each other.
    for first in sorted(range(len(everything)), key=lambda number: (number in follows, number)):
        if first not in cause:
            _reach(first, followers, cause)
    consequences: defaultdict[int, list[str]] = defaultdict(list)
    for number, first in sorted(cause.items()):
        if number != first:
            consequences[first].append(f"{everything[number].location}：{everything[number].message}")
    return [
        replace(everything[number], consequences=tuple(consequences[number]))
        for number, first in sorted(cause.items())
        if number == first
    ]


def _reach(first: int, followers: Sequence[Iterable[int]], cause: dict[int, int]) -> None:
    """Enter *first* as the cause of itself and of all that follows and has no cause yet."""
    cause[first] = first
    waiting = [first]
    while waiting:
        for number in followers[waiting.pop()]:
            if number not in cause:
                cause[number] = first
                waiting.append(number)
