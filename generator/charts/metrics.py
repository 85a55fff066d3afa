"""How wide a text is before any font is known, and where it breaks.

Pages use the reader's own fonts, so widths are estimates on the wide side: a Chinese character is one em in every font,
and ASCII follows the wider of the common sans-serif faces.  All charts are laid out with these numbers and tests hold them
against a browser.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

ASCENT = 1.16
"""Height of a line above its baseline, in em: the tallest of the common Chinese fonts (Noto Sans CJK)."""
LINE_HEIGHT = 1.46
"""Distance of baselines, in em."""

_GROUPS = {
    0.32: " ,.ijlI'|!:;",
    0.42: '-frt()[]/\\`"',
    0.6: "0123456789*?_$sxzckvy",
    0.64: "abdeghnopqu{}",
    0.76: "ABCDEFGHJKLNOPQRSTUVXYZ",
    0.86: "w#+<>=~^&",
    1.0: "mMW%@",
}
_ASCII = {character: ems for ems, characters in _GROUPS.items() for character in characters}
_NOTHING = frozenset({"Mn", "Me", "Cf"})
_ILLEGIBLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CLOSING = "、，。；：！？）》】」』”’…％%,.;:!?)]}"
_OPENING = "（《【「『“‘([{"
_TOKEN = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9][A-Za-z0-9.,%+/-]*|\s+|.)[{re.escape(_CLOSING)}]*", re.DOTALL
)


@lru_cache(maxsize=4096)
def ems(character: str) -> float:
    """Width of one character in em."""
    if character in _ASCII:
        return _ASCII[character]
    category = unicodedata.category(character)
    if category in _NOTHING:
        return 0.0
    return 1.4 if category == "So" else 1.0


def width(text: str, size: float) -> float:
    """Width of *text* on one line at font size *size*, both in units of the picture."""
    return sum(map(ems, text)) * size


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines at a font size.  ``full`` holds the whole text when the lines do not."""

    lines: tuple[str, ...]
    size: float
    full: str = ""

    @property
    def width(self) -> float:
        """Width of the widest line."""
        return max((width(line, self.size) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.size * LINE_HEIGHT


def legible(text: str) -> str:
    """*text* on one line, with what no XML document may hold (control characters, lone surrogates) shown as U+FFFD."""
    return _ILLEGIBLE.sub("\ufffd", " ".join(text.split()))


def wrap(text: str, *, size: float, room: float, lines: int) -> Lines:
    """*text* in at most *lines* lines no wider than *room*; what does not fit is elided and kept in ``full``.

    Chinese breaks anywhere but before closing and after opening punctuation; words and numbers stay whole while they fit.
    """
    whole = legible(text)
    if width(whole, size) <= room:
        return Lines((whole,) if whole else (), size)
    rows = _fill(whole, size, room)
    if len(rows) <= lines:
        return Lines(tuple(row.rstrip() for row in rows), size)
    kept = [*(row.rstrip() for row in rows[: lines - 1]), _elide("".join(rows[lines - 1 :]), size, room)]
    return Lines(tuple(kept), size, full=whole)


def one_line(text: str, size: float) -> Lines:
    """*text* on a single line of any length."""
    return Lines((legible(text),) if text else (), size)


def _fill(text: str, size: float, room: float) -> list[str]:
    rows: list[str] = []
    row, taken = "", 0.0
    for token in _pieces(text, size, room):
        if row and taken + width(token.rstrip(), size) > room:
            rows.append(row)
            row, taken = token.lstrip(), width(token.lstrip(), size)
        else:
            row, taken = row + token, taken + width(token, size)
    return [*rows, row] if row.strip() else rows


def _pieces(text: str, size: float, room: float) -> list[str]:
    """Unbreakable pieces; one that is wider than a whole line falls apart into characters."""
    pieces: list[str] = []
    for token in _TOKEN.findall(text):
        pieces.extend([token] if width(token, size) <= room else token)
    return pieces


def _elide(text: str, size: float, room: float) -> str:
    taken = list(accumulate(width(character, size) for character in text))
    kept = bisect_right(taken, room - width("…", size))
    return text[:kept].rstrip() + "…"
