"""The tables above the years, and the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from generator.disclosure.indexing import by
from generator.disclosure.work_year import WorkYear
from generator.reading.records import Records
from generator.records.departments import Department, Field, Town, Unit
from generator.records.documents import Document
from generator.records.ledgers import Correction, CorrectionLedger, ExceptionLedger, SignedException
from generator.records.record import Record
from generator.records.rows import Rows
from generator.records.scoring import Scoring, ScoringYear
from generator.records.site import Site

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True)
class Tables:
    """Every table by name.  Each class of this package knows what the ones before it know, and something of its own."""

    records: Records

    def _root(self, name: str, _record: type[_R]) -> Rows[_R]:
        return cast("Rows[_R]", self.records.root.get(name, Rows()))

    @cached_property
    def site(self) -> Site:
        """The site's settings; an error to ask when site.yml could not be read."""
        site = self.records.site
        if site is None:
            raise LookupError("site.yml could not be read")
        return site

    @cached_property
    def departments(self) -> Mapping[str, Department]:
        """Departments by code, in the order of codes."""
        return by(
            sorted(self._root("departments", Department), key=lambda each: each.code),
            lambda each: each.code,
        )

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units by code."""
        return by(self._root("units", Unit), lambda each: each.code)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Plain purposes by code, in the order of the file."""
        return by(self._root("fields", Field), lambda each: each.code)

    @cached_property
    def towns(self) -> Mapping[str, Town]:
        """Towns by code, in the order of the file."""
        return by(self._root("towns", Town), lambda each: each.code)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return by(self._root("documents", Document), lambda each: each.id)

    @cached_property
    def scoring(self) -> Scoring | None:
        """Weight profiles and grade bands of all years."""
        return next(iter(self._root("scoring", Scoring)), None)

    def scoring_of(self, fiscal_year: int) -> ScoringYear | None:
        """What scores of one fiscal year are held against."""
        return self.scoring.of(fiscal_year) if self.scoring else None

    @cached_property
    def exceptions(self) -> tuple[SignedException, ...]:
        """What was signed off."""
        return tuple(each for ledger in self._root("exceptions", ExceptionLedger) for each in ledger.exceptions)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What was changed after publication, newest first; nothing of a ledger that may not be shown."""
        ledgers = (ledger for ledger in self._root("corrections", CorrectionLedger) if not ledger.hidden)
        return tuple(
            sorted(
                (each for ledger in ledgers for each in ledger.corrections),
                key=lambda each: each.date,
                reverse=True,
            )
        )

    @cached_property
    def years(self) -> Mapping[int, WorkYear]:
        """Work years, oldest first."""
        return {year: WorkYear(year, tables) for year, tables in sorted(self.records.years.items())}

    def year(self, work_year: int) -> WorkYear:
        """One annual update; an empty one when the folder does not exist."""
        return self.years.get(work_year) or WorkYear(work_year, {})

    def is_pending(self, fiscal_year: int) -> bool:
        """Whether nothing of that year has been published here yet."""
        return fiscal_year not in self.years
