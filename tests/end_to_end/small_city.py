"""A city of a few departments: everything that the shipped one has, small enough to be built in seconds."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from generator.drafting.draft import draft
from generator.pipeline import check
from generator.records.statement import Statement
from generator.records.writing import to_data
from generator.sample.make import make_sample, write_sample
from generator.sample.plan import SamplePlan
from generator.sources.yaml_writer import write_yaml
from generator.text import Text

Row = dict[str, str]


def make_city(folder: Path, seed: int = 1, *, departments: int = 3, projects: int = 40) -> Path:
    """Records of three years, with evaluations and what was done about them, in *folder*."""
    sample = make_sample(SamplePlan(seed=seed, departments=departments, projects=projects))
    assert sample.problems == ()
    write_sample(sample.files, folder)
    return folder


def state_figures(data: Path, year: int) -> None:
    """Give *year* a statement that says every figure which follows from its records, and nothing else."""
    checked = check(data)
    drafted = draft(checked.disclosure, year, checked.figures[year])
    figures = tuple(each for each in drafted.figures if not any("待补充" in quote for quote in each.quotes))
    said = [
        words for level, words in drafted.lines if level or any(q in words for each in figures for q in each.quotes)
    ]
    statement = Statement(title=Text(f"示例市{year}年说明"), text=Text("\n".join(said)), figures=figures)
    path = data / str(year) / "statement.yml"
    path.write_text(
        write_yaml(to_data(statement), ["SAMPLE 示例数据，不是实际公开数据。"]), encoding="utf-8", newline=""
    )


def read_rows(file: Path) -> list[Row]:
    """The rows of a CSV file, all cells as text."""
    with file.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def rows_as_text(rows: list[Row]) -> str:
    """A CSV file with these rows."""
    target = StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def write_rows(file: Path, rows: list[Row]) -> None:
    """The rows of a CSV file, in place of those that it has."""
    file.write_text(rows_as_text(rows), encoding="utf-8", newline="")


def change_rows(file: Path, change: Callable[[Row], Row]) -> None:
    """Rewrite a CSV file with every row changed."""
    write_rows(file, [change(row) for row in read_rows(file)])
