"""One catalogue: every rule is in the handbook, and is shown by a golden case that breaks it and by a twin that does not."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalogue import BY_CODE, GROUPS, RULES
from generator.pages.kinds.rules import address, sheets
from generator.pages.publication import Publication
from generator.pipeline import check
from generator.privacy.personal_data import find_personal_data
from generator.problems import Rule
from generator.reports.explanation import explain

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"


@cache
def golden() -> tuple[frozenset[str], frozenset[str]]:
    """The codes that a golden case shows broken, and those of which one shows a good twin."""
    bad: set[str] = set()
    good: set[str] = set()
    for path in CASES.rglob("*.yml"):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in document.get("cases", ()):
            bad |= {problem["code"] for problem in case.get("problems", ())}
            good |= _good_twins(case)
    return frozenset(bad), frozenset(good)


def _good_twins(case: dict[str, Any]) -> set[str]:
    """A case of one rule holds its own twin; other cases name the rules whose twin they are."""
    if "rule" in case:
        return {case["rule"]} if case.get("good") is not None else set()
    return set() if case.get("problems") else set(case.get("good", ()))


def declared() -> Counter[str]:
    """The codes of all rules that the source declares, whether or not a catalogue lists them."""
    codes: Counter[str] = Counter()
    for path in (
        path for part in ("sources", "records", "checks") for path in (ROOT / "generator" / part).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"Rule", "_value", "_rule"}
            ):
                code = (
                    node.args[0]
                    if node.args
                    else next((word.value for word in node.keywords if word.arg == "code"), None)
                )
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    codes[code.value] += 1
    return codes


def test_codes_are_told_apart() -> None:
    assert [code for code, count in Counter(rule.code for rule in RULES).items() if count > 1] == []
    assert set(BY_CODE) == {rule.code for _, rules in GROUPS for rule in rules}


def test_every_rule_that_is_declared_is_in_the_catalogue() -> None:
    assert set(declared()) - set(BY_CODE) == set()


def test_every_rule_has_a_golden_case_that_breaks_it() -> None:
    assert set(BY_CODE) - golden()[0] == set()


def test_every_rule_has_a_good_twin() -> None:
    assert set(BY_CODE) - golden()[1] == set()


def test_golden_cases_speak_of_no_rule_that_does_not_exist() -> None:
    bad, good = golden()
    assert (bad | good) - set(BY_CODE) == set()


def test_the_handbook_has_a_page_for_each_rule_and_no_other() -> None:
    checked = check(ROOT / "examples" / "mianzhu-2022")
    index, *pages = [sheet.address for sheet in sheets(Publication(checked.disclosure, checked.figures))]
    assert index == "/handbook/rules/"
    assert sorted(pages) == sorted(address(rule) for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_everything(rule: Rule) -> None:
    """Title, reason, source, message, way to mend, a bad and a good example; none of them a real person's data."""
    words = (rule.title, rule.why, rule.source, rule.message, rule.fix, rule.good)
    assert all(word.strip() for word in words)
    assert rule.bad != rule.good
    assert not any(find_personal_data(word) for word in (*words, rule.bad))
    assert rule.code in explain(rule)
    assert all(word in explain(rule).replace("\n    ", "\n") for word in (rule.title, rule.why, rule.source))
