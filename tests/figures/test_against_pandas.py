"""Records are changed, deleted, hidden and added at random, and every figure of every kind still equals an independent count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.figures.evidence import Kind
from generator.figures.figure import FigureInYear, State
from generator.figures.registry import REGISTRY
from generator.pipeline import check
from tests.figures.counted import Counted
from tests.figures.random_city import City, cities

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def figures_of(folder: Path) -> Mapping[str, FigureInYear]:
    checked = check(folder)
    unread = [problem for problem in checked.report if problem.code.startswith(("value-", "yaml-", "csv-", "column-"))]
    assert unread == []
    return checked.figures[2022]


def compare(city: City) -> None:
    with TemporaryDirectory() as folder:
        found = figures_of(city.write(Path(folder)))
        counted = Counted(Path(folder)).values
        assert {name: figure.value for name, figure in found.items()} == counted


def test_every_kind_is_among_the_figures() -> None:
    assert {figure.kind for figure in REGISTRY} == set(Kind)


@settings(max_examples=60, suppress_health_check=_SLOW)
@given(cities())
def test_every_figure_equals_the_count_of_another_program(city: City) -> None:
    compare(city)


@settings(max_examples=30, suppress_health_check=_SLOW)
@given(cities(), st.data())
def test_deleting_and_doubling_rows_moves_figures_as_it_should(city: City, data: st.DataObject) -> None:
    """Rows leave, and rows come in again under a new key."""
    for name in ("2022/projects.csv", "2021/projects.csv", "2022/applications.csv"):
        rows = city.tables[name]
        kept = [row for row in rows if data.draw(st.integers(0, 3))]
        again = [_renamed(row) for row in rows if not data.draw(st.integers(0, 3))]
        city = replace(city, tables={**city.tables, name: [*kept, *again]})
    compare(city)


def _renamed(row: dict[str, str]) -> dict[str, str]:
    return row | ({"code": row["code"][:-3] + "9" + row["code"][-2:]} if "code" in row else {"id": f"{row['id']}-b"})


@settings(max_examples=30, suppress_health_check=_SLOW)
@given(cities())
def test_hiding_every_record_changes_no_value_and_opens_none(city: City) -> None:
    """Hidden records stay in every count and sum; what rests on them opens by department only."""
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        shown = figures_of(_all(city, "public", "").write(Path(one)))
        hidden = figures_of(_all(city, "aggregate", "政府信息公开条例第十四条").write(Path(two)))

        assert {name: each.value for name, each in hidden.items()} == {name: each.value for name, each in shown.items()}
        assert State.BY_DEPARTMENT not in {each.state for each in shown.values()}
        for name in ("review.declared_amount", "review.cut_amount"):
            if hidden[name].members:
                assert hidden[name].state is State.BY_DEPARTMENT


def _all(city: City, visibility: str, basis: str) -> City:
    changed = {
        name: [
            {**row, "visibility": visibility, "visibility_basis": basis} if "visibility" in row else row for row in rows
        ]
        for name, rows in city.tables.items()
    }
    return replace(city, tables=changed)
