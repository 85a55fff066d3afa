"""The scoring table of a key evaluation: framework indicators of 财预〔2020〕10号 annex 2, with the subject's own outputs and effects.

Decision and process are judged on the common framework; output and benefit on the indicators of the approved target.  What the
records say is marked first, then what was found takes points away, and the total is what the table sums to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from generator.records.choices import FindingType, Level1, Operator, ProjectKind
from generator.sample.texts import wording
from generator.sample.texts.attainment import attainment
from generator.sample.texts.facts import DepartmentFacts, IndicatorFacts, ProjectFacts, SubjectFacts

DECISION, PROCESS, OUTPUT, BENEFIT = "决策", "过程", "产出", "效益"
LEVELS = (DECISION, PROCESS, OUTPUT, BENEFIT)
EXECUTION, SUSTAINED = "预算执行率", "可持续影响"

STEP = Decimal("0.5")
"""Evaluators take points away by halves."""
_KEPT = Decimal("0.5")
"""A judged line keeps at least this share of its points."""

_SPLITS = {
    ProjectKind.PROJECT: ((15, 20, 35, 30), (12, 23, 35, 30), (15, 25, 30, 30), (18, 20, 32, 30)),
    ProjectKind.POLICY: ((20, 15, 30, 35),),
    None: ((15, 25, 30, 30), (14, 24, 32, 30), (16, 22, 30, 32)),
}
"""Points of decision, process, output and benefit; the last two carry 60 at least.  None stands for departments."""

_DECISION = (
    ("项目立项", "立项依据充分性", 2),
    ("项目立项", "立项程序规范性", 2),
    ("绩效目标", "绩效目标合理性", 3),
    ("绩效目标", "绩效指标明确性", 3),
    ("资金投入", "预算编制科学性", 3),
    ("资金投入", "资金分配合理性", 2),
)
_PROCESS = (
    ("资金管理", "资金到位率", 3),
    ("资金管理", EXECUTION, 5),
    ("资金管理", "资金使用合规性", 5),
    ("组织实施", "管理制度健全性", 3),
    ("组织实施", "制度执行有效性", 4),
)
_DEPARTMENT_DECISION = (
    ("绩效目标", "绩效目标合理性", 4),
    ("绩效目标", "绩效指标明确性", 4),
    ("预算编制", "预算编制科学性", 4),
    ("预算编制", "资金分配合理性", 3),
)
_DEPARTMENT_PROCESS = (
    ("预算执行", EXECUTION, 6),
    ("预算执行", "资金使用合规性", 5),
    ("预算管理", "管理制度健全性", 4),
    ("预算管理", "制度执行有效性", 4),
    ("预算管理", "资产管理规范性", 3),
    ("预算管理", "信息公开规范性", 3),
)
_OUTPUTS = (
    ("数量", "产出数量", "实际完成率"),
    ("质量", "产出质量", "质量达标率"),
    ("时效", "产出时效", "完成及时性"),
    ("成本", "产出成本", "成本节约率"),
)
"""Word in level 2 of the target → level 2 of the table, and the framework's indicator where the target has none."""

_STRUCK = {
    FindingType.DECISION: ("立项依据充分性", "立项程序规范性", "预算编制科学性"),
    FindingType.TARGET: ("绩效指标明确性", "绩效目标合理性"),
    FindingType.BUDGET: ("预算编制科学性", "资金分配合理性", "资金使用合规性"),
    FindingType.PROCESS: ("制度执行有效性", "管理制度健全性", "资产管理规范性", "资金使用合规性"),
    FindingType.OUTPUT: ("质量达标率", "完成及时性", "制度执行有效性"),
    FindingType.BENEFIT: (SUSTAINED, "实施效益", "管理制度健全性"),
}
"""Kind of finding → the lines that it can cost points, best first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the table.  ``indicator`` is None on lines of the common framework; ``label`` says which finding cost points."""

    level1: str
    level2: str
    level3: str
    weight: Decimal
    score: Decimal
    indicator: IndicatorFacts | None = None
    label: str = ""

    @property
    def lost(self) -> Decimal:
        """Points not given."""
        return self.weight - self.score

    @property
    def judged(self) -> bool:
        """Whether the evaluator decides the points, and not the records: the framework, and what is told in words."""
        if self.indicator is not None:
            return self.indicator.operator is Operator.QUALITATIVE
        return self.level3 not in (EXECUTION, "资金到位率")

    @property
    def can_lose(self) -> bool:
        """Whether a further half point may be taken away."""
        return self.judged and self.score - STEP >= self.weight * _KEPT


def level(marks: Iterable[Mark], level1: str) -> tuple[Decimal, Decimal]:
    """Weight and score of one level-1 indicator."""
    part = [mark for mark in marks if mark.level1 == level1]
    return sum((mark.weight for mark in part), Decimal(0)), sum((mark.score for mark in part), Decimal(0))


def total(marks: Iterable[Mark]) -> Decimal:
    """The score of the whole table."""
    return sum((mark.score for mark in marks), Decimal(0))


def marked_by_records(subject: SubjectFacts, rng: Random) -> tuple[Mark, ...]:
    """The table with the points that the records alone decide; all judged lines are full."""
    is_department = isinstance(subject, DepartmentFacts)
    split = rng.choice(_SPLITS[None if isinstance(subject, DepartmentFacts) else subject.kind])
    decision, process = (_DEPARTMENT_DECISION, _DEPARTMENT_PROCESS) if is_department else (_DECISION, _PROCESS)
    return (
        *_framework(DECISION, decision, split[0]),
        *(_executed(mark, subject) for mark in _framework(PROCESS, process, split[1])),
        *_shared(OUTPUT, _output_lines(subject.indicators), split[2]),
        *_shared(BENEFIT, _benefit_lines(subject.indicators), split[3]),
    )


def _framework(level1: str, rows: Sequence[tuple[str, str, int]], points: int) -> list[Mark]:
    weights = apportion(points, [Decimal(weight) for _, _, weight in rows])
    return [
        Mark(level1, level2, level3, weight, weight) for (level2, level3, _), weight in zip(rows, weights, strict=True)
    ]


def _executed(mark: Mark, subject: SubjectFacts) -> Mark:
    if mark.level3 != EXECUTION or not isinstance(subject, DepartmentFacts | ProjectFacts):
        return mark
    if subject.adjusted is None or subject.executed is None or not subject.adjusted.total:
        return mark
    rate = min(subject.executed.total / subject.adjusted.total, Decimal(1))
    return replace(mark, score=_cents(mark.weight * rate))


_Row = tuple[str, str, Decimal, IndicatorFacts | None]


def _output_lines(indicators: Sequence[IndicatorFacts]) -> list[_Row]:
    found = [each for each in indicators if each.level1 in (Level1.OUTPUT, Level1.COST)]
    rows: list[_Row] = []
    for word, level2, level3 in _OUTPUTS:
        own = [each for each in found if _is_about(each, word)]
        rows += [(level2, each.name, each.weight, each) for each in own] or [(level2, level3, Decimal(6), None)]
    return rows


def _is_about(indicator: IndicatorFacts, word: str) -> bool:
    if indicator.level1 is Level1.COST or "成本" in indicator.level2:
        return word == "成本"
    known = next((each for each, _, _ in _OUTPUTS if each in indicator.level2), "数量")
    return known == word


def _benefit_lines(indicators: Sequence[IndicatorFacts]) -> list[_Row]:
    effects = [each for each in indicators if each.level1 is Level1.BENEFIT]
    liked = [each for each in indicators if each.level1 is Level1.SATISFACTION]
    rows: list[_Row] = [("实施效益", each.name, each.weight, each) for each in effects]
    rows = rows or [("实施效益", "实施效益", Decimal(12), None)]
    rows.append(("实施效益", SUSTAINED, Decimal(8), None))
    satisfied: list[_Row] = [("满意度", each.name, each.weight, each) for each in liked]
    return rows + (satisfied or [("满意度", "满意度", Decimal(10), None)])


def _shared(level1: str, rows: Sequence[_Row], points: int) -> list[Mark]:
    weights = apportion(points, [weight for _, _, weight, _ in rows])
    return [
        Mark(level1, level2, level3, weight, _cents(weight * attainment(indicator)) if indicator else weight, indicator)
        for (level2, level3, _, indicator), weight in zip(rows, weights, strict=True)
    ]


def apportion(points: int, shares: Sequence[Decimal]) -> list[Decimal]:
    """Whole points in proportion to *shares*, one at least each: largest remainders first.

    Raises :class:`ValueError` when there are more lines than points.
    """
    spare = points - len(shares)
    if spare < 0:
        raise ValueError(f"{points} points cannot be shared among {len(shares)} lines")
    whole = sum(shares, Decimal(0)) or Decimal(1)
    ideal = [spare * share / whole for share in shares]
    given = [int(each) for each in ideal]
    order = sorted(range(len(shares)), key=lambda place: given[place] - ideal[place])
    for place in order[: spare - sum(given)]:
        given[place] += 1
    return [Decimal(1 + each) for each in given]


def struck(marks: Sequence[Mark], found: Sequence[tuple[FindingType, str]], aim: Decimal | None) -> tuple[Mark, ...]:
    """*marks* after the findings (kind and label) cost points, and as many more as *aim* asks for.

    Each finding costs a judged line of its kind half a point; then half points go from whichever judged line is fullest, for as
    long as the total stays above *aim*.
    """
    table = list(marks)
    for kind, label in found:
        place = next((place for name in _STRUCK[kind] for place in _untouched(table, name)), None)
        if place is not None:
            table[place] = replace(_less(table[place]), label=label)
    while aim is not None and total(table) - STEP >= aim and any(mark.can_lose for mark in table):
        place = max(range(len(table)), key=lambda each: (table[each].can_lose, _fullness(table[each])))
        table[place] = _less(table[place])
    return tuple(table)


def _untouched(table: Sequence[Mark], level3: str) -> list[int]:
    return [place for place, mark in enumerate(table) if mark.level3 == level3 and mark.can_lose and not mark.label]


def _less(mark: Mark) -> Mark:
    return replace(mark, score=mark.score - STEP)


def _fullness(mark: Mark) -> Decimal:
    return mark.score / mark.weight


def _cents(points: Decimal) -> Decimal:
    return Decimal(wording.plain(points.quantize(wording.CENT, ROUND_HALF_UP)))


def points_by_level(marks: Sequence[Mark]) -> Mapping[str, str]:
    """The slots ``w1``–``w4`` and ``s1``–``s4`` of a report, and ``outcome``: weight of output and benefit together."""
    slots: dict[str, str] = {}
    for number, level1 in enumerate(LEVELS, start=1):
        weight, score = level(marks, level1)
        slots |= {f"w{number}": wording.plain(weight), f"s{number}": wording.plain(score)}
    outcome = level(marks, OUTPUT)[0] + level(marks, BENEFIT)[0]
    return slots | {"outcome": wording.plain(outcome), "lines": str(len(marks))}
