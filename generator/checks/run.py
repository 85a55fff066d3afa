"""All checks across records, in the order in which a reader would understand them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain

from generator.checks import (
    actuals,
    applications,
    characters,
    codes,
    confidentiality,
    dates,
    deadlines,
    departments,
    evaluations,
    ex_ante,
    indicators,
    leftovers,
    money,
    narrative,
    privacy,
    reconciliation,
    references,
    review,
    scores,
    scoring_rules,
    self_scores,
    spending,
    statement,
    targets,
    ten_thousand,
    weights,
)
from generator.checks.raw_texts import raw_files
from generator.disclosure import Disclosure
from generator.figures.figure import FigureInYear
from generator.problems import Problem, Rule
from generator.workers import in_order

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *codes.RULES,
    *departments.RULES,
    *money.RULES,
    *ten_thousand.RULES,
    *review.RULES,
    *ex_ante.RULES,
    *spending.RULES,
    *targets.RULES,
    *indicators.RULES,
    *scoring_rules.RULES,
    *weights.RULES,
    *actuals.RULES,
    *scores.RULES,
    *self_scores.RULES,
    *evaluations.RULES,
    *applications.RULES,
    *dates.RULES,
    *deadlines.RULES,
    *leftovers.RULES,
    *narrative.RULES,
    *statement.RULES,
    *reconciliation.RULES,
    *privacy.RULES,
    *characters.RULES,
    *confidentiality.RULES,
)
"""The rules of every check."""


_FEWEST = 20_000
"""Fewer records are checked sooner than copies of the process are made."""


def check_disclosure(disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]) -> list[Problem]:
    """Every problem that only shows when records are seen together.  Nothing is raised for what stands in the records."""
    disclosure.link()
    checks = _checks(disclosure, figures)
    records = sum(len(each) for tables in disclosure.records.years.values() for each in tables.values())
    found = in_order(lambda number: list(checks[number]()), len(checks), worthwhile=records >= _FEWEST)
    return list(chain.from_iterable(found))


def _checks(
    disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]
) -> tuple[Callable[[], Iterable[Problem]], ...]:
    """What may be done in any order, and side by side: no check asks what another one found."""
    files = raw_files(disclosure.records)
    of_records = (
        references.check_references,
        codes.check_codes,
        departments.check_departments,
        money.check_money,
        ten_thousand.check_ten_thousand,
        review.check_review,
        ex_ante.check_ex_ante,
        spending.check_spending,
        targets.check_targets,
        indicators.check_indicators,
        scoring_rules.check_scoring_rules,
        weights.check_weights,
        actuals.check_actuals,
        scores.check_scores,
        self_scores.check_self_scores,
        evaluations.check_evaluations,
        applications.check_applications,
        dates.check_dates,
        deadlines.check_deadlines,
        leftovers.check_leftovers,
        narrative.check_narrative,
        statement.check_statements,
    )
    return (
        *(partial(check, disclosure) for check in of_records),
        partial(reconciliation.check_reconciliation, disclosure, figures),
        lambda: (*privacy.check_privacy(disclosure, files), *characters.check_characters(files)),
        partial(confidentiality.check_confidentiality, disclosure, figures, files),
    )
