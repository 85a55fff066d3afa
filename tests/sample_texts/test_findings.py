"""Findings of spot checks and of key monitoring."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from generator.records.choices import FindingStatus, SourceKind
from generator.records.follow_up import SpotCheck
from generator.sample.dice import stream
from generator.sample.texts.findings import Monitored, Recheck, Written, monitoring_findings, spot_checks
from tests.sample_texts.believable import projects

SEEDS = (1, 7, 2022)
LOST = (0, 0, 1, 2, 4, 6, 9, 12, -1, 3, 5, 8)


def checks(seed: int) -> tuple[Written[SpotCheck], ...]:
    rechecks = [
        Recheck(
            f"sc-2022-{n:02d}", project, (project.self_score or Decimal(0)) - lost, date(2022, 9, 10) + timedelta(n)
        )
        for n, (project, lost) in enumerate(zip(projects(seed)[:12], LOST, strict=True), start=1)
    ]
    return spot_checks(rechecks, stream(seed, "texts"))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spot_check_that_took_points_away_leads_to_a_finding(seed: int) -> None:
    for each, lost in zip(checks(seed), LOST, strict=True):
        assert each.record.reason
        assert each.record.conclusion
        assert len(each.findings) == (1 if lost > 0 else 0)
        for row in each.findings:
            assert row.source_kind is SourceKind.SPOT_CHECK
            assert row.source == each.record.id
            assert row.id == f"f-2022-sc-{each.record.id[-2:]}"


@pytest.mark.parametrize("seed", SEEDS)
def test_reasons_of_spot_checks_that_took_points_away_all_differ(seed: int) -> None:
    reasons = [each.record.reason for each, lost in zip(checks(seed), LOST, strict=True) if lost > 0]

    assert len(set(reasons)) == len(reasons)


@pytest.mark.parametrize("seed", SEEDS)
def test_findings_of_key_monitoring_were_all_put_right_in_time(seed: int) -> None:
    """The statement: 各部门全都及时进行了整改."""
    told_on = date(2022, 8, 15)
    monitored = [Monitored(f"f-2022-m-{n:03d}", project, told_on) for n, project in enumerate(projects(seed), start=1)]

    for project, row in zip(projects(seed), monitoring_findings(monitored, stream(seed, "texts")), strict=True):
        assert row.status is FindingStatus.CLOSED
        assert row.closed_on is not None
        assert row.deadline is not None
        assert told_on < row.closed_on <= row.deadline
        assert project.name in row.finding
        assert row.source == project.code
        assert row.requirement
        assert row.result
        assert row.evidence
