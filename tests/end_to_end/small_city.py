"""A city of a few departments: everything that the shipped one has, small enough to be built in seconds."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from generator.sample.make import make_sample, write_sample
from generator.sample.plan import SamplePlan

Row = dict[str, str]


def make_city(folder: Path, seed: int = 1) -> Path:
    """Records of three years, with evaluations and what was done about them, in *folder*."""
    sample = make_sample(SamplePlan(seed=seed, departments=3, projects=40))
    assert sample.problems == ()
    write_sample(sample.files, folder)
    return folder


def read_rows(file: Path) -> list[Row]:
    """The rows of a CSV file, all cells as text."""
    with file.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def write_rows(file: Path, rows: list[Row]) -> None:
    """The rows of a CSV file, in place of those that it has."""
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def change_rows(file: Path, change: Callable[[Row], Row]) -> None:
    """Rewrite a CSV file with every row changed."""
    write_rows(file, [change(row) for row in read_rows(file)])
