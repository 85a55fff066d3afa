from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Report, concern
from generator.sources.csv_file import CsvRow, CsvTable, parse_csv, read_csv
from generator.sources.csv_quotes import MAX_CELL, broken_cells
from generator.sources.csv_rules import CSV_TOO_FEW_CELLS
from generator.sources.csv_writer import write_csv

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffd"), max_size=8)
SHAPES = st.lists(st.sampled_from(['"', '""', ",", "\n", "\r", "\r\n", "甲", " ", "x"]), max_size=40).map("".join)
"""Text made of what matters to the grammar of CSV."""


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Headers that a reader can tell apart, and rows that are not blank."""
    names = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=6)
    headers = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers)).filter(any)
    return headers, draw(st.lists(row, max_size=8))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def read(path: Path, data: bytes, encoding: str = "utf-8") -> CsvTable:
    """The table in *data*, which must have no problem."""
    path.write_bytes(data)
    table, problems = read_csv(path, path.name, encoding)
    assert problems == []
    assert table is not None
    return table


@given(tables())
def test_what_is_written_is_read_back_cell_by_cell(written: tuple[list[str], list[list[str]]]) -> None:
    headers, rows = written
    table, problems = parse_csv(write_csv(headers, rows).decode(), "table.csv")
    assert problems == []
    assert table is not None
    assert table.headers == tuple(headers)
    assert [row.values for row in table.rows] == [tuple(row) for row in rows]
    assert [row.row for row in table.rows] == list(range(1, len(rows) + 1))


@given(tables())
def test_the_csv_module_reads_the_same(written: tuple[list[str], list[list[str]]]) -> None:
    headers, rows = written
    text = write_csv(headers, rows).decode()
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [headers, *rows]


@given(SHAPES)
def test_quoting_is_reported_exactly_where_the_csv_module_refuses(text: str) -> None:
    """The pass that finds the place of a broken quote has the grammar of the module that refused the file."""
    try:
        list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        assert list(broken_cells(text, "table.csv"))
    else:
        assert not list(broken_cells(text, "table.csv"))


@given(st.lists(st.sampled_from([",", ",", "\n", "\r", "\r\n", "甲", " ", "x", "\u2028"]), max_size=40).map("".join))
def test_tables_without_quotes_are_read_as_others_are(text: str) -> None:
    """All at once or row by row, the same comes of it; quotes around the first header are what makes the difference."""
    at_once, problems = parse_csv(f"a,b\n{text}", "table.csv")
    row_by_row, others = parse_csv(f'"a",b\n{text}', "table.csv")
    assert problems == others
    assert (at_once and at_once.rows) == (row_by_row and row_by_row.rows)


@given(tables(), st.lists(st.sampled_from(["", "\n", "\r\n", ",,\n", "\r"]), min_size=9, max_size=9))
def test_every_row_stands_on_the_line_and_the_row_it_says(
    written: tuple[list[str], list[list[str]]], blank: list[str]
) -> None:
    """Blank rows and line breaks in cells count as they do in an editor and in Excel."""
    headers, rows = written
    text, expected = write_csv(headers, []).decode(), []
    for number, (row, gap) in enumerate(zip(rows, blank, strict=False)):
        text += gap
        before = text.replace("\r\n", "\n").replace("\r", "\n")
        expected.append((before.count("\n") + 1, number + 1 + sum(map(bool, blank[: number + 1]))))
        text += write_csv(headers, [row]).decode().removeprefix(write_csv(headers, []).decode())
    table, problems = parse_csv(text, "table.csv")
    assert problems == []
    assert table is not None
    assert [(row.line, row.row) for row in table.rows] == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_the_same(path: Path, end: str) -> None:
    data = f'code,name{end}{end}0012,"示例{end}教育局"{end}0013,示例卫生局{end}'.encode()
    table = read(path, data)
    assert table.rows == (CsvRow(3, 2, ("0012", f"示例{end}教育局")), CsvRow(5, 3, ("0013", "示例卫生局")))


@pytest.mark.parametrize("data", [
    pytest.param("code,name\n0012,示例教育局\n".encode(), id="utf-8"),
    pytest.param("\ufeffcode,name\n0012,示例教育局\n".encode(), id="utf-8 with a mark"),
    pytest.param("\ufeff\ufeffcode,name\n0012,示例教育局\n".encode(), id="utf-8 with two marks"),
    pytest.param(b"code,name\n0012,\xe7\xa4\xba\xe4\xbe\x8b\xe6\x95\x99\xe8\x82\xb2\xe5\xb1\x80", id="no last line end"),
])  # fmt: skip
def test_a_byte_order_mark_is_no_part_of_the_first_header(path: Path, data: bytes) -> None:
    table = read(path, data)
    assert (table.file, table.headers) == ("table.csv", ("code", "name"))
    assert table.rows == (CsvRow(2, 1, ("0012", "示例教育局")),)


def test_gb18030_is_read_only_where_it_is_declared_and_a_mark_wins(path: Path) -> None:
    text = "code,name\n0012,示例教育局𠮷\n"
    declared = read(path, text.encode("gb18030"), "gb18030")
    assert declared == read(path, text.encode()) == read(path, f"\ufeff{text}".encode(), "gb18030")


def test_cells_are_kept_as_they_are(path: Path) -> None:
    table = read(path, 'code,name\n 0012 ,"=1+1, ""甲"""\n'.encode())
    assert table.rows[0].values == (" 0012 ", '=1+1, "甲"')


def test_what_follows_from_a_dropped_row_is_folded_into_it() -> None:
    _, (ragged,) = parse_csv("code,name\n0012\n", "2022/projects.csv")
    assert ragged.root
    assert ragged.concerns == {concern("row", "2022/projects.csv", 2)}
    other = CSV_TOO_FEW_CELLS.at(ragged.location, concerns=ragged.concerns, value="1", expected="2", missing="name")
    (kept,) = Report.of([other, ragged])
    assert len(kept.consequences) == 1


def test_columns_without_header_and_content_do_not_exist(path: Path) -> None:
    table = read(path, "code,,name,\n0012,,示例教育局,\n".encode())
    assert (table.file, table.headers) == ("table.csv", ("code", "name"))
    assert table.rows == (CsvRow(2, 1, ("0012", "示例教育局")),)


def test_a_row_may_hold_more_text_than_a_cell(path: Path) -> None:
    cell = "长" * MAX_CELL
    assert read(path, f"a,b\n{cell},{cell}\n".encode()).rows[0].values == (cell, cell)


def runs(cell: str) -> bool:
    """Whether a spreadsheet may take *cell* for a formula: it begins like one and is no number."""
    if not cell.lstrip().startswith(("=", "+", "-", "@")):
        return False
    try:
        return not Decimal(cell.replace(",", "").removesuffix("%")).is_finite()
    except InvalidOperation:
        return True


@given(tables())
def test_a_download_opens_in_excel_without_running_anything(written: tuple[list[str], list[list[str]]]) -> None:
    headers, rows = written
    data = write_csv(headers, rows, spreadsheet=True)
    assert data.startswith(b"\xef\xbb\xbf")
    shown = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    for cells, kept in zip(shown, [headers, *rows], strict=True):
        assert not any(map(runs, cells))
        assert [cell.removeprefix("'") for cell in cells] == [cell.removeprefix("'") for cell in kept]


@pytest.mark.parametrize("cell, shown", [
    ("=SUM(A1)", "'=SUM(A1)"), ("+86", "+86"), ("-12.50", "-12.50"), ("-1193.00%", "-1193.00%"), ("-2+3", "'-2+3"),
    ("@x", "'@x"), ("\tx", "'\tx"), ("＝1", "'＝1"), (" =1", "' =1"), ("0012", "0012"), ("—", "—"), ("'甲", "'甲"),
])  # fmt: skip
def test_only_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str, shown: str) -> None:
    assert write_csv(["甲"], [[cell]], spreadsheet=True).decode("utf-8-sig") == f"甲\r\n{shown}\r\n"
    assert write_csv(["甲"], [[cell]]).decode() == f"甲\n{cell}\n"


@pytest.mark.parametrize("row", [["1"], ["1", "2", "3"], ["1", "\0"]])
def test_rows_that_could_not_be_read_back_are_not_written(row: list[str]) -> None:
    with pytest.raises(ValueError, match=r"header|NUL"):
        write_csv(["a", "b"], [row])
