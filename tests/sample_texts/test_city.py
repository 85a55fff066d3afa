"""What the sample city has beside projects: settings, dates, documents, activities."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from generator.records.choices import ActivityKind, DisclosedDocument, DocumentKind, Grade, SubjectKind
from generator.sample.texts.activities import activities
from generator.sample.texts.documents import BASES, EVALUATION_BASIS, documents, improved_rules
from generator.sample.texts.facts import FIELDS
from generator.sample.texts.settings import calendar, scoring, site
from generator.sample.texts.statement import statement

NINE_TOPICS = {
    "事前绩效评估",
    "绩效目标",
    "绩效监控",
    "绩效评价",
    "结果应用",
    "绩效信息公开",
    "工作考核",
    "两书一函",
    "三方机构管理",
}


def test_site_is_a_sample_without_identifiers() -> None:
    made = site()

    assert made.sample
    assert not made.official
    assert str(made.as_of) == "2023-12-31"
    identifiers = (
        "base_address",
        "site_name",
        "site_domain",
        "site_id_code",
        "icp",
        "police_record",
        "phone",
        "organizer",
    )
    assert [name for name in identifiers if getattr(made, name) is not None] == []


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_weights_of_every_profile_sum_to_the_indicators_points(year: int) -> None:
    rules = scoring().of(year)

    assert rules is not None
    assert rules.execution_weight + rules.indicator_weight == 100
    assert all(sum(line.weight for line in profile.weights) == rules.indicator_weight for profile in rules.profiles)
    assert {profile.subject for profile in rules.profiles} == set(SubjectKind)
    assert {band.grade: band.at_least for band in rules.bands} == {
        Grade.EXCELLENT: 90,
        Grade.GOOD: 80,
        Grade.FAIR: 60,
        Grade.POOR: 0,
    }


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_budgets_and_accounts_are_due_twenty_days_after_the_reply(year: int) -> None:
    dates = calendar(year)
    replies = {
        DisclosedDocument.TARGETS: dates.budget_replied,
        DisclosedDocument.SELF_EVALUATION: dates.accounts_replied,
    }

    assert dates.budget_approved is not None
    assert dates.budget_replied is not None
    assert dates.budget_approved < dates.budget_replied <= dates.budget_approved + timedelta(days=20)
    for duty in dates.due:
        reply = replies.get(duty.document)
        assert reply is None or duty.due == reply + timedelta(days=20)


def test_rules_cover_exactly_the_nine_topics() -> None:
    rules = [each for each in documents() if each.kind is DocumentKind.RULE]

    assert {topic for rule in rules for topic in rule.topic} == NINE_TOPICS
    assert all(rule.in_force(2022) for rule in rules)


def test_one_plan_one_notice_and_the_national_bases() -> None:
    counted = Counter(each.kind for each in documents())
    ids = {each.id for each in documents()}

    assert counted == {
        DocumentKind.PLAN: 1,
        DocumentKind.RULE: 9,
        DocumentKind.NOTICE: 1,
        DocumentKind.BASIS: len(BASES),
    }
    assert ids >= set(EVALUATION_BASIS)


def test_improved_rules_are_distinct_and_bring_no_tenth_topic() -> None:
    made = improved_rules(["education", "water", "health", "water", "urban", "social", "housing", "culture"])

    assert (
        len({each.id for each in made})
        == len({each.title for each in made})
        == len({each.number for each in made})
        == 8
    )
    assert all(not each.topic and each.kind is DocumentKind.RULE and each.reported_in == 2022 for each in made)
    assert not {each.id for each in made} & {each.id for each in documents()}


def test_rules_of_a_field_never_run_out() -> None:
    made = improved_rules([*FIELDS, *FIELDS, *FIELDS])

    assert len({each.title for each in made}) == len({each.id for each in made}) == 3 * len(FIELDS)


def test_titles_that_the_statement_names_are_those_of_documents() -> None:
    titles = [each.title for each in documents() if each.title]

    for named in ("示例市深入实施预算绩效管理工作方案", "示例市预算绩效运行管理暂行办法"):
        assert named in titles
        assert f"《{named}》" in statement().text
    assert any(f"《{title}》" in statement().text for title in titles if "抽查复评" in title)


def test_activities_bear_out_the_statement() -> None:
    made = activities()
    articles = made.of(ActivityKind.PUBLICITY)
    reports = made.of(ActivityKind.CONGRESS_REPORT)

    assert [str(each.date)[:7] for each in made.of(ActivityKind.TRAINING)] == ["2022-07", "2022-12"]
    assert [each.provincial for each in articles] == [True] * 4
    assert [str(each.date)[:7] for each in reports] == ["2022-06", "2022-12"]
    assert all(opinion.text and opinion.answer and opinion.answered for each in reports for opinion in each.opinions)
    assert len(made.of(ActivityKind.JOINT_REVIEW)) == len(made.of(ActivityKind.SUBMISSION)) == 1
    assert made.of(ActivityKind.ASSESSMENT)[0].weight is not None


def test_commitments_are_those_of_the_statement() -> None:
    claims = {claim.id: claim.quote for claim in statement().claims if claim.id.startswith("commitments.")}

    assert {each.id: each.text for each in activities().commitments} == claims


def test_one_commitment_is_still_to_be_answered() -> None:
    assert [each.outcome is None for each in activities().commitments] == [False, True]
