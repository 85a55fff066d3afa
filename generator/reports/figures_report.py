"""The figures of a year, for programs and for a terminal (design: ``figures YEAR``)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from generator.figures.figure import FigureInYear
from generator.pages.formats import plain


def as_json(figures: Iterable[FigureInYear]) -> str:
    """One array of objects.  Values are JSON numbers written from decimals, never from floats."""
    return "[\n" + ",\n".join(f"  {_entry(figure)}" for figure in figures) + "\n]"


def _entry(figure: FigureInYear) -> str:
    facts = {
        "id": figure.figure.id,
        "label": figure.figure.label,
        "unit": figure.figure.unit,
        "kind": figure.figure.kind.value,
        "basis": figure.basis.value,
        "section": figure.section,
        "members": figure.members,
        "state": figure.state.value,
    }
    written = {name: json.dumps(fact, ensure_ascii=False) for name, fact in facts.items()}
    in_order = ("id", "label", "value", "unit", "kind", "basis", "section", "members", "state")
    written["value"] = _number(figure.value)
    return "{" + ", ".join(f'"{name}": {written[name]}' for name in in_order) + "}"


def _number(value: Decimal | bool | None) -> str:  # noqa: FBT001 - whether there is any is a value like others
    if value is None:
        return "null"
    return json.dumps(value) if isinstance(value, bool) else plain(value)


def as_text(figures: Iterable[FigureInYear]) -> str:
    """A line a figure: value, unit, state, label and id."""
    return "\n".join(
        f"{_spoken(figure):>14} {figure.figure.unit:<4}{figure.state}  {figure.figure.label}  {figure.figure.id}"
        for figure in figures
    )


def _spoken(figure: FigureInYear) -> str:
    if figure.value is None:
        return "未公布"
    if isinstance(figure.value, bool):
        return "有" if figure.value else "无"
    return plain(figure.value)
