"""Where figures and claims stand in the words of a statement: every occurrence of every quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.records.statement import Claim, StatedFigure, Statement

Quoted = StatedFigure | Claim

_ENDS = "。\n"
"""Where a sentence ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: plain words, or a quote of a figure or a claim (``occurrence`` counts from 1)."""

    words: str
    quoted: Quoted | None = None
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One occurrence of a quote: where it stands in the text."""

    start: int
    end: int
    quoted: Quoted


def quotes_of(statement: Statement) -> Iterator[tuple[str, Quoted]]:
    """Every quote, with the figure or claim that it belongs to."""
    for figure in statement.figures:
        for quote in figure.quotes:
            yield quote, figure
    for claim in statement.claims:
        yield claim.quote, claim


def marks(statement: Statement) -> list[Mark]:
    """Every occurrence of every quote in the order of the text; where two overlap, the one that begins first, and then the longer."""
    found = sorted(_found(statement), key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def overlaps(statement: Statement) -> list[tuple[str, str]]:
    """Pairs of quotes that stand on each other, so that only one of them can be a link."""
    found = sorted(_found(statement), key=lambda mark: (mark.start, -mark.end))
    text = statement.text
    pairs = pairwise(found)
    return [(text[one.start : one.end], text[two.start : two.end]) for one, two in pairs if two.start < one.end]


def _found(statement: Statement) -> Iterator[Mark]:
    for quote, quoted in quotes_of(statement):
        start = statement.text.find(quote)
        while start >= 0:
            yield Mark(start, start + len(quote), quoted)
            start = statement.text.find(quote, start + len(quote))


def pieces(statement: Statement) -> list[list[Piece]]:
    """The text line by line, each cut into plain words and quotes; joined again they are the text."""
    lines: list[list[Piece]] = []
    seen: dict[str, int] = {}
    every = marks(statement)
    start = 0
    for line in statement.text.splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n"))
        lines.append(_cut(statement.text, start, end, [mark for mark in every if start <= mark.start < end], seen))
        start += len(line)
    return [line for line in lines if line]


def _cut(text: str, start: int, end: int, inside: list[Mark], seen: dict[str, int]) -> list[Piece]:
    line: list[Piece] = []
    for mark in inside:
        seen[mark.quoted.id] = seen.get(mark.quoted.id, 0) + 1
        if mark.start > start:
            line.append(Piece(text[start : mark.start]))
        line.append(Piece(text[mark.start : mark.end], mark.quoted, seen[mark.quoted.id]))
        start = mark.end
    return [*line, Piece(text[start:end])] if start < end else line


def sentences(statement: Statement, quoted_id: str) -> list[tuple[str, str, str]]:
    """The sentence around each occurrence of a figure or a claim: what comes before the quote, the quote, what comes after."""
    text = statement.text
    return [
        (text[_begin(text, mark.start) : mark.start].strip(), text[mark.start : mark.end], _rest(text, mark.end))
        for mark in marks(statement)
        if mark.quoted.id == quoted_id
    ]


def _begin(text: str, position: int) -> int:
    return max(text.rfind(sign, 0, position) for sign in _ENDS) + 1


def _rest(text: str, position: int) -> str:
    ends = [end for sign in _ENDS if (end := text.find(sign, position)) >= 0]
    return text[position : min(ends, default=len(text)) + 1].strip()
