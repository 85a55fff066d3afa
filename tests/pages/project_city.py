"""A small city whose records show every turn that a project can take, and its pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from textwrap import dedent
from xml.etree.ElementTree import Element

import pyromark

from generator.pages.page import Page, Pages
from generator.pages.write import write_pages
from generator.pipeline import CONTENT, Checked, check
from tests.publish.workshop import parsed, text_of

SPORTS = "99999921T900000000001"
"""Lives through three budgets: cut, changed, monitored, evaluated, checked, found wanting, mended, cut again."""
REJECTED = "99999922T900000000002"
MERGED = "99999921T900000000003"
"""Approved in 2022, merged into SPORTS in 2023."""
STOPPED = "99999922T900000000004"
"""Cancelled within the year: adjusted budget 0."""
HIDDEN = "99999922T900000000005"
COUNTED = "99999922T900000000006"
HOSTILE = "99999922T900000000007"
NEW = "99999923T900000000008"

HOSTILE_NAME = "<script>alert(1)</script> *粗* [链](http://x.invalid)"

_PROJECTS = (
    "code,fiscal_year,name,department,unit,field,continuity,budget_account,town,content,declared_total,declared_fiscal,"
    "declared_other,approved_total,approved_fiscal,approved_other,review_outcome,reject_reason,cut_reason,target_revised,"
    "visibility,visibility_basis\n"
)

FILES = {
    "site.yml": """\
        jurisdiction: 示例市
        bureau: 示例市财政局
        as_of: 2023-12-31
        sample: true
        official: false
        """,
    "departments.csv": """\
        code,name,kind,field
        101,教育示例部门,government,education
        102,卫生示例部门,government,health
        """,
    "units.csv": "code,name,department\n101001,教育示例单位,101\n",
    "fields.csv": "code,name\neducation,教育\nhealth,卫生健康\n",
    "towns.csv": "code,name\ntown-01,示例镇 01\n",
    "scoring.yml": """\
        years:
          - fiscal_year: 2022
            execution_weight: 10
            indicator_weight: 90
            show_recomputed: true
            bands:
              - {grade: excellent, at_least: 90}
              - {grade: good, at_least: 80}
              - {grade: fair, at_least: 60}
              - {grade: poor, at_least: 0}
        """,
    "2021/projects.csv": _PROJECTS
    + f"{SPORTS},2021,运动场改造,101,101001,education,new,general,town-01,,90,90,,90,90,,approved,,,false,,\n",
    "2022/calendar.yml": """\
        due:
          - {document: statement, fiscal_year: 2022, due: 2023-02-28}
        """,
    "2022/projects.csv": _PROJECTS
    + f"""\
{SPORTS},2022,运动场改造,101,101001,education,continuing,general,town-01,改造三所学校的运动场,150,140,10,120.5,110.5,10,approved,,按上年单价核定,true,,
{REJECTED},2022,校史馆建设,101,,education,new,general,,,80,80,,,,,cancelled,前期工作不成熟,,false,,
{MERGED},2022,运动器材添置,101,,education,continuing,general,,,20,20,,20,20,,approved,,,false,,
{STOPPED},2022,流动义诊,102,,health,new,general,town-01,,30,30,,30,30,,approved,,,false,,
{HIDDEN},2022,绝密工程,102,,health,new,general,,,999,999,,999,999,,approved,,,false,internal,政府信息公开条例第十四条
{COUNTED},2022,只计总数的项目,102,,health,new,general,,,77,77,,77,77,,approved,,,false,aggregate,政府信息公开条例第十五条
{HOSTILE},2022,{HOSTILE_NAME},102,,health,new,general,,,10,10,,10,10,,approved,,,false,,
""",
    "2022/targets.csv": f"""\
        subject,project,fiscal_year,version,date,reason,goal,long_term_goal
        project,{SPORTS},2022,declared,2021-10-01,,改造两所学校,三年改造九所
        project,{SPORTS},2022,approved,2022-01-31,指标值偏低,改造三所学校,三年改造九所
        project,{SPORTS},2022,adjusted,2022-08-01,雨季停工,改造三所学校,三年改造九所
        project,{REJECTED},2022,declared,2021-10-01,,建成校史馆,
        project,{MERGED},2022,approved,2022-01-31,,添置器材,
        project,{STOPPED},2022,approved,2022-01-31,,义诊二十场,
        project,{HIDDEN},2022,approved,2022-01-31,,绝密目标,
        project,{COUNTED},2022,approved,2022-01-31,,只计总数的目标,
        project,{HOSTILE},2022,approved,2022-01-31,,{HOSTILE_NAME},
        """,
    "2022/indicators.csv": "subject,project,fiscal_year,version,number,level1,level2,level3,operator,value,unit,weight\n"
    + "".join(
        f"project,{SPORTS},2022,{version},{rest}\n"
        for version, rest in (
            ("declared", "1,output,数量指标,改造学校数量,≥,2,所,50"),
            ("declared", "2,benefit,社会效益,受益学生,≥,1000,人,40"),
            ("approved", "1,output,数量指标,改造学校数量,≥,3,所,40"),
            ("approved", "2,benefit,社会效益,受益学生,≥,1000,人,30"),
            ("approved", "3,satisfaction,服务对象满意度,师生满意度,≥,90,%,20"),
            ("adjusted", "1,output,数量指标,改造学校数量,≥,3,所,40"),
            ("adjusted", "2,benefit,社会效益,受益学生,≥,800,人,30"),
            ("adjusted", "3,satisfaction,服务对象满意度,师生满意度,≥,90,%,20"),
        )
    ),
    "2022/monitoring.csv": f"""\
        subject,project,fiscal_year,as_of,initial_total,initial_fiscal,initial_other,executed_total,executed_fiscal,expected_total,goal_progress,likelihood,deviation_cause,deviation_note,key_monitoring
        project,{SPORTS},2022,2022-07-31,120.5,110.5,10,40.25,40.25,100,两所已完工,possible,conditions,雨季影响施工,true
        project,{MERGED},2022,2022-07-31,20,20,,10,10,20,,certain,,,false
        project,{STOPPED},2022,2022-07-31,30,30,,0,0,0,,impossible,other,不再开展,false
        """,
    "2022/monitoring_results.csv": f"""\
        subject,project,fiscal_year,number,actual,expected,likelihood,deviation_cause,deviation_note
        project,{SPORTS},2022,1,2,3,certain,,
        project,{SPORTS},2022,2,600,900,possible,conditions,开学推迟
        """,
    "2022/applications.csv": f"""\
        id,source_kind,sources,action,project,fiscal_year,amount,amount_kind,merged_into,description,date
        ap-2022-001,monitoring,{SPORTS},reduced,{SPORTS},2022,10.5,change,,按进度调减,2022-09-10
        ap-2022-002,monitoring,{STOPPED},cancelled,{STOPPED},2022,30,change,,不再开展,2022-09-10
        ap-2022-003,key_evaluation,ke-2022-1,merged,{MERGED},2023,20,level,{SPORTS},内容相近,2022-12-20
        """,
    "2022/key_evaluations/ke-2022-1.yml": """\
        id: ke-2022-1
        object: department
        department: "101"
        fiscal_year: 2021
        budget_account: general
        title: 教育示例部门整体支出评价报告
        score: 88
        grade: good
        """,
    "2022/findings.csv": f"""\
        id,source_kind,source,fiscal_year,type,finding,requirement,department,deadline,status,result,evidence,closed_on
        f-2022-1,monitoring,{SPORTS},2022,budget,预算执行偏慢,加快施工,101,2022-10-31,closed,已复工,施工日志,2022-10-20
        """,
    "2023/calendar.yml": """\
        due:
          - {document: self_evaluation, fiscal_year: 2022, due: 2023-09-30}
          - {document: statement, fiscal_year: 2023, due: 2024-02-28, basis: 次年2月底前}
        """,
    "2023/projects.csv": _PROJECTS
    + f"""\
{SPORTS},2023,运动场改造,101,101001,education,continuing,general,town-01,,100,100,,100,100,,approved,,,false,,
{MERGED},2023,运动器材添置,101,,education,continuing,general,,,20,20,,,,,merged,,,false,,
{NEW},2023,学生食堂改造,101,,education,new,general,,,60,60,,60,60,,approved,,,false,,
""",
    "2023/self_evaluations.csv": f"""\
        subject,project,department,fiscal_year,date,initial_total,initial_fiscal,initial_other,adjusted_total,adjusted_fiscal,adjusted_other,executed_total,executed_fiscal,executed_other,execution_weight,execution_score,total_score,grade,goal_actual,low_execution_reason,adjustment_reason,conclusion,problems,measures
        project,{SPORTS},,2022,2023-04-30,120.5,110.5,10,110,100,10,99,89,10,10,9,89.996,excellent,三所已完工,,按进度调减,自评良好,支付偏慢,提前结算
        project,{STOPPED},,2022,2023-04-30,30,30,,0,0,,0,0,,10,,60,fair,没有开展,,年中取消,没有实施,论证不足,做好论证
        project,{HIDDEN},,2022,2023-04-30,999,999,,999,999,,999,999,,10,10,77.77,fair,,,,,,
        department,,101,2022,2023-05-10,140.5,140.5,,130,130,,118,118,,10,9.08,92,excellent,,,,,,
        """,
    "2023/results.csv": f"""\
        subject,project,fiscal_year,number,actual,score,deviation_note
        project,{SPORTS},2022,1,3,40,
        project,{SPORTS},2022,2,900,30,
        project,{SPORTS},2022,3,81,10.996,调查样本偏少
        """,
    "2023/spot_checks.csv": f"""\
        id,project,fiscal_year,date,self_score,recheck_score,reason,conclusion
        sc-2023-1,{SPORTS},2022,2023-09-20,89.996,81,佐证不足,自评偏高
        """,
    "2023/key_evaluations/ke-2023-1.yml": f"""\
        id: ke-2023-1
        object: project
        project: "{SPORTS}"
        fiscal_year: 2022
        title: 运动场改造财政重点绩效评价报告
        evaluator: 示例机构 01
        score: 84.5
        grade: good
        summary: 总体良好
        """,
    "2023/findings.csv": """\
        id,source_kind,source,fiscal_year,type,finding,requirement,department,deadline,status,result
        f-2023-1,key_evaluation,ke-2023-1,2022,process,验收资料不全,补齐资料,101,2024-03-31,in_progress,
        """,
    "2023/applications.csv": f"""\
        id,source_kind,sources,action,project,fiscal_year,amount,amount_kind,merged_into,description
        ap-2023-1,key_evaluation,ke-2023-1,improved_management,{SPORTS},2024,,,,加强验收
        ap-2023-2,spot_check,sc-2023-1,reduced,{SPORTS},2024,15,change,,按评价意见核减
        """,
}


@dataclass(frozen=True)
class ProjectCity:
    """The pages of one data directory."""

    checked: Checked

    @cached_property
    def pages(self) -> Pages:
        return write_pages(self.checked.disclosure, self.checked.figures, CONTENT)

    @cached_property
    def by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self.pages.pages}

    def project(self, code: str, year: int) -> Element:
        return self.html(f"/{year}/projects/{code}/")

    def html(self, address: str) -> Element:
        body = self.by_address[address].body
        return parsed(pyromark.html(body, options=pyromark.Options.ENABLE_HEADING_ATTRIBUTES))

    def text(self, address: str) -> str:
        return text_of(self.html(address))


def city(directory: Path, changes: dict[str, str] | None = None) -> ProjectCity:
    """The small city, written below *directory*, with some files *changes* in other words."""
    for name, text in (FILES | (changes or {})).items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return ProjectCity(check(directory))


def rows(root: Element, caption: str) -> list[dict[str, str]]:
    """The rows of the table whose caption begins with *caption*, by column head."""
    for table in root.iter("table"):
        if text_of(table.find("caption")).startswith(caption):
            heads = [_label(head) for head in table.iterfind("thead/tr/th")]
            return [dict(zip(heads, map(text_of, row), strict=True)) for row in table.iterfind("tbody/tr")]
    raise AssertionError(f"no table {caption!r}")


def _label(head: Element) -> str:
    """What a column is called: the mark that explains a term stands beside its name and is no part of it."""
    marks = {text_of(each) for each in head.iter("a") if "term--ask" in (each.get("class") or "").split()}
    assert marks <= {"?"}
    return text_of(head).removesuffix("?") if marks else text_of(head)


def part(root: Element, heading: str) -> str:
    """The text of the page from the heading with this id to the next one of its level."""
    found = list(root)
    start = next(number for number, each in enumerate(found) if each.get("id") == heading)
    end = next((n for n in range(start + 1, len(found)) if found[n].tag == "h2"), len(found))
    return " ".join(text_of(each) for each in found[start:end])
