"""Dates and scoring rules for any year, after those that are written out for 2021 to 2023."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.records.calendar import Calendar
from generator.records.scoring import Scoring
from generator.sample.texts.settings import calendar, scoring

_WRITTEN = (2021, 2022, 2023)


def scoring_of(years: Iterable[int]) -> Scoring:
    """The scoring rules of *years*; they do not change."""
    model = scoring().years[-1]
    return Scoring(years=tuple(model.model_copy(update={"fiscal_year": year}) for year in sorted(years)))


def calendar_of(year: int) -> Calendar:
    """The dates of one work year; outside the written ones, those of 2022 moved to it."""
    if year in _WRITTEN:
        return calendar(year)
    model, move = calendar(2022), year - 2022
    due = tuple(
        each.model_copy(update={"fiscal_year": each.fiscal_year + move, "due": _moved(each.due, move)})
        for each in model.due
    )
    dates = ("budget_approved", "budget_replied", "accounts_approved", "accounts_replied", "statement_due")
    moved = {name: _moved(getattr(model, name), move) for name in dates}
    return model.model_copy(update={**moved, "due": due})


def _moved(day: date, years: int) -> date:
    return day.replace(year=day.year + years)
