"""Text is measured and broken so that it fits wherever a chart puts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.metrics import LINE_HEIGHT, legible, one_line, width, wrap
from tests.charts.made_up import texts


@pytest.mark.parametrize(
    "text, expected",
    [("预算绩效", 48.0), ("", 0.0), ("1,234.56", 12 * (6 * 0.6 + 2 * 0.32)), ("e\u0301", 12 * 0.64), ("📊", 12 * 1.4)],
)
def test_width_follows_the_kind_of_character(text: str, expected: float) -> None:
    assert width(text, 12) == pytest.approx(expected)


@given(text=texts, room=st.floats(24, 400), lines=st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, room: float, lines: int) -> None:
    broken = wrap(text, size=12, room=room, lines=lines)
    assert len(broken.lines) <= lines
    assert broken.width <= room
    assert broken.height == pytest.approx(len(broken.lines) * 12 * LINE_HEIGHT)


@given(text=texts, room=st.floats(24, 400), lines=st.integers(1, 3))
def test_nothing_is_lost(text: str, room: float, lines: int) -> None:
    """Either all characters stand in the lines, or the last line ends in an ellipsis and the whole text is kept."""
    broken = wrap(text, size=12, room=room, lines=lines)
    whole = legible(text)
    if broken.full:
        assert broken.full == whole
        assert broken.lines[-1].endswith("…")
        start = "".join(broken.lines)[:-1].replace(" ", "")
        assert whole.replace(" ", "").startswith(start)
    else:
        assert "".join(broken.lines).replace(" ", "") == whole.replace(" ", "")


def test_a_line_starts_with_no_closing_and_ends_with_no_opening_punctuation() -> None:
    broken = wrap("市级示例部门（含所属单位），预算绩效。", size=10, room=70, lines=9)
    assert broken.lines == ("市级示例部门", "（含所属单", "位），预算绩", "效。")


def test_a_number_and_a_word_stay_whole_while_they_fit() -> None:
    assert wrap("安排 238,997.12 万元 total", size=10, room=60, lines=9).lines == ("安排", "238,997.12", "万元 total")


def test_what_is_wider_than_a_line_breaks_anywhere() -> None:
    assert wrap("aaaaaaaaaa", size=10, room=32, lines=9).lines == ("aaaaa", "aaaaa")


def test_an_elided_text_uses_its_last_line() -> None:
    assert wrap("一二三四五六七八九十", size=10, room=40, lines=2).lines == ("一二三四", "五六七…")


def test_an_empty_text_takes_no_room() -> None:
    assert one_line("", 12).height == wrap(" ", size=12, room=40, lines=2).height == 0


def test_what_no_xml_may_hold_is_shown_as_a_replacement() -> None:
    assert legible("a\x00b\ud800c\ufffe\n d") == "a\ufffdb\ufffdc\ufffd d"
