"""Every rule about statements: its mistake, its good twin, and its facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import reconciliation, statement
from generator.pipeline import check
from generator.problems import Problem, Rule
from tests.golden import Case, cases, facts

RULES = (*statement.RULES, *reconciliation.RULES)
CASES = list(cases("statement"))


def about_the_statement(directory: Path) -> list[Problem]:
    codes = {rule.code for rule in RULES}
    return [problem for problem in check(directory).report if problem.code in codes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    found = about_the_statement(case.write(tmp_path))

    assert [problem.code for problem in found] == [wanted["code"] for wanted in case.problems]
    assert [facts(problem, wanted) for problem, wanted in zip(found, case.problems, strict=True)] == list(case.problems)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    assert any(rule.code == wanted["code"] for case in CASES for wanted in case.problems)
    assert any(rule.code in case.shows and not case.problems for case in CASES)
