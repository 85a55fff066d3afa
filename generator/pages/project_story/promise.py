"""二、承诺: the target in force, and what the review and the middle of the year changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.pages.formats import plain
from generator.pages.project_story.dossier import Dossier
from generator.records.choices import DisclosedDocument, TargetVersion
from generator.records.targets import Indicator, Target
from generator.text import Text


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One indicator before and after; None on the side where it did not exist."""

    before: Indicator | None
    after: Indicator | None

    @property
    def name(self) -> Text:
        """The indicator as it is called now, or was."""
        known = self.after or self.before
        return known.level3 if known is not None else Text()

    @property
    def words(self) -> Text:
        """What happened to it."""
        if self.before is None or self.after is None:
            return Text("新增" if self.before is None else "删去")
        parts = (
            ("名称", self.before.level3 != self.after.level3),
            ("指标值", written(self.before) != written(self.after)),
            ("权重", self.before.weight != self.after.weight),
        )
        return Text("改" + "、".join(name for name, changed in parts if changed))

    @property
    def sides(self) -> tuple[Text, Text]:
        """Before and after in words; the name only where it changed."""
        renamed = self.before is not None and self.after is not None and self.before.level3 != self.after.level3
        return _side(self.before, renamed=renamed), _side(self.after, renamed=renamed)


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What one version of a target changed in the one before it."""

    before: Target
    after: Target
    indicators: tuple[IndicatorChange, ...]

    @property
    def goal_changed(self) -> bool:
        """Whether the goal reads differently, this year's or the long-term one."""
        return (self.before.goal, self.before.long_term_goal) != (self.after.goal, self.after.long_term_goal)

    @property
    def long_term(self) -> bool:
        """Whether either version has a long-term goal."""
        return bool(self.before.long_term_goal or self.after.long_term_goal)

    @property
    def found(self) -> bool:
        """Whether the two versions differ at all."""
        return self.goal_changed or bool(self.indicators)


def promise(dossier: Dossier) -> Mapping[str, Any]:
    """The values of this part."""
    version = dossier.version_in_force
    indicators = dossier.indicators(version) or dossier.indicators_in_force
    return {
        "target": dossier.targets.get(version),
        "version": version,
        "absence": _absence(dossier),
        "indicators": [(each, written(each)) for each in indicators],
        "weight": total_weight(indicators),
        "review": _change(dossier, TargetVersion.DECLARED, TargetVersion.APPROVED),
        "midyear": _change(dossier, TargetVersion.APPROVED, TargetVersion.ADJUSTED),
    }


def _absence(dossier: Dossier) -> object:
    on_record = dossier.disclosure.target(dossier.subject, dossier.version_in_force)
    return dossier.why_not(DisclosedDocument.TARGETS, "绩效目标", on_record)


def written(indicator: Indicator) -> Text:
    """The target of an indicator in words: ``≥ 3 个``, or the expected quality."""
    unit = f" {indicator.unit}" if indicator.unit else ""
    sign = f"{indicator.operator.value} " if indicator.operator.quantitative else ""
    return Text(f"{sign}{indicator.value}{unit}")


def _side(indicator: Indicator | None, *, renamed: bool) -> Text:
    """One side of a comparison: target and weight; — where the indicator did not exist."""
    if indicator is None:
        return Text("—")
    name = f"{indicator.level3}：" if renamed else ""
    weight = f"，{plain(indicator.weight)} 分" if indicator.weight is not None else ""
    return Text(f"{name}{written(indicator)}{weight}")


def total_weight(indicators: tuple[Indicator, ...]) -> Decimal | None:
    """The weights of all indicators together; None when one of them is unknown."""
    weights = [each.weight for each in indicators if each.weight is not None]
    return sum(weights, Decimal(0)) if weights and len(weights) == len(indicators) else None


def _change(dossier: Dossier, old: TargetVersion, new: TargetVersion) -> TargetChange | None:
    """What *new* changed in *old*; None where one of them is not on record or may not be shown."""
    before, after = dossier.targets.get(old), dossier.targets.get(new)
    if before is None or after is None:
        return None
    return TargetChange(before, after, tuple(_changes(dossier.indicators(old), dossier.indicators(new))))


def _changes(old: tuple[Indicator, ...], new: tuple[Indicator, ...]) -> list[IndicatorChange]:
    """Indicators that differ, by number; none where a version has no indicators of its own."""
    before, after = ({each.number: each for each in indicators} for indicators in (old, new))
    if not before or not after:
        return []
    pairs = (IndicatorChange(before.get(number), after.get(number)) for number in sorted({*before, *after}))
    return [each for each in pairs if _differs(each)]


def _differs(change: IndicatorChange) -> bool:
    if change.before is None or change.after is None:
        return True
    facts = ((each.level3, written(each), each.weight) for each in (change.before, change.after))
    return next(facts) != next(facts)
