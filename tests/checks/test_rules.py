"""Rules across records: what breaks one is named with its place, and what only looks like it passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import (
    actuals,
    applications,
    codes,
    dates,
    deadlines,
    departments,
    evaluations,
    ex_ante,
    indicators,
    leftovers,
    money,
    narrative,
    review,
    scores,
    scoring_rules,
    self_scores,
    spending,
    targets,
    ten_thousand,
    weights,
)
from generator.pipeline import check
from generator.problems import Rule
from tests.golden import Case, assert_bad_and_good, assert_told, cases

ROOT = Path(__file__).parents[2]
CASES = list(cases("checks"))
MODULES = (
    codes, departments, money, ten_thousand, review, ex_ante, spending, targets, indicators, scoring_rules, weights, actuals,
    scores, self_scores, evaluations, applications, dates, deadlines, leftovers, narrative,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in module.RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    """Everything that runs before publication runs: a problem that the case does not list fails it."""
    assert_told(check(case.write(tmp_path)).report, case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    bad = [wanted for case in CASES for wanted in case.problems if wanted["code"] == rule.code]

    assert_bad_and_good(rule.code, CASES)
    assert all(wanted["severity"] == rule.severity for wanted in bad)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_way_to_mend_speaks_of_the_file_and_not_of_the_program(rule: Rule, tmp_path: Path) -> None:
    """Every fact of the wording is given: no brace is left, in message or fix."""
    case = next(case for case in CASES if any(wanted["code"] == rule.code for wanted in case.problems))
    problem = next(found for found in check(case.write(tmp_path)).report if found.code == rule.code)

    assert "{" not in problem.message + problem.fix
    assert "  " not in problem.message + problem.fix
    assert problem.location.file


def test_the_published_example_breaks_no_rule_across_records() -> None:
    """Facts as published, and nothing else: what may be said of them is said by other checks."""
    codes_of_rules = {rule.code for rule in RULES}

    assert not [
        problem for problem in check(ROOT / "examples" / "mianzhu-2022").report if problem.code in codes_of_rules
    ]
