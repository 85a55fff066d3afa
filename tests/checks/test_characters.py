"""Characters that deceive are named with their place and what was meant; rare characters pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.checks.characters import _LEADS, RULES, check_characters
from generator.checks.raw_texts import RawFile, raw_files
from generator.problems import Report, Rule
from generator.reading import read_records
from generator.records.tables import BY_NAME
from tests.golden import Case, assert_bad_and_good, assert_told, cases

CASES = list(cases("characters"))


def report_of(directory: Path) -> Report:
    return Report.of(check_characters(raw_files(read_records(directory)[0])))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    assert_told(report_of(case.write(tmp_path)), case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    assert_bad_and_good(rule.code, CASES)


def codes_in(name: str) -> list[str]:
    file = RawFile(BY_NAME["towns"], None, "towns.csv", f"code,name\nt-01,{name}\n".encode())
    return [problem.code for problem in check_characters([file])]


@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF, exclude_characters="觃幵"), max_size=12))
def test_no_name_of_chinese_characters_is_garbled(name: str) -> None:
    """Any character may stand in a name; only what reads as other Chinese text in UTF-8 is taken for garbled."""
    data = name.encode("gb18030")
    if len(data.decode("utf-8", "ignore")) < 2:
        assert codes_in(name) == []


@given(
    st.text(
        "的一是在不了有和人这中大为上个国要他时来用到作地于出就分对成会可主发年动同工能下过产面方后多定行学法所民得经进部度",
        min_size=8,
    )
)
def test_text_in_utf_8_read_as_gb18030_is_garbled(text: str) -> None:
    """The commonest accident: Chinese text that was saved in one encoding and opened in the other is noticed."""
    garbled = text.encode().decode("gb18030", "ignore")
    assume(garbled.encode("gb18030") == text.encode())  # nothing was lost on the way
    assume(any(sign in _LEADS for sign in garbled))  # without a rare character it could be what somebody wrote
    assert "text-mojibake" in codes_in(garbled)
