"""Damages whole data directories at random and checks them: whatever stands in the records, checking ends with problems.

    python benchmarks/fuzz_check.py --executions 20000 --seed 1

The directories are the worlds of the golden cases and the published example.  Each execution makes a few slips that people make:
a cell replaced, a row or a column lost or doubled, a line of YAML moved, a file missing, a year copied.  Every check and
every report must end without an exception; the summary says which rules were met.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import io
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from generator.catalogue import RULES
from generator.pipeline import Checked, check
from generator.reports import coverage_report, github_report, html_report, json_report, text_report

ROOT = Path(__file__).resolve().parent.parent
WORLDS = ROOT / "tests" / "cases" / "checks" / "worlds"
EXAMPLE = ROOT / "examples" / "mianzhu-2022"

Files = dict[str, str]

SLIPS = (
    "", " ", "0", "-1", "1", "100", "1e5", "NaN", "inf", "1.23456789", "12,345.67", "99999999999999999999", "１２", "≥95%", "不少于12公里", "100百分比",
    "2022年12月底前", "2022-02-30", "0000-00-00", "1899-12-31", "2022", "1993", "true", "是", "public", "internal", "aggregate", "无", "XX", "…", "(100字以内)",
    "null", "~", "*", "&a", "<script>", "=1+1", '"', "'", ";", "a;b;a", "项目", "\u200b", "\x07", "\ufffd", "\U00020bb7", "觃幵", "999", "101", "99999922T900000000001",
    "/", "//", "%", "{}", "{x}", "[]", "- a", "a: b", "\\", "很长" * 400,
)  # fmt: skip
"""What cells are replaced with: blanks, numbers that are none, words of forms, and signs that mean something somewhere."""


@cache
def worlds() -> tuple[Files, ...]:
    """The directories that are damaged, each by its files."""
    made: list[Files] = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(WORLDS.glob("*.yml"))]
    paths = [path for path in sorted(EXAMPLE.rglob("*")) if path.is_file()]
    return (*made, {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in paths})


# Slips --------------------------------------------------------------------------------------------------------------------


def _cell(chance: random.Random, rows: list[list[str]]) -> None:
    row = chance.choice(rows[1:] or rows)
    row[chance.randrange(len(row))] = chance.choice((*SLIPS, *chance.choice(rows)))


def _lost_row(chance: random.Random, rows: list[list[str]]) -> None:
    del rows[chance.randrange(len(rows))]


def _doubled_row(chance: random.Random, rows: list[list[str]]) -> None:
    rows.append(list(chance.choice(rows)))


def _lost_column(chance: random.Random, rows: list[list[str]]) -> None:
    column = chance.randrange(len(rows[0]))
    for row in rows:
        del row[column : column + 1]


def _swapped_columns(chance: random.Random, rows: list[list[str]]) -> None:
    one, other = chance.randrange(len(rows[0])), chance.randrange(len(rows[0]))
    for row in rows[1:]:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _column_of_slips(chance: random.Random, rows: list[list[str]]) -> None:
    column, slip = chance.randrange(len(rows[0])), chance.choice(SLIPS)
    for row in rows[1:]:
        if column < len(row):
            row[column] = slip


_TABLE_SLIPS: tuple[Callable[[random.Random, list[list[str]]], None], ...] = (
    _cell, _cell, _cell, _cell, _lost_row, _doubled_row, _lost_column, _swapped_columns, _column_of_slips,
)  # fmt: skip


def _damaged_table(chance: random.Random, text: str) -> str:
    rows = [row for row in csv.reader(io.StringIO(text)) if row]
    if not rows:
        return chance.choice(SLIPS)
    chance.choice(_TABLE_SLIPS)(chance, rows)
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _damaged_yaml(chance: random.Random, text: str) -> str:
    lines = text.splitlines() or [""]
    number = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0 | 1:
            head, colon, _ = lines[number].partition(": ")
            lines[number] = head + colon + chance.choice(SLIPS).replace("\n", " ")
        case 2:
            del lines[number]
        case 3:
            lines.insert(number, chance.choice(lines))
        case _:
            lines[number] = " " * chance.randrange(5) + lines[number].lstrip()
    return "\n".join(lines) + "\n"


def _slip(chance: random.Random, files: Files) -> None:
    name = chance.choice(sorted(files))
    match chance.randrange(12):
        case 0:
            del files[name]
        case 1:
            year = chance.choice(("2020", "2021", "2022", "2023", "2024"))
            files |= {f"{year}/{each[5:]}": text for each, text in list(files.items()) if each[:4].isdigit()}
        case 2:
            files[name] = files[chance.choice(sorted(files))]
        case _:
            files[name] = (
                _damaged_table(chance, files[name]) if name.endswith(".csv") else _damaged_yaml(chance, files[name])
            )


# Executions ---------------------------------------------------------------------------------------------------------------


@dataclass
class Summary:
    """What a run came to."""

    executions: int = 0
    problems: int = 0
    silent: int = 0
    slowest: float = 0.0
    met: Counter[str] = field(default_factory=Counter)

    def text(self, seconds: float) -> str:
        """The summary for people."""
        missed = sorted({rule.code for rule in RULES} - self.met.keys())
        return "\n".join([
            f"{self.executions:,} executions in {seconds:,.0f} s: {self.problems:,} problems, {self.silent:,} directories without any",
            f"no exception; slowest {self.slowest * 1000:,.0f} ms",
            f"{len(RULES) - len(missed)} of {len(RULES)} rules met; not met: {', '.join(missed)}",
        ])  # fmt: skip


def run(executions: int, seed: int, *, progress: bool = False) -> Summary:
    """Check *executions* damaged directories; raises AssertionError, or whatever a check raised, with the slips in a note."""
    summary, chance = Summary(), random.Random(seed)  # noqa: S311 - damage has to be repeatable, not secret
    for number in range(executions):
        files = dict(chance.choice(worlds()))
        for _ in range(chance.randint(1, 4)):
            _slip(chance, files)
            files = files or {"site.yml": ""}
        try:
            _execute(files, summary, pages=number % 25 == 0)
        except BaseException as error:
            error.add_note(f"execution {number} of seed {seed}:\n{_told(files)}")
            raise
        if progress and number % 1000 == 999:
            print(f"{number + 1:,} …", file=sys.stderr)
    return summary


def _execute(files: Mapping[str, str], summary: Summary, *, pages: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        for name, text in files.items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_bytes(text.encode())
        start = time.perf_counter()
        checked = check(data)
        summary.slowest = max(summary.slowest, time.perf_counter() - start)
        _show(checked, data)
        if pages:
            html_report.write_html(checked.report, checked.disclosure, Path(folder) / "out")
    summary.executions += 1
    summary.problems += len(checked.report)
    summary.silent += not len(checked.report)
    summary.met.update({problem.code for problem in checked.report})


def _show(checked: Checked, data: Path) -> None:
    """Every view of the report must hold every problem."""
    report = checked.report
    if len(json.loads(json_report.as_json(report))) != len(report):
        raise AssertionError("every problem is in the report for programs")
    if len(github_report.as_github(report, data).splitlines()) != len(report):
        raise AssertionError("every problem is one annotation")
    text_report.as_text(report).encode()
    if checked.site is not None:
        coverage_report.as_text(checked.disclosure).encode()


def _told(files: Mapping[str, str]) -> str:
    """What differs from the world that is nearest."""
    nearest = max(worlds(), key=lambda world: sum(files.get(name) == text for name, text in world.items()))
    names = sorted({*files, *nearest})
    return "".join(
        line
        for name in names
        for line in difflib.unified_diff(
            nearest.get(name, "").splitlines(keepends=True),
            files.get(name, "").splitlines(keepends=True),
            name,
            name,
            n=0,
        )
    )


def main() -> None:
    """Run as many executions as the command line says, and print the summary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--executions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start = time.perf_counter()
    summary = run(options.executions, options.seed, progress=True)
    print(summary.text(time.perf_counter() - start))


if __name__ == "__main__":
    main()
