"""What was planted is found, and nothing else is: neither too little nor too much is said about the sample."""

from __future__ import annotations

from tests.sample.tables import rows, table
from tests.shipped_records import shipped_records


def test_the_check_finds_exactly_what_was_planted() -> None:
    """Code, file, line and column of every warning about the shipped records."""
    report = shipped_records().report
    found = [
        (each.code, each.location.file, str(each.location.line), each.location.column, each.severity.value)
        for each in report.problems
    ]
    planted = [(row["code"], row["file"], row["line"], row["column"], "warning") for row in rows(table("planted"))]
    assert sorted(map(str, found)) == sorted(map(str, planted))


def test_there_is_a_handful_of_each_kind() -> None:
    counts = table("planted")["code"].value_counts()
    assert 12 <= counts.sum() <= 24
    assert len(counts) == 6
    assert counts.min() >= 2
    assert all(table("planted")["note"])
