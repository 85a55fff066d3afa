"""The way of the money: lanes that are never joined, bars on one scale."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest

from generator.charts import flow
from generator.charts.flow import Flow, Lane, Step
from generator.charts.layout import NARROW, WIDE, Format
from generator.charts.parts import Part
from generator.text import Text
from tests.charts.boxes import parse
from tests.charts.gallery import way

LANE = "chart-lane"


def _widths(root: Element, look: str) -> list[float]:
    return [float(each.attrib["width"]) for each in root.iter("rect") if each.get("class") == look]


@pytest.mark.parametrize("fmt", [WIDE, NARROW], ids=lambda fmt: fmt.name)
def test_bars_are_as_long_as_their_amounts(fmt: Format) -> None:
    steps = tuple(
        Step(Part(Text(name), Decimal(amount))) for name, amount in (("申报", 300), ("批准", 200), ("支出", 150))
    )
    root = parse(flow.draw(Flow(Text("钱"), (Lane(Text("2022 年预算"), steps),)), prefix="f", fmt=fmt))
    declared, approved, spent = _widths(root, "chart-bar")
    assert approved / declared == pytest.approx(2 / 3, abs=0.001)
    assert spent / declared == pytest.approx(1 / 2, abs=0.001)


def test_lanes_stand_side_by_side_where_there_is_room_and_else_under_each_other() -> None:
    wide = parse(flow.draw(way(), prefix="f", fmt=WIDE))
    narrow = parse(flow.draw(way(), prefix="f", fmt=NARROW))
    assert _widths(wide, LANE) == [348, 348]
    assert _widths(narrow, LANE) == [340, 340]
    heights = [float(each.attrib["height"]) for each in wide.iter("rect") if each.get("class") == LANE]
    assert heights[0] == heights[1]


def test_no_line_leads_out_of_a_lane() -> None:
    """All there is in a lane stands within its frame's group: lanes are siblings and share no path."""
    root = parse(flow.draw(way(), prefix="f", fmt=NARROW))
    for rail in (each for each in root.iter("path") if each.get("class") == "chart-rail"):
        assert rail.attrib["d"].startswith("M5 ")
    assert len([each for each in root.iter("path") if each.get("class") == "chart-rail"]) == 2


def test_the_picture_says_that_lanes_are_not_added() -> None:
    assert "栏与栏之间不相加" in (parse(flow.draw(way(), prefix="f")).findtext("desc") or "")


def test_a_step_without_an_amount_has_no_bar_and_a_missing_one_says_so() -> None:
    lane = Lane(
        Text("2021 年决算"), (Step(Part(Text("评价"), None, 25, missing=Text(""))), Step(Part(Text("支出"), None)))
    )
    root = parse(flow.draw(Flow(Text("钱"), (lane,)), prefix="f"))
    assert _widths(root, "chart-bar") == []
    words = [each.text for each in root.iter("text")]
    assert "25 个" in words
    assert "未公布" in words


def test_the_table_holds_every_amount_in_order() -> None:
    table = flow.as_table(way())
    assert table.headers == ("预算年度", "环节", "其中", "金额（万元）", "数量", "说明")
    assert table.rows[0] == ("2022 年预算", "部门申报", "", Decimal("306307.94"), 1193, "")
    assert table.rows[2][2:5] == ("比申报少安排（不等于节约）", Decimal("67310.82"), "")
    assert table.rows[-1][:5] == ("2021 年决算", "用于 2023 年预算", "取消下年预算（预算额）", Decimal("884.03"), 4)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:alert(1)", "https://elsewhere.invalid/", "//elsewhere.invalid/"]
)
def test_a_link_never_leads_away(address: str) -> None:
    lane = Lane(Text("2022 年预算"), (Step(Part(Text("申报"), Decimal(1), address=address)),))
    with pytest.raises(ValueError, match="a chart links by relative addresses"):
        flow.draw(Flow(Text("钱"), (lane,)), prefix="f")


def test_a_link_keeps_its_address_and_says_where_it_leads() -> None:
    root = parse(flow.draw(way(), prefix="f"))
    links = {each.attrib["href"]: each.attrib["aria-label"] for each in root.iter("a")}
    assert links == {
        "declared/": "部门申报 306,307.94 万元 · 1,193 个",
        "cut/": "比申报少安排（不等于节约） 67,310.82 万元",
    }
