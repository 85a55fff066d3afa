"""The style sheet paints what the pictures are painted without it, and both can be seen."""

from __future__ import annotations

import re

import pytest

from generator.charts.palette import DARK_GROUND, GROUND, PAINTS, Paint, painted
from tests.charts.gallery import STYLESHEET

CSS = STYLESHEET.read_text(encoding="utf-8")
LIGHT, DARK, DARK_WITHOUT_SCRIPT, FORCED = (
    dict(re.findall(r"--(chart-[\w-]+):\s*([^;]+);", block))
    for block in re.findall(
        r'(?:^:root|:root\.no-js|\[data-md-color-scheme="slate"\]) \{(.*?)\}', CSS, re.DOTALL | re.MULTILINE
    )
)
WORDS = ["chart-text", "chart-quiet", "chart-link"]
BEHIND = {"chart-halo", "chart-texture", "chart-break", "chart-track", "chart-zone", "chart-lane", "chart-sample"}


def test_every_class_has_its_colour_in_every_scheme() -> None:
    assert {name: paint.light for name, paint in PAINTS.items()} == LIGHT
    assert {name: paint.dark for name, paint in PAINTS.items()} == DARK == DARK_WITHOUT_SCRIPT
    assert FORCED.keys() == PAINTS.keys()


@pytest.mark.parametrize("name", PAINTS)
def test_a_rule_paints_with_a_fallback_before_the_custom_property(name: str) -> None:
    paint = PAINTS[name]
    rule = re.search(rf"^\.{name} \{{\s*(.*?)\s*\}}", CSS, re.DOTALL | re.MULTILINE)
    assert rule is not None
    declarations = [each.strip() for each in rule[1].split(";") if each.strip()]
    assert declarations == [f"{paint.property}: {paint.light}", f"{paint.property}: var(--{name}, {paint.light})"]


@pytest.mark.parametrize("name", WORDS)
def test_words_have_a_contrast_of_at_least_four_and_a_half(name: str) -> None:
    assert _contrast(PAINTS[name].light, GROUND) >= 4.5
    assert _contrast(PAINTS[name].dark, DARK_GROUND) >= 4.5


@pytest.mark.parametrize("name", sorted(PAINTS.keys() - BEHIND))
def test_shapes_have_a_contrast_of_at_least_three(name: str) -> None:
    assert _contrast(PAINTS[name].light, GROUND) >= 3
    assert _contrast(PAINTS[name].dark, DARK_GROUND) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_value_stands_out_from_what_falls_short_for_red_green_blindness(scheme: str) -> None:
    """Bars and what falls short of its threshold differ on the blue-yellow axis, which red-green blindness leaves intact."""
    bar, below = (_channels(getattr(PAINTS[name], scheme)) for name in ("chart-bar", "chart-below"))
    yellowness = [(channels[0] + channels[1]) / 2 - channels[2] for channels in (bar, below)]
    assert yellowness[1] - yellowness[0] > 0.2


def test_classes_and_attributes_of_a_shape_come_together() -> None:
    assert painted("chart-bar") == 'class="chart-bar" fill="#0b62a8"'
    assert painted("chart-text", "chart-halo").startswith(
        'class="chart-text chart-halo" fill="#1f2933" stroke="#ffffff" '
    )
    assert isinstance(PAINTS["chart-bar"], Paint)


def test_the_style_sheet_asks_nobody_for_anything() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def _channels(colour: str) -> list[float]:
    """Linear red, green and blue of #rrggbb (sRGB, IEC 61966-2-1)."""
    values = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def _contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
