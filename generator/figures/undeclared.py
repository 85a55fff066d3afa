"""Figures that a statement gives and no declaration knows: they are shown as they were published, and open to nothing.

Another city's statement may count what nobody foresaw.  Its number stands on the site at once, as 仅公布汇总数, in the section that
its statement gives; it opens to records as soon as it is declared in :mod:`generator.figures.registry`.
"""

from __future__ import annotations

import re

from generator.figures.evidence import Kind
from generator.figures.figure import Figure, Query
from generator.records.statement import StatedFigure

_LABEL = 24
"""How many characters of the statement's words serve as the label."""
_UNIT = re.compile(r"\s*(万元|亿元|元|%|[个家本次篇份项类户条人])")


def undeclared(stated: StatedFigure) -> Figure:
    """A figure known from the statement alone: its words are its label, the word behind its number its unit."""
    words = stated.quotes[0] if stated.quotes else stated.id
    unit = _unit(stated)
    return Figure(
        id=stated.id,
        label=words if len(words) <= _LABEL else f"{words[:_LABEL]}…",
        unit=unit,
        kind=_KINDS.get(unit, Kind.COUNT),
        section=stated.section,
        counts="说明公布了这个数，没有说明它由哪些记录构成。",
        query=Query(lambda _records: None),
        basis=stated.basis,
    )


_KINDS = {"是否": Kind.EXISTS, "万元": Kind.SUM, "亿元": Kind.SUM, "元": Kind.SUM, "%": Kind.RATIO}


def _unit(stated: StatedFigure) -> str:
    if isinstance(stated.number, bool):
        return "是否"
    found = (_UNIT.match(quote, quote.find(stated.value) + len(stated.value)) for quote in stated.quotes)
    return next((match.group(1) for match in found if match), "")
