"""One figure over the years, alone and beside others."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from generator.charts import bars, multiples, trend
from generator.charts.layout import NARROW, WIDE
from generator.charts.multiples import Multiples
from generator.charts.quantity import PROJECTS
from generator.charts.trend import Point, Trend
from generator.text import Text
from tests.charts.boxes import boxes, parse
from tests.charts.gallery import panels, years


def _dots(svg: str) -> list[tuple[float, float]]:
    return [(float(each.attrib["cx"]), float(each.attrib["cy"])) for each in parse(svg).iter("circle")]


def test_a_missing_year_is_a_gap_and_a_word() -> None:
    data = Trend(
        Text("资金"), Text("批准"), (Point(2020, Decimal(1)), Point(2022, Decimal(3)), Point(2023, Decimal(2)))
    )
    assert trend.as_table(data).rows == (
        ("2020", Decimal(1)),
        ("2021", "未公布"),
        ("2022", Decimal(3)),
        ("2023", Decimal(2)),
    )
    root = parse(trend.draw(data, prefix="t"))
    line = next(each for each in root.iter("path") if each.get("class") == "chart-line")
    assert line.attrib["d"].count("M") == 1
    assert len(list(root.iter("circle"))) == 3


def test_heights_are_from_zero() -> None:
    """The scale starts at zero: half the value is half the height."""
    svg = trend.draw(years(["100", "50", "0"]), prefix="t", fmt=WIDE)
    top, middle, bottom = (y for _, y in _dots(svg))
    assert bottom - middle == pytest.approx((bottom - top) / 2, abs=0.02)


def test_a_word_of_its_own_for_a_missing_year() -> None:
    data = Trend(Text("资金"), Text("批准"), (Point(2022, Decimal(1)), Point(2023, None, Text("按程序于 2024 年公布"))))
    assert "按程序于 2024 年公布" in {box.text for box in boxes(parse(trend.draw(data, prefix="t", fmt=NARROW)))}


def test_many_years_run_downwards_where_labels_have_no_room() -> None:
    values: list[str | None] = [str(200000 + order) for order in range(10)]
    across = _dots(trend.draw(years(values[:3]), prefix="t", fmt=WIDE))
    down = _dots(trend.draw(years(values), prefix="t", fmt=NARROW))
    assert all(second[0] > first[0] for first, second in pairwise(across))
    assert all(second[1] - first[1] == 26 for first, second in pairwise(down))


def test_equal_values_stand_level() -> None:
    assert len({y for _, y in _dots(trend.draw(years(["7", "7", "7"]), prefix="t", fmt=WIDE))}) == 1


def test_no_point_at_all_is_said() -> None:
    data = Trend(Text("资金"), Text("批准"), ())
    assert parse(trend.draw(data, prefix="t")).findtext("desc") == "没有可以画出的数据。"


def test_panels_share_one_scale() -> None:
    root = parse(multiples.draw(panels(), prefix="m", fmt=NARROW))
    height = {float(each.attrib["cy"]) for each in root.iter("circle")}
    largest = min(height)
    alone = {y for _, y in _dots(trend.draw(panels().panels[1], prefix="t", fmt=NARROW))}  # type: ignore[arg-type]
    assert largest == min(alone)
    assert "同一把尺" in (root.findtext("desc") or "")


def test_panels_of_different_units_are_refused() -> None:
    counts = bars.Bars(Text("数量"), (), Text("镇街"), Text("项目"), unit=PROJECTS)
    money = bars.Bars(Text("金额"), (), Text("镇街"), Text("项目"))
    with pytest.raises(ValueError, match="panels on one scale have one kind and one unit"):
        Multiples(Text("混在一起"), [counts, money], Text("组"))


def test_the_table_names_the_panel_in_each_row() -> None:
    table = multiples.as_table(panels())
    assert table.headers == ("领域", "年份", "批准安排（万元）")
    assert table.rows[0] == ("教育", "2016", Decimal(61250))
    assert len(table.rows) == 12
