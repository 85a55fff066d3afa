from __future__ import annotations

from benchmarks.fuzz_readers import run


def test_no_damage_to_a_file_raises_or_goes_unnoticed() -> None:
    """Whatever stands in a file, reading it ends with data that holds together or with a problem that says why not."""
    summary = run(executions=2_000, seed=2022)
    assert summary.executions.total() == 2_000
    assert len(summary.met) > 25
    assert 0 < summary.refused[".csv"] < summary.executions[".csv"]
    assert 0 < summary.refused[".yml"] < summary.executions[".yml"]


def test_the_same_seed_damages_in_the_same_way() -> None:
    assert run(executions=200, seed=7).met == run(executions=200, seed=7).met
