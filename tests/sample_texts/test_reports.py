"""Key evaluation reports are whole, agree with facts and tables, and never say the same paragraph twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from pydantic import BaseModel

from generator.records.choices import EvaluationObject, FindingStatus, Grade
from generator.records.key_evaluations import KeyEvaluation
from generator.sample.dice import stream
from generator.sample.texts import wording
from generator.sample.texts.facts import IndicatorFacts, SubjectFacts
from generator.sample.texts.findings import Written
from generator.sample.texts.reports import Commission, key_evaluations
from generator.sample.texts.settings import scoring
from tests.sample_texts.believable import commissions, departments, projects

SEEDS = (1, 7, 2022, 99999)
REPORTS = 25
SHORTEST, LONGEST = 1500, 3000

Reports = tuple[Written[KeyEvaluation], ...]


@cache
def written(seed: int) -> Reports:
    return key_evaluations(commissions(seed), stream(seed, "texts"))


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def texts_of(part: object) -> list[str]:
    """Every text of a record or a part of one, in order."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, BaseModel):
        return [text for name in type(part).model_fields for text in texts_of(getattr(part, name))]
    if isinstance(part, tuple):
        return [text for each in part for text in texts_of(each)]
    return []


def paragraphs(report: KeyEvaluation) -> list[str]:
    """What readers read as running text: no codes, no scoring table."""
    parts = (report.overview, report.work, report.analysis, report.experience, report.advice)
    told = [each.text for each in report.findings] + [each.cause or "" for each in report.findings]
    return [str(report.summary), *texts_of(parts), *told, str(report.other)]


def test_same_facts_and_same_seed_give_the_same_reports() -> None:
    assert key_evaluations(commissions(7), stream(7, "texts")) == key_evaluations(commissions(7), stream(7, "texts"))


def test_reports_are_about_18_projects_a_policy_and_6_departments(seed: int) -> None:
    counted = Counter(each.record.object for each in written(seed))

    assert counted == {
        EvaluationObject.PROJECT: 18,
        EvaluationObject.POLICY: 1,
        EvaluationObject.DEPARTMENT: 6,
    }


def test_outline_is_whole(seed: int) -> None:
    """财预〔2020〕10号 annex 3: no section of a report is empty."""
    for report, findings in ((each.record, each.findings) for each in written(seed)):
        assert report.evaluator == "示例机构"
        assert None not in (report.summary, report.overview, report.work, report.analysis, report.other)
        assert report.overview is not None
        assert report.overview.stage_goal
        assert report.experience
        assert 2 <= len(report.findings) <= 4
        assert len(report.advice) == len(report.findings)
        assert [each.id for each in findings] == [each.id for each in report.findings]
        assert report.findings[0].id == f"f-{report.id.removeprefix('ke-')}-1"


def test_length_is_that_of_a_real_report(seed: int) -> None:
    lengths = {each.record.id: len(re.findall("[一-鿿]", "".join(paragraphs(each.record)))) for each in written(seed)}

    assert {name: size for name, size in lengths.items() if not SHORTEST <= size <= LONGEST} == {}


def test_no_paragraph_occurs_twice(seed: int) -> None:
    """Neither as it stands, nor after names and numbers are taken away from paragraphs of some length."""
    counted = Counter(text for each in written(seed) for text in paragraphs(each.record))
    assert [text for text, times in counted.items() if times > 1] == []

    bare = Counter(
        stripped
        for commission, each in zip(commissions(seed), written(seed), strict=True)
        for stripped in (without_names(text, commission.subject) for text in paragraphs(each.record))
        if len(stripped) >= 60
    )
    assert [text for text, times in bare.items() if times > 1] == []


def without_names(text: str, subject: SubjectFacts) -> str:
    names = [subject.name, *(getattr(subject, name, "") or "" for name in ("unit", "department", "town"))]
    for name in filter(None, names):
        text = text.replace(name, "")
    return re.sub(r"[\d.]+", "", text)


def test_scoring_table_adds_up(seed: int) -> None:
    for report in (each.record for each in written(seed)):
        assert sum(line.weight for line in report.scores) == 100
        assert sum(line.score for line in report.scores) == report.score
        assert all(0 <= line.score <= line.weight for line in report.scores)
        assert list(dict.fromkeys(line.level1 for line in report.scores)) == ["决策", "过程", "产出", "效益"]
        assert sum(line.weight for line in report.scores if line.level1 in ("产出", "效益")) >= 60
        assert all(line.comment for line in report.scores)


def test_grade_follows_from_the_unrounded_score(seed: int) -> None:
    rules = scoring().of(2021)
    assert rules is not None
    for report in (each.record for each in written(seed)):
        assert report.score is not None
        assert report.grade is rules.grade(report.score)
        assert report.grade is not None
        assert f"“{report.grade.label}”" in str(report.summary)


def test_a_wanted_score_is_reached_to_half_a_point() -> None:
    subject = projects(1)[2]
    full = tuple(replace(each, actual=met(each)) for each in subject.indicators)
    subject = replace(subject, indicators=full, executed=subject.adjusted, changes=())

    for aim in (Decimal(93), Decimal(85), Decimal(78)):
        (each,) = key_evaluations([Commission("ke-2022-01", subject, date(2022, 10, 1), aim=aim)], stream(3, "texts"))
        assert each.record.score is not None
        assert aim <= each.record.score < aim + Decimal("0.5")


def met(indicator: IndicatorFacts) -> str:
    return indicator.target if indicator.operator.quantitative else "达成"


def test_a_project_that_failed_is_called_poor() -> None:
    """Nothing was reached and little was spent: the table says so, and the verdict with it."""
    subject = projects(1)[0]
    failed = tuple(
        replace(each, actual="0" if each.operator.value in ("≥", "=") else "36" if each.unit == "月" else "未达成")
        for each in subject.indicators
    )
    assert subject.adjusted is not None
    spent = replace(subject.adjusted, total=subject.adjusted.total / 4, fiscal=subject.adjusted.fiscal / 4)
    subject = replace(subject, indicators=failed, executed=spent, self_score=Decimal(66))

    (each,) = key_evaluations([Commission("ke-2022-01", subject, date(2022, 10, 1))], stream(3, "texts"))

    assert each.record.grade is Grade.POOR


def test_every_grade_but_the_last_occurs_among_believable_reports() -> None:
    grades = {each.record.grade for seed in SEEDS for each in written(seed)}

    assert grades >= {Grade.EXCELLENT, Grade.GOOD, Grade.FAIR}


def test_amounts_in_the_text_are_those_of_the_records(seed: int) -> None:
    for commission, each in zip(commissions(seed), written(seed), strict=True):
        found = set(re.findall(r"[\d.]+万元", "".join(paragraphs(each.record))))
        assert found - known_amounts(commission.subject) == set()
        assert wording.money(commission.subject.adjusted.total) in found if commission.subject.adjusted else True


def known_amounts(subject: SubjectFacts) -> set[str]:
    stages = [stage for stage in (subject.declared, subject.approved, subject.adjusted, subject.executed) if stage]
    amounts = [amount for stage in stages for amount in (stage.total, stage.fiscal)]
    if subject.adjusted and subject.executed:
        amounts.append(subject.adjusted.total - subject.executed.total)
    amounts += [change.amount for change in getattr(subject, "changes", ())]
    amounts += [task.amount for task in getattr(subject, "tasks", ())]
    return {wording.money(amount) for amount in amounts}


def test_points_in_the_text_are_those_of_the_table(seed: int) -> None:
    for commission, each in zip(commissions(seed), written(seed), strict=True):
        found = {Decimal(number) for number in re.findall(r"([\d.]+)分", "".join(paragraphs(each.record)))}
        known = known_points(each.record) | {commission.subject.self_score or Decimal(0), Decimal(100)}
        assert found - known == set()
        assert each.record.score in found


def known_points(report: KeyEvaluation) -> set[Decimal]:
    known = {report.score or Decimal(0)}
    for line in report.scores:
        known |= {line.weight, line.score, line.weight - line.score}
    for levels in (("决策",), ("过程",), ("产出",), ("效益",), ("产出", "效益")):
        lines = [line for line in report.scores if line.level1 in levels]
        known |= {sum((line.weight for line in lines), Decimal(0)), sum((line.score for line in lines), Decimal(0))}
    return known


def test_rates_in_the_text_are_those_of_the_records(seed: int) -> None:
    for commission, each in zip(commissions(seed), written(seed), strict=True):
        subject = commission.subject
        assert subject.adjusted
        assert subject.executed
        rate = wording.percent(subject.executed.total, subject.adjusted.total)
        found = set(re.findall(r"[\d.]+%", "".join(paragraphs(each.record))))
        assert rate in found
        assert found - {rate, "90%"} - shares(each.record) - promised(subject.indicators) == set()


def shares(report: KeyEvaluation) -> set[str]:
    levels = [[line for line in report.scores if line.level1 == level1] for level1 in ("决策", "过程", "产出", "效益")]
    return {
        wording.percent(
            sum((line.score for line in lines), Decimal(0)), sum((line.weight for line in lines), Decimal(0))
        )
        for lines in levels
    }


def promised(indicators: Iterable[IndicatorFacts]) -> set[str]:
    return {f"{value}%" for each in indicators for value in (each.target, each.actual)}


def test_text_has_no_open_slot_and_no_stumbling_punctuation(seed: int) -> None:
    for each in written(seed):
        whole = "".join(texts_of(each.record))
        assert re.search(r"\$|。。|；。|，。|、。|：。|，，|；；|\{|\}|None", whole) is None


def test_nothing_real_is_named(seed: int) -> None:
    for each in written(seed):
        whole = "".join(texts_of(each.record))
        assert re.search("绵竹|德阳|四川|有限公司|事务所", whole) is None


def test_most_findings_are_closed_and_dates_fit_their_status() -> None:
    rows = [row for seed in SEEDS for each in written(seed) for row in each.findings]
    counted = Counter(row.status for row in rows)

    assert set(counted) == set(FindingStatus)
    assert counted[FindingStatus.CLOSED] > len(rows) * 0.6
    for row in rows:
        closed = row.status is FindingStatus.CLOSED
        assert (row.closed_on is not None) == closed == (row.evidence is not None)
        assert (row.result is not None) == (row.status is not FindingStatus.OPEN)
        assert row.deadline is not None
        assert row.closed_on is None or row.closed_on <= row.deadline
        assert closed or row.deadline > date(2023, 12, 31)


def test_a_report_repeats_what_the_records_show() -> None:
    """Low execution and a missed output are findings, not left to the reader."""
    subject = departments(1)[0]
    low = replace(subject.adjusted, total=subject.adjusted.total / 2, fiscal=subject.adjusted.fiscal / 2)
    missed = tuple(
        replace(each, actual="1") if each.level2 == "数量指标" else replace(each, actual=met(each))
        for each in subject.indicators
    )
    subject = replace(subject, executed=low, indicators=missed)

    (each,) = key_evaluations([Commission("ke-2022-01", subject, date(2022, 10, 1))], stream(5, "texts"))
    told = "".join(finding.text for finding in each.record.findings)

    assert "组织实施项目数量" in told
    assert "50.00%" in told
