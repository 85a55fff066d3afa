"""Whatever stands in a data directory, checking it ends with problems that every report can tell."""

from __future__ import annotations

import pytest

from benchmarks.fuzz_check import run, worlds
from tests.golden import cases


@pytest.mark.parametrize("seed", range(4))
def test_slips_end_in_problems(seed: int) -> None:
    summary = run(20, seed)
    assert summary.executions == 20
    assert summary.problems > 0


def test_the_damaged_directories_are_those_of_the_golden_cases() -> None:
    """The slips are made in something that was right before: only then do they reach the later checks."""
    assert len(worlds()) >= 3
    assert {case.files["site.yml"] for case in cases("checks")} & {world["site.yml"] for world in worlds()}
