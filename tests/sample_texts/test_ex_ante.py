"""Ex-ante evaluations: five dimensions, a conclusion that follows from the amounts, and reasons for every cut."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.records.choices import ExAnteConclusion
from generator.records.ex_ante import ExAnteEvaluation
from generator.sample.dice import stream
from generator.sample.texts import wording
from generator.sample.texts.ex_ante import DIMENSIONS, Request, ex_ante_evaluations
from generator.sample.texts.facts import Amounts, IndicatorFacts, ProjectFacts
from tests.sample_texts.believable import projects

SEEDS = (1, 7, 2022, 99999)
SHARES = ("1", "0.8", "0.72", "0.65", "0.9", "0")
"""What is recommended of what was declared."""


def before_the_year(project: ProjectFacts) -> ProjectFacts:
    """The project as it stands before the budget: nothing approved, nothing achieved."""

    def planned(indicator: IndicatorFacts) -> IndicatorFacts:
        return replace(indicator, actual=None, score=None)

    declared = project.declared.fiscal
    return replace(
        project,
        fiscal_year=2022,
        indicators=tuple(planned(each) for each in project.indicators),
        declared=Amounts(declared + 100, declared),
        approved=None,
        adjusted=None,
        executed=None,
        self_score=None,
        changes=(),
    )


def requests(seed: int) -> list[Request]:
    new = [before_the_year(each) for each in projects(seed)[:12:2]]
    return [
        Request(f"ea-2022-{n:02d}", project, date(2021, 11, 20 + n), project.declared.fiscal * Decimal(share))
        for n, (project, share) in enumerate(zip(new, SHARES, strict=True), start=1)
    ]


def evaluations(seed: int) -> tuple[ExAnteEvaluation, ...]:
    return ex_ante_evaluations(requests(seed), stream(seed, "texts"))


def told(report: ExAnteEvaluation) -> list[str]:
    parts = (report.background, report.content, report.goal, report.funding, report.work, report.overall)
    return [*map(str, parts), *filter(None, [report.cut_reason]), *report.advice]


@pytest.mark.parametrize("seed", SEEDS)
def test_conclusion_follows_from_the_amounts(seed: int) -> None:
    found = [each.conclusion for each in evaluations(seed)]

    assert found == [ExAnteConclusion.SUPPORT, *[ExAnteConclusion.PARTIAL] * 4, ExAnteConclusion.REJECT]


@pytest.mark.parametrize("seed", SEEDS)
def test_five_dimensions_of_twenty_points(seed: int) -> None:
    for each in evaluations(seed):
        assert [line.name for line in each.dimensions] == list(DIMENSIONS.values())
        assert all(line.weight == 20 and 0 < line.score < 20 and line.comment for line in each.dimensions)


@pytest.mark.parametrize("seed", SEEDS)
def test_better_conclusions_rest_on_better_scores(seed: int) -> None:
    scores = {each.conclusion: sum(line.score for line in each.dimensions) for each in evaluations(seed)}

    assert scores[ExAnteConclusion.SUPPORT] > scores[ExAnteConclusion.PARTIAL] > 60 > scores[ExAnteConclusion.REJECT]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cut_has_a_reason_with_its_amount(seed: int) -> None:
    for each in evaluations(seed):
        assert (each.cut_reason is not None) == (each.cut != 0)
        if each.conclusion is ExAnteConclusion.PARTIAL:
            assert each.cut is not None
            assert wording.money(each.cut) in str(each.cut_reason)


@pytest.mark.parametrize("seed", SEEDS)
def test_amounts_in_the_text_are_those_of_the_record(seed: int) -> None:
    for request, each in zip(requests(seed), evaluations(seed), strict=True):
        known = {each.declared_amount, each.recommended_amount, each.cut, request.project.declared.total}
        found = set(re.findall(r"[\d.]+万元", "".join(told(each))))
        assert found - {wording.money(amount) for amount in known if amount is not None} == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_paragraph_occurs_twice(seed: int) -> None:
    counted = Counter(text for each in evaluations(seed) for text in told(each) if text not in list(each.advice))

    assert [text for text, times in counted.items() if times > 1] == []


def test_more_than_declared_is_refused() -> None:
    request = requests(1)[0]

    with pytest.raises(ValueError, match="recommended of"):
        ex_ante_evaluations([replace(request, recommended=request.project.declared.fiscal + 1)], stream(1, "texts"))


def test_same_facts_and_same_seed_give_the_same_evaluations() -> None:
    assert evaluations(7) == evaluations(7)
