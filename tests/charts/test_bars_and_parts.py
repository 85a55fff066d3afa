"""Bars, grades and parts of a whole: lengths follow values, nothing that is there goes unseen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import bars, composition, grades
from generator.charts.frame import SAMPLE
from generator.charts.layout import WIDE
from generator.charts.marks import SLIVER
from generator.charts.parts import Part, lengths
from generator.charts.standalone import standalone
from generator.text import Text
from tests.charts.boxes import boxes, parse
from tests.charts.gallery import cuts, marks, pictures, purposes
from tests.charts.made_up import amounts


def _rects(svg: str, look: str) -> list[float]:
    return [float(each.attrib["width"]) for each in parse(svg).iter("rect") if each.get("class") == look]


def test_bars_follow_their_values_and_tiny_ones_are_seen() -> None:
    lengths_drawn = _rects(bars.draw(purposes(), prefix="b", fmt=WIDE), "chart-bar")
    assert len(lengths_drawn) == 6, "neither zero nor a missing value has a bar"
    assert lengths_drawn[1] / lengths_drawn[0] == pytest.approx(61250 / 88321.5, abs=0.001)
    assert lengths_drawn[-1] == SLIVER


def test_zero_missing_and_tiny_are_three_different_words() -> None:
    words = {box.text for box in boxes(parse(bars.draw(purposes(), prefix="b")))}
    assert {"0.00 万元", "未公布", "不足 0.01 万元"} <= words


def test_more_digits_than_shown_are_in_the_title_of_the_label() -> None:
    root = parse(bars.draw(purposes(), prefix="b"))
    assert "40,321.123456 万元" in {each.text for each in root.iter("title")}


def test_grades_name_their_author_and_their_shares() -> None:
    root = parse(grades.draw(marks(), prefix="g"))
    words = {box.text for box in boxes(root)}
    assert {"评价方：部门自评，共 1,003 个", "612 个（61.0%）", "1 个（0.1%）"} <= words
    assert grades.as_table(marks()).rows[3] == ("差", 1, "0.1%")


def test_no_grade_at_all_has_no_share() -> None:
    assert grades.as_table(marks((0, 0, 0, 0))).rows[0] == ("优", 0, "不适用")


def test_each_grade_has_its_own_texture() -> None:
    root = parse(grades.draw(marks(), prefix="g", fmt=WIDE))
    fills = [each.attrib["fill"] for each in root.iter("rect") if each.get("fill", "").startswith("url(")]
    assert fills == ["url(#g-wide-texture-1)", "url(#g-wide-texture-2)", "url(#g-wide-texture-3)"]


@given(st.lists(amounts, max_size=12))
def test_parts_fill_the_bar_and_none_goes_unseen(values: list[Decimal]) -> None:
    made = [Part(Text("部分"), value) for value in values]
    drawn = lengths(made, sum(values, Decimal(0)), 300.0)
    assert sum(drawn) == pytest.approx(300.0 if any(values) else 0.0)
    assert all(length >= SLIVER if value else length == 0 for length, value in zip(drawn, values, strict=True))


def test_the_whole_is_the_sum_of_its_parts() -> None:
    table = composition.as_table(cuts())
    assert table.rows[-1] == ("调整项目资金", Decimal("12357.26"), "", "")
    assert table.rows[0] == ("调减当年预算项目", Decimal("9942.30"), "80.5%", 186)


def test_a_part_that_is_not_published_leaves_the_whole_unknown() -> None:
    data = composition.Composition(Text("资金"), Text("合计"), (Part(Text("甲"), Decimal(1)), Part(Text("乙"), None)))
    assert composition.as_table(data).rows == (
        ("甲", Decimal(1), "未公布", None),
        ("乙", None, "未公布", None),
        ("合计", None, "", ""),
    )


def test_an_incomplete_whole_says_so_in_the_picture() -> None:
    data = composition.Composition(Text("资金"), Text("合计"), (Part(Text("甲"), Decimal(1)), Part(Text("乙"), None)))
    words = {box.text for box in boxes(parse(composition.draw(data, prefix="c")))}
    assert {"未公布", "有的部分未公布，条形只画出已公布的部分。"} <= words


def test_small_parts_are_named_like_large_ones() -> None:
    words = {box.text for box in boxes(parse(composition.draw(cuts(), prefix="c", fmt=WIDE)))}
    assert "3.10 万元（不足 0.1%） · 2 个" in words


def test_a_sample_bears_its_mark_in_picture_name_and_file() -> None:
    svg = pictures()["towns"]
    assert svg.count(f">{SAMPLE}</text>") == 2
    assert "各镇街项目数（示例）" in str(svg)
    wide = bars.draw(bars.Bars(Text("图"), (), Text("镇街"), Text("项目"), sample=True), prefix="b")
    assert f">{SAMPLE}</text>" in standalone(wide)
    assert SAMPLE not in bars.draw(bars.Bars(Text("图"), (), Text("镇街"), Text("项目")), prefix="b")


def test_only_a_chart_becomes_a_file() -> None:
    with pytest.raises(ValueError, match="not a picture that a chart drew"):
        standalone(bars.draw(purposes(), prefix="b")[1:])
