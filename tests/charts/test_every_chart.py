"""What holds for every chart, whatever stands in the records."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.charts.frame import responsive
from generator.charts.layout import WIDE, Format
from generator.charts.metrics import legible
from generator.charts.palette import PAINTS
from generator.charts.parts import Part
from generator.charts.quantity import PROJECTS
from generator.charts.standalone import standalone
from generator.text import Text
from tests.charts.boxes import collisions, lines, outside, parse, texts
from tests.charts.made_up import ATTACKS, FORMATS, INPUTS, MODULES, draw_chart

NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
KINDS = sorted(MODULES)
ELEMENTS = {"svg", "title", "desc", "defs", "pattern", "g", "a", "rect", "path", "circle", "text", "tspan"}
ATTRIBUTES = {
    *{"class", "id", "role", "aria-labelledby", "aria-describedby", "aria-label", "aria-hidden", "viewBox", "href"},
    *{"x", "y", "width", "height", "cx", "cy", "r", "d", "transform", "patternUnits", "patternTransform"},
    *{"fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order"},
    *{"font-size", "font-weight", "text-anchor", "text-decoration", "pointer-events"},
}
COORDINATES = {"x", "y", "width", "height", "cx", "cy", "r", "d", "transform", "viewBox"}
thorough = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
kinds = pytest.mark.parametrize("kind", KINDS)


@kinds
@thorough
@given(data=st.data(), fmt=st.sampled_from(FORMATS))
def test_labels_never_overlap_and_never_leave_the_picture(kind: str, data: st.DataObject, fmt: Format) -> None:
    """On the page, and in the file for download, which shows its title as well."""
    picture = draw_chart(kind, data.draw(INPUTS[kind]), fmt)
    for root in (parse(picture), parse(standalone(picture).replace(NAMESPACE, "", 1))):
        assert collisions(root) == []
        assert outside(root) == []


@kinds
@thorough
@given(data=st.data())
def test_a_page_with_both_formats_is_clean(kind: str, data: st.DataObject) -> None:
    """No script, style or handler, whatever the records say; unique ids; the palette's classes; the same bytes every time."""
    value = data.draw(INPUTS[kind])
    both = responsive(MODULES[kind].draw, value, prefix="p")
    assert both == responsive(MODULES[kind].draw, value, prefix="p")
    for root in (page := parse(f"<div>{both}</div>")):
        _assert_only_what_charts_are_made_of(root)
        _assert_named(root)
    ids = Counter(element.attrib["id"] for element in page.iter() if "id" in element.attrib)
    assert set(ids.values()) == {1}
    assert {
        element.get("fill", "")[5:-1] for element in page.iter() if element.get("fill", "").startswith("url(#")
    } <= ids.keys()


def _assert_only_what_charts_are_made_of(root: Element) -> None:
    assert {element.tag for element in root.iter()} <= ELEMENTS
    attributes = [pair for element in root.iter() for pair in element.items()]
    assert {name for name, _ in attributes} <= ATTRIBUTES
    looks = {look for shape in root for each in shape.iter() for look in each.get("class", "").split()}
    assert looks <= PAINTS.keys()
    coordinates = [value for name, value in attributes if name in COORDINATES]
    assert [value for value in coordinates if re.search(r"\.\d{3}|\de|nan|inf", value)] == []


def _assert_named(root: Element) -> None:
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == ("title", "desc")
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    assert root.attrib["aria-describedby"] == description.attrib["id"]
    assert root.attrib["role"] == ("group" if root.find(".//a") is not None else "img")
    assert description.text


@kinds
@thorough
@given(data=st.data())
def test_the_table_has_as_many_cells_as_heads(kind: str, data: st.DataObject) -> None:
    table = MODULES[kind].as_table(data.draw(INPUTS[kind]))
    assert {len(row) for row in table.rows} <= {len(table.headers)}


@kinds
def test_the_file_for_download_stands_alone(kind: str) -> None:
    """It is a document with a size, a ground and its title in sight; its links are left out."""
    file = standalone(draw_chart(kind, _with_text(kind, "标题"), WIDE))
    assert file.startswith(f"<svg{NAMESPACE} ")
    assert "href" not in file
    root = parse(file.replace(NAMESPACE, "", 1))
    assert root.attrib["height"] == root.attrib["viewBox"].split()[3]
    assert root[2].attrib["fill"] == "#ffffff"
    assert "标题" in _shown(root)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
@kinds
def test_text_shows_exactly_its_characters(kind: str, attack: str) -> None:
    """Each field of text comes back from the picture as it went in (what no XML may hold reads as U+FFFD)."""
    shown = _shown(parse(draw_chart(kind, _with_text(kind, attack), WIDE)))
    assert re.sub(r"\s", "", legible(attack)) in shown


def _shown(root: Element) -> set[str]:
    """All texts of a picture in full, without white space, which line breaks take away."""
    whole = (text.findtext("title") or "".join(lines(text)) for text, _, _ in texts(root))
    return {re.sub(r"\s", "", text) for text in whole}


def _with_text(kind: str, text: str) -> Any:
    made: dict[str, Any] = {
        "bars": lambda m, t: m.Bars(t, (m.Bar(t, None),), t, t),
        "grades": lambda m, t: m.Distribution(t, t, (m.GradeCount(t, 1),)),
        "execution": lambda m, t: m.Executions(t, (m.Execution(t, None, None),)),
        "target_actual": lambda m, t: m.Indicator(t, "=", Decimal(1), None, PROJECTS, None),
        "trend": lambda m, t: m.Trend(t, t, (), note=t),
        "multiples": lambda m, t: m.Multiples(t, (), t, note=t),
        "composition": lambda m, t: m.Composition(t, t, (Part(t, None),)),
        "flow": lambda m, t: m.Flow(t, (m.Lane(t, (m.Step(Part(t, None)),)),)),
    }
    return made[kind](MODULES[kind], Text(text))


@kinds
def test_a_prefix_that_is_no_identifier_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="an id prefix is ASCII letters"):
        MODULES[kind].draw(_with_text(kind, "x"), prefix='x" onload="', fmt=WIDE)
