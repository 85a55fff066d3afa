"""四、完成: indicator by indicator, what was aimed at and what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from generator.attainment import Attainment, formula_score
from generator.charts import target_actual
from generator.charts.quantity import Unit
from generator.pages.project_story.dossier import Dossier
from generator.pages.project_story.promise import TargetChange, written
from generator.records.choices import DisclosedDocument
from generator.records.criterion import Quantity, read_deadline
from generator.records.self_evaluations import Result
from generator.records.targets import Indicator
from generator.text import Text

_MET = {Attainment.MET: True, Attainment.NOT_MET: False}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One indicator at the end of the year."""

    indicator: Indicator
    result: Result | None
    state: Attainment
    aim: Text
    moved: bool
    """Whether its target was changed after it was announced."""
    recomputed: Decimal | None
    """Points by the general formula; None where it is left to people."""

    @property
    def actual(self) -> Text | None:
        """What came out, with the unit where the record holds a bare number."""
        if self.result is None or self.result.actual is None:
            return None
        quantity = Quantity.read(self.result.actual)
        unit = self.indicator.unit if quantity is not None and not quantity.unit and self.numeric else None
        return Text(f"{self.result.actual} {unit}") if unit else self.result.actual

    @property
    def numeric(self) -> bool:
        """Whether target and actual value are quantities, not words or dates."""
        return self.indicator.operator.quantitative and read_deadline(self.indicator.value) is None

    @property
    def reason(self) -> Text | None:
        """What the department says about it: why it fell short, or how it went."""
        if self.result is None:
            return None
        parts = [part for part in (self.result.deviation_note, self.result.description) if part]
        return Text("；".join(parts)) or None


def completion(dossier: Dossier, midyear_change: TargetChange | None) -> Mapping[str, Any]:
    """The values of this part."""
    evaluation = dossier.self_evaluation
    moved = {each.after.number for each in midyear_change.indicators if each.after} if midyear_change else set()
    outcomes = [_outcome(dossier, each, moved=each.number in moved) for each in dossier.indicators_in_force]
    told = bool(dossier.results)
    scoring = dossier.disclosure.scoring_of(dossier.year)
    return {
        "told": told,
        "absence": dossier.why_not(
            DisclosedDocument.SELF_EVALUATION, "完成情况", dossier.disclosure.self_evaluation(dossier.subject)
        ),
        "goal_actual": evaluation.goal_actual if evaluation else None,
        "process": evaluation.process if evaluation else None,
        "outcomes": outcomes if told else [],
        "tally": tally(dossier) if told else None,
        "recomputed": told and scoring is not None and scoring.show_recomputed,
        "moved": bool(moved),
        "charts": list(_charts(dossier, outcomes)) if told else [],
    }


def _outcome(dossier: Dossier, indicator: Indicator, *, moved: bool) -> Outcome:
    result = dossier.results.get(indicator.number)
    state = dossier.attainments.get(indicator.number, Attainment.MISSING)
    return Outcome(indicator, result, state, written(indicator), moved, formula_score(indicator, result))


def tally(dossier: Dossier) -> Text:
    """How many indicators were met, and what the others are: ``8 项指标完成 7 项，1 项未完成``."""
    counted = Counter(dossier.attainments.values())
    every = f"{sum(counted.values())} 项指标完成 {counted[Attainment.MET]} 项"
    others = [
        f"{counted[state]} 项{state.label}" for state in Attainment if counted[state] and state is not Attainment.MET
    ]
    return Text("，".join([every, *others]))


def _charts(dossier: Dossier, outcomes: list[Outcome]) -> Iterator[Markup]:
    """One small picture per indicator whose target and actual value are numbers."""
    for outcome in outcomes:
        data = _picture(outcome, sample=dossier.publication.sample)
        if data is not None:
            yield target_actual.draw(data, prefix=f"indicator-{outcome.indicator.number}")


def _picture(outcome: Outcome, *, sample: bool) -> target_actual.Indicator | None:
    indicator, result = outcome.indicator, outcome.result
    if not outcome.numeric or outcome.state not in _MET or result is None or result.actual is None:
        return None
    target, actual = Quantity.read(indicator.value), Quantity.read(result.actual)
    if target is None or actual is None:
        return None
    unit = indicator.unit or Text(target.unit)
    return target_actual.Indicator(
        name=indicator.level3,
        operator=indicator.operator.value,
        target=target.number,
        actual=actual.number,
        unit=Unit(unit, 4, close=unit == "%"),
        met=_MET[outcome.state],
        note=Text("目标经批准调整") if outcome.moved else Text(""),
        sample=sample,
    )
