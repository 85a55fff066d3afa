"""What was found, short enough to quote in a message."""

from __future__ import annotations

LONGEST = 40
"""Characters of a quotation: enough to find the place by searching, short enough for one line of a message."""


def excerpt(text: str, longest: int = LONGEST) -> str:
    """*text* on one line, with what cannot be seen made visible, and cut after *longest* characters."""
    shown = "".join(_visible(char) for char in text[: longest + 1])
    return shown if len(text) <= longest else f"{shown[:-1]}…"


def _visible(char: str) -> str:
    if char in "\r\n":
        return "⏎"
    return char if char.isprintable() else f"<U+{ord(char):04X}>"
