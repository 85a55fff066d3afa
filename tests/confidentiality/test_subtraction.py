"""No number that is shown, less those that are listed, comes to one or two hidden records; where one is left out, its ground is said."""

from __future__ import annotations

import html
import re

import pytest

from tests.pages.project_city import FILES, HIDDEN, SPORTS, STOPPED, ProjectCity, city, part

GROUND = "政府信息公开条例第十五条"
_HEAD = (
    "code,fiscal_year,name,department,field,continuity,budget_account,declared_total,declared_fiscal,approved_total,"
    "approved_fiscal,review_outcome,visibility,visibility_basis\n"
)


def _project(number: int, department: str, declared: str, approved: str, hidden: str = "") -> str:
    outcome = "approved" if approved else "cancelled"
    known = f"{declared},{declared},{approved},{approved},{outcome},{hidden},{GROUND if hidden else ''}"
    code = SPORTS if number == 1 else f"99999922T{910_000_000_000 + number}"
    field = "education" if department == "101" else "health"
    return f"{code},2022,项目 {number},{department},{field},new,general,{known}\n"


ONE_OF_THREE_GRANTED = _HEAD + "".join(
    _project(number, *rest)
    for number, rest in enumerate(
        [
            ("101", "120", "110"),
            ("101", "50", ""),
            ("101", "123.456789", "123.456789", "aggregate"),
            ("101", "11.5", "", "aggregate"),
            ("101", "12.5", "", "aggregate"),
            ("102", "30", "30"),
            ("102", "31.1", "31.1", "aggregate"),
            ("102", "32.2", "32.2", "aggregate"),
            ("102", "33.3", "33.3", "aggregate"),
        ],
        start=1,
    )
)

ACTIONS = f"""\
    id,source_kind,sources,action,project,fiscal_year,amount,amount_kind,visibility,visibility_basis
    ap-1,monitoring,{SPORTS},reduced,{SPORTS},2022,10.5,change,,
    ap-2,monitoring,{STOPPED},reduced,{STOPPED},2022,7.123456,change,aggregate,{GROUND}
    """

FINDINGS = f"""\
    id,source_kind,source,fiscal_year,type,finding,requirement,department,status,visibility,visibility_basis
    f-1,monitoring,{SPORTS},2022,budget,预算执行偏慢,加快,101,closed,,
    f-2,monitoring,{SPORTS},2022,budget,资料不全,补齐,101,in_progress,aggregate,{GROUND}
    """

REPORT = f"""\
    id: ke-2022-2
    object: project
    project: "{SPORTS}"
    fiscal_year: 2021
    title: 运动场评价报告
    visibility: internal
    visibility_basis: {GROUND}
    """


@pytest.fixture(scope="module")
def one_of_three(tmp_path_factory: pytest.TempPathFactory) -> ProjectCity:
    """Of three hidden projects of a department one was granted; two hidden reports, findings and actions stand beside public ones."""
    changes = {
        "2022/projects.csv": ONE_OF_THREE_GRANTED,
        "2022/key_evaluations/ke-2022-2.yml": REPORT,
        "2022/applications.csv": ACTIONS,
        "2022/findings.csv": FINDINGS,
    }
    return city(tmp_path_factory.mktemp("one"), changes)


@pytest.mark.parametrize("address", ["/2022/departments/", "/2022/departments/101/", "/departments/101/"])
def test_what_was_granted_to_one_hidden_project_of_a_department_is_not_shown(
    one_of_three: ProjectCity, address: str
) -> None:
    """Asked for: 120 + 50 and three hidden.  Granted: 110 and one hidden, which all of it would tell."""
    said = one_of_three.text(address)

    assert "317.46" in said
    assert "233.46" not in said
    assert "84" not in said.replace("317.46", "")
    assert "不公开" in said


def test_how_many_of_the_hidden_projects_were_granted_is_not_shown(one_of_three: ProjectCity) -> None:
    lead = one_of_three.text("/2022/departments/101/")

    assert "申报项目 5 个" in lead
    assert not re.search(r"安排 \d+ 个|没有安排 \d+ 个", lead)


def test_the_total_of_actions_is_not_shown_beside_one_that_is_hidden(one_of_three: ProjectCity) -> None:
    said = part(one_of_three.html("/2022/applications/"), "in-year-reduced")

    assert "10.50" in said
    assert "17.62" not in said
    assert GROUND in said


def test_how_far_one_hidden_finding_is_is_not_shown(one_of_three: ProjectCity) -> None:
    said = one_of_three.text("/2022/findings/")

    assert "发现的问题2 个" in said
    assert GROUND in said
    assert "资料不全" not in said
    assert not re.search(r"(已销号|整改中)\s*1 个", said)


def test_whether_a_hidden_report_is_published_is_not_shown(one_of_three: ProjectCity) -> None:
    row = one_of_three.text("/2022/coverage/")

    assert re.search(r"公开重点评价报告.{0,40}不公开", row)


def test_what_one_hidden_project_spent_does_not_follow_from_the_way_of_the_money(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The public forms say 89 and 0, the hidden one 999."""
    shown = city(tmp_path_factory.mktemp("spent"))
    everything = [html.unescape(str(page.body)) for page in shown.pages.pages]

    assert HIDDEN in FILES["2023/self_evaluations.csv"]
    assert not any("1,088" in text or "1088" in text for text in everything)
