"""The reports that ship in ``data/`` agree with the tables beside them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.disclosure import WorkYear
from generator.records.choices import SourceKind
from generator.records.key_evaluations import KeyEvaluation
from generator.sample.texts import wording
from tests.sample_texts.test_reports import LONGEST, REPORTS, SHORTEST, paragraphs
from tests.shipped_records import shipped_records


def year() -> WorkYear:
    return shipped_records().disclosure.years[2022]


@pytest.fixture
def reports() -> tuple[KeyEvaluation, ...]:
    assert len(year().key_evaluations) == REPORTS
    return tuple(year().key_evaluations)


def test_no_paragraph_occurs_twice(reports: tuple[KeyEvaluation, ...]) -> None:
    counted = Counter(text for each in reports for text in paragraphs(each))

    assert [text for text, times in counted.items() if times > 1] == []


def test_length_is_that_of_a_real_report(reports: tuple[KeyEvaluation, ...]) -> None:
    lengths = {each.id: len(re.findall("[一-鿿]", "".join(paragraphs(each)))) for each in reports}

    assert {name: size for name, size in lengths.items() if not SHORTEST <= size <= LONGEST} == {}


def test_funding_is_that_of_the_self_evaluation(reports: tuple[KeyEvaluation, ...]) -> None:
    known = {each.subject_code: each for each in year().self_evaluations}
    for report in reports:
        told = known[report.project or report.department or ""]
        assert report.overview is not None
        assert told.adjusted_total is not None
        assert told.executed_total is not None
        assert wording.money(told.adjusted_total) in report.overview.funding
        assert wording.money(told.executed_total) in report.overview.funding
        assert told.execution_rate is not None
        assert wording.percent(told.executed_total, told.adjusted_total) in report.overview.funding


def test_self_score_is_the_departments_own(reports: tuple[KeyEvaluation, ...]) -> None:
    known = {each.subject_code: each.total_score for each in year().self_evaluations}
    for report in reports:
        score = known[report.project or report.department or ""]
        assert score is not None
        assert f"{wording.plain(score)}分" in str(report.summary)


def test_findings_of_reports_stand_in_the_list_word_for_word(reports: tuple[KeyEvaluation, ...]) -> None:
    listed = {each.id: each for each in year().findings if each.source_kind is SourceKind.KEY_EVALUATION}
    reported = {finding.id: (report, finding) for report in reports for finding in report.findings}

    assert set(listed) == set(reported)
    for identifier, (report, finding) in reported.items():
        assert (listed[identifier].source, listed[identifier].finding) == (report.id, finding.text)


def test_ex_ante_evaluations_are_of_new_projects_with_the_amounts_declared() -> None:
    projects = {each.code: each for each in year().projects}
    for report in year().ex_ante:
        assert report.project is not None
        project = projects[report.project]
        assert project.declared_fiscal == report.declared_amount
        assert (project.approved_fiscal or 0) == report.recommended_amount
        assert project.name in report.title
