"""Ex-ante evaluations (事前绩效评估) of new projects, in the outline of domain 1.7: five dimensions of 20 points each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from generator.records.choices import EvaluatorKind, ExAnteConclusion
from generator.records.ex_ante import Dimension, ExAnteEvaluation
from generator.sample.texts import wording
from generator.sample.texts.dealing import Dealer, Topic, filled
from generator.sample.texts.facts import ProjectFacts
from generator.sample.texts.prose import lines
from generator.sample.texts.slots import slots_of
from generator.text import Text

DIMENSIONS = {
    "necessity": "立项必要性",
    "economy": "投入经济性",
    "goal": "绩效目标合理性",
    "plan": "实施方案可行性",
    "finance": "筹资合规性",
}
"""Deck → dimension."""

WEIGHT = Decimal(20)

_LEVELS = {
    ExAnteConclusion.SUPPORT: dict.fromkeys(DIMENSIONS, "high"),
    ExAnteConclusion.PARTIAL: {
        "necessity": "high",
        "economy": "mid",
        "goal": "mid",
        "plan": "mid",
        "finance": "high",
    },
    ExAnteConclusion.REJECT: dict.fromkeys(DIMENSIONS, "low"),
}
"""What each conclusion rests on: a project in part supported is needed, but costs too much."""

_HALF_POINTS = {"high": (35, 38), "mid": (27, 33), "low": (16, 23)}
"""Scores of a dimension in half points, from and to."""


@dataclass(frozen=True, slots=True)
class Request:
    """One evaluation to be written; *recommended* is fiscal money (万元), 0 where the project is not supported."""

    id: str
    project: ProjectFacts
    date: date
    recommended: Decimal


def ex_ante_evaluations(requests: Sequence[Request], rng: Random) -> tuple[ExAnteEvaluation, ...]:
    """All evaluations of one year.  Raises :class:`ValueError` when more is recommended than was declared."""
    dealer = Dealer(rng)
    return tuple(_Draft.of(request, dealer).report(rng) for request in requests)


def _conclusion(declared: Decimal, recommended: Decimal) -> ExAnteConclusion:
    if not 0 <= recommended <= declared:
        raise ValueError(f"{recommended} recommended of {declared}")
    if recommended == 0:
        return ExAnteConclusion.REJECT
    return ExAnteConclusion.SUPPORT if recommended == declared else ExAnteConclusion.PARTIAL


@dataclass(frozen=True)
class _Draft:
    """An evaluation while it is being written."""

    request: Request
    conclusion: ExAnteConclusion
    topic: Topic
    slots: Mapping[str, str]
    dealer: Dealer

    @classmethod
    def of(cls, request: Request, dealer: Dealer) -> _Draft:
        project = request.project
        declared = project.declared.fiscal
        slots = {
            **slots_of(project),
            "declared_total": wording.money(project.declared.total),
            "recommended": wording.money(request.recommended),
            "cut": wording.money(declared - request.recommended),
        }
        return cls(request, _conclusion(declared, request.recommended), Topic.of(project), slots, dealer)

    def say(self, deck: str, file: str = "ex_ante") -> str:
        """The next fitting sentence of a deck."""
        return filled(self.dealer.deal(lines(file, deck), self.topic).text, self.slots)

    def report(self, rng: Random) -> ExAnteEvaluation:
        """The whole evaluation."""
        project = self.request.project
        return ExAnteEvaluation(
            id=self.request.id,
            project=project.code,
            fiscal_year=project.fiscal_year,
            title=Text(f"{project.fiscal_year}年度{project.name}事前绩效评估报告"),
            date=self.request.date,
            evaluator=Text("示例市财政局事前绩效评估小组"),
            evaluator_kind=EvaluatorKind.BUREAU,
            background=Text(self.say("proposal", project.field) + self.say("background")),
            content=Text(self.say("content")),
            goal=Text(
                f"申报的绩效目标为：{self.slots['goal']}共设置{self.slots['count']}项指标：{self.slots['targets']}。"
            ),
            funding=Text(self.say("funding")),
            work=Text(self.say("work") + self.say("work_focus")),
            declared_amount=project.declared.fiscal,
            recommended_amount=self.request.recommended,
            conclusion=self.conclusion,
            dimensions=self._dimensions(rng),
            overall=Text(self.say(self.conclusion.value)),
            cut_reason=self._cut_reason(),
            advice=self._advice(),
            other=Text(self.say("other")),
        )

    def _dimensions(self, rng: Random) -> tuple[Dimension, ...]:
        return tuple(
            Dimension(
                name=Text(name),
                weight=WEIGHT,
                score=Decimal(rng.randint(*_HALF_POINTS[_LEVELS[self.conclusion][deck]])) / 2,
                comment=Text(self.say(f"{deck}_{_LEVELS[self.conclusion][deck]}")),
            )
            for deck, name in DIMENSIONS.items()
        )

    def _cut_reason(self) -> Text | None:
        if self.conclusion is ExAnteConclusion.SUPPORT:
            return None
        if self.conclusion is ExAnteConclusion.REJECT:
            return Text(self.say("cut_reject"))
        return Text(self.say(f"cut_{self.request.project.nature.name.lower()}"))

    def _advice(self) -> tuple[Text, ...]:
        deck = "advice_reject" if self.conclusion is ExAnteConclusion.REJECT else "advice"
        return tuple(Text(self.say(deck)) for _ in range(3))
