"""Every rule about statements: its mistake, its good twin, and its facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import reconciliation, statement
from generator.pipeline import check
from generator.problems import Problem, Rule
from tests.golden import Case, assert_bad_and_good, assert_told, cases

RULES = (*statement.RULES, *reconciliation.RULES)
CASES = list(cases("statement"))


def about_the_statement(directory: Path) -> list[Problem]:
    codes = {rule.code for rule in RULES}
    return [problem for problem in check(directory).report if problem.code in codes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    assert_told(about_the_statement(case.write(tmp_path)), case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    assert_bad_and_good(rule.code, CASES)
