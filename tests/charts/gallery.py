"""Every chart, filled with made-up values: what tests measure and what a developer looks at.

``python -m tests.charts.gallery > gallery.html`` writes the page.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

from markupsafe import Markup

from generator.charts import bars, composition, execution, flow, grades, multiples, target_actual, trend
from generator.charts.frame import responsive
from generator.charts.parts import Part
from generator.charts.quantity import PROJECTS, Unit
from generator.text import Text

STYLESHEET = Path(__file__).parents[2] / "overrides/assets/stylesheets/charts.css"
SCORE = Unit("分", 2)
PERCENT = Unit("%", 2, close=True)
LONG_NAME = Text("某某领域示例部门下属的综合行政执法与公共资源交易服务保障中心（含所属事业单位）")


def way(*, sample: bool = False) -> flow.Flow:
    """Two lanes with the totals of the published statement of 2022, and made-up ones for the lane of 2021."""
    cut = Part(
        Text("比申报少安排（不等于节约）"),
        Decimal("67310.82"),
        note=Text("其中 128 个项目申报后没有安排"),
        address="cut/",
    )
    changes = (
        Part(Text("没有调整"), Decimal("226642.96")),
        Part(Text("调减当年预算"), Decimal("9942.30"), 186),
        Part(Text("取消项目"), Decimal(800), 1),
        Part(Text("收回已完项目结余"), Decimal("448.86"), 94),
        Part(Text("收回不再实施项目资金"), Decimal(1163), 3),
    )
    budget = flow.Lane(
        Text("2022 年预算"),
        (
            flow.Step(
                Part(Text("部门申报"), Decimal("306307.94"), 1193, address="declared/"),
                (Part(Text("批准安排"), Decimal("238997.12"), 1065), cut),
            ),
            flow.Step(Part(Text("批准安排"), Decimal("238997.12"), 1065), changes),
        ),
    )
    after = (
        Part(Text("维持下年预算（预算额）"), Decimal("6720.95"), 7),
        Part(Text("增加下年预算（变动额）"), Decimal("1857.42"), 11),
        Part(Text("调减下年预算（变动额）"), Decimal("970.92"), 7),
        Part(Text("合并下年预算（预算额）"), Decimal(7100), 6),
        Part(Text("取消下年预算（预算额）"), Decimal("884.03"), 4),
    )
    accounts = flow.Lane(
        Text("2021 年决算"),
        (
            flow.Step(Part(Text("实际支出"), Decimal("201234.56"), 1003)),
            flow.Step(
                Part(Text("财政重点评价"), None, 25, missing=Text(""), note=Text("6 个部门整体、18 个项目、1 项政策"))
            ),
            flow.Step(Part(Text("用于 2023 年预算"), None, 35, missing=Text("")), after),
        ),
        Text("预算额与变动额不能相加。"),
    )
    return flow.Flow(Text("2022 年度的钱去了哪里"), (budget, accounts), sample=sample)


def departments(count: int) -> execution.Executions:
    """*count* departments with every kind of rate."""
    made = [
        execution.Execution(
            Text(f"示例部门 {number:02d}") if number % 5 else Text(f"{LONG_NAME}{number:02d}"),
            Decimal(number * number * 37) + Decimal("0.15"),
            (Decimal(number * number * 37) * (70 + number * 7 % 31) / 100).quantize(Decimal("0.01")),
            address=f"../departments/{number:03d}/",
        )
        for number in range(1, count - 3)
    ]
    special = [
        execution.Execution(Text("示例部门：年中全部取消"), Decimal(0), Decimal(0)),
        execution.Execution(Text("示例部门：没有公布"), None, None),
        execution.Execution(Text("示例部门：超过预算"), Decimal(100), Decimal(340)),
        execution.Execution(Text("示例部门：全部花完"), Decimal("1234567.89"), Decimal("1234567.89")),
    ]
    return execution.Executions(
        Text("2022 年各部门预算执行率"), tuple(made + special), note=Text("部门项目支出，不是全市预算。")
    )


def indicators() -> list[target_actual.Indicator]:
    """Indicators of every direction and ending."""
    square = Unit("平方米", 2)
    rows: list[tuple[str, str, str, str | None, Unit, bool | None]] = [
        ("道路修补面积", "≥", "12000", "12850", square, True),
        ("受益群众满意度", "≥", "95", "88.5", PERCENT, False),
        ("安全责任事故数", "=", "0", "0", Unit("起", 0), True),
        ("投诉办结超期数", "≤", "0", "3", Unit("件", 0), False),
        ("单位面积修补成本", "≤", "180", "165.25", Unit("元/平方米", 2), True),
        ("培训人次（目标定得过低的例子）", "≥", "20", "4600", Unit("人次", 0), True),
        ("工程验收合格率", "=", "100", None, PERCENT, None),
        ("森林火灾受害率较上年变化", "≤", "-3", "-12.5", PERCENT, True),
        (str(LONG_NAME) * 2, "＞", "1000000000", "0.000001", Unit("万元", 2, fixed=True), False),
        ("尚未判定的指标", "＜", "10", "7", Unit("天", 0), None),
    ]
    return [
        target_actual.Indicator(Text(name), sign, Decimal(goal), None if actual is None else Decimal(actual), unit, met)
        for name, sign, goal, actual, unit, met in rows
    ]


def years(values: list[str | None], title: str = "批准安排的项目资金") -> trend.Trend:
    """One figure from 2016 on; None is a year without one."""
    points = (trend.Point(2016 + order, Decimal(value) if value else None) for order, value in enumerate(values))
    return trend.Trend(Text(title), Text("批准安排"), tuple(points))


def purposes(title: str = "各领域批准安排的资金") -> bars.Bars:
    """Bars by purpose, one of them very long by name, one tiny, one missing, one zero."""
    values: list[tuple[str, str | None]] = [
        ("农林水与乡村振兴", "88321.5"),
        ("教育", "61250"),
        (str(LONG_NAME), "40321.123456"),
        ("社会保障和就业", "21000.4"),
        ("文化旅游体育与传媒", "3.2"),
        ("灾害防治及应急管理", "0.004"),
        ("商业服务业", "0"),
        ("金融", None),
    ]
    rows = (
        bars.Bar(Text(name), Decimal(value) if value else None, address=f"../purposes/{order:02d}/")
        for order, (name, value) in enumerate(values)
    )
    return bars.Bars(Text(title), tuple(rows), Text("领域"), Text("批准安排"))


def cuts() -> composition.Composition:
    """Money changed in the year, with parts below two percent."""
    return composition.Composition(
        Text("2022 年绩效监控后调整的资金"),
        Text("调整项目资金"),
        (
            Part(Text("调减当年预算项目"), Decimal("9942.30"), 186, address="../reduced/"),
            Part(Text("收回当年不再实施项目资金"), Decimal(1163), 3),
            Part(Text("取消项目"), Decimal(800), 1),
            Part(Text("收回当年已实施完毕项目结余"), Decimal("448.86"), 94),
            Part(LONG_NAME, Decimal("3.10"), 2, note=Text("很小的一部分")),
        ),
    )


def marks(counts: tuple[int, ...] = (612, 301, 89, 1)) -> grades.Distribution:
    """Grades of one author."""
    named = zip("优良中差", counts, strict=True)
    return grades.Distribution(
        Text("2021 年度项目自评等级"),
        Text("部门自评"),
        tuple(grades.GradeCount(Text(grade), count, f"../grades/{count}/") for grade, count in named),
    )


def panels() -> multiples.Multiples:
    """Trends on one scale."""
    names = ("教育", "农林水", str(LONG_NAME), "交通运输")
    values: list[list[str | None]] = [
        ["61250", "60000.5", "70210"],
        ["88321.5", "90000", "76000"],
        ["10", None, "30"],
        ["4000", "5000", "4500"],
    ]
    return multiples.Multiples(
        Text("各领域三年安排"),
        [years(value, name) for name, value in zip(names, values, strict=True)],
        Text("领域"),
    )


def pictures() -> dict[str, Markup]:
    """Every picture of the gallery, by id prefix."""
    counts = bars.Bars(
        Text("各镇街项目数"),
        tuple(bars.Bar(Text(f"示例镇 {number:02d}"), Decimal(number * 3)) for number in range(5, 0, -1)),
        Text("镇街"),
        Text("项目"),
        unit=PROJECTS,
        sample=True,
    )
    ten: list[str | None] = [
        "180000",
        "192340.5",
        None,
        "200000",
        "210001.99",
        "230000",
        "238997.12",
        None,
        "1",
        "306307.94",
    ]
    many = multiples.Multiples(Text("各领域与各镇街"), [purposes("甲"), purposes("乙")], Text("分组"))
    return {
        "flow": responsive(flow.draw, way(), prefix="flow"),
        "flow-sample": responsive(flow.draw, way(sample=True), prefix="flow-sample"),
        "grades": responsive(grades.draw, marks(), prefix="grades"),
        "grades-none": responsive(grades.draw, marks((0, 0, 0, 0)), prefix="grades-none"),
        **{
            f"indicator-{order}": target_actual.draw(indicator, prefix=f"indicator-{order}")
            for order, indicator in enumerate(indicators())
        },
        "bars": responsive(bars.draw, purposes(), prefix="bars"),
        "towns": responsive(bars.draw, counts, prefix="towns"),
        "composition": responsive(composition.draw, cuts(), prefix="composition"),
        "trend-three": responsive(trend.draw, years(["201000", None, "238997.12"]), prefix="trend-three"),
        "trend-ten": responsive(trend.draw, years(ten), prefix="trend-ten"),
        "trend-one": responsive(trend.draw, years(["1"]), prefix="trend-one"),
        "multiples": responsive(multiples.draw, panels(), prefix="multiples"),
        "multiples-bars": responsive(multiples.draw, many, prefix="multiples-bars"),
        "execution": responsive(execution.draw, departments(67), prefix="execution"),
    }


def page(shown: dict[str, Markup], *, scheme: str = "default") -> str:
    """*shown* on a page of its own, as wide as the text column of the site."""
    figures = "".join(f'<figure class="chart-figure" id="figure-{name}">{svg}</figure>' for name, svg in shown.items())
    css = STYLESHEET.read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="zh-CN" data-md-color-scheme="{scheme}"><head><meta charset="utf-8"><title>图表</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{css}</style><style>"
        "body{margin:0 auto;padding:16px;max-width:704px;font-family:sans-serif;background:#fff}"
        "[data-md-color-scheme=slate] body{background:#1e2129}figure{margin:0 0 32px}"
        f"</style></head><body>{figures}</body></html>"
    )


if __name__ == "__main__":
    sys.stdout.write(page(pictures()))
