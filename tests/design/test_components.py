"""What the components print, for values of every kind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, PackageLoader
from markupsafe import Markup

from generator.pages.environment import PageTemplates
from generator.pages.formats import FORMATS, missing
from generator.pages.links import Links
from generator.text import Text

HOSTILE = Text('<img src=x onerror="alert(1)"> *a* [b](c)')
IMPORTS = """
{% from "components/badges.jinja" import badge, sample_badge, year_badge, grade_badge, state_badge, outcome_badge, status_badge, term %}
{% from "components/page.jinja" import page_header, text, note, empty_state, source_line, link_list, pager, steps, data_details %}
{% from "components/figures.jinja" import key_facts, figure_card, figure_cards, score_line, money_line %}
{% from "components/table.jinja" import data_table, anchor %}
"""

Render = Callable[..., str]


@pytest.fixture
def render() -> Render:
    """Renders a piece of template with all components at hand."""

    def render_(source: str, **values: object) -> str:
        loader = ChoiceLoader([DictLoader({"piece": IMPORTS + source}), PackageLoader("generator.pages", "templates")])
        templates = PageTemplates(Links.to(["/", "/2022/projects/"]), names=FORMATS, loader=loader)
        return str(templates.render("piece", "/2022/", **values)).rstrip("\n")

    return render_


WITH_TEXT = {
    "badge": "{{ badge(x) }}",
    "term": "{{ term(x, x, link('/')) }}",
    "page_header": "{{ page_header(x, [badge(x)], kicker=x, lead=x) }}",
    "text": "{{ text(x) }}",
    "note": "{{ note(x, title=x) }}",
    "empty_state": "{{ empty_state('missing', x) }}",
    "source_line": "{{ source_line([x, x]) }}",
    "link_list": "{{ link_list([{'title': x, 'url': link('/'), 'count': 3, 'note': x}], x) }}",
    "steps": "{{ steps([{'title': x, 'state': 'done', 'when': x, 'body': x}], x) }}",
    "data_details": "{{ data_details(x, x) }}",
    "key_facts": "{{ key_facts([{'label': x, 'value': x, 'note': x, 'url': link('/')}]) }}",
    "figure_cards": "{{ figure_cards([figure_card(x, x, x, x, x, note=x)], x) }}",
    "data_table": "{{ data_table(x, [{'title': x, 'unit': x}], [[x], [anchor(link('/'), x)]], unit=x, note=x, total=[x]) }}",
    "section": "{{ section(x, 'id') }}",
}


@pytest.mark.parametrize("source", WITH_TEXT.values(), ids=list(WITH_TEXT))
def test_text_from_records_is_never_markup(render: Render, source: str) -> None:
    html = render(source, x=HOSTILE)
    assert "<img" not in html
    assert "onerror&#61;" in html
    assert "*a*" not in html


@pytest.mark.parametrize("source", WITH_TEXT.values(), ids=list(WITH_TEXT))
def test_a_component_is_one_block(render: Render, source: str) -> None:
    """CommonMark ends an HTML block at a blank line."""
    assert "\n\n" not in render(source, x=Text("一\n\n二"))


CELLS = [
    ("money", Decimal("1234.5"), "1,234.50"),
    ("money", None, str(missing())),
    ("number", Decimal("9942.30"), "9,942.3"),
    ("count", 1065, "1,065"),
    ("rate", Decimal("26.155"), "26.16%"),
    ("score", Decimal("8.50"), "8.5"),
    ("date", dt.date(2022, 6, 5), '<time datetime="2022-06-05">2022年6月5日</time>'),
    ("code", Text("0012"), "0012"),
    ("text", Text("一"), "一"),
    ("money", Markup("<b>见说明</b>"), "<b>见说明</b>"),
    ("money", missing("不公开，附依据"), '<span class="missing">不公开，附依据</span>'),
]


@pytest.mark.parametrize("kind, value, shown", CELLS)
def test_a_cell_is_written_by_its_kind(render: Render, kind: str, value: object, shown: str) -> None:
    assert render("<p>{{ cell(value, kind) }}</p>", value=value, kind=kind) == f"<p>{shown}</p>"


def test_a_table_names_rows_and_columns_for_every_reader(render: Render) -> None:
    html = render(
        "{{ data_table('表', [{'title': '项目'}, {'title': '批准', 'kind': 'money'}], [['甲', v]], ids=['a'], unit='万元') }}",
        v=Decimal(3),
    )
    assert '<caption>表 <span class="unit">单位：万元</span></caption>' in html
    assert '<th scope="col" class="num" data-kind="money">批准</th>' in html
    assert (
        '<tr id="a"><th scope="row" data-label="项目">甲</th><td class="num" data-label="批准">3.00</td></tr>' in html
    )
    assert '<div class="table table--small" role="region" aria-label="表" tabindex="0">' in html


def test_the_row_head_may_be_any_column(render: Render) -> None:
    html = render(
        "{{ data_table('表', [{'title': '序号'}, {'title': '项目', 'head': true}], [['1', '甲']], total=['合计', '']) }}"
    )
    assert '<td data-label="序号">1</td><th scope="row" data-label="项目">甲</th>' in html
    assert '<th scope="row" data-label="序号">合计</th><td data-label="项目"></td>' in html


def test_a_table_without_rows_says_so_and_does_not_sort(render: Render) -> None:
    html = render(
        "{{ data_table('表', [{'title': '项目'}, {'title': '批准'}], [], empty='这一年没有。', total=['合计', none]) }}"
    )
    assert '<td class="none" colspan="2">这一年没有。</td>' in html
    assert "data-sortable" not in html
    assert "<tfoot>" not in html


@pytest.mark.parametrize("grade", ["优", "良", "中", "差"])
def test_every_grade_has_its_own_word_and_shape(render: Render, grade: str) -> None:
    html = render("{{ grade_badge(grade) }}", grade=grade)
    assert f"</svg>{grade}</span>" in html
    assert f'href="#mark-grade{"差中良优".index(grade) + 1}"' in html


def test_no_grade_prints_nothing(render: Render) -> None:
    assert render("<p>{{ grade_badge(none) }}</p>") == "<p></p>"


def test_every_shape_that_a_badge_uses_is_drawn_in_the_shell(render: Render) -> None:
    words = {
        "state": ["逐项可查", "分部门可查", "仅公布汇总数"],
        "outcome": ["approved", "cancelled", "merged"],
        "status": ["未整改", "整改中", "已销号", "一致", "四舍五入差异", "有差异", "按时", "逾期", "未到期"],
    }
    drawn = Path(__file__).parents[2].joinpath("overrides/partials/marks.html").read_text("utf-8")
    for name, values in words.items():
        html = render("{% for w in words %}{{ " + name + "_badge(w) }}{% endfor %}", words=values)
        shapes = [part.partition('"')[0] for part in html.split('href="#')[1:]]
        assert len(shapes) == len(values)
        assert all(f'id="{shape}"' in drawn for shape in shapes)


def test_a_score_never_stands_without_its_author(render: Render) -> None:
    html = render("{{ score_line(v, 'spot_check', grade='中') }}", v=Decimal("79.0"))
    assert html.startswith('<span class="score"><span class="score__author">抽查复评</span>')
    assert '<b class="score__value">79</b><span class="score__full"> / 100 分</span>' in html


@pytest.mark.parametrize(
    "parts, current, shown",
    [
        (1, 1, ""),
        (3, 1, "第 1 页，共 3 页 1 2 3 下一页"),
        (12, 6, "第 6 页，共 12 页 上一页 1 … 4 5 6 7 8 … 12 下一页"),
        (12, 12, "第 12 页，共 12 页 上一页 1 … 10 11 12"),
    ],
)
def test_the_pager_leads_on_and_back(render: Render, parts: int, current: int, shown: str) -> None:
    html = render("{{ pager(urls, current) }}", urls=[f"p{number}" for number in range(1, parts + 1)], current=current)
    assert " ".join(re.sub(r"<[^>]*>", " ", html).split()) == shown


def test_a_missing_value_is_worded_not_zero(render: Render) -> None:
    assert "未公布" in render("{{ key_facts([{'label': '镇街', 'value': none}]) }}")
    assert "未公布" in render("{{ money_line(none, none, none, none) }}")
    assert "未公布" in render("{{ figure_card('数', none, '个', '2022 年', '') }}")
    assert "未公布" in render("{{ text(none) }}")


def test_a_component_may_hold_what_stands_between_its_tags(render: Render) -> None:
    html = render(
        "{% call note(kind='legal') %}\n<p>依据第十四条。</p>\n{% endcall %}\n\n{{ section('下一节', 'next') }}"
    )
    assert html == (
        '<div class="note note--legal" role="note"><p class="note__title">依据</p><p>依据第十四条。</p></div>\n\n## 下一节 {#next}'
    )
