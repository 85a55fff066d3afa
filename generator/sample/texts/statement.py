"""statement.yml of 2022: the published statement of 绵竹市, with the names of the fictional city.

The sample city borrows text and totals of a real statement, so that a reader can hold both side by side; every place name is
replaced, in quotes and titles alike.  The text itself ships as ``statement_2022.yml``, the same file that the example
of published facts holds.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from generator.records.statement import Claim, StatedFigure, Statement
from generator.sample.texts.package_data import packaged
from generator.text import Text

PLACES = {"绵竹": "示例", "德阳市": "示例地级市", "四川": "示例"}
"""Real place → fictional one.  Short forms occur (绵竹市委, 四川省委), so 市 and 省 stay outside where nothing else is needed."""

_PAGES = {
    "overall.system": ("/2022/coverage/", "总体评价；各环节覆盖了多少，见覆盖情况。"),
    "overall.priority_fields": ("/2022/key-evaluations/", "重点评价按领域列出。"),
    "targets.joint_review_quality": (
        "/2022/activities/#joint-review-2022",
        "“进一步增强”没有数字，会审的结果见审核的各项指标。",
    ),
    "ex_ante.reports": ("/2022/ex-ante/", "六份评估报告。"),
    "monitoring.scope": ("/2022/monitoring/", "各部门、各项目的监控记录。"),
    "key_evaluation.independent": ("/2022/key-evaluations/", "每份报告写明评价方。"),
    "spot_check.notice": (
        "/2022/spot-checks/",
        "从标题看不出 2022 年指报告年度还是资金年度；抽查的是 2021 年度资金的自评（推定）。",
    ),
    "review.basis_for_budget": ("/2022/figures/review-cut-amount/", "逐个项目的申报数、安排数和审核结果。"),
    "monitoring.rectification_rule": ("/2022/figures/rules-topics/", "制度清单中有这个办法的名称、文号和日期。"),
    "monitoring.rectified_all": ("/2022/findings/", "原文没有公布数字；每个问题和整改状态见清单。"),
    "assessment.weight": ("/2022/activities/#assessment-2022", "原文没有公布权重；这里的权重是示例。"),
    "congress.opinions": ("/2022/activities/#congress-2022-06", "意见建议和答复；内容是示例。"),
    "congress.requirements": ("/2022/activities/#congress-2022-12", "要求和办理情况；内容是示例。"),
    "disclosure.portal": ("/2022/coverage/", "各部门各类文件公开的渠道和日期。"),
    "commitments.training": ("/2022/activities/#commitments.training", "下一年度说明应当报告完成情况。"),
    "commitments.assessment": ("/2022/activities/#commitments.assessment", "下一年度说明应当报告完成情况。"),
}
"""Claim → the page of the sample site that bears it out, and what a reader should know."""


def fictional(text: str) -> Text:
    """*text* with every place of the published statement replaced by one of the sample city."""
    for place, name in PLACES.items():
        text = text.replace(place, name)
    return Text(text)


@cache
def published() -> Statement:
    """The statement as it was published (绵竹市, 2022)."""
    return Statement.model_validate(packaged("statement_2022.yml"))


def statement() -> Statement:
    """The statement of the sample city for work year 2022, with all stated figures and claims."""
    source = published()
    return Statement(
        title=Text("示例市2022年预算绩效管理工作情况说明"),
        publisher=Text("示例市财政局"),
        date=date(2023, 2, 28),
        text=fictional(source.text),
        figures=tuple(_figure(figure) for figure in source.figures),
        claims=tuple(_claim(claim) for claim in source.claims),
    )


def _figure(figure: StatedFigure) -> StatedFigure:
    return figure.model_copy(update={"quotes": tuple(fictional(quote) for quote in figure.quotes)})


def _claim(claim: Claim) -> Claim:
    opens, note = _PAGES[claim.id]
    return claim.model_copy(update={"quote": fictional(claim.quote), "opens": Text(opens), "note": Text(note)})
