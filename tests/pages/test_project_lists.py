"""Lists of projects and of what is said about them: complete for what may be shown, silent about the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.project_city import FILES, MERGED, SPORTS, STOPPED, ProjectCity, city, rows
from tests.publish.workshop import text_of


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> ProjectCity:
    return city(tmp_path_factory.mktemp("city"))


def cards(town: ProjectCity, address: str) -> dict[str, str]:
    """Label → value and unit of the cards on a page."""
    found = [each for each in town.html(address).iter("li") if each.get("class") == "card"]
    texts = [[text_of(line) for line in each] for each in found]
    return {lines[0]: lines[1] for lines in texts}


def many(count: int) -> str:
    """The projects of 2023, and *count* more."""
    more = (
        f"99999923T8{n:011d},2023,项目 {n},101,,education,new,general,,,{n},{n},,{n},{n},,approved,,,false,,\n"
        for n in range(1, count + 1)
    )
    return FILES["2023/projects.csv"] + "".join(more)


def test_the_list_of_a_year_begins_with_the_most_money_and_ends_with_what_got_none(town: ProjectCity) -> None:
    listed = rows(town.html("/2022/projects/"), "2022 年部门预算项目")

    assert [(row["项目"], row["申报"], row["年初批"], row["审核结果"], row["部门自评得分"]) for row in listed] == [
        ("运动场改造", "140.00", "110.50", "通过审核", "90"),
        ("流动义诊", "30.00", "30.00", "通过审核", "60"),
        ("运动器材添置", "20.00", "20.00", "通过审核", "未公布"),
        ("<script>alert(1)</script> *粗* [链](http://x.invalid)", "10.00", "10.00", "通过审核", "未公布"),
        ("校史馆建设", "80.00", "没有安排", "取消立项", "—"),
    ]


def test_hidden_projects_are_in_the_totals_of_the_year_and_a_note_says_so(town: ProjectCity) -> None:
    assert cards(town, "/2022/projects/")["部门申报的项目"] == "7 个"
    assert "有的项目依法不逐条公开" in town.text("/2022/projects/")
    assert "有的项目依法不逐条公开" not in town.text("/2023/projects/")


def test_scores_of_a_running_year_are_not_called_missing(town: ProjectCity) -> None:
    listed = rows(town.html("/2023/projects/"), "2023 年部门预算项目")

    assert {row["部门自评得分"] for row in listed} == {"2024 年公布", "—"}


def test_long_lists_are_split_at_200_rows(tmp_path: Path) -> None:
    long = city(tmp_path, {"2023/projects.csv": many(198)})
    first, second = long.html("/2023/projects/"), long.html("/2023/projects/page/2/")

    assert len(rows(first, "2023 年部门预算项目")) == 200
    assert [row["项目"] for row in rows(second, "2023 年部门预算项目，第 2 页")] == ["运动器材添置"]
    assert "第 1 页，共 2 页" in text_of(first)
    assert {each.get("href") for each in second.iter("a") if each.get("rel") == "prev"} == {"../../"}
    assert "/2023/projects/page/3/" not in long.by_address
    assert len(rows(long.html("/2023/purposes/education/"), "2023 年领域：教育")) == 200
    assert "/2023/purposes/education/page/2/" in long.by_address


def test_a_full_page_is_not_followed_by_an_empty_one(tmp_path: Path) -> None:
    full = city(tmp_path, {"2023/projects.csv": many(197)})

    assert len(rows(full.html("/2023/projects/"), "2023 年部门预算项目")) == 200
    assert "/2023/projects/page/2/" not in full.by_address


def test_a_purpose_adds_up_its_projects(town: ProjectCity) -> None:
    assert cards(town, "/2023/purposes/education/") == {
        "申报的项目": "3 个",
        "申报的财政资金": "180.00 万元",
        "安排的项目": "2 个",
        "安排的财政资金": "160.00 万元",
    }
    assert [row["项目"] for row in rows(town.html("/2023/purposes/education/"), "2023 年领域：教育")] == [
        "运动场改造",
        "学生食堂改造",
        "运动器材添置",
    ]


def test_totals_that_would_uncover_hidden_projects_are_withheld_with_their_ground(town: ProjectCity) -> None:
    health = town.text("/2022/purposes/health/")

    assert set(cards(town, "/2022/purposes/health/").values()) == {"不公开，附依据"}
    assert "依据：政府信息公开条例第十五条" in health
    assert "第十四条" not in health
    assert set(cards(town, "/2022/purposes/education/").values()) == {"不公开，附依据"}


def test_totals_over_three_hidden_projects_are_shown(tmp_path: Path) -> None:
    more = "".join(
        f"99999922T90000000009{n},2022,不列出 {n},102,,health,new,general,,,5,5,,5,5,,approved,,,false,aggregate,条例第十五条\n"
        for n in range(3)
    )
    crowd = city(
        tmp_path, {"2022/projects.csv": FILES["2022/projects.csv"].replace(",internal,", ",aggregate,") + more}
    )

    assert cards(crowd, "/2022/purposes/health/")["申报的项目"] == "7 个"
    assert cards(crowd, "/2022/purposes/health/")["申报的财政资金"] == "1,131.00 万元"
    assert len(rows(crowd.html("/2022/purposes/health/"), "2022 年领域")) == 2


def test_a_town_lists_what_is_done_in_it(town: ProjectCity) -> None:
    listed = rows(town.html("/2022/towns/town-01/"), "2022 年镇街：示例镇 01")

    assert [(row["项目"], row["部门"], row["领域"]) for row in listed] == [
        ("运动场改造", "教育示例部门", "教育"),
        ("流动义诊", "卫生示例部门", "卫生健康"),
    ]


def test_there_is_no_page_for_a_purpose_without_projects(town: ProjectCity) -> None:
    assert "/2023/purposes/health/" not in town.by_address
    assert "/2021/towns/town-01/" in town.by_address


def test_grades_are_those_of_the_unrounded_total(town: ProjectCity) -> None:
    good = rows(town.html("/2023/grades/good/"), "2022 年度自评等级：良")

    assert [(row["项目"], row["部门自评得分"], row["等级"]) for row in good] == [("运动场改造", "90", "良")]
    assert "2022 年度，80 分（含）起、不到 90 分为“良”" in town.text("/2023/grades/good/")
    assert [row["项目"] for row in rows(town.html("/2023/grades/excellent/"), "2022 年度自评等级：优")] == [
        "教育示例部门"
    ]
    assert "/2023/grades/poor/" not in town.by_address


def test_numbers_of_grades_that_would_uncover_a_hidden_project_are_withheld(town: ProjectCity) -> None:
    assert cards(town, "/2023/grades/fair/") == {"自评为“中”的项目": "不公开，附依据"}
    assert cards(town, "/2023/grades/excellent/") == {"自评为“优”的部门": "1 个"}
    assert "chart-wide" not in town.by_address["/2023/self-evaluations/"].body


def test_self_evaluations_tell_money_score_and_how_many_indicators_were_met(town: ProjectCity) -> None:
    page = town.html("/2023/self-evaluations/")
    projects = rows(page, "2022 年度绩效自评（2023 年公布）")

    assert [tuple(row.values()) for row in projects] == [
        ("运动场改造", "教育示例部门", "110.00", "99.00", "90.00%", "90", "良", "3 项完成 2 项"),
        ("流动义诊", "卫生示例部门", "0.00", "0.00", "不适用", "60", "中", "未公布"),
    ]
    assert [row["部门"] for row in rows(page, "2022 年度部门整体支出自评")] == ["教育示例部门"]
    assert "有的项目依法不逐条公开" in text_of(page)


def test_each_row_of_a_list_has_the_code_as_its_anchor(town: ProjectCity) -> None:
    for address in ("/2022/projects/", "/2023/self-evaluations/", "/2022/monitoring/"):
        assert SPORTS in {row.get("id") for row in town.html(address).iter("tr")}, address


def test_monitoring_begins_with_what_the_bureau_watched_and_what_deviated(town: ProjectCity) -> None:
    listed = rows(town.html("/2022/monitoring/"), "2022 年绩效运行监控")

    assert [(row["项目或部门"], row["占年初批的"], row["能否完成目标"], row["偏差"]) for row in listed] == [
        ("运动场改造 财政重点监控", "33.40%", "有可能", "硬件条件保障：雨季影响施工"),
        ("流动义诊", "0.00%", "完全不可能", "其他：不再开展"),
        ("运动器材添置", "50.00%", "确定能", "—"),
    ]
    assert "财政重点监控的 1 个排在最前" in town.text("/2022/monitoring/")
    assert "共有 2 个出现偏差" in town.text("/2022/monitoring/")


def test_years_without_records_have_no_list(town: ProjectCity) -> None:
    for address in ("/2021/monitoring/", "/2022/self-evaluations/", "/2022/grades/good/"):
        assert address not in town.by_address


def test_lists_lead_to_projects(town: ProjectCity) -> None:
    found = {each.get("href") for each in town.html("/2022/projects/").iter("a")}

    assert {f"{SPORTS}/", f"{MERGED}/", f"{STOPPED}/", "../purposes/education/", "../towns/town-01/"} <= found
