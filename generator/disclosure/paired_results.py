"""What was promised beside what was achieved: the indicators in force of one year's evaluated subjects, each with its result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.disclosure.indexing import Group
from generator.records.rows import Rows
from generator.records.self_evaluations import Result
from generator.records.subject import SubjectKey
from generator.records.targets import Indicator


@dataclass(frozen=True)
class PairedResults:
    """Pairs of rows, subject after subject, by the numbers of the indicators.

    ``subjects`` says which pairs are about each subject that has results; ``lacking`` are those of them that have an indicator
    without a result.  A result without an indicator is in no pair.
    """

    indicators: Rows[Indicator]
    results: Rows[Result]
    indicator_rows: list[int] = field(default_factory=list)
    result_rows: list[int] = field(default_factory=list)
    subjects: dict[SubjectKey, range] = field(default_factory=dict)
    lacking: set[SubjectKey] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        indicators: Rows[Indicator],
        results: Rows[Result],
        achieved: Mapping[SubjectKey, Group[Result]],
        in_force: Callable[[SubjectKey], Group[Indicator] | None],
    ) -> PairedResults:
        """The pairs of all subjects in *achieved*."""
        pairs = cls(indicators, results)
        for subject, group in achieved.items():
            promised = in_force(subject)
            start = len(pairs.result_rows)
            if promised is not None:
                pairs._pair(subject, promised, group)
            pairs.subjects[subject] = range(start, len(pairs.result_rows))
        return pairs

    def _pair(self, subject: SubjectKey, promised: Group[Indicator], achieved: Group[Result]) -> None:
        wanted, given = promised.column("number"), achieved.column("number")
        if wanted == given:
            self.indicator_rows.extend(promised.rows)
            self.result_rows.extend(achieved.rows)
            return
        rows = dict(zip(given, achieved.rows, strict=True))
        for number, row in zip(wanted, promised.rows, strict=True):
            if number in rows:
                self.indicator_rows.append(row)
                self.result_rows.append(rows[number])
            else:
                self.lacking.add(subject)

    def promised(self, name: str) -> Iterator[Any]:
        """One field of the indicator of every pair."""
        return map(self.indicators.column(name).__getitem__, self.indicator_rows)

    def achieved(self, name: str) -> Iterator[Any]:
        """One field of the result of every pair."""
        return map(self.results.column(name).__getitem__, self.result_rows)

    def take(self, positions: Sequence[int]) -> Iterator[tuple[Indicator, Result]]:
        """The pairs at these positions."""
        promised = self.indicators.take([self.indicator_rows[each] for each in positions])
        return zip(promised, self.results.take([self.result_rows[each] for each in positions]), strict=True)
