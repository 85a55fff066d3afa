"""The page of a project tells one story, each part from the record and each missing part with its reason."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.pages.project_city import (
    COUNTED,
    FILES,
    HIDDEN,
    HOSTILE,
    HOSTILE_NAME,
    MERGED,
    NEW,
    REJECTED,
    SPORTS,
    STOPPED,
    ProjectCity,
    city,
    part,
    rows,
)
from tests.publish.workshop import text_of


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> ProjectCity:
    return city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def sports(town: ProjectCity) -> Element:
    return town.project(SPORTS, 2022)


def lead(root: Element) -> str:
    return text_of(root.find("header/div[@class='lead']"))


def badges(root: Element) -> str:
    return text_of(root.find("header/p[@class='badges']"))


def links(root: Element) -> dict[str, str]:
    return {text_of(each): each.get("href", "") for each in root.iter("a")}


def test_the_records_have_nothing_wrong(town: ProjectCity) -> None:
    assert not town.checked.report.has_errors, [str(problem) for problem in town.checked.report]


def test_the_summary_is_the_record_in_a_sentence(sports: Element) -> None:
    assert lead(sports) == (
        "2022 年预算：年初批 120.50 万元，调整后 110.00 万元，实际花 99.00 万元（占调整后的 90.00%）；"
        "3 项指标完成 2 项，1 项未完成；部门自评 89.996 分（良）。"
    )


def test_the_badges_name_year_outcome_and_whose_grade_it_is(sports: Element) -> None:
    assert badges(sports) == "示例 2022 年预算 通过审核 部门自评 良 延续项目"


def test_the_facts_lead_to_department_purpose_and_town(sports: Element) -> None:
    found = links(sports)

    assert found["教育示例部门"] == "../../departments/101/"
    assert found["教育"] == "../../purposes/education/"
    assert found["示例镇 01"] == "../../towns/town-01/"


def test_declared_and_approved_stand_side_by_side_by_line(sports: Element) -> None:
    assert [tuple(row.values()) for row in rows(sports, "2022 年申报和批复")] == [
        ("总额", "150.00", "120.50", "29.50"),
        ("其中：财政资金", "140.00", "110.50", "29.50"),
        ("其中：其他资金", "10.00", "10.00", "0.00"),
    ]
    assert "比申报少安排 29.50 万元（不等于节约）。 按上年单价核定" in part(sports, "request")


def test_what_the_review_changed_in_the_target(sports: Element) -> None:
    assert [tuple(row.values()) for row in rows(sports, "审核前后：目标")] == [
        ("申报时", "改造两所学校", "三年改造九所"),
        ("批复", "改造三所学校", "三年改造九所"),
    ]
    assert [tuple(row.values()) for row in rows(sports, "审核前后：指标")] == [
        ("改造学校数量", "≥ 2 所，50 分", "≥ 3 所，40 分", "改指标值、权重"),
        ("受益学生", "≥ 1000 人，40 分", "≥ 1000 人，30 分", "改权重"),
        ("师生满意度", "—", "≥ 90 %，20 分", "新增"),
    ]


def test_a_target_changed_after_it_was_announced_is_flagged_where_it_is_judged(sports: Element) -> None:
    assert "调整日期：2022年8月1日。原因：雨季停工" in part(sports, "promise")
    assert [tuple(row.values()) for row in rows(sports, "年中调整前后：指标")] == [
        ("受益学生", "≥ 1000 人，30 分", "≥ 800 人，30 分", "改指标值"),
    ]
    moved = [row["指标"] for row in rows(sports, "各项指标的目标和实际") if "目标年中调整过" in row["结果"]]
    assert moved == ["受益学生"]


def test_the_middle_of_the_year_is_held_against_the_approved_target(sports: Element) -> None:
    told = part(sports, "midyear")

    assert "40.25 万元占年初批的 33.40%" in told
    assert "部门监控，财政部门重点监控" in told
    assert [tuple(row.values()) for row in rows(sports, "各项指标的年中进度")] == [
        ("改造学校数量", "≥ 3 所", "2", "3", "确定能", "—"),
        ("受益学生", "≥ 1000 人", "600", "900", "有可能", "硬件条件保障：开学推迟"),
    ]
    assert "预算执行偏慢 已销号" in told
    assert "调减预算：调减 10.50 万元" in told


def test_every_indicator_says_in_words_whether_it_was_met(sports: Element) -> None:
    assert [tuple(row.values()) for row in rows(sports, "各项指标的目标和实际")] == [
        ("改造学校数量", "≥ 3 所", "3 所", "完成", "40", "40", "40", "—"),
        ("受益学生", "≥ 800 人", "900 人", "完成目标年中调整过", "30", "30", "30", "—"),
        ("师生满意度", "≥ 90 %", "81 %", "未完成", "20", "11", "18", "调查样本偏少"),
    ]
    assert len(list(sports.iter("svg"))) > 3
    pictures = [each for each in sports.iter("svg") if "chart-compact" in each.get("class", "")]
    assert [text_of(each.find("title")) for each in pictures] == [
        "改造学校数量（示例）",
        "受益学生（示例）",
        "师生满意度（示例）",
    ]


def test_recomputed_scores_are_shown_only_where_the_scoring_rules_say_so(tmp_path: Path) -> None:
    silent = city(
        tmp_path, {"scoring.yml": FILES["scoring.yml"].replace("show_recomputed: true", "show_recomputed: false")}
    )

    heads = rows(silent.project(SPORTS, 2022), "各项指标的目标和实际")[0]
    assert "按通用公式折算，仅供参考" not in heads
    assert "部门自评得分" in heads


def test_spending_by_line(sports: Element) -> None:
    assert [tuple(row.values()) for row in rows(sports, "2022 年预算和执行")] == [
        ("总额", "120.50", "110.00", "99.00", "90.00%"),
        ("其中：财政资金", "110.50", "100.00", "89.00", "89.00%"),
        ("其中：其他资金", "10.00", "10.00", "10.00", "100.00%"),
    ]


def test_a_rate_of_nothing_is_not_applicable(town: ProjectCity) -> None:
    stopped = town.project(STOPPED, 2022)

    assert rows(stopped, "2022 年预算和执行")[0]["占调整后的"] == "不适用"
    assert "预算执行率的自评得分：不适用" in part(stopped, "spending")
    assert lead(stopped).startswith(
        "2022 年预算：年初批 30.00 万元，调整后 0.00 万元，实际花 0.00 万元；部门自评 60 分"
    )


def test_scores_stand_under_the_name_of_who_gave_them(sports: Element) -> None:
    told = part(sports, "judgement")

    assert "自评表上写的等级是“优”，按没有四舍五入的总分 89.996 应为“良”" in told
    assert "抽查复评 81 / 100 分，复评比自评低 9 分" in told
    assert "财政评价 84.5 / 100 分 良（评价机构：示例机构 01）" in told
    assert links(sports)["运动场改造财政重点绩效评价报告"] == "../../../2023/key-evaluations/ke-2023-1/"


def test_what_became_of_it(sports: Element) -> None:
    told = part(sports, "afterwards")

    assert "验收资料不全 整改中" in told
    assert "整改结果整改期限未到" in told
    assert "影响 2024 年预算，2024 年预算尚未公布。" in told
    assert "2023 年预算安排 100.00 万元，比 2022 年年初批的少 20.50 万元。" in told
    assert links(sports)["2023 年预算"] == f"../../../2023/projects/{SPORTS}/"


def test_a_budget_that_is_not_published_yet_is_named(town: ProjectCity) -> None:
    assert "2024 年预算尚未公布。" in part(town.project(SPORTS, 2023), "afterwards")


def test_the_lives_of_a_project_stand_year_by_year(sports: Element) -> None:
    assert [(row["预算年度"], row["年初批"], row["部门自评得分"]) for row in rows(sports, "同一个项目")] == [
        ("2021 年", "90.00", "未公布"),
        ("2022 年（本页）", "120.50", "90"),
        ("2023 年", "100.00", "按程序于 2024 年公布"),
    ]


def test_a_cancelled_project_says_why_and_has_no_later_parts(town: ProjectCity) -> None:
    page = town.project(REJECTED, 2022)

    assert lead(page) == "2022 年预算：申报 80.00 万元，申报后没有安排（取消立项）。"
    assert "取消立项" in badges(page)
    assert "前期工作不成熟" in part(page, "request")
    assert "下面是申报时提出的目标。因为没有安排预算，没有批复的目标。" in part(page, "promise")
    assert "没有安排预算，所以没有年中监控、完成情况、花费和评判。" in part(page, "completion")
    assert "2023 年预算公布的项目中没有这个代码。" in part(page, "afterwards")


def test_a_merged_project_leads_to_the_one_that_took_it_in(town: ProjectCity) -> None:
    before, after = town.project(MERGED, 2022), town.project(MERGED, 2023)

    assert "2023 年预算没有单独安排，并入运动场改造。" in part(before, "afterwards")
    assert lead(after) == "2023 年预算：申报 20.00 万元，没有单独安排，合并到其他项目。"
    assert "审核结果：合并安排，并入运动场改造。" in part(after, "request")
    assert "合并预算：合并前的额度 20.00 万元" in part(after, "request")
    assert links(after)["运动场改造"] == f"../{SPORTS}/"


def test_what_is_not_due_yet_is_not_called_missing(town: ProjectCity) -> None:
    page = town.project(NEW, 2023)

    assert lead(page).endswith("花了多少、办成没有，按程序于 2024 年公布。")
    assert "绩效运行监控结果按程序于 2024 年公布。" in part(page, "midyear")
    assert "完成情况按程序于 2024 年公布。" in part(page, "completion")
    assert "没有公布绩效目标。" in part(page, "promise")


def test_the_calendar_decides_what_is_due(tmp_path: Path) -> None:
    early = city(
        tmp_path, {"site.yml": FILES["site.yml"].replace("2023-12-31", "2023-03-01"), "2023/self_evaluations.csv": ""}
    )

    assert "完成情况按程序于 2023 年公布。" in part(early.project(MERGED, 2022), "completion")


def test_a_self_evaluation_that_may_not_be_shown_is_withheld_with_its_ground(tmp_path: Path) -> None:
    lines = FILES["2023/self_evaluations.csv"].splitlines()
    table = [lines[0] + ",visibility,visibility_basis"]
    table += [f"{line},internal,政府信息公开条例第十六条" if SPORTS in line else line for line in lines[1:]]
    page = city(tmp_path, {"2023/self_evaluations.csv": "\n".join(table)}).project(SPORTS, 2022)

    assert "89.996" not in text_of(page)
    assert "绩效自评不公开。依据：政府信息公开条例第十六条。" in part(page, "judgement")
    assert "完成情况不公开。" in part(page, "completion")


def test_hidden_projects_are_named_nowhere(town: ProjectCity) -> None:
    for page in town.pages.pages:
        shown = f"{page.address} {page.title} {page.description} {page.body} {dict(page.search)}"
        for secret in (HIDDEN, COUNTED, "绝密工程", "只计总数的项目"):
            assert secret not in shown, page.address


def test_a_name_full_of_markup_stays_a_name(town: ProjectCity) -> None:
    page = town.project(HOSTILE, 2022)

    assert text_of(page.find("header/h1")) == HOSTILE_NAME
    assert list(page.iter("script")) == []
    assert "http://x.invalid" not in links(page).values()


def test_headings_have_stable_anchors(sports: Element) -> None:
    assert [each.get("id") for each in sports.iter("h2")] == [
        "request",
        "promise",
        "midyear",
        "completion",
        "spending",
        "judgement",
        "afterwards",
        "years",
    ]


def test_the_source_line_names_the_forms_and_no_files(sports: Element) -> None:
    sources = text_of(next(each for each in sports.iter("p") if each.get("class") == "source"))

    assert sources.startswith("来源：2022 年部门预算项目申报与审核表；2022 年部门预算项目绩效目标表")
    assert ".csv" not in sources
