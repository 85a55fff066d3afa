"""Runs of digits as people write them: full-width, spread by spaces and dashes, with characters in between that no one sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
"""Characters that take no room, as the inside of a character class."""
_JOINT = "\\s.\u00b7\\-\u2010-\u2015\u2212\ufe63\uff0d" + UNSEEN
"""What may stand between two digits of one number."""
_GAP = f"[{_JOINT}]{{0,4}}"
_UNSEEN = re.compile(f"[{UNSEEN}]")

FEWEST_DIGITS = 11
"""A mobile number is the shortest that we look for."""

LONG_RUN = re.compile(rf"(?<!\d)(?<!\d{{8}}[A-Z])\d(?:{_GAP}\d){{{FEWEST_DIGITS - 1},}}(?:{_GAP}[XxＸｘ])?")
"""The only places worth a closer look.  The serial of a project code (8 digits, a letter, 12 digits) is not one of them."""

_DIGIT = "0-9０-９"
_IN_LINE = _JOINT.replace("\\s", " \t\u00a0\u3000")

MAY_HOLD_NUMBER = re.compile(
    rf"[{_DIGIT}](?<![{_DIGIT}][{_DIGIT}])(?<![0-9]{{8}}[A-Z][0-9])[{_DIGIT}{_JOINT}]{{{FEWEST_DIGITS - 1}}}"
)
"""Finds every long run, and little else, in a third of the time: it counts characters instead of digits."""
MAY_HOLD_NUMBER_IN_LINE = re.compile(MAY_HOLD_NUMBER.pattern.replace(_JOINT, _IN_LINE))
"""The same for files in which a line break ends a row."""

_LAST_WORD = re.compile(r"[A-Za-z0-9_]+\Z")
_FIRST_WORD = re.compile(r"\A[A-Za-z0-9_]+")
_BEFORE, _AFTER = 24, 8
"""Characters around a number that tell what it is."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """Digits that could be one number.

    ``digits`` are ASCII (the last may be X), ``shape`` the lengths of the groups in which they are written, ``start`` and ``end``
    where they stand in the text.  ``before`` and ``after`` are what stands around them, without white space; ``word_before`` and
    ``word_after`` the letters, digits and underscores that touch them; ``attached`` says that a decimal point or a dash ties more digits to them.
    """

    digits: str
    shape: tuple[int, ...]
    start: int
    end: int
    before: str
    after: str
    word_before: str
    word_after: str
    attached: bool


@dataclass(frozen=True, slots=True)
class _Group:
    digits: str
    start: int
    end: int


def numerals(text: str, longest: int) -> Iterator[Numeral]:
    """Every way to read the long runs of *text* as numbers of at most *longest* digits, longer ones first from each place."""
    for run in LONG_RUN.finditer(text):
        groups = list(_groups(run.group(), run.start()))
        for first in range(len(groups)):
            yield from reversed(list(_from_group(text, groups, first, longest)))


def _from_group(text: str, groups: list[_Group], first: int, longest: int) -> Iterator[Numeral]:
    """The numbers that begin with one group, shorter ones first."""
    digits = ""
    for last in range(first, len(groups)):
        digits += groups[last].digits
        if len(digits) > longest:
            return
        if len(digits) >= FEWEST_DIGITS:
            yield _numeral(text, groups, first, last, digits)


def _groups(run: str, offset: int) -> Iterator[_Group]:
    """The digits between what can be seen; what cannot be seen separates nothing."""
    digits, start, end = "", 0, 0
    for position, char in enumerate(run):
        if char in "XxＸｘ":
            digits, end = digits + "X", position + 1
        elif char.isdecimal():
            start = start if digits else position
            digits, end = digits + str(unicodedata.decimal(char)), position + 1
        elif digits and not _UNSEEN.match(char):
            yield _Group(digits, offset + start, offset + end)
            digits = ""
    yield _Group(digits, offset + start, offset + end)


def _numeral(text: str, groups: list[_Group], first: int, last: int, digits: str) -> Numeral:
    start, end = groups[first].start, groups[last].end
    left = text[groups[first - 1].end : start] if first else ""
    right = text[end : groups[last + 1].start] if last + 1 < len(groups) else ""
    before = "".join(_UNSEEN.sub("", text[max(0, start - _BEFORE) : start]).split())
    after = "".join(_UNSEEN.sub("", text[end : end + _AFTER]).split())
    return Numeral(
        digits=digits,
        shape=tuple(len(group.digits) for group in groups[first : last + 1]),
        start=start,
        end=end,
        before=before,
        after=after,
        word_before="".join(_LAST_WORD.findall(text[max(0, start - _BEFORE) : start])),
        word_after="".join(_FIRST_WORD.findall(text[end : end + _AFTER])),
        attached=bool(left.strip() or right.strip()),
    )
