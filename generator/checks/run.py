"""All checks across records, in the order in which a reader would understand them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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


def check_disclosure(disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]) -> list[Problem]:
    """Every problem that only shows when records are seen together.  Nothing is raised for what stands in the records."""
    return list(_all(disclosure, figures))


def _all(disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]) -> Iterator[Problem]:
    yield from references.check_references(disclosure)
    yield from codes.check_codes(disclosure)
    yield from departments.check_departments(disclosure)
    yield from money.check_money(disclosure)
    yield from ten_thousand.check_ten_thousand(disclosure)
    yield from review.check_review(disclosure)
    yield from ex_ante.check_ex_ante(disclosure)
    yield from spending.check_spending(disclosure)
    yield from targets.check_targets(disclosure)
    yield from indicators.check_indicators(disclosure)
    yield from scoring_rules.check_scoring_rules(disclosure)
    yield from weights.check_weights(disclosure)
    yield from actuals.check_actuals(disclosure)
    yield from scores.check_scores(disclosure)
    yield from self_scores.check_self_scores(disclosure)
    yield from evaluations.check_evaluations(disclosure)
    yield from applications.check_applications(disclosure)
    yield from dates.check_dates(disclosure)
    yield from deadlines.check_deadlines(disclosure)
    yield from leftovers.check_leftovers(disclosure)
    yield from narrative.check_narrative(disclosure)
    yield from statement.check_statements(disclosure)
    yield from reconciliation.check_reconciliation(disclosure, figures)
    files = raw_files(disclosure.records)
    yield from privacy.check_privacy(disclosure, files)
    yield from characters.check_characters(files)
    yield from confidentiality.check_confidentiality(disclosure, figures, files)
