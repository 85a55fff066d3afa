"""The shipped records as plain tables: pandas and YAML, none of the program's own reading."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

DATA = Path(__file__).parents[2] / "data"
LINES = ("fiscal", "special_account", "unit_funds", "carried_over", "other")


@cache
def table(name: str, year: int | None = None) -> pd.DataFrame:
    """One CSV file, all cells as text, blank cells as empty text."""
    path = DATA / (f"{year}/{name}.csv" if year else f"{name}.csv")
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@cache
def document(name: str) -> dict[str, Any]:
    """One YAML file, all scalars as text."""
    loaded = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    assert isinstance(loaded, dict)
    return loaded


@cache
def documents(folder: str) -> tuple[dict[str, Any], ...]:
    """All YAML files of a folder."""
    return tuple(document(f"{folder}/{path.name}") for path in sorted((DATA / folder).glob("*.yml")))


def number(text: str) -> Decimal:
    """A cell as a number; blank is nothing."""
    return Decimal(text or "0")


def total(cells: pd.Series[str]) -> Decimal:
    """The exact sum of a column."""
    return sum((number(cell) for cell in cells), Decimal(0))


def column(frame: pd.DataFrame, name: str) -> pd.Series[str]:
    """A column that may have been left out because it is blank in every row."""
    return frame[name] if name in frame else pd.Series("", index=frame.index, dtype=object)


def rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    """The rows as mappings."""
    return [{str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


@cache
def by_code(name: str, year: int, key: str = "code") -> dict[str, dict[str, str]]:
    """Rows by one column."""
    return {row[key]: row for row in rows(table(name, year))}


@cache
def projects_of(name: str, year: int) -> dict[str, dict[str, str]]:
    """Rows about projects, by code."""
    return {row["project"]: row for row in rows(table(name, year)) if row["subject"] == "project"}
