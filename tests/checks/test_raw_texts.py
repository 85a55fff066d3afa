"""What is looked for in whole files is found in every row that holds it, whatever the rows before it say."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.characters import _HINTS
from generator.checks.privacy import _IN_ROWS
from generator.checks.raw_texts import RawFile
from generator.records.tables import BY_NAME

CELLS = st.text(st.sampled_from('0189 \t住址栋@,"\n\u200bД路'), max_size=6) | st.sampled_from(
    ["13800138000", "12345678T123456789012", "5栋 3", "a@qq.com", " 前", "后 "]
)
CODES = st.sampled_from(["t-01", "t-02", " t-02", "t-03 ", "\tt-04", "t-5,6"])
"""None begins with a digit, which would end what the row before says."""
ROWS = st.lists(st.tuples(CODES, CELLS), min_size=1, max_size=6)


def file_of(rows: list[tuple[str, str]], line_end: str) -> RawFile:
    written = io.StringIO()
    csv.writer(written, lineterminator=line_end).writerows([("code", "name"), *rows, *rows[:1]])
    return RawFile(BY_NAME["towns"], None, "towns.csv", written.getvalue().removesuffix(line_end).encode())


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@given(rows=ROWS)
def test_every_row_is_found_that_holds_what_is_looked_for(line_end: str, rows: list[tuple[str, str]]) -> None:
    """Rows are searched without those that say the same but for their numbers; none of those may be passed over."""
    file = file_of(rows, line_end)

    for hint in (*_IN_ROWS, *_HINTS):
        assert list(file.cells_with(hint)) == list(file.cells_naming(hint))


def test_names_with_other_digits_are_told_apart() -> None:
    file = file_of([("t-01", "项目 11"), ("t-02", "项目 12")], "\n")

    assert [cell.place.row for cell in file.cells_naming(re.compile("项目 12"))] == [2, 2]
