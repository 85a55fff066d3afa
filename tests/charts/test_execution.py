"""Execution rates: sorted, honest about what has no rate."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.charts import execution
from generator.charts.execution import Execution, Executions
from generator.charts.layout import NARROW, WIDE, Format
from generator.text import Text
from tests.charts.boxes import collisions, outside, parse, texts
from tests.charts.gallery import departments


def _made(*rows: tuple[str, str | None, str | None]) -> Executions:
    made = (Execution(Text(name), _amount(adjusted), _amount(executed)) for name, adjusted, executed in rows)
    return Executions(Text("执行率"), tuple(made))


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


MIXED = _made(
    ("没有预算", "0", "0"),
    ("刚好九成", "100", "90"),
    ("差一点", "100", "89.99"),
    ("按公布的数满九成", "100000", "89999.6"),
    ("没公布", None, "1"),
    ("超了", "100", "340"),
    ("大的", "200", "180"),
)


def test_the_highest_rate_comes_first_and_what_has_none_last() -> None:
    rows = execution.as_table(MIXED).rows
    assert [(row[0], row[3]) for row in rows] == [
        ("超了", "340.00%"),
        ("大的", "90.00%"),
        ("刚好九成", "90.00%"),
        ("按公布的数满九成", "90.00%"),
        ("差一点", "89.99%"),
        ("没有预算", "不适用"),
        ("没公布", "未公布"),
    ]


def test_only_a_published_rate_below_the_threshold_is_hatched() -> None:
    root = parse(execution.draw(MIXED, prefix="e"))
    assert sum(each.get("class") == "chart-below" for each in root.iter("rect")) == 1


def test_what_has_no_rate_is_an_outline_and_a_bar_beyond_the_plot_is_cut() -> None:
    root = parse(execution.draw(MIXED, prefix="e"))
    looks = [each.get("class") for each in root.iter()]
    assert looks.count("chart-absent") == 2
    assert looks.count("chart-break") == 1


def test_without_a_threshold_nothing_is_marked() -> None:
    root = parse(execution.draw(Executions(Text("执行率"), MIXED.departments, threshold=None), prefix="e"))
    looks = {each.get("class") for each in root.iter()}
    assert not looks & {"chart-below", "chart-target"}


@pytest.mark.parametrize("fmt", [WIDE, NARROW], ids=lambda fmt: fmt.name)
def test_sixty_seven_departments_with_long_names_have_room(fmt: Format) -> None:
    root = parse(execution.draw(departments(67), prefix="e", fmt=fmt))
    assert len([1 for text, _, _ in texts(root) if text.get("fill") == "#1f2933"]) >= 67
    assert collisions(root) == []
    assert outside(root) == []


def test_a_long_table_is_described_by_its_beginning() -> None:
    description = parse(execution.draw(departments(67), prefix="e")).findtext("desc") or ""
    assert description.startswith("部门项目支出，不是全市预算。示例部门：超过预算：调整后预算（万元） 100，")
    assert description.endswith("共 67 行，其余见数据表。")
