"""What records say of themselves without being asked cell by cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.disclosure import Disclosure, project_subject
from generator.reading import read_records
from generator.records.choices import (
    Action,
    ActivityKind,
    DisclosedDocument,
    ExAnteConclusion,
    Grade,
    Operator,
    SourceKind,
    Visibility,
)
from generator.records.departments import Department
from generator.records.documents import Document
from tests.golden import cases

SCHOOL, ROAD, STOP = "99999922T900000000001", "99999922T900000000003", "99999922T900000000004"


@pytest.fixture
def disclosure(tmp_path: Path) -> Disclosure:
    case = next(case for case in cases("checks") if case.name == "money: nothing is wrong")
    return Disclosure(read_records(case.write(tmp_path))[0])


def test_a_duty_is_found_by_the_kind_of_document(disclosure: Disclosure) -> None:
    calendar = disclosure.year(2022).calendar

    assert calendar is not None
    duty = calendar.due_of(DisclosedDocument.SELF_EVALUATION)
    assert duty is not None
    assert (duty.fiscal_year, str(duty.due)) == (2021, "2022-09-30")
    assert calendar.due_of(DisclosedDocument.KEY_EVALUATION) is None


def test_less_than_was_asked_for(disclosure: Disclosure) -> None:
    school, road, stop = (disclosure.projects[code, 2022] for code in (SCHOOL, ROAD, STOP))
    evaluation = disclosure.ex_ante(stop)

    assert (school.approved, school.cut) == (True, Decimal(20))
    assert (road.approved, road.cut) == (False, Decimal(50))
    assert evaluation is not None
    assert evaluation.cut == Decimal(100)
    assert evaluation.model_copy(update={"recommended_amount": None}).cut is None
    assert evaluation.model_copy(update={"declared_amount": None}).cut is None


def test_a_rate_of_nothing_is_no_rate(disclosure: Disclosure) -> None:
    own = disclosure.self_evaluation(project_subject(disclosure.projects[SCHOOL, 2022]))

    assert own is not None
    assert own.execution_rate == Decimal(90)
    for column, amount in (("adjusted_total", Decimal(0)), ("adjusted_total", None), ("executed_total", None)):
        assert own.model_copy(update={column: amount}).execution_rate is None


def test_a_re_check_is_told_as_a_difference(disclosure: Disclosure) -> None:
    (check,) = disclosure.year(2023).spot_checks

    assert check.difference == Decimal(-6)
    assert check.model_copy(update={"self_score": None}).difference is None
    assert check.model_copy(update={"recheck_score": None}).difference is None


@pytest.mark.parametrize(
    "score, grade", [("100", "excellent"), ("90", "excellent"), ("89.99", "good"), ("79.5", "poor"), ("0", "poor")]
)
def test_a_grade_begins_with_its_own_score(disclosure: Disclosure, score: str, grade: str) -> None:
    rules = disclosure.scoring_of(2022)

    assert rules is not None
    assert rules.grade(Decimal(score)) is Grade.read(grade)


def test_a_department_is_there_from_its_first_to_its_last_year() -> None:
    values = {"code": "101", "name": "示例部门", "kind": "government", "field": "education"}
    always = Department.model_validate(values)
    some = Department.model_validate({**values, "valid_from": "2021-07-01", "valid_to": "2022-06-30"})

    assert always.exists_in(1994)
    assert [year for year in range(2019, 2025) if some.exists_in(year)] == [2021, 2022]


def test_a_document_is_in_force_until_it_is_repealed() -> None:
    values = {"id": "rule-1", "kind": "rule", "title": "示例办法", "reported_in": "2020"}
    rule = Document.model_validate({**values, "repealed": "2022-06-30"})

    assert rule.repealed == date(2022, 6, 30)
    assert [year for year in range(2018, 2025) if rule.in_force(year)] == [2020, 2021]
    assert Document.model_validate(values).in_force(2030)


def test_members_of_closed_lists_know_what_they_mean() -> None:
    assert [each.value for each in Operator if not each.quantitative] == ["定性"]
    assert [each.value for each in Visibility if each.hidden] == ["aggregate", "internal"]
    assert [each.value for each in ExAnteConclusion if each.proceeds] == ["support", "partial"]
    assert [each.value for each in SourceKind if each.after_evaluation] == ["key_evaluation", "spot_check"]
    assert [each.value for each in Action if not each.about_money] == [
        "improved_management",
        "improved_rules",
        "improved_mechanism",
    ]


def test_activities_are_found_by_their_kind(tmp_path: Path) -> None:
    case = next(case for case in cases("checks") if case.name == "money: nothing is wrong")
    directory = case.write(tmp_path)
    kinds = ("training", "publicity", "training")
    entries = "".join(f"  - {{id: activity-{number}, kind: {kind}}}\n" for number, kind in enumerate(kinds))
    (directory / "2022" / "activities.yml").write_text(f"activities:\n{entries}", encoding="utf-8")

    activities = Disclosure(read_records(directory)[0]).year(2022).activities

    assert activities is not None
    assert [each.id for each in activities.of(ActivityKind.TRAINING)] == ["activity-0", "activity-2"]
    assert activities.of(ActivityKind.CONGRESS_REPORT) == ()
