"""What the texts of a record may say about its own numbers, and what the table says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from generator.checks.sums import half_up, plain
from generator.disclosure import Disclosure, evaluated_subject
from generator.records.choices import Grade
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, SpotCheck
from generator.records.key_evaluations import KeyEvaluation
from generator.records.monitoring import Monitoring
from generator.records.record import Record
from generator.records.self_evaluations import SelfEvaluation

Fact = Decimal | Grade
"""What a table says."""


class Claim(NamedTuple):
    """One number or word that the texts of a class of records repeat.

    ``pattern`` finds it in a text and captures the number; None where amounts are known and no wording is expected of them.
    ``fact`` is what the table says about a record, None where it says nothing.  ``columns`` are the texts in which the wording has this
    meaning; empty for all texts of the record.
    """

    what: str
    pattern: re.Pattern[str] | None
    fact: Callable[[Disclosure, Any], Fact | None]
    columns: tuple[str, ...] = ()
    per_cent: bool = False
    is_money: bool = False

    def wording_in(self, column: str) -> re.Pattern[str] | None:
        """``pattern``, where it has this meaning in the texts of *column*."""
        return None if self.columns and column not in self.columns else self.pattern

    def agrees(self, fact: Fact, written: str) -> bool:
        """Whether *written* is the same word, or the same number as far as its digits go."""
        if isinstance(fact, Grade):
            return written == fact.label
        stated = Decimal(written.replace(",", ""))
        decimals = max(0, -int(stated.as_tuple().exponent))
        return half_up(fact, decimals) == stated if self.per_cent else fact == stated

    def shown(self, fact: Fact) -> str:
        """*fact* as a message quotes it."""
        if isinstance(fact, Grade):
            return f"“{fact.label}”"
        return f"{plain(half_up(fact))}%" if self.per_cent else plain(fact)


def claims_of(record: type[Record]) -> tuple[Claim, ...]:
    """Everything that the texts of such records may repeat."""
    return _CLAIMS.get(record, ())


_N = r"(\d[\d,]*(?:\.\d+)?)"
_SELF_SCORE = re.compile(rf"自评总?(?:得)?分(?:为|是)?\s*{_N}\s*分")
_OWN_SCORE = re.compile(rf"部门自评(?:得分|总分)?(?:为|是)?\s*{_N}\s*分")
_CHECKED_SELF_SCORE = re.compile(rf"自评(?:得分|总分)?(?:为|是)?\s*{_N}\s*分")
_RECHECK_SCORE = re.compile(rf"复评(?:得分|总分)?(?:为|是)?\s*{_N}\s*分")
_REPORT_SCORE = re.compile(rf"综合得分(?:为|是)?\s*{_N}\s*分|评价(?:结果|得分)(?:为|是)\s*{_N}\s*分")
_GRADE = re.compile(r"等级(?:评定)?(?:为|是)?[“\"]?([优良中差])(?![一-鿿])")
_RATE = re.compile(rf"预算执行率(?:为|是|达到?)?\s*{_N}\s*[%％]")
_INITIAL, _ADJUSTED, _EXECUTED, _RECOMMENDED, _CHANGED = (
    re.compile(rf"{words}(?:为|是)?\s*{_N}\s*万元")
    for words in (
        "年初预算数?",
        "调整后预算数?",
        "(?:预算|全年)执行数",
        "建议(?:安排|财政资金)",
        "(?:调减|收回|核减|增加|减少)(?:预算|资金)?",
    )
)
_RATED = ("conclusion", "process", "low_execution_reason", "problems")


def _own(column: str) -> Callable[[Disclosure, Any], Fact | None]:
    """What the record itself says."""
    return lambda _, record: getattr(record, column)


def _evaluated(column: str) -> Callable[[Disclosure, KeyEvaluation], Fact | None]:
    """What the self-evaluation says that a report looks into."""
    return lambda disclosure, report: getattr(disclosure.self_evaluation(evaluated_subject(report)), column, None)


def _money(
    what: str, pattern: re.Pattern[str] | None, fact: Callable[[Disclosure, Any], Fact | None], *columns: str
) -> Claim:
    """An amount; nothing is said by one of 0."""
    return Claim(what, pattern, lambda disclosure, record: fact(disclosure, record) or None, columns, is_money=True)


_RATE_OF_AMOUNTS = "按金额计算的执行率"

_CLAIMS: Mapping[type[Record], tuple[Claim, ...]] = {
    SelfEvaluation: (
        Claim("自评总分", _SELF_SCORE, _own("total_score")),
        Claim("自评等级", _GRADE, _own("grade"), ("conclusion",)),
        Claim(_RATE_OF_AMOUNTS, _RATE, _own("execution_rate"), _RATED, per_cent=True),
        _money("年初预算数", _INITIAL, _own("initial_total")),
        _money("调整后预算数", _ADJUSTED, _own("adjusted_total")),
        _money("预算执行数", _EXECUTED, _own("executed_total")),
    ),
    KeyEvaluation: (
        Claim("综合得分", _REPORT_SCORE, _own("score"), ("summary",)),
        Claim("评价等级", _GRADE, _own("grade"), ("summary",)),
        Claim("部门自评总分", _OWN_SCORE, _evaluated("total_score"), ("summary",)),
        Claim(_RATE_OF_AMOUNTS, _RATE, _evaluated("execution_rate"), ("overview", "analysis"), per_cent=True),
        _money("调整后预算数", None, _evaluated("adjusted_total")),
        _money("预算执行数", None, _evaluated("executed_total")),
    ),
    ExAnteEvaluation: (
        _money("评估建议金额", _RECOMMENDED, _own("recommended_amount"), "overall"),
        _money("申报金额", None, _own("declared_amount")),
    ),
    SpotCheck: (
        Claim("部门自评得分", _CHECKED_SELF_SCORE, _own("self_score")),
        Claim("抽查复评得分", _RECHECK_SCORE, _own("recheck_score")),
    ),
    Application: (_money("金额", _CHANGED, _own("amount"), "description"),),
    Monitoring: (
        _money("年初预算数", _INITIAL, _own("initial_total")),
        _money("监控期执行数", None, _own("executed_total")),
    ),
}
