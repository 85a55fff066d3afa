"""What may not be shown must not follow from what is shown: neither by name nor by subtraction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.confidentiality import RULES, check_confidentiality
from generator.checks.raw_texts import raw_files
from generator.checks.uncovering import uncovered
from generator.disclosure import Disclosure
from generator.figures.registry import figures_of
from generator.problems import Report, Rule
from generator.reading import read_records
from tests.golden import Case, assert_bad_and_good, assert_told, cases

CASES = list(cases("confidentiality"))


def report_of(directory: Path) -> Report:
    records, _ = read_records(directory)
    disclosure = Disclosure(records)
    figures = {year: {each.figure.id: each for each in figures_of(disclosure, year)} for year in disclosure.years}
    return Report.of(check_confidentiality(disclosure, figures, raw_files(records)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    assert_told(report_of(case.write(tmp_path)), case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    assert_bad_and_good(rule.code, CASES)


# What follows from totals -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "totals, expected",
    [
        (["abc"], []),
        (["a"], ["a"]),
        (["ab"], ["ab"]),
        (["abcd", "abc"], ["d"]),
        (["abcd", "ab"], ["ab", "cd"]),
        (["abcdef", "abc", "def"], []),
        (["abc", "cde", "abde"], ["ab", "c", "de"]),
        (["abcx", "abcy", "xyz"], []),
        (["acd", "ab"], ["ab"]),
        (["ab", "bce", "ae"], ["ab", "ae"]),
        (["cde", "ac", "abde", "be"], ["ac", "ad", "be"]),
        ([], []),
    ],
)
def test_what_can_be_worked_out(totals: list[str], expected: list[str]) -> None:
    assert sorted("".join(sorted(group)) for group in uncovered(totals)) == expected


@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=5))
def test_everything_that_follows_is_found_and_nothing_else(totals: list[frozenset[str]]) -> None:
    """Against the definition: a sum follows when adding it to the totals teaches nothing new."""
    known = rank(totals)
    follows = {
        frozenset(pair) for size in (1, 2) for pair in combinations("abcdef", size) if rank([*totals, pair]) == known
    }
    single = {record for group in follows if len(group) == 1 for record in group}
    expected = {group for group in follows if len(group) == 1 or not group & single}

    found = uncovered(totals)

    assert set(found) <= expected
    assert {record for group in found for record in group} == {record for group in expected for record in group}


def rank(totals: Sequence[Collection[str]]) -> int:
    """The rank of the totals as rows of ones, by plain elimination over a dense matrix."""
    rows = [[Fraction(letter in total) for letter in "abcdef"] for total in totals]
    found = 0
    for column in range(6):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is not None:
            rows.remove(pivot)
            rows.insert(found, pivot)
            for number in range(found + 1, len(rows)):
                factor = rows[number][column] / pivot[column]
                rows[number] = [value - factor * own for value, own in zip(rows[number], pivot, strict=True)]
            found += 1
    return found
