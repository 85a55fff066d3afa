"""The search for personal data finds what is there and nothing else; what it passes on is masked."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.privacy import measure, strings
from generator.privacy import email, home_address, numerals
from generator.privacy.bank_card import luhn
from generator.privacy.personal_data import Kind, find_personal_data, masked
from generator.privacy.resident_id import check_digit, credit_code_check

MOBILE = "13800138000"
"""The service line of an operator: nobody's number."""


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind.value, each.masked) for each in find_personal_data(text)]


def test_precision_and_recall_on_generated_strings() -> None:
    """Half of the strings only look alike; random digits may pass the tests of a card, and nothing else is judged wrongly."""
    tallies, wrong = measure(10_000, seed=7)
    assert set(tallies) == set(Kind)
    assert all(tally.recall == 1 for tally in tallies.values())
    assert set(wrong) <= {"twin: any digits"}
    assert wrong.total() <= 10


def test_generated_strings_are_the_same_for_the_same_seed() -> None:
    assert list(strings(200, 3)) == list(strings(200, 3))
    assert Counter(string.kind is None for string in strings(200, 3)) == {True: 100, False: 100}


def test_check_digits_are_those_of_the_standards() -> None:
    """Examples printed in GB 11643-1999 and GB 32100-2015, and a number of nothing but the card system's own."""
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"
    assert credit_code_check("91350100M000100Y4") == "3"
    assert luhn("4111111111111111")
    assert not luhn("4111111111111112")


@pytest.mark.parametrize(
    "text, expected",
    [
        (f"{MOBILE} {MOBILE}", [("mobile", "138****8000")] * 2),
        (f"{MOBILE}、{MOBILE}", [("mobile", "138****8000")] * 2),
        (f"电话{MOBILE}转801", [("mobile", "138****8000")]),
        (f"电话：{MOBILE}元", [("mobile", "138****8000")]),
        (f"{MOBILE}@139.com", [("mobile", "138****8000")]),
        (f"2022{MOBILE}", []),
        (f"{MOBILE}0", []),
        (f"{MOBILE}.5", []),
        (f"0.{MOBILE}", []),
        (f"¥{MOBILE}", []),
        ("138 00138 000", []),
        ("", []),
        ("12345", []),
    ],
)
def test_numbers_among_others(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text, shown",
    [
        (f"甲 {MOBILE}，乙 138 0013 8000。", "甲 138****8000，乙 138****8000。"),
        ("编号 7 138 0013 8000 9", "编号 7 138****8000 9"),
        ("甲13800138000 138-0013-8000乙", "甲138****8000 138****8000乙"),
        ("（+86）１３８００１３８０００）", "（+86）138****8000）"),
        ("账号 1234567890123456789012345，", "账号 1234*****************2345，"),
        ("账号 12345678901234567890123456，", "账号 12345678901234567890123456，"),
        ("账号 123456789012", "账号 1234****9012"),
        ("账号 12345678901", "账号 12345678901"),
        ("510683190001011232 13800138000", "5106**********1232 138****8000"),
        ("51068319000101\u200b1232", "5106**********1232"),
        ("A1-510683190001011232-B", "A1-5106**********1232-B"),
    ],
)
def test_only_the_number_itself_is_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text(max_size=80))
def test_nothing_is_left_to_find_in_masked_text(text: str) -> None:
    assert find_personal_data(masked(text)) == ()


@given(st.text(), st.sampled_from([string.text for string in strings(400, 5) if string.kind is not None]), st.text())
def test_findings_are_places_in_the_text(before: str, string: str, after: str) -> None:
    text = f"{before}；{string}；{after}"
    places = [(each.start, each.end) for each in find_personal_data(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= following for (_, end), (following, _) in pairwise(places))


def test_hints_are_found_wherever_anything_is() -> None:
    """Files are searched for hints first; a text in which they find nothing must hold nothing."""
    hints = (numerals.MAY_HOLD_NUMBER_IN_LINE, home_address.MAY_HOLD, email.MAY_HOLD)
    for string in strings(5000, 11):
        assert string.kind is None or any(hint.search(string.text) for hint in hints), string.family


def test_a_long_row_of_numbers_takes_no_more_than_its_length() -> None:
    """Every group of digits is tried with its neighbours, but only as far as the longest number reaches."""
    short = sum(1 for _ in numerals.numerals(" ".join(["1"] * 200), 25))
    long = sum(1 for _ in numerals.numerals(" ".join(["1"] * 2000), 25))
    assert long <= 11 * short
