"""Hypothesis strategies: chart inputs with long Chinese names, odd characters and extreme values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from markupsafe import Markup

from generator.charts import bars, composition, execution, flow, grades, multiples, target_actual, trend
from generator.charts.layout import COMPACT, NARROW, WIDE, Format
from generator.charts.parts import Part
from generator.charts.quantity import MONEY, PROJECTS, Unit
from generator.text import Text

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></svg><svg onload=alert(1)>",
    "</text><a href='javascript:alert(1)'>x</a>",
    "]]><!--",
    "--><![CDATA[",
    "&lt;script&gt; &amp; &#60;",
    "**粗** _斜_ `码` [链](http://example.invalid) {{ 7*7 }} | ~~~",
    "url(#x);fill:red",
    "\u202e倒写\u0000\u0007\ud800",
)
_CHINESE = "市区县镇街道示例领域部门综合行政执法与公共资源交易服务保障中心（含所属事业单位）、，。“”《》某"
_ASCII = "abcXYZ W%@ 0123456789.,-/()ilj"

long_texts = st.text(alphabet=_CHINESE + _ASCII, min_size=1, max_size=120)
texts = st.one_of(long_texts, st.sampled_from(ATTACKS), st.text(max_size=30)).map(Text)
short_texts = st.text(alphabet=_CHINESE, min_size=1, max_size=12).map(Text)
amounts = st.one_of(
    st.sampled_from([Decimal(0), Decimal("0.000001"), Decimal("0.01"), Decimal(1), Decimal(1000000000)]),
    st.decimals(min_value=0, max_value=10**9, places=6, allow_nan=False, allow_infinity=False),
)
maybe_amounts = st.one_of(amounts, amounts, amounts, st.none())
signed = st.builds(lambda value, sign: value * sign, amounts, st.sampled_from([1, 1, 1, -1]))
units = st.sampled_from([MONEY, PROJECTS, Unit("分", 2), Unit("%", 2, close=True), Unit("元/平方米", 4)])
counts = st.one_of(st.none(), st.integers(min_value=0, max_value=10**6))
addresses = st.sampled_from(["", "../x/", "members.csv?a=1&b=2#行"])
parts = st.builds(Part, texts, maybe_amounts, counts, texts, addresses)

all_bars = st.builds(
    bars.Bars,
    texts,
    st.lists(st.builds(bars.Bar, texts, maybe_amounts, texts, addresses), max_size=8).map(tuple),
    short_texts,
    short_texts,
    unit=units,
    note=texts,
    sample=st.booleans(),
)
distributions = st.builds(
    grades.Distribution,
    texts,
    texts,
    st.lists(st.builds(grades.GradeCount, texts, st.integers(0, 10**6), addresses), max_size=6).map(tuple),
    note=texts,
)
executions = st.builds(
    execution.Executions,
    texts,
    st.lists(st.builds(execution.Execution, texts, maybe_amounts, maybe_amounts, addresses), max_size=8).map(tuple),
    threshold=st.sampled_from([None, Decimal(90)]),
    note=texts,
)
indicators = st.builds(
    target_actual.Indicator,
    texts,
    st.sampled_from(["≥", "＞", "=", "＜", "≤"]),
    signed,
    st.one_of(signed, st.none()),
    units,
    st.sampled_from([True, False, None]),
    note=texts,
)
points = st.builds(trend.Point, st.integers(2014, 2023), maybe_amounts)


@st.composite
def trends(draw: st.DrawFn, unit: Unit | None = None) -> trend.Trend:
    """One figure over two to ten years, with gaps."""
    return trend.Trend(
        draw(texts),
        draw(short_texts),
        tuple(draw(st.lists(points, max_size=10))),
        unit=unit or draw(units),
        note=draw(texts),
    )


panels = st.builds(
    multiples.Multiples, texts, st.lists(trends(unit=MONEY), max_size=4), short_texts, note=texts, sample=st.booleans()
)
compositions = st.builds(
    composition.Composition, texts, texts, st.lists(parts, max_size=8).map(tuple), unit=units, note=texts
)
steps = st.builds(flow.Step, parts, st.lists(parts, max_size=4).map(tuple))
lanes = st.builds(flow.Lane, texts, st.lists(steps, max_size=3).map(tuple), texts)
flows = st.builds(flow.Flow, texts, st.lists(lanes, max_size=3).map(tuple), note=texts, sample=st.booleans())

MODULES: dict[str, Any] = {
    "bars": bars,
    "grades": grades,
    "execution": execution,
    "target_actual": target_actual,
    "trend": trend,
    "multiples": multiples,
    "composition": composition,
    "flow": flow,
}
INPUTS: dict[str, st.SearchStrategy[Any]] = {
    "bars": all_bars,
    "grades": distributions,
    "execution": executions,
    "target_actual": indicators,
    "trend": trends(),
    "multiples": panels,
    "composition": compositions,
    "flow": flows,
}
FORMATS: tuple[Format, ...] = (WIDE, NARROW, COMPACT)


def draw_chart(kind: str, data: Any, fmt: Format) -> Markup:
    """*data* drawn by the module called *kind*."""
    picture: Markup = MODULES[kind].draw(data, prefix="chart", fmt=fmt)
    return picture
