"""documents.csv of the sample city: its plan, rules and notice, and the national documents that all of them rest on.

National documents are cited by their public titles, numbers and dates; everything of 示例市 is a sample.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.records.choices import DocumentKind
from generator.records.documents import Document
from generator.records.values import PartialDate
from generator.text import Text

PLAN = "plan-2022"
NOTICE = "notice-spot-check-2022"

TOPICS = {
    "rule-ex-ante": ("事前绩效评估", "示例市预算事前绩效评估管理办法", "示财绩〔2020〕6号", "2020-07-10"),
    "rule-targets": ("绩效目标", "示例市预算绩效目标管理办法", "示财绩〔2019〕4号", "2019-09-20"),
    "rule-monitoring": ("绩效监控", "示例市预算绩效运行管理暂行办法", "示财绩〔2020〕7号", "2020-07-24"),
    "rule-evaluation": ("绩效评价", "示例市预算绩效评价管理办法", "示财绩〔2020〕9号", "2020-10-16"),
    "rule-application": ("结果应用", "示例市预算绩效评价结果应用管理办法", "示财绩〔2021〕2号", "2021-03-12"),
    "rule-disclosure": ("绩效信息公开", "示例市预算绩效信息公开管理办法", "示财绩〔2021〕3号", "2021-03-26"),
    "rule-assessment": ("工作考核", "示例市预算绩效管理工作考核办法", "示财绩〔2021〕5号", "2021-05-14"),
    "rule-accountability": ("两书一函", "示例市预算绩效管理“两书一函”实施办法", "示财绩〔2021〕8号", "2021-08-06"),
    "rule-agencies": ("三方机构管理", "示例市第三方机构参与预算绩效管理工作办法", "示财绩〔2021〕9号", "2021-09-03"),
}
"""Rule id → topic, title, number, date.  The topics are the nine of the statement (figure ``rules.topics``)."""

BASES = {
    "basis-budget-law": ("中华人民共和国预算法", None, "全国人民代表大会常务委员会", "2018-12-29"),
    "basis-2018-34": (
        "中共中央 国务院关于全面实施预算绩效管理的意见",
        "中发〔2018〕34号",
        "中共中央 国务院",
        "2018-09-01",
    ),
    "basis-2015-88": ("中央部门预算绩效目标管理办法", "财预〔2015〕88号", "财政部", "2015-05-21"),
    "basis-2019-136": ("中央部门预算绩效运行监控管理暂行办法", "财预〔2019〕136号", "财政部", "2019-07-26"),
    "basis-2020-10": ("项目支出绩效评价管理办法", "财预〔2020〕10号", "财政部", "2020-02-25"),
    "basis-2021-101": (
        "中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
        "财预〔2021〕101号",
        "财政部",
        "2021-08-18",
    ),
}
"""Basis id → title, number, issuer, date: national documents, as published."""

EVALUATION_BASIS = ("basis-2018-34", "basis-2020-10", "rule-evaluation")
"""What every key evaluation report rests on."""

_IMPROVED = {
    "education": ("示例市义务教育学校校舍维修资金管理办法", "示例市学生资助资金发放管理细则"),
    "health": ("示例市基本公共卫生服务资金考核分配办法", "示例市医疗卫生设备购置与使用管理办法"),
    "social": ("示例市困难群众救助资金动态管理办法", "示例市就业补助资金审核发放规程"),
    "agriculture": ("示例市高标准农田建后管护办法", "示例市农业生产补贴资金核验办法"),
    "transport": ("示例市农村公路养护资金管理办法", "示例市公共交通运营补贴考核办法"),
    "water": ("示例市小型水库维修养护资金管理办法", "示例市农村供水工程运行管护办法"),
    "environment": ("示例市农村生活污水处理设施运维管理办法", "示例市大气污染防治资金管理办法"),
    "culture": ("示例市公共文化场馆免费开放资金管理办法", "示例市文化惠民活动经费管理细则"),
    "urban": ("示例市城市环卫作业考核付费办法", "示例市市政设施维护资金管理办法"),
    "safety": ("示例市公共安全视频监控运维管理办法", "示例市政法装备购置与调配管理办法"),
    "emergency": ("示例市应急物资储备管理办法", "示例市地质灾害监测预警资金管理办法"),
    "industry": ("示例市产业扶持资金绩效管理办法", "示例市国有资本金注入项目后续管理办法"),
    "housing": ("示例市公共租赁住房维修资金管理办法", "示例市老旧小区改造项目资金管理办法"),
    "governance": ("示例市政务信息化项目建设管理办法", "示例市政府购买服务履约验收管理办法"),
}
"""Field → rules of project management that an evaluation there leads to; they have no topic among the nine."""


def documents() -> tuple[Document, ...]:
    """The plan, nine rules, the notice and the national bases."""
    return (
        _issued(
            PLAN,
            DocumentKind.PLAN,
            "示例市深入实施预算绩效管理工作方案",
            number="示财绩〔2022〕3号",
            issued="2022-05-20",
        ),
        *(
            _issued(rule, DocumentKind.RULE, title, number=number, issued=issued, topic=topic)
            for rule, (topic, title, number, issued) in TOPICS.items()
        ),
        _issued(
            NOTICE,
            DocumentKind.NOTICE,
            "示例市财政局关于对 2022年项目绩效自评报告开展抽查复评的通知",
            number="示财绩〔2022〕8号",
            issued="2022-08-15",
        ),
        *(
            _issued(basis, DocumentKind.BASIS, title, number=number, issued=issued, issuer=issuer)
            for basis, (title, number, issuer, issued) in BASES.items()
        ),
    )


def improved_rules(fields: Iterable[str]) -> tuple[Document, ...]:
    """One rule of project management, made in December 2022, for each field code handed in."""
    taken: Counter[str] = Counter()
    rules = []
    for serial, field in enumerate(fields):
        round_of_field, place = divmod(taken[field], len(_IMPROVED[field]))
        title = _IMPROVED[field][place] + (f"补充规定（{round_of_field}）" if round_of_field else "")
        taken[field] += 1
        rules.append(
            _issued(
                f"rule-{field}-{taken[field]}",
                DocumentKind.RULE,
                title,
                number=f"示财绩〔2022〕{11 + serial}号",
                issued=f"2022-12-{5 + serial % 26:02d}",
            )
        )
    return tuple(rules)


def _issued(
    identifier: str,
    kind: DocumentKind,
    title: str,
    *,
    number: str | None,
    issued: str,
    issuer: str = "示例市财政局",
    topic: str | None = None,
) -> Document:
    return Document(
        id=identifier,
        kind=kind,
        title=Text(title),
        number=Text(number) if number else None,
        issuer=Text(issuer),
        date=PartialDate(issued),
        topic=(Text(topic),) if topic else (),
        reported_in=2022,
    )
