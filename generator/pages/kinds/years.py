"""The page of one annual update: its figures, the way of the money, and what leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.figures.figure import FigureInYear, State
from generator.pages import addresses
from generator.pages.gallery import finance_grades, money_of_a_year, purposes, self_grades
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.text import Text

SUBJECTS = {
    "review": "预算审核",
    "targets": "绩效目标",
    "ex_ante": "事前绩效评估",
    "monitoring": "绩效运行监控",
    "self_evaluation": "绩效自评",
    "key_evaluation": "财政重点绩效评价",
    "spot_check": "自评抽查复评",
    "application": "评价结果应用",
    "rules": "制度建设",
    "training": "业务培训",
    "publicity": "宣传报道",
    "assessment": "工作考核",
    "congress": "向人大报告",
    "disclosure": "绩效信息公开",
}
"""The groups of figures, by the first part of their ids, in the order in which readers ask."""

_LEADS: tuple[tuple[str, str, Callable[[WorkYear], int]], ...] = (
    ("projects", "项目", lambda year: len(year.projects)),
    ("departments", "部门", lambda year: len({each.department for each in year.projects})),
    ("ex-ante", "事前绩效评估", lambda year: len(year.ex_ante)),
    ("monitoring", "绩效运行监控", lambda year: len(year.monitoring)),
    ("self-evaluations", "绩效自评", lambda year: len(year.self_evaluations)),
    ("key-evaluations", "重点绩效评价", lambda year: len(year.key_evaluations)),
    ("spot-checks", "抽查复评", lambda year: len(year.spot_checks)),
    ("applications", "结果应用", lambda year: len(year.applications)),
    ("findings", "问题整改", lambda year: len(year.findings)),
)


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page a work year."""
    for year in publication.work_years:
        yield Sheet(
            address=addresses.year(year.year),
            title=Text(f"{year.year} 年"),
            kind="year",
            template="year.md.jinja",
            values=partial(_values, publication, year),
            description=Text(f"{publication.site.jurisdiction}{year.year} 年预算绩效：全部指标、资金去向和各项记录。"),
        )


def _values(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    figures = list(publication.figures[year.year].values())
    known = [figure for figure in figures if figure.value is not None]
    return {
        "year": year.year,
        "statement": year.statement,
        "known": known,
        "money_way": money_of_a_year(publication, year),
        "purposes": purposes(publication, year),
        "grades": [self_grades(publication, year), finance_grades(publication, year)],
        "opens": sum(figure.state is State.ITEMISED for figure in known),
        "groups": list(figure_groups(known)),
        "leads": [
            {"address": addresses.section(year.year, name), "title": title, "count": count(year)}
            for name, title, count in _LEADS
        ],
        "pages": [
            {"address": addresses.section(year.year, name), "title": title}
            for name, title in (
                ("statement", "年度说明"),
                ("reconciliation", "说明与记录核对"),
                ("coverage", "谁该公开、谁已公开"),
                ("figures", "全部指标"),
                ("activities", "工作开展情况"),
            )
        ],
    }


def figure_groups(figures: list[FigureInYear]) -> Iterator[tuple[str, list[FigureInYear]]]:
    """Figures by subject, in the order in which readers ask; subjects that nobody foresaw come last."""
    subjects = [
        *SUBJECTS,
        *dict.fromkeys(each.figure.subject for each in figures if each.figure.subject not in SUBJECTS),
    ]
    for subject in subjects:
        members = [each for each in figures if each.figure.subject == subject]
        if members:
            yield SUBJECTS.get(subject, subject), members
