"""What the style sheets promise: legible in every scheme, plain values for old browsers, nothing from elsewhere."""

from __future__ import annotations

import re

import pytest

from tests.design.stylesheet import SHEETS, contrast, palettes, rules

OURS = ("tokens", "base", "shell", "components", "tables", "elder", "print")
TEXT_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in ("paper", "raised")),
    *((f"{tone}", f"{tone}-soft") for tone in ("good", "info", "fair", "caution")),
    ("muted", "quiet-soft"),
    ("ink", "caution-soft"),
    ("ink", "fair-soft"),
    ("on-accent", "accent"),
]
SHAPE_ON_GROUND = [("edge", "paper"), ("focus", "paper"), ("focus", "raised"), ("accent", "paper")]


@pytest.mark.parametrize("scheme", list(palettes()))
@pytest.mark.parametrize("ink, ground", TEXT_ON_GROUND)
def test_text_has_contrast(scheme: str, ink: str, ground: str) -> None:
    """4.5:1 for all text (WCAG 2.2, 1.4.3; GB/T 37668-2019); 7:1 for running text in 长者模式."""
    palette = palettes()[scheme]
    least = 7 if "elder" in scheme and ink in {"ink", "muted"} else 4.5
    assert contrast(palette[f"--{ink}"], palette[f"--{ground}"]) >= least


@pytest.mark.parametrize("scheme", list(palettes()))
@pytest.mark.parametrize("shape, ground", SHAPE_ON_GROUND)
def test_outlines_of_controls_have_contrast(scheme: str, shape: str, ground: str) -> None:
    """3:1 for what shows a control or the focus (WCAG 2.2, 1.4.11)."""
    palette = palettes()[scheme]
    assert contrast(palette[f"--{shape}"], palette[f"--{ground}"]) >= 3


def test_dark_is_the_same_with_and_without_scripts() -> None:
    dark = {
        rule.media: rule.declarations
        for rule in rules("tokens.css")
        if rule.selector in {":root.no-js", ':root[data-md-color-scheme="slate"]'}
    }
    assert dark[""] == dark["(prefers-color-scheme: dark)"]


@pytest.mark.parametrize("sheet", [name for name in OURS if name != "tokens"])
def test_every_variable_stands_after_a_plain_value(sheet: str) -> None:
    """A browser without custom properties drops a declaration with var(): the one before it must hold the light value."""
    light = palettes()["light"]
    for rule in rules(f"{sheet}.css"):
        before = ("", "")
        for name, value in rule.declarations:
            if "var(" in value and not name.startswith("--"):
                colour = re.sub(r"var\((--[a-z-]+)\)", lambda match: light[match[1]], value)
                assert before[0] == name, f"{sheet}.css: {rule.selector}: {name} has no plain value"
                assert before[1] == colour or name == "font-family", (
                    f"{sheet}.css: {rule.selector}: {name} falls back to {before[1]}"
                )
            before = (name, value)


@pytest.mark.parametrize("sheet", OURS)
def test_nothing_is_asked_of_another_host(sheet: str) -> None:
    source = (SHEETS / f"{sheet}.css").read_text("utf-8")
    assert not re.search(r"@import|url\(|@font-face|https?:", source)


def test_all_of_it_is_small() -> None:
    """A page on a slow line: less style than a photograph's thumbnail."""
    assert sum((SHEETS / f"{sheet}.css").stat().st_size for sheet in OURS) < 40_000
    scripts = (SHEETS.parent / "javascripts").glob("*.js")
    sizes = {script.name: script.stat().st_size for script in scripts}
    assert sizes["tables.js"] <= 6 * 1024
    everywhere = {name: size for name, size in sizes.items() if not name.startswith("search")}
    assert sum(everywhere.values()) < 16_000
    assert sum(sizes.values()) < 34_000
