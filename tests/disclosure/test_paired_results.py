"""Rows by what they share, and what was promised beside what was achieved."""

from __future__ import annotations

import pytest

from generator.disclosure import Group, PairedResults, subject_codes, subject_keys
from generator.disclosure.indexing import groups
from generator.records.choices import SubjectKind
from generator.records.departments import Town
from generator.records.rows import Rows
from generator.records.self_evaluations import Result
from generator.records.subject import SubjectKey
from generator.records.targets import Indicator

BRIDGE, ROAD = "99999922T900000000001", "99999922T900000000002"


def indicator(project: str, number: int) -> Indicator:
    return Indicator.model_validate(
        {"subject": "project", "project": project, "fiscal_year": "2022", "version": "approved", "number": str(number),
         "level1": "output", "level2": "数量指标", "level3": f"指标 {number}", "operator": "≥", "value": "3", "unit": "个"}
    )  # fmt: skip


def result(project: str, number: int) -> Result:
    return Result.model_validate(
        {"subject": "project", "project": project, "fiscal_year": "2022", "number": str(number), "actual": f"{number}"}
    )


def subject(project: str) -> SubjectKey:
    return (SubjectKind.PROJECT, project, 2022)


def paired(promised: list[Indicator], achieved: list[Result]) -> PairedResults:
    indicators, results = Rows(promised), Rows(achieved)
    in_force = groups(indicators, subject_keys(indicators))
    return PairedResults.of(indicators, results, groups(results, subject_keys(results)), in_force.get)


@pytest.mark.parametrize("keys, expected", [
    pytest.param([], {}, id="no rows"),
    pytest.param(["甲"], {"甲": [0]}, id="one row"),
    pytest.param(["甲", "甲", "乙", "丙", "丙"], {"甲": [0, 1], "乙": [2], "丙": [3, 4]}, id="below each other"),
    pytest.param(["甲", "乙", "甲", "乙", "乙"], {"甲": [0, 2], "乙": [1, 3, 4]}, id="scattered"),
])  # fmt: skip
def test_rows_of_a_key_are_found_wherever_they_stand(keys: list[str], expected: dict[str, list[int]]) -> None:
    table = Rows(Town(code=f"town-{row:02}", name=f"示例镇 {row:02}") for row in range(len(keys)))

    found = groups(table, keys)

    assert {key: list(group.rows) for key, group in found.items()} == expected
    assert list(found) == list(expected)
    for key, group in found.items():
        assert group.records == tuple(table[row] for row in expected[key])
        assert group.column("code") == tuple(town.code for town in group.records)


def test_a_subject_is_named_by_the_column_of_its_kind() -> None:
    whole = {"subject": "department", "department": "101", "fiscal_year": "2022", "number": "1"}
    rows = Rows([result(BRIDGE, 1), Result.model_validate(whole)])

    assert list(subject_codes(rows)) == [each.subject_code for each in rows] == [BRIDGE, "101"]
    assert subject_keys(rows) == [each.subject_key for each in rows]
    assert subject_keys(Rows(rows[:1])) == [subject(BRIDGE)]
    assert subject_keys(Rows[Result]()) == []


def test_results_stand_beside_their_indicators() -> None:
    pairs = paired(
        [indicator(BRIDGE, 1), indicator(BRIDGE, 2), indicator(ROAD, 1)],
        [result(ROAD, 1), result(BRIDGE, 1), result(BRIDGE, 2)],
    )

    assert pairs.subjects == {subject(ROAD): range(1), subject(BRIDGE): range(1, 3)}
    assert pairs.lacking == set()
    assert list(zip(pairs.promised("project"), pairs.promised("number"), pairs.achieved("actual"), strict=True)) == [
        (ROAD, 1, "1"), (BRIDGE, 1, "1"), (BRIDGE, 2, "2"),
    ]  # fmt: skip
    assert list(pairs.take([2])) == [(indicator(BRIDGE, 2), result(BRIDGE, 2))]


def test_pairs_follow_the_numbers_and_not_the_order_of_the_file() -> None:
    pairs = paired([indicator(BRIDGE, 1), indicator(BRIDGE, 2)], [result(BRIDGE, 2), result(BRIDGE, 1)])

    assert [*pairs.achieved("actual")] == ["1", "2"]


def test_what_has_no_counterpart_is_in_no_pair() -> None:
    pairs = paired(
        [indicator(BRIDGE, 1), indicator(BRIDGE, 2), indicator(BRIDGE, 3)],
        [result(BRIDGE, 1), result(BRIDGE, 3), result(BRIDGE, 4), result(ROAD, 1)],
    )

    assert [*pairs.promised("number")] == [1, 3]
    assert pairs.lacking == {subject(BRIDGE)}
    assert pairs.subjects == {subject(BRIDGE): range(2), subject(ROAD): range(2, 2)}


def test_a_group_is_of_one_table() -> None:
    rows = Rows([result(BRIDGE, 1), result(BRIDGE, 2)])

    assert Group(rows, [1]).records == (result(BRIDGE, 2),)
    assert Group(rows, range(2)).column("number") == (1, 2)
