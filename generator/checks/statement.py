"""What the year's statement says must be found in its own words, once, and without contradicting itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.disclosure import Disclosure
from generator.figures.registry import BY_ID
from generator.problems import Problem, Rule, Severity
from generator.records.statement import Claim, Statement
from generator.statement.marks import overlaps, quotes_of

QUOTE_NOT_FOUND = Rule(
    "quote-not-found",
    Severity.ERROR,
    "原文里没有这句话",
    "指标和表述在说明页上是原文中的链接；词句和原文差一个字，读者就点不开这个数。",
    "statement-2022.figures.yml",
    "“{id}”的原文“{value}”在说明全文（text）里找不到。",
    "从 text 里照抄这句话，空格和标点也要一样。",
    "quotes: [申报项目 1193 个]（全文是“申报项目 1193个”）",
    "quotes: [申报项目 1193个]",
)
QUOTES_OVERLAP = Rule(
    "quotes-overlap",
    Severity.ERROR,
    "两段原文重叠",
    "同一处文字只能是一个链接；重叠的两段里有一段点不开。",
    "statement-2022.figures.yml",
    "“{value}”与“{other}”在说明里有重叠的文字。",
    "改短其中一段，让两段互不重叠。",
    "quotes: [取消项目立项 128个] 与 quotes: [128个]",
    "quotes: [取消项目立项 128个]",
)
FIGURE_STATED_TWICE = Rule(
    "figure-stated-twice",
    Severity.ERROR,
    "同一个指标登记了两次",
    "两处的数可能不同，读者不知道该信哪一个。",
    "design：statement.yml",
    "指标或表述“{value}”在 statement.yml 里登记了 {times} 次。",
    "合并成一条；在原文中出现多次的，把各处词句都写进 quotes。",
    "- id: review.cancelled_projects（出现两次）",
    "- id: review.cancelled_projects（一次，quotes 里写两段）",
)
FIGURE_NOT_DECLARED = Rule(
    "figure-not-declared",
    Severity.WARNING,
    "说明公布了一个没有登记查询的指标",
    "这个数会照原样公布，状态是“仅公布汇总数”，读者点不到明细，也没有核对过。",
    "design：Figure registry",
    "指标“{value}”不在指标登记表里，页面上只能显示公布的数。",
    "编号写错了就改正；确实是新指标，请系统维护人员在 generator/figures/registry.py 登记一条。",
    "- id: review.canceled_projects",
    "- id: review.cancelled_projects",
)

RULES = (QUOTE_NOT_FOUND, QUOTES_OVERLAP, FIGURE_STATED_TWICE, FIGURE_NOT_DECLARED)


def check_statements(disclosure: Disclosure) -> Iterator[Problem]:
    """Everything wrong with the statement of any year, seen by itself."""
    for year in disclosure.years.values():
        if year.statement is not None:
            yield from _check(year.statement)


def _check(statement: Statement) -> Iterator[Problem]:
    for quote, quoted in quotes_of(statement):
        if not quote or quote not in statement.text:
            is_claim = isinstance(quoted, Claim)
            yield QUOTE_NOT_FOUND.at(
                statement.place_of(quoted, "quote" if is_claim else "quotes"),
                field="没有数字的表述" if is_claim else "公布的指标",
                value=quote,
                id=quoted.id,
            )
    for one, other in overlaps(statement):
        yield QUOTES_OVERLAP.at(statement.place, field="原文", value=one, other=other)
    for name, times in Counter(_ids(statement)).items():
        if times > 1:
            yield FIGURE_STATED_TWICE.at(statement.place, field="指标编号", value=name, times=times)
    for figure in statement.figures:
        if figure.id not in BY_ID:
            yield FIGURE_NOT_DECLARED.at(statement.place_of(figure, "id"), field="指标编号", value=figure.id)


def _ids(statement: Statement) -> Iterator[str]:
    yield from (figure.id for figure in statement.figures)
    yield from (claim.id for claim in statement.claims)
