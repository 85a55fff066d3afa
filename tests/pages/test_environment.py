"""In page templates everything that is printed is escaped by its type, however it got there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, TemplateRuntimeError, UndefinedError
from jinja2.exceptions import TemplateAssertionError
from markupsafe import Markup

from generator.pages.environment import CompiledOnce, PageTemplates
from generator.pages.links import Links, UnknownAddressError
from generator.text import Text

TEMPLATES = Path(__file__).parents[2] / "generator"
TEXT = Text("<b>*甲*</b> [乙](javascript:x) {{ 丙 }}")
CHART = Markup('<svg class="chart"></svg>')
LINKS = Links.to(["/", "/2022/", "/2022/projects/1/", "/2022/projects/2/"])

MACROS = """
{% macro cell(value) %}<td>{{ value }}</td>{% endmacro %}
{% macro box() %}<div>{{ caller() }}</div>{% endmacro %}
"""


def render(source: str, /, **values: Any) -> Markup:
    templates = PageTemplates(LINKS, loader=DictLoader({"page": source, "macros": MACROS}))
    return templates.render(
        "page", "/2022/projects/1/", **({"text": TEXT, "plain": str(TEXT), "chart": CHART} | values)
    )


class Shown(HTMLParser):
    """The text and the tags of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)


SMUGGLING = [
    "{{ text }}",
    "{{ plain }}",
    "{{ text ~ plain }}",
    "{{ chart ~ text }}",
    "{{ chart ~ plain }}",
    "{{ plain ~ chart }}",
    "{{ chart + plain }}",
    "{{ plain + chart }}",
    "{{ text + plain }}",
    "{{ [text, plain] | join }}",
    "{{ [chart, plain] | join }}",
    "{{ [text, plain] | join(chart) }}",
    "{{ [chart, chart] | join(plain) }}",
    "{{ [{'a': plain}] | map(attribute='a') | join }}",
    "{{ text | replace('甲', plain) }}",
    "{{ plain | replace('甲', text) }}",
    "{{ text | e }}",
    "{{ plain | escape }}",
    "{{ text | trim }}",
    "{{ text | upper }}{{ plain | lower }}",
    "{{ text | title }}",
    "{{ text[1:] }}{{ plain[:-1] }}",
    "{{ text | first }}{{ plain | last }}",
    "{{ text | list | join }}",
    "{{ text.strip() }}{{ plain.upper() }}{{ text.split('甲') | join('乙') }}",
    "{{ 'x{}'.format(text) }}{{ ''.join([chart, plain]) }}",
    "{{ missing | default(text) }}",
    "{% set copy = text %}{{ copy }}",
    "{% set copy %}{{ plain }}{% endset %}{{ copy }}",
    "{% set copy %}{{ plain }}{% endset %}{{ copy ~ plain }}",
    "{% filter upper %}{{ text }}{% endfilter %}",
    "{% from 'macros' import cell %}{{ cell(plain) }}",
    "{% from 'macros' import cell %}{{ cell(plain) ~ plain }}",
    "{% from 'macros' import cell %}{{ cell(plain) + text }}",
    "{% from 'macros' import box %}{% call box() %}{{ plain }}{% endcall %}",
    "{% from 'macros' import cell %}{% for one in [plain, text] %}{{ cell(value=one) }}{% endfor %}",
    "{% for char in plain %}{{ char }}{% endfor %}",
    "{{ namespace(a=plain).a }}{{ dict(a=text)['a'] }}",
    "{{ cycler(plain, text).next() }}",
    "{% set sep = joiner(plain) %}{{ sep() }}{{ sep() }}",
    "{{ (text, plain) }}{{ {'a': text} }}",
    "{{ plain if plain else chart }}",
    "{{ plain * 2 }}",
    "{{ [plain, text] | sort | first }}{{ [plain, 'z'] | max }}",
    "{{ plain | batch(3) | first | join }}{{ text | slice(2) | first | join }}",
]


@pytest.mark.parametrize("source", SMUGGLING)
def test_no_expression_smuggles_text_through(source: str) -> None:
    """Whatever is done to text, what is printed holds no character that HTML or Markdown would act upon."""
    printed = str(render(f"<p>{source}</p>"))
    outside_tags = printed.replace(str(CHART), "").replace("<p>", "").replace("</p>", "")
    for tag in ("<td>", "</td>", "<div>", "</div>", '<SVG CLASS="CHART"></SVG>'):
        outside_tags = outside_tags.replace(tag, "")
    assert not set("<>*[](){}_`!\"'|~^\\") & set(outside_tags)
    assert Shown(printed).text
    assert set(Shown(printed).tags) <= {"p", "td", "div", "svg"}


REFUSED: list[tuple[str, type[Exception]]] = [
    *(
        (f"{{{{ plain | {name} }}}}", TemplateAssertionError)
        for name in ("safe", "tojson", "xmlattr", "urlize", "markdown")
    ),
    *(
        (f"{{{{ plain | {name} }}}}", TemplateAssertionError)
        for name in ("format(1)", "striptags", "forceescape", "indent")
    ),
    *((f"{{{{ chart.{call} }}}}", TypeError) for call in ("join([plain])", "format(plain)", "replace('x', plain)")),
    *(
        (f"{{{{ chart.{call} }}}}", TypeError)
        for call in ("__add__(plain)", "__mod__(plain)", "unescape()", "striptags()")
    ),
    ("{{ (chart | attr('join'))([plain]) }}", TypeError),
    ("{{ chart['format'](plain) }}", TypeError),
    ("{{ chart % plain }}", TypeError),
    ("{{ '%s' % plain }}", TypeError),
    ("{{ chart | replace('svg', plain) }}", TypeError),
    ("{{ plain | replace('甲', chart) }}", TypeError),
    ("{{ none }}", TypeError),
    ("{{ {'a': none}['a'] }}", TypeError),
    ("{{ missing }}", UndefinedError),
    ("{{ plain.missing }}", UndefinedError),
    ("{{ missing ~ plain }}", UndefinedError),
    ("{{ lipsum() }}", UndefinedError),
    ("{{ link('/2023/') }}", UnknownAddressError),
    ("{{ outward('javascript:alert(1)') }}", ValueError),
    ("{{ outward(' data:text/html,x') }}", ValueError),
    ("{{ outward('//example.invalid/') }}", ValueError),
]


@pytest.mark.parametrize("source,error", REFUSED)
def test_what_could_get_around_the_rule_is_refused(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        render(source)


@pytest.mark.parametrize(
    "value,shown",
    [
        (7264, "7264"),
        (Decimal("9942.3"), "9942&#46;3"),
        (date(2023, 1, 5), "2023&#45;01&#45;05"),
        ("a b", "a b"),
        (" a ", " a "),
        ("、", "、"),
        (CHART, str(CHART)),
        (Text("  "), " "),
    ],
)
def test_values_are_printed_as_they_are(value: object, shown: str) -> None:
    """Spaces at the ends of what is printed separate it from its neighbours."""
    assert str(render("<p>一{{ value }}二</p>", value=value)) == f"<p>一{shown}二</p>\n"


def test_literals_in_templates_are_text_too() -> None:
    assert str(render("{{ '*' }}{{ '<' ~ 'b' }}")) == "&#42;&#60;b\n"


def test_lines_of_preformatted_text_stay() -> None:
    """A blank line would end the HTML block that the text stands in."""
    html = render("<pre>{{ text | verbatim }}</pre>", text=Text("a:\r\n  - 1\n\n  - 2\n"))
    assert "\n" not in html.rstrip("\n")
    assert Shown(html.rstrip("\n")).text == "a:\n  - 1\n\n  - 2\n"


def test_links_are_relative_to_the_page() -> None:
    source = '<a href="{{ link("/2022/projects/2/") }}">{{ link("/") }}</a> {{ link("/2022/") }} {{ link("/2022/projects/1/") }}'
    assert str(render(source)) == '<a href="../2/">../../../</a> ../../\n'


def test_links_work_in_imported_macros() -> None:
    macros = '{% macro home() %}<a href="{{ link("/") }}">首页</a>{% endmacro %}'
    templates = PageTemplates(LINKS, loader=DictLoader({"m": macros, "page": "{% from 'm' import home %}{{ home() }}"}))
    assert str(templates.render("page", "/2022/")) == '<a href="../">首页</a>\n'
    assert str(templates.render("page", "/2022/projects/1/")) == '<a href="../../../">首页</a>\n'


def test_a_link_needs_a_page() -> None:
    templates = PageTemplates(LINKS, loader=DictLoader({"page": "{{ link('/') }}"}))
    with pytest.raises((LookupError, TemplateRuntimeError)):
        templates.environment.get_template("page").render()


def test_outward_addresses_are_escaped() -> None:
    html = render('<a href="{{ outward(url) }}">x</a>', url=Text('https://example.invalid/?a=1&b="2"'))
    assert unescape(str(html)) == '<a href="https://example.invalid/?a=1&b="2"">x</a>\n'
    assert "&#34;" in html


def test_no_template_turns_escaping_off() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.jinja")}
    assert sources
    for path, source in sources.items():
        for forbidden in ("|safe", "| safe", "autoescape", "Markup("):
            assert forbidden not in source, path


def test_what_is_compiled_once_is_compiled_anew_when_its_source_changes() -> None:
    """In a preview that renders again whenever something is saved."""
    compiled = CompiledOnce()
    said = [
        PageTemplates(LINKS, loader=DictLoader({"page": source}), names={"n": n}, compiled=compiled).render("page", "/")
        for n, source in enumerate(("甲{{ n }}", "甲{{ n }}", "乙{{ n }}", "甲{{ n }}"))
    ]
    assert [each.strip() for each in said] == ["甲0", "甲1", "乙2", "甲3"]
    assert len(compiled._compiled) == 2
