"""Whatever kind of record is hidden: no word of it is on any page, in any file, address or facet."""

from __future__ import annotations

import html

import pytest

from tests.pages.project_city import FILES, MERGED, SPORTS, ProjectCity, city

MARK = "机密"
_HIDDEN = "aggregate,政府信息公开条例第十四条"


def _and(name: str, more: str) -> str:
    """A file of the city with one more column pair, and rows of its own."""
    first, *rows = [line.strip() for line in FILES[name].splitlines() if line.strip()]
    widened = [f"{first},visibility,visibility_basis", *(f"{row},," for row in rows)]
    return "\n".join([*widened, *(line.strip() for line in more.splitlines() if line.strip())]) + "\n"


CHANGES = {
    "departments.csv": _and("departments.csv", f"103,{MARK}部门,government,secret,{_HIDDEN}"),
    "fields.csv": _and("fields.csv", f"secret,{MARK}领域,{_HIDDEN}"),
    "documents.csv": f"""\
        id,kind,title,number,reported_in,visibility,visibility_basis
        doc-secret,rule,{MARK}办法,{MARK}1号,2022,{_HIDDEN}
        """,
    "corrections.yml": f"""\
        visibility: aggregate
        visibility_basis: 政府信息公开条例第十四条
        corrections:
          - {{id: c-1, date: 2023-05-08, address: /2022/, what: {MARK}更正, reason: 录入错误, by: 国库股}}
        """,
    "2022/funds.csv": f"""\
        code,name,department,budget_account,visibility,visibility_basis
        fund-1,{MARK}基金,101,gov_fund,{_HIDDEN}
        """,
    "2022/targets.csv": f"""\
        subject,project,department,fund,fiscal_year,version,date,goal,visibility,visibility_basis
        department,,101,,2022,approved,2022-01-31,办好学校,,
        department,,103,,2022,approved,2022-01-31,办事,,
        fund,,,fund-1,2022,approved,2022-01-31,办事,,
        project,{SPORTS},,,2022,approved,2022-01-31,改造三所学校,,
        """,
    "2022/indicators.csv": f"""\
        subject,department,fiscal_year,version,number,level1,level2,level3,operator,value,unit,weight,visibility,visibility_basis
        department,101,2022,approved,1,output,数量指标,办学,≥,3,所,40,,
        department,101,2022,approved,2,output,数量指标,{MARK}指标,≥,3,所,40,{_HIDDEN}
        """,
    "2023/results.csv": f"""\
        subject,department,fiscal_year,number,actual,score,visibility,visibility_basis
        department,101,2022,1,{MARK}完成值,40,{_HIDDEN}
        """,
    "2022/key_evaluations/ke-2022-1.yml": FILES["2022/key_evaluations/ke-2022-1.yml"].rstrip()
    + "\n        basis: [doc-secret]\n        field: secret\n",
    "2022/key_evaluations/ke-2022-2.yml": f"""\
        id: ke-2022-secret
        object: department
        department: "101"
        fiscal_year: 2021
        budget_account: general
        title: {MARK}评价报告
        evaluator: {MARK}机构
        visibility: aggregate
        visibility_basis: 政府信息公开条例第十四条
        """,
    "2022/findings.csv": f"""\
        id,source_kind,source,fiscal_year,type,finding,requirement,department,status
        f-1,key_evaluation,ke-2022-secret,2021,budget,{MARK}问题,改正,101,closed
        f-2,monitoring,{SPORTS},2022,budget,预算执行偏慢,改正,103,closed
        """,
    "2023/spot_checks.csv": f"""\
        id,project,fiscal_year,date,self_score,recheck_score,reason,visibility,visibility_basis
        sc-{SPORTS[-3:]}-secret,{SPORTS},2022,2023-09-20,89.996,81,{MARK}理由,{_HIDDEN}
        """,
    "2023/findings.csv": f"""\
        id,source_kind,source,fiscal_year,type,finding,requirement,department,status
        f-3,spot_check,sc-{SPORTS[-3:]}-secret,2022,process,{MARK}抽查问题,改正,101,closed
        """,
    "2023/applications.csv": f"""\
        id,source_kind,sources,action,project,document,fiscal_year,amount,amount_kind,description,visibility,visibility_basis
        ap-1,spot_check,sc-{SPORTS[-3:]}-secret,improved_management,{SPORTS},,2024,,,加强管理,,
        ap-2,key_evaluation,ke-2023-1,improved_rules,,doc-secret,2024,,,完善制度,,
        ap-3,key_evaluation,ke-2023-1,improved_management,{MERGED},,2024,,,{MARK}措施,{_HIDDEN}
        """,
    "2023/disclosures.csv": f"""\
        department,document,fiscal_year,published_with,due,published,channel,visibility,visibility_basis
        101,self_evaluation,2022,final_accounts,2023-09-30,2023-09-17,{MARK}渠道,{_HIDDEN}
        """,
}


@pytest.fixture(scope="module")
def hiding(tmp_path_factory: pytest.TempPathFactory) -> ProjectCity:
    return city(tmp_path_factory.mktemp("hiding"), CHANGES)


@pytest.fixture(scope="module")
def said(hiding: ProjectCity) -> dict[str, str]:
    """Address → all that a page says, tells search and is called, or a file beside a page holds."""
    pages = {
        each.address: f"{each.title}\n{each.description}\n{each.search}\n{each.crumbs}\n{each.body}"
        for each in hiding.pages.pages
    }
    files = {each.address: each.content.decode("utf-8-sig") for each in hiding.pages.attachments}
    return {address: html.unescape(text) for address, text in (pages | files).items()}


def test_every_record_of_the_city_could_be_read(hiding: ProjectCity) -> None:
    unread = {"unknown-column", "missing-column", "unreadable-value", "required-value"}
    assert {each.code for each in hiding.checked.report.problems} & unread == set()
    disclosure = hiding.checked.disclosure
    assert len(disclosure.year(2022).findings) == 2
    assert len(disclosure.year(2022).key_evaluations) == 2
    assert len(disclosure.year(2023).applications) == 3
    assert disclosure.year(2022).funds
    assert disclosure.year(2023).disclosures
    assert disclosure.year(2023).spot_checks


def test_no_text_of_a_hidden_record_is_said_anywhere(said: dict[str, str]) -> None:
    lines = {
        f"{address}: {line.strip()[:120]}"
        for address, text in said.items()
        for line in text.splitlines()
        if MARK in line
    }
    assert lines == set()


@pytest.mark.parametrize(
    "code", ["ke-2022-secret", f"sc-{SPORTS[-3:]}-secret", "doc-secret", "2023年9月17日", "2023-09-17"]
)
def test_no_id_and_no_date_of_a_hidden_record_is_said_anywhere(said: dict[str, str], code: str) -> None:
    assert [address for address, text in said.items() if code in text.replace(" ", "")] == []


def test_nothing_leads_to_a_hidden_department(said: dict[str, str]) -> None:
    assert [address for address, text in said.items() if "departments/103/" in text or ",103," in text] == []
