"""Project codes: division (6), year (2), class (1) and serial (12), and one meaning for each code (domain 2.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator.checks.grounds import grounds
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import Continuity
from generator.records.projects import Project

CODE_DIVISION = Rule(
    "code-division",
    Severity.WARNING,
    "项目代码的财政区划不是本级",
    "代码前 6 位是财政区划；不是本级也不是上级的，多半是抄错了一位。",
    "项目代码 21 位：财政区划（6）＋年份（2）＋类别（1）＋流水号（12）；省级项目以省级区划开头，不算错",
    "项目代码 {value} 的前 6 位是 {division}，本级区划是 {expected}；这样的项目有 {count} 个。",
    "核对代码；确由其他地区下达的项目，不用改。",
    "division_code: 510683，code=510638…",
    "division_code: 510683，code=510683… 或 510000…",
)
CODE_YEAR = Rule(
    "code-year",
    Severity.WARNING,
    "项目代码的年份晚于预算年度",
    "代码第 7、8 位是项目入库的年份，项目不会先有预算再入库。",
    "项目代码 21 位的组成；年份可以与表的年度不同，只提醒",
    "项目代码 {value} 是 {code_year} 年的，最早出现在 {expected} 年预算中。",
    "核对代码；确实后来补录代码的，不用改。",
    "fiscal_year=2022，code=99999924T…",
    "fiscal_year=2022，code=99999922T…",
)
CODE_CLASS = Rule(
    "code-class",
    Severity.WARNING,
    "项目代码的类别不认识",
    "第 9 位是类别：R 人员类、Y 运转类、T 特定目标类。",
    "项目代码 21 位的组成",
    "项目代码 {value} 的第 9 位是“{letter}”，应当是 {expected}。",
    "核对代码。",
    "code=99999922A900000000001",
    "code=99999922T900000000001",
)
CODE_RENAMED = Rule(
    "code-renamed",
    Severity.WARNING,
    "同一个代码换了项目名称",
    "代码跨年度不变；换了名称，可能是把代码给了另一个项目。",
    "本系统约定：项目代码跨年度沿用",
    "项目代码 {code} 在 {year} 年叫“{expected}”，这一年叫“{value}”。",
    "核对代码；同一个项目改了名称的，不用改。",
    "2022 年“运动场改造”，2023 年“校舍维修”，代码相同",
    "两年都叫“运动场改造”",
)
NEW_TWICE = Rule(
    "continuity-differs",
    Severity.WARNING,
    "上一年已有的项目又写成新增",
    "新增和延续分开统计；上一年已经安排过的，不是新增项目。",
    "项目支出绩效目标申报表：项目属性",
    "项目 {code} 在 {year} 年已经批准，这一年的项目属性却是“{value}”。",
    "改为“{expected}”，或核对项目代码。",
    "2022 年 approved；2023 年 continuity=new",
    "2022 年 approved；2023 年 continuity=continuing",
)

RULES = (CODE_DIVISION, CODE_YEAR, CODE_CLASS, CODE_RENAMED, NEW_TWICE)

_CLASSES = "RYT"
"""人员类, 运转类, 特定目标类 (domain 2.5)."""


def check_codes(disclosure: Disclosure) -> Iterator[Problem]:
    """Every project code once, at its first year; then each life from year to year."""
    yield from _divisions(disclosure)
    for life in disclosure.lives.values():
        yield from _code(life[0])
        for before, after in pairwise(life):
            yield from _kept(before, after)


def _divisions(disclosure: Disclosure) -> Iterator[Problem]:
    """Each foreign division once, at the first of its projects: one slip in site.yml is not a thousand slips."""
    site = disclosure.records.site
    if site is None or not site.division_code:
        return
    foreign: defaultdict[str, list[Project]] = defaultdict(list)
    for life in disclosure.lives.values():
        if life[0].code[:6] not in _own_and_above(site.division_code):
            foreign[life[0].code[:6]].append(life[0])
    for division, projects in foreign.items():
        yield CODE_DIVISION.at(
            projects[0].at("code"),
            field="项目代码",
            value=projects[0].code,
            expected=site.division_code,
            division=division,
            count=len(projects),
            concerns={concern("table", "site.yml"), *grounds(projects[0])},
        )


def _own_and_above(own: str) -> frozenset[str]:
    """The division itself, its prefecture, its province and the central government."""
    return frozenset({own, f"{own[:4]}00", f"{own[:2]}0000", "000000", "100000"})


def _code(project: Project) -> Iterator[Problem]:
    code = project.code
    year = 2000 + int(code[6:8])
    if year > project.fiscal_year:
        yield CODE_YEAR.at(
            project.at("code"),
            field="项目代码",
            value=code,
            expected=str(project.fiscal_year),
            code_year=year,
            concerns=grounds(project),
        )
    if code[8] not in _CLASSES:
        yield CODE_CLASS.at(
            project.at("code"),
            field="项目代码",
            value=code,
            expected="R、Y、T 之一",
            letter=code[8],
            concerns=grounds(project),
        )


def _kept(before: Project, after: Project) -> Iterator[Problem]:
    if before.name != after.name:
        yield CODE_RENAMED.at(
            after.at("name"),
            field="项目名称",
            value=after.name,
            expected=before.name,
            code=after.code,
            year=before.fiscal_year,
            concerns=grounds(before, after),
        )
    if before.approved and after.continuity is Continuity.NEW:
        yield NEW_TWICE.at(
            after.at("continuity"),
            field="项目属性",
            value=after.continuity.label,
            expected=Continuity.CONTINUING.label,
            code=after.code,
            year=before.fiscal_year,
            concerns=grounds(before, after),
        )
