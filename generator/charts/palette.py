"""Colours of the classes that the style sheet and the pictures share.

Each class has one light and one dark colour.  The light one is also written into the picture as a presentation attribute,
so that a picture is legible where no style sheet reaches it.

Blue, orange, teal, purple, ochre and grey differ in lightness or along the blue-yellow axis, which red-green blindness leaves
intact; nothing is told by colour alone (textures, keys and words say the same).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

GROUND = "#ffffff"
"""What a picture stands on, without a style sheet."""
DARK_GROUND = "#1e2129"
"""The ground of the dark scheme (Material's slate)."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How one class is painted: the property, its light and its dark colour, and attributes that never change."""

    light: str
    dark: str
    property: str = "fill"
    fixed: str = ""


PAINTS = {
    "chart-text": Paint("#1f2933", "#e6e9ef"),
    "chart-quiet": Paint("#4d5a67", "#b3bdca"),
    "chart-link": Paint("#0b57a4", "#7db8f0", fixed='text-decoration="underline"'),
    "chart-halo": Paint(
        GROUND, DARK_GROUND, "stroke", fixed='stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    ),
    "chart-axis": Paint("#6b7785", "#8b97a6", "stroke", fixed='stroke-width="1" fill="none"'),
    "chart-track": Paint("#e1e6eb", "#3a404c"),
    "chart-absent": Paint("#6b7785", "#8b97a6", "stroke", fixed='stroke-width="1" stroke-dasharray="4 3" fill="none"'),
    "chart-bar": Paint("#0b62a8", "#5aa9e6"),
    "chart-below": Paint("#b4470a", "#f0934a"),
    "chart-part-1": Paint("#0b62a8", "#5aa9e6"),
    "chart-part-2": Paint("#b4470a", "#f0934a"),
    "chart-part-3": Paint("#00796b", "#3dbfae"),
    "chart-part-4": Paint("#7a4b94", "#c39bd9"),
    "chart-part-5": Paint("#8a6a00", "#d9b93b"),
    "chart-part-6": Paint("#5b6673", "#9aa7b5"),
    "chart-texture": Paint(GROUND, DARK_GROUND, "stroke", fixed='stroke-width="1.5" fill="none"'),
    "chart-break": Paint(GROUND, DARK_GROUND, "stroke", fixed='stroke-width="2" fill="none"'),
    "chart-line": Paint("#0b62a8", "#5aa9e6", "stroke", fixed='stroke-width="2" fill="none"'),
    "chart-target": Paint("#1f2933", "#f5f7fa", "stroke", fixed='stroke-width="2" fill="none"'),
    "chart-zone": Paint("#d5e5f3", "#27425c"),
    "chart-mark-met": Paint("#0b62a8", "#5aa9e6", "stroke", fixed='stroke-width="2" fill="none"'),
    "chart-mark-unmet": Paint("#b4470a", "#f0934a", "stroke", fixed='stroke-width="2" fill="none"'),
    "chart-mark-unknown": Paint("#5b6673", "#9aa7b5", "stroke", fixed='stroke-width="2" fill="none"'),
    "chart-lane": Paint("#b9c3ce", "#4f5968", "stroke", fixed='stroke-width="1" fill="none"'),
    "chart-rail": Paint("#6b7785", "#8b97a6", "stroke", fixed='stroke-width="1.5" fill="none"'),
    "chart-sample": Paint("#b4470a", "#ff9d57", fixed='fill-opacity="0.22"'),
}

PARTS = 6
"""How many parts have a look of their own; the seventh looks like the first, with its key to tell them apart."""


@cache
def painted(*names: str) -> str:
    """Class and presentation attributes of these classes together, ready to stand in a tag."""
    paints = [PAINTS[name] for name in names]
    attributes = (f'{paint.property}="{paint.light}" {paint.fixed}'.rstrip() for paint in paints)
    return " ".join([f'class="{" ".join(names)}"', *attributes])
