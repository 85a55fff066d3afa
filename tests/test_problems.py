from __future__ import annotations

import pytest

from generator.problems import Location, Report, Rule, Severity, concern

RULE = Rule("some-rule", Severity.ERROR, "t", "w", "s", "{field}：{value}，{extra}", "写成{expected}", "b", "g")
WARNING = Rule("other-rule", Severity.WARNING, "t", "w", "s", "{value}", "f", "b", "g")
HERE, THERE = Location("2022/a.csv", line=3, row=2), Location("2022/b.csv", line=9)


def test_wording_is_a_view_of_the_facts() -> None:
    problem = RULE.at(HERE.at("金额"), field="金额", value="x", expected="1.5", extra="无")

    assert problem.message == "金额：x，无"
    assert problem.fix == "写成1.5"
    assert str(problem.location) == "2022/a.csv 第 3 行 “金额”列"


def test_a_rule_knows_the_facts_it_needs() -> None:
    assert RULE.facts == {"field", "value", "extra", "expected"}


@pytest.mark.parametrize("code", ["Some-Rule", "some rule", "some_rule", "-x", ""])
def test_codes_are_kebab_case(code: str) -> None:
    with pytest.raises(ValueError, match="lower-case"):
        Rule(code, Severity.ERROR, "", "", "", "", "", "", "")


def test_what_follows_from_a_root_problem_is_folded_into_it() -> None:
    key = concern("projects", "x", 2022)
    root = RULE.at(HERE, value="1", extra="", concerns=[key]).causes()
    follows = WARNING.at(THERE, value="2", concerns=[key, "else"])
    unrelated = WARNING.at(THERE, value="3", concerns=["else"])

    report = Report.of([follows, root, unrelated])

    assert [problem.value for problem in report] == ["1", "3"]
    assert report.problems[0].consequences == ("2022/b.csv 第 9 行：2",)


def test_two_roots_that_share_a_concern_both_stay() -> None:
    """Each was found in its own cell and has to be mended there."""
    roots = [RULE.at(place, value="", extra="", concerns=["k"]).causes() for place in (HERE, THERE)]

    assert [problem.location for problem in Report.of(roots)] == [HERE, THERE]


def test_an_error_is_never_folded_into_a_warning() -> None:
    """Else a doubt would let an error pass."""
    doubt = WARNING.at(HERE, value="1", concerns=["k"]).causes()
    error = RULE.at(THERE, value="2", extra="", concerns=["k"])
    graver = RULE.at(HERE, value="3", extra="", concerns=["k"]).causes()

    assert [problem.value for problem in Report.of([doubt, error])] == ["1", "2"]
    assert [problem.value for problem in Report.of([doubt, error, graver])] == ["1", "3"]


def test_the_same_problem_twice_is_one() -> None:
    assert len(Report.of([WARNING.at(HERE, value="1"), WARNING.at(HERE, value="1")])) == 1


def test_only_errors_stop_publication() -> None:
    assert not Report.of([WARNING.at(HERE)]).has_errors
    assert Report.of([RULE.at(HERE, extra="")]).has_errors
