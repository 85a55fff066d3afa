"""Style sheets as values: rules, declarations and the palette of each scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHEETS = Path(__file__).parents[2] / "overrides" / "assets" / "stylesheets"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A rule with its body; the opening of a block of rules; or the end of one.
_BLOCK = re.compile(r"(?P<selector>[^{}]*)\{(?P<body>[^{}]*)\}|(?P<media>@media[^{}]*)\{|(?P<end>\})")


@dataclass(frozen=True)
class Rule:
    """A selector, the media query around it, and its declarations in order."""

    selector: str
    media: str
    declarations: tuple[tuple[str, str], ...]


def rules(sheet: str) -> Iterator[Rule]:
    """All style rules of a sheet, those inside media queries included.  Our sheets use no braces in strings."""
    source = _COMMENT.sub("", (SHEETS / sheet).read_text("utf-8"))
    media = ""
    for block in _BLOCK.finditer(source):
        if block["selector"] is None:
            media = (block["media"] or "").removeprefix("@media").strip()
            continue
        declarations = (line.partition(":") for line in block["body"].split(";") if line.strip())
        yield Rule(
            " ".join(block["selector"].split()),
            media,
            tuple((name.strip(), " ".join(value.split())) for name, _, value in declarations),
        )


def palettes() -> dict[str, dict[str, str]]:
    """The colours by scheme, each with what it inherits from the ones before it."""
    found = {(rule.media, rule.selector): dict(rule.declarations) for rule in rules("tokens.css")}
    light = {name: value for name, value in found["", ":root"].items() if name.startswith("--")}
    dark = light | found["", ':root[data-md-color-scheme="slate"]']
    elder = found["", ":root[data-elder]"]
    return {
        "light": light,
        "dark": dark,
        "light elder": light | elder,
        "dark elder": dark | elder | found["", ':root[data-elder][data-md-color-scheme="slate"]'],
    }


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb`` (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
