"""The same data as a table: what the page shows beside each picture, and what the picture's description is made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.charts.quantity import exact
from generator.charts.words import EMPTY, MISSING
from generator.text import Text

Cell = Text | Decimal | int | None

_DESCRIBED_ROWS = 12


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads and rows.  Amounts are exact; None is 未公布."""

    headers: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


def describe(table: Table, note: str) -> str:
    """What a reader who cannot see the picture should hear: *note*, then the rows, the first twelve of a long table."""
    rows = [_row(table.headers, row) for row in table.rows[:_DESCRIBED_ROWS]]
    rest = f"共 {len(table.rows)} 行，其余见数据表。" if len(table.rows) > _DESCRIBED_ROWS else ""
    return f"{note}{'；'.join(rows)}。{rest}" if rows else f"{note}{EMPTY}"


def _row(headers: tuple[Text, ...], row: tuple[Cell, ...]) -> str:
    first, *others = (_spoken(cell) for cell in row)
    return f"{first}：" + "，".join(
        f"{header} {cell}" for header, cell in zip(headers[1:], others, strict=True) if cell
    )


def _spoken(cell: Cell) -> str:
    if cell is None:
        return MISSING
    return exact(cell) if isinstance(cell, Decimal) else str(cell)
