"""The figures that the sample city publishes are those of the reference statement, all of them, to the last published digit."""

from __future__ import annotations

import csv
import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import DATA, EXAMPLE, Ran, disclose
from tests.once import ran_once

REFERENCE = Path(__file__).parents[1] / "data" / "statement-2022.figures.yml"
KEYS = ["id", "label", "value", "unit", "kind", "basis", "section", "members", "state"]
FROM_STATEMENT = ("id", "value", "unit", "kind", "basis", "section")

Figures = dict[str, dict[str, Any]]


def published() -> list[dict[str, str]]:
    """As published: every scalar is the text that stands in the file, true and false included."""
    figures = yaml.load(REFERENCE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["figures"]  # noqa: S506 - text only
    assert isinstance(figures, list)
    return figures


def as_written(out: str) -> list[list[tuple[str, Any]]]:
    """The objects with their keys in order; numbers are the text that was written, not what a float makes of it."""
    objects = json.loads(out, object_pairs_hook=list, parse_int=_Number, parse_float=_Number)
    assert isinstance(objects, list)
    return objects


class _Number(str):
    """A number as it was written; text is no number."""

    __slots__ = ()


def by_id(out: str) -> Figures:
    return {figure["id"]: figure for figure in map(dict, as_written(out))}


def figures_of(data: Path) -> Ran:
    return disclose("figures", "2022", "--format", "json", "--data", data)


@pytest.fixture(scope="session")
def shipped(session_folder: Path) -> str:
    _, ran = ran_once(session_folder, "figures", lambda _: figures_of(DATA))
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_there_are_sixty_two() -> None:
    assert len({figure["id"] for figure in published()}) == 62


def test_every_figure_is_the_published_one(shipped: str) -> None:
    """In the order of the statement; 9942.3 is written 9942.3, 100 is written 100, true is true."""
    found = [
        {name: json.dumps(each[name]) if each[name] is True else str(each[name]) for name in FROM_STATEMENT}
        for each in by_id(shipped).values()
    ]
    assert found == published()


def test_the_shape_is_that_of_the_contract(shipped: str) -> None:
    for written in as_written(shipped):
        figure = dict(written)
        assert [name for name, _ in written] == KEYS
        assert type(figure["value"]) is (bool if figure["kind"] == "exists" else _Number)
        assert type(figure["members"]) is _Number
        assert all(type(figure[name]) is str and figure[name] for name in KEYS if name not in ("value", "members"))
        assert figure["state"] in ("逐项可查", "分部门可查", "仅公布汇总数")


def members_of(figures: Figures) -> dict[str, int]:
    return {name: int(figure["members"]) for name, figure in figures.items()}


def value_of(figures: Figures, name: str) -> int:
    return int(figures[name]["value"])


def test_a_count_has_as_many_members_as_it_says(shipped: str) -> None:
    """Every figure of the sample city opens to records that stand for one thing each."""
    figures = by_id(shipped)
    counted = [name for name, figure in figures.items() if figure["kind"] in ("count", "distinct")]
    assert len(counted) > 30
    assert {name: members_of(figures)[name] for name in counted} == {name: value_of(figures, name) for name in counted}
    assert {figure["state"] for figure in figures.values()} == {"逐项可查"}


def test_sums_differences_ratios_and_facts_say_what_they_rest_on(shipped: str) -> None:
    """Sum: the rows summed; difference: the minuend's; ratio: the numerator's; exists: what bears it out."""
    figures = by_id(shipped)
    members = members_of(figures)
    for name in figures:
        rows = name.replace("_amount", "_projects")
        if rows != name and rows in figures:
            assert members[name] == value_of(figures, rows), name
    assert members["review.cut_amount"] == value_of(figures, "review.declared_projects")
    assert members["review.approved_amount"] == value_of(figures, "targets.projects")
    assert members["ex_ante.cut_amount"] == members["ex_ante.cut_rate"] == value_of(figures, "ex_ante.projects")
    assert members["monitoring.adjusted_amount"] == 186 + 1 + 94 + 3
    assert members["targets.project_coverage"] == value_of(figures, "targets.projects")
    assert all(members[name] >= 1 for name in figures)


def with_a_hundredth_less(folder: Path) -> Path:
    """A copy of the shipped records in which one project was granted 0.01 万元 less."""
    shutil.copytree(DATA, folder)
    file = folder / "2022" / "projects.csv"
    with file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    row = next(row for row in rows if row["review_outcome"] == "approved" and Decimal(row["approved_fiscal"]) > 1)
    for name in ("approved_fiscal", "approved_total"):
        row[name] = str(Decimal(row[name]) - Decimal("0.01"))
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(row))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def test_a_record_that_changes_moves_its_figures_and_no_other(shipped: str, tmp_path: Path) -> None:
    """The sums over it move by a hundredth, the statement no longer follows from the records, and figures are told all the same."""
    ran = figures_of(with_a_hundredth_less(tmp_path / "data"))
    before, after = by_id(shipped), by_id(ran.out)
    moved = {name: figure["value"] for name, figure in after.items() if figure != before[name]}
    assert moved == {
        "targets.amount": "238997.11",
        "review.approved_amount": "238997.11",
        "review.cut_amount": "67310.83",
    }
    assert members_of(after) == members_of(before)
    assert ran.code == 1
    for value in ("238997.12", "238997.11", "67310.82", "67310.83"):
        assert value in ran.err


def test_of_the_published_facts_every_figure_is_a_total_or_borne_out() -> None:
    """Nothing is invented: without records behind it a figure has no members and says so."""
    ran = figures_of(EXAMPLE)
    assert (ran.code, ran.err) == (0, "")
    figures = by_id(ran.out)
    assert [str(figure["id"]) for figure in published()] == list(figures)
    for stated in published():
        figure = figures[stated["id"]]
        value = json.dumps(figure["value"]) if figure["value"] is True else str(figure["value"])
        assert {**figure, "value": value} | stated == {**figure, "value": value}
    borne_out = {name for name, figure in figures.items() if figure["state"] != "仅公布汇总数"}
    assert borne_out == {
        "targets.joint_review",
        "targets.congress_review",
        "rules.plans",
        "training.sessions",
        "assessment.included",
        "congress.reports",
    }
    named = borne_out | {"rules.topics", "publicity.articles", "publicity.provincial_articles"}
    assert {name for name, figure in figures.items() if figure["members"] != "0"} == named
