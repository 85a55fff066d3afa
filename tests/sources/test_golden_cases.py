"""Every rule about files is shown by a mistake and by a twin that is fine, word for word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.problems import Problem, Rule, Severity, concern
from generator.sources.csv_file import parse_csv
from generator.sources.decoding import decode
from generator.sources.rules import RULES
from generator.sources.yaml_file import parse_yaml
from tests.sources.cases import Case, cases, read

CASES = list(cases())
IN_WORDS = "（"
"""How an example begins that no file can show in a few lines."""


def written(problem: Problem) -> dict[str, str]:
    """A problem as the golden cases write it."""
    place = problem.location
    facts = {"code": problem.code, "line": place.line, "row": place.row, "column": place.column, "value": problem.value}
    return {name: str(fact) for name, fact in facts.items() if fact is not None} | {"message": problem.message}


def repeated(expected: dict[str, str]) -> list[dict[str, str]]:
    """One expected problem, or as many as it has ``times``, each a line and a row below the last."""
    first = {name: fact for name, fact in expected.items() if name != "times"}
    return [
        first | {name: str(int(first[name]) + below) for name in ("line", "row") if below}
        for below in range(int(expected.get("times", 1)))
    ]


def assert_wording_is_complete(problem: Problem) -> None:
    """Every fact that the wording of a rule uses is given where the rule is reported."""
    given = {name for name, _ in problem.facts} | {"place", "field", "value", "expected"}
    assert problem.rule.facts <= given
    assert problem.expected or "expected" not in problem.rule.facts
    assert problem.fix


@pytest.mark.parametrize("case", CASES, ids=str)
def test_mistake_is_reported_word_for_word_and_its_twin_is_fine(case: Case, tmp_path: Path) -> None:
    if os.name == "nt" and (case.bad.make or case.good.make):
        pytest.skip("links need a privilege on Windows")
    found, problems = read(case.bad, tmp_path / "bad")
    assert [written(problem) for problem in problems] == [each for one in case.problems for each in repeated(one)]
    assert case.rule in {problem.code for problem in problems}
    for problem in problems:
        assert_wording_is_complete(problem)
    whole = {concern("file", case.bad.file)}
    assert (found is None) == any(problem.root and problem.concerns == whole for problem in problems)
    twin, none = read(case.good, tmp_path / "good")
    assert twin is not None
    assert none == []


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {case.rule for case in CASES} == {rule.code for rule in RULES}


def test_codes_are_unique_and_tell_the_kind_of_file() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert {code.split("-")[0] for code in codes} == {"file", "csv", "yaml"}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if not rule.bad.startswith(IN_WORDS)], ids=lambda rule: rule.code
)
def test_example_of_the_handbook_shows_its_rule(rule: Rule) -> None:
    """What a rule calls bad gives this rule and nothing else, and what it calls good gives nothing."""
    assert [problem.code for problem in found_in(rule.bad, rule)] == [rule.code]
    assert found_in(rule.good, rule) == []


def found_in(text: str, rule: Rule) -> list[Problem]:
    """What the step that reports *rule* says about *text*."""
    if rule.code.startswith("file"):
        return decode(text.encode(), "example")[1]
    return (parse_yaml if rule.code.startswith("yaml") else parse_csv)(text, "example")[1]


def test_only_what_loses_nothing_is_less_than_an_error() -> None:
    assert [rule.code for rule in RULES if rule.severity is not Severity.ERROR] == ["yaml-folded-lines"]
