"""All checks across records, in the order in which a reader would understand them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks import characters, privacy, reconciliation, references, statement
from generator.checks.raw_texts import raw_files
from generator.disclosure import Disclosure
from generator.figures.figure import FigureInYear
from generator.problems import Problem, Rule

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *statement.RULES,
    *reconciliation.RULES,
    *privacy.RULES,
    *characters.RULES,
)
"""The rules of every check."""


def check_disclosure(disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]) -> list[Problem]:
    """Every problem that only shows when records are seen together.  Nothing is raised for what stands in the records."""
    return list(_all(disclosure, figures))


def _all(disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]) -> Iterator[Problem]:
    yield from references.check_references(disclosure)
    yield from statement.check_statements(disclosure)
    yield from reconciliation.check_reconciliation(disclosure, figures)
    files = raw_files(disclosure.records)
    yield from privacy.check_privacy(disclosure, files)
    yield from characters.check_characters(files)
