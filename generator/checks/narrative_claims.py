"""What the texts of a record may say about its own numbers, and what the table says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.sums import half_up, plain
from generator.disclosure import Disclosure, evaluated_subject
from generator.records.choices import Grade
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, SpotCheck
from generator.records.key_evaluations import KeyEvaluation
from generator.records.monitoring import Monitoring
from generator.records.record import Record
from generator.records.self_evaluations import SelfEvaluation


class Claim(NamedTuple):
    """One number or word that texts repeat.

    ``pattern`` finds it in a text and captures the number; None where amounts are known and no wording is expected of them.
    ``columns`` are the texts in which the wording has this meaning; empty for all texts of the record.
    """

    what: str
    pattern: re.Pattern[str] | None
    number: Decimal | None = None
    word: str | None = None
    money: Decimal | None = None
    columns: tuple[str, ...] = ()
    per_cent: bool = False

    def agrees(self, written: str) -> bool:
        """Whether *written* is the same word, or the same number as far as its digits go."""
        if self.word is not None:
            return written == self.word
        stated = Decimal(written.replace(",", ""))
        decimals = max(0, -int(stated.as_tuple().exponent))
        number = self.number if self.number is not None else Decimal(0)
        return half_up(number, decimals) == stated if self.per_cent else number == stated

    @property
    def shown(self) -> str:
        """What the table says."""
        if self.word is not None:
            return f"“{self.word}”"
        number = (
            plain(half_up(self.number))
            if self.per_cent and self.number is not None
            else plain(self.number or Decimal(0))
        )
        return f"{number}%" if self.per_cent else number


def claims_of(disclosure: Disclosure, record: Record) -> tuple[Claim, ...]:
    """Everything that the texts of *record* may repeat."""
    if isinstance(record, SelfEvaluation):
        return tuple(_self_evaluation(record))
    if isinstance(record, KeyEvaluation):
        return tuple(_key_evaluation(disclosure, record))
    if isinstance(record, ExAnteEvaluation):
        return tuple(_ex_ante(record))
    if isinstance(record, SpotCheck):
        return tuple(_spot_check(record))
    return tuple(_amounts(record))


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


def _score(what: str, pattern: re.Pattern[str], score: Decimal | None, *columns: str) -> Iterator[Claim]:
    if score is not None:
        yield Claim(what, pattern, number=score, columns=columns)


def _grade(what: str, grade: Grade | None, *columns: str) -> Iterator[Claim]:
    if grade is not None:
        yield Claim(what, _GRADE, word=grade.label, columns=columns)


def _rate(rate: Decimal | None, *columns: str) -> Iterator[Claim]:
    if rate is not None:
        yield Claim("按金额计算的执行率", _RATE, number=rate, columns=columns, per_cent=True)


def _money(what: str, pattern: re.Pattern[str] | None, amount: Decimal | None, *columns: str) -> Iterator[Claim]:
    if amount:
        yield Claim(what, pattern, number=amount, money=amount, columns=columns)


def _self_evaluation(record: SelfEvaluation) -> Iterator[Claim]:
    yield from _score("自评总分", _SELF_SCORE, record.total_score)
    yield from _grade("自评等级", record.grade, "conclusion")
    yield from _rate(record.execution_rate, *_RATED)
    yield from _money("年初预算数", _INITIAL, record.initial_total)
    yield from _money("调整后预算数", _ADJUSTED, record.adjusted_total)
    yield from _money("预算执行数", _EXECUTED, record.executed_total)


def _key_evaluation(disclosure: Disclosure, report: KeyEvaluation) -> Iterator[Claim]:
    yield from _score("综合得分", _REPORT_SCORE, report.score, "summary")
    yield from _grade("评价等级", report.grade, "summary")
    own = disclosure.self_evaluation(evaluated_subject(report))
    if own is not None:
        yield from _score("部门自评总分", _OWN_SCORE, own.total_score, "summary")
        yield from _rate(own.execution_rate, "overview", "analysis")
        yield from _money("调整后预算数", None, own.adjusted_total)
        yield from _money("预算执行数", None, own.executed_total)


def _ex_ante(evaluation: ExAnteEvaluation) -> Iterator[Claim]:
    yield from _money("评估建议金额", _RECOMMENDED, evaluation.recommended_amount, "overall")
    yield from _money("申报金额", None, evaluation.declared_amount)


def _spot_check(check: SpotCheck) -> Iterator[Claim]:
    yield from _score("部门自评得分", _CHECKED_SELF_SCORE, check.self_score)
    yield from _score("抽查复评得分", _RECHECK_SCORE, check.recheck_score)


def _amounts(record: Record) -> Iterator[Claim]:
    if isinstance(record, Application):
        yield from _money("金额", _CHANGED, record.amount, "description")
    elif isinstance(record, Monitoring):
        yield from _money("年初预算数", _INITIAL, record.initial_total)
        yield from _money("监控期执行数", None, record.executed_total)
