"""The shipped sample city hangs together: one test for each thing that its records promise, over all of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest

from tests.sample.tables import (
    DATA,
    LINES,
    by_code,
    column,
    document,
    documents,
    number,
    projects_of,
    rows,
    table,
    total,
)

YEARS = (2021, 2022, 2023)
MONITORED = (2021, 2022)
EVALUATED = (2021, 2022)
"""Fiscal years whose self-evaluations are on record, in the folder of the year after."""
CENT = Decimal("0.01")
ENDING = {"cancelled", "recovered_completed", "recovered_discontinued"}
IN_YEAR = {*ENDING, "reduced"}


@cache
def approved(year: int) -> dict[str, dict[str, str]]:
    return {code: row for code, row in by_code("projects", year).items() if row["review_outcome"] == "approved"}


@cache
def in_year_actions(year: int) -> list[dict[str, str]]:
    return [
        row
        for row in rows(table("applications", year))
        if row["action"] in IN_YEAR and row["source_kind"] == "monitoring"
    ]


@cache
def next_year_actions() -> list[dict[str, str]]:
    return [row for row in rows(table("applications", 2022)) if row["source_kind"] != "monitoring"]


def money_actions() -> list[dict[str, str]]:
    return [row for row in next_year_actions() if row["amount"]]


Versions = dict[tuple[str, str], dict[str, list[dict[str, str]]]]


@cache
def indicators(year: int) -> Versions:
    """Indicators by subject and version."""
    found: Versions = defaultdict(lambda: defaultdict(list))
    for row in rows(table("indicators", year)):
        found[row["subject"], row["project"] or row["department"] or row["fund"]][row["version"]].append(row)
    return found


def in_force(versions: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    return versions.get("adjusted") or versions["approved"]


@cache
def goals(year: int) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
    for row in rows(table("targets", year)):
        found[row["subject"], row["project"] or row["department"] or row["fund"]][row["version"]] = row
    return found


@cache
def planted(code: str) -> set[tuple[str, int]]:
    """File and line of what was planted under one code."""
    return {(row["file"], int(row["line"])) for row in rows(table("planted")) if row["code"] == code}


def line_of(position: int) -> int:
    """The physical line of a row, counted from 0."""
    return position + 2


# Names and codes --------------------------------------------------------------------------------------------------------------


def test_departments_are_named_by_field() -> None:
    """No department of the sample can be taken for a real one."""
    names = {row["code"]: row["name"] for row in rows(table("fields"))}
    for row in rows(table("departments")):
        assert re.fullmatch(rf"{names[row['field']]}领域示例部门 \d\d(（财政）)?", row["name"]), row["name"]
    assert len(table("departments")) == 67
    assert len(names) == 14
    assert len(table("towns")) == 20


def test_units_belong_to_departments_and_every_department_has_one() -> None:
    departments = set(table("departments")["code"])
    assert set(table("units")["department"]) == departments
    assert all(row["code"].startswith(row["department"]) for row in rows(table("units")))


@pytest.mark.parametrize("year", YEARS)
def test_project_codes_cannot_be_real(year: int) -> None:
    """The division is 999999 and serials begin at 900000000000; the year of the code is the project's first."""
    for row in rows(table("projects", year)):
        match = re.fullmatch(r"999999(\d\d)[TYR](9\d{11})", row["code"])
        assert match is not None, row["code"]
        first = 2000 + int(match[1])
        assert first <= year
        assert row["continuity"] == ("new" if first == year else "continuing")


@pytest.mark.parametrize("year", YEARS)
def test_no_two_projects_of_a_year_share_a_code_or_a_name(year: int) -> None:
    frame = table("projects", year)
    assert frame["code"].is_unique
    assert frame["name"].is_unique


def test_a_code_keeps_its_name_department_and_account() -> None:
    """The code lives on across years, and so does what it means."""
    seen: dict[str, tuple[str, ...]] = {}
    for year in YEARS:
        for code, row in by_code("projects", year).items():
            meaning = tuple(row[name] for name in ("name", "department", "unit", "budget_account", "field", "town"))
            assert seen.setdefault(code, meaning) == meaning


def test_evaluators_are_samples() -> None:
    assert {report["evaluator"] for report in documents("2022/key_evaluations")} == {"示例机构"}


@pytest.mark.parametrize("year", YEARS[1:])
def test_sixty_to_eighty_per_cent_of_projects_go_on(year: int) -> None:
    before = set(approved(year - 1))
    assert 60 <= 100 * len(before & set(by_code("projects", year))) / len(before) <= 80


@pytest.mark.parametrize("year", YEARS)
def test_every_department_has_a_project_in_the_budget(year: int) -> None:
    assert {row["department"] for row in approved(year).values()} == set(table("departments")["code"])


def test_a_policy_is_in_the_budget_of_2021_only() -> None:
    """The statement counts one policy evaluated, of 2021, and none among the 1,193 of 2022."""
    kinds = {year: Counter(column(table("projects", year), "kind")) for year in YEARS}
    assert kinds[2021]["policy"] == 1
    assert kinds[2022].get("policy", 0) == kinds[2023].get("policy", 0) == 0


# Money of the budget ----------------------------------------------------------------------------------------------------------


def check_lines(name: str, year: int, stages: tuple[str, ...]) -> None:
    frame = table(name, year)
    for stage in stages:
        parts = [column(frame, f"{stage}_{line}") for line in LINES]
        for position, whole in enumerate(frame[f"{stage}_total"]):
            assert number(whole) == sum(number(part.iloc[position]) for part in parts), (name, year, stage, position)


@pytest.mark.parametrize("year", YEARS)
def test_totals_are_the_sum_of_their_lines(year: int) -> None:
    check_lines("projects", year, ("declared", "approved"))
    check_lines("tasks", year, ("approved",))


@pytest.mark.parametrize("year", EVALUATED)
def test_totals_of_evaluations_are_the_sum_of_their_lines(year: int) -> None:
    check_lines("self_evaluations", year + 1, ("initial", "adjusted", "executed"))
    check_lines("monitoring", year, ("initial", "executed"))


@pytest.mark.parametrize("year", YEARS)
def test_amounts_have_two_decimals_at_most(year: int) -> None:
    frame = table("projects", year)
    for name in frame.columns:
        if name.startswith(("declared_", "approved_")):
            assert all(re.fullmatch(r"(\d+(\.\d{1,2})?)?", cell) for cell in frame[name])


@pytest.mark.parametrize("year", YEARS)
def test_what_is_approved_is_never_more_than_declared(year: int) -> None:
    for row in rows(table("projects", year)):
        for line in ("total", *LINES):
            assert number(row.get(f"approved_{line}", "")) <= number(row.get(f"declared_{line}", ""))


@pytest.mark.parametrize("year", YEARS)
def test_only_approved_projects_have_approved_money(year: int) -> None:
    for row in rows(table("projects", year)):
        assert (row["review_outcome"] == "approved") == (row["approved_total"] != "")


@pytest.mark.parametrize("year", YEARS)
def test_the_review_gives_its_reasons(year: int) -> None:
    """Refused or merged: why.  Less than declared: why.  Otherwise no reason."""
    for row in rows(table("projects", year)):
        refused = row["review_outcome"] != "approved"
        assert bool(row["reject_reason"]) == refused
        assert bool(row["cut_reason"]) == (
            not refused and number(row["approved_fiscal"]) < number(row["declared_fiscal"])
        )


@pytest.mark.parametrize("year", YEARS)
def test_amounts_are_heavy_tailed(year: int) -> None:
    """Half of the projects are small, and the tenth of the largest takes more than a third of the money."""
    amounts = sorted((number(row["approved_fiscal"]) for row in approved(year).values()), reverse=True)
    mean, median = sum(amounts) / len(amounts), amounts[len(amounts) // 2]
    assert mean > median * 2
    assert sum(amounts[: len(amounts) // 10]) * 3 > sum(amounts)


@pytest.mark.parametrize("year", YEARS)
def test_tasks_add_up_to_the_department_s_project_money(year: int) -> None:
    tasks: Counter[str] = Counter()
    projects: Counter[str] = Counter()
    for row in rows(table("tasks", year)):
        tasks[row["department"]] += number(row["approved_total"])  # type: ignore[assignment]
    for row in approved(year).values():
        projects[row["department"]] += number(row["approved_total"])  # type: ignore[assignment]
    assert tasks == projects


def test_some_projects_have_money_beside_the_fiscal_line() -> None:
    frame = table("projects", 2022)
    for line in LINES[1:]:
        assert total(column(frame, f"approved_{line}")) > 0


@pytest.mark.parametrize("year", YEARS)
def test_departmental_projects_are_in_three_accounts(year: int) -> None:
    """Social insurance is at the funds, and at the one policy of 2021."""
    frame = table("projects", year)
    projects = frame[column(frame, "kind") != "policy"]
    assert set(projects["budget_account"]) == {"general", "gov_fund", "state_capital"}
    assert set(table("funds", year)["budget_account"]) == {"social_insurance"}


# Ex-ante evaluations ------------------------------------------------------------------------------------------------------------


def test_ex_ante_projects_are_new_and_get_what_was_recommended() -> None:
    """What is not recommended is cancelled in the review, one of the 128."""
    projects = by_code("projects", 2022)
    seen = set()
    for each in documents("2022/ex_ante"):
        row = projects[each["project"]]
        seen.add(row["code"])
        assert row["continuity"] == "new"
        assert number(each["declared_amount"]) == number(row["declared_fiscal"])
        recommended = number(each["recommended_amount"])
        assert number(row["approved_fiscal"]) == recommended
        assert row["review_outcome"] == ("approved" if recommended else "cancelled")
    assert len(seen) == 6


def test_ex_ante_conclusions_follow_from_the_amounts() -> None:
    for each in documents("2022/ex_ante"):
        declared, recommended = number(each["declared_amount"]), number(each["recommended_amount"])
        expected = "reject" if not recommended else "support" if recommended == declared else "partial"
        assert each["conclusion"] == expected
    assert {each["conclusion"] for each in documents("2022/ex_ante")} == {"support", "partial", "reject"}


# Targets ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_every_approved_project_has_a_declared_and_an_approved_target_and_others_a_declared_one(year: int) -> None:
    targets = goals(year)
    for code, row in by_code("projects", year).items():
        versions = set(targets["project", code])
        if row["review_outcome"] == "approved":
            assert versions >= {"declared", "approved"}
        else:
            assert versions == {"declared"}


@pytest.mark.parametrize("year", YEARS)
def test_departments_and_funds_have_an_approved_target(year: int) -> None:
    targets = goals(year)
    assert {code for kind, code in targets if kind == "department"} == set(table("departments")["code"])
    assert {code for kind, code in targets if kind == "fund"} == set(table("funds", year)["code"])
    assert all(set(each) == {"approved"} for (kind, _), each in targets.items() if kind != "project")


COMPARED = ("number", "level1", "level2", "level3", "operator", "value", "unit", "weight", "direction")


def shown(listed: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in COMPARED) for row in listed]


@pytest.mark.parametrize("year", YEARS)
def test_target_revised_is_true_exactly_when_the_approved_target_differs(year: int) -> None:
    targets, measured = goals(year), indicators(year)
    for code, row in approved(year).items():
        texts, lists = targets["project", code], measured["project", code]
        differs = texts["declared"]["goal"] != texts["approved"]["goal"] or shown(lists["declared"]) != shown(
            lists["approved"]
        )
        assert (row["target_revised"] == "true") == differs, code
        assert bool(texts["approved"]["reason"]) == differs
    assert all(
        row["target_revised"] == "false" for row in rows(table("projects", year)) if row["code"] not in approved(year)
    )


def test_some_targets_are_adjusted_mid_year_with_reason_and_date() -> None:
    for year in MONITORED:
        found = [each["adjusted"] for each in goals(year).values() if "adjusted" in each]
        assert len(found) >= 10
        for row in found:
            assert "批准" in row["reason"]
            assert f"{year}-08" <= row["date"] <= f"{year}-10"
            assert row["project"] in {each["project"] for each in in_year_actions(year) if each["action"] == "reduced"}


@pytest.mark.parametrize("year", YEARS)
def test_every_version_has_five_to_nine_indicators_that_weigh_ninety(year: int) -> None:
    """产出 50、效益 30、满意度 10, or with cost 20/40/20/10; the 10 of execution come on top in the self-evaluation."""
    profiles = (
        {"output": 50, "benefit": 30, "satisfaction": 10},
        {"cost": 20, "output": 40, "benefit": 20, "satisfaction": 10},
    )
    for subject, versions in indicators(year).items():
        assert set(versions) == set(goals(year)[subject])
        for listed in versions.values():
            weights: Counter[str] = Counter()
            for row in listed:
                weights[row["level1"]] += int(row["weight"])
            assert dict(weights) in profiles, subject
            assert (4 if "declared" in versions else 5) <= len(listed) <= 9


@pytest.mark.parametrize("year", YEARS)
def test_indicators_are_concrete(year: int) -> None:
    """Numbers with a unit, deadlines within the year, and words only where the operator says so."""
    for row in rows(table("indicators", year)):
        if row["operator"] == "定性":
            assert not re.search(r"\d", row["value"])
        elif "年" in row["value"]:
            assert re.fullmatch(rf"{year}年([1-9]|1[0-2])月底前", row["value"])
        else:
            assert re.fullmatch(r"\d+(\.\d+)?", row["value"])
            assert row["unit"]
        if row["level1"] == "satisfaction" and row["version"] == "approved":
            assert int(row["value"]) >= 85


@pytest.mark.parametrize("year", YEARS)
def test_no_goal_occurs_more_than_three_times(year: int) -> None:
    frame = table("targets", year)
    assert frame[frame["version"] == "approved"]["goal"].value_counts().max() <= 3


def test_targets_are_not_copied_from_year_to_year() -> None:
    """Except those that are planted to be found."""
    copied = planted("target-copied")
    for year in YEARS[1:]:
        before, measured, measured_before = goals(year - 1), indicators(year), indicators(year - 1)
        for position, row in enumerate(rows(table("targets", year))):
            subject = (row["subject"], row["project"] or row["department"] or row["fund"])
            last = before.get(subject, {}).get("approved")
            if row["version"] != "approved" or last is None or last["goal"] != row["goal"]:
                continue
            same = shown(measured[subject]["approved"]) == shown(measured_before[subject]["approved"])
            assert not same or (f"{year}/targets.csv", line_of(position)) in copied, subject


# Monitoring and the money of the year ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", MONITORED)
def test_in_year_actions_are_on_distinct_approved_projects_and_below_their_money(year: int) -> None:
    actions, projects = in_year_actions(year), approved(year)
    codes = [row["project"] for row in actions]
    assert len(codes) == len(set(codes))
    for row in actions:
        assert row["amount_kind"] == "change"
        assert row["fiscal_year"] == str(year)
        assert row["sources"] == row["project"]
        assert 0 < number(row["amount"]) <= number(projects[row["project"]]["approved_fiscal"])
        if row["action"] == "cancelled":
            assert number(row["amount"]) == number(projects[row["project"]]["approved_total"])


def test_monitoring_acts_284_times_on_money_in_2022() -> None:
    assert Counter(row["action"] for row in in_year_actions(2022)) == {
        "reduced": 186, "cancelled": 1, "recovered_completed": 94, "recovered_discontinued": 3,
    }  # fmt: skip
    assert {row["action"] for row in in_year_actions(2021)} >= {"reduced", "recovered_completed"}


@pytest.mark.parametrize("year", MONITORED)
def test_projects_that_ended_in_the_year_do_not_go_on(year: int) -> None:
    ended = {row["project"] for row in in_year_actions(year) if row["action"] in ENDING}
    assert not ended & set(by_code("projects", year + 1))


@pytest.mark.parametrize("year", EVALUATED)
def test_approved_is_initial_and_adjusted_is_what_the_year_left_of_it(year: int) -> None:
    changes = {row["project"]: number(row["amount"]) for row in in_year_actions(year)}
    projects = approved(year)
    for code, row in projects_of("self_evaluations", year + 1).items():
        for line in ("total", *LINES):
            initial = number(row.get(f"initial_{line}", ""))
            change = changes.get(code, Decimal(0)) if line in ("total", "fiscal") else Decimal(0)
            assert initial == number(projects[code].get(f"approved_{line}", ""))
            assert number(row.get(f"adjusted_{line}", "")) == initial - change, (code, line)
            assert number(row.get(f"executed_{line}", "")) <= number(row.get(f"adjusted_{line}", ""))


@pytest.mark.parametrize("year", MONITORED)
def test_monitoring_covers_every_approved_project_and_department(year: int) -> None:
    frame = table("monitoring", year)
    assert set(frame["project"]) - {""} == set(approved(year))
    assert set(frame["department"]) - {""} == set(table("departments")["code"])
    assert set(frame["as_of"]) == {f"{year}-07-31"}


@pytest.mark.parametrize("year", MONITORED)
def test_july_never_saw_more_than_the_whole_year(year: int) -> None:
    final = projects_of("self_evaluations", year + 1)
    projects = approved(year)
    for code, row in projects_of("monitoring", year).items():
        assert row["initial_total"] == projects[code]["approved_total"]
        assert number(row["executed_total"]) <= number(final[code]["executed_total"])
        assert number(row["executed_total"]) <= number(row["expected_total"]) <= number(row["initial_total"])


@pytest.mark.parametrize("year", MONITORED)
def test_doubts_in_july_have_a_cause(year: int) -> None:
    for name in ("monitoring", "monitoring_results"):
        for row in rows(table(name, year)):
            doubtful = row["likelihood"] != "certain"
            assert bool(row["deviation_cause"]) == bool(row["deviation_note"]) == doubtful
    assert set(table("monitoring", year)["likelihood"]) == {"certain", "possible", "impossible"}


@pytest.mark.parametrize("year", MONITORED)
def test_monitoring_results_answer_to_the_approved_indicators(year: int) -> None:
    measured = indicators(year)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows(table("monitoring_results", year)):
        found[row["subject"], row["project"] or row["department"]].append(row["number"])
    for subject, numbers in found.items():
        assert numbers == [row["number"] for row in measured[subject]["approved"]]
    assert len(found) == len(table("monitoring", year))


@pytest.mark.parametrize("year", MONITORED)
def test_key_monitoring_is_behind_every_action(year: int) -> None:
    """The statement says that all of it follows from key monitoring by the bureau."""
    watched = {code for code, row in projects_of("monitoring", year).items() if row["key_monitoring"] == "true"}
    actions = [row for row in rows(table("applications", year)) if row["source_kind"] == "monitoring"]
    assert {row["project"] for row in actions} - {""} <= watched
    improved = [row["project"] for row in actions if row["action"] == "improved_management"]
    assert len(improved) == len(set(improved))


# Self-evaluations ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", EVALUATED)
def test_every_approved_project_and_every_department_evaluates_itself(year: int) -> None:
    frame = table("self_evaluations", year + 1)
    assert set(frame["fiscal_year"]) == {str(year)}
    assert set(frame["project"]) - {""} == set(approved(year))
    assert set(frame["department"]) - {""} == set(table("departments")["code"])


@pytest.mark.parametrize("year", EVALUATED)
def test_departments_evaluate_the_sum_of_their_projects(year: int) -> None:
    frame = table("self_evaluations", year + 1)
    projects = approved(year)
    for stage in ("initial", "adjusted", "executed"):
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows(frame[frame["subject"] == "project"]):
            sums[projects[row["project"]]["department"]] += number(row[f"{stage}_total"])
        for row in rows(frame[frame["subject"] == "department"]):
            assert number(row[f"{stage}_total"]) == sums[row["department"]]


def half_up(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


@pytest.mark.parametrize("year", EVALUATED)
def test_the_execution_score_follows_from_the_money(year: int) -> None:
    """min(executed / adjusted, 1) × 10, half-up; blank where the adjusted budget is 0."""
    for row in rows(table("self_evaluations", year + 1)):
        adjusted, executed = number(row["adjusted_total"]), number(row["executed_total"])
        assert row["execution_weight"] == "10"
        if adjusted:
            assert number(row["execution_score"]) == half_up(min(executed / adjusted, Decimal(1)) * 10)
        else:
            assert row["execution_score"] == ""
            assert executed == 0


@cache
def results(year: int) -> dict[tuple[str, str], list[dict[str, str]]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for position, row in enumerate(rows(table("results", year + 1))):
        row["line"] = str(line_of(position))
        found[row["subject"], row["project"] or row["department"]].append(row)
    return found


@pytest.mark.parametrize("year", EVALUATED)
def test_the_total_is_the_sum_of_its_scores(year: int) -> None:
    scored = results(year)
    for row in rows(table("self_evaluations", year + 1)):
        subject = (row["subject"], row["project"] or row["department"])
        parts = [number(each["score"]) for each in scored[subject]]
        assert number(row["total_score"]) == number(row["execution_score"]) + sum(parts)
        assert 0 <= number(row["total_score"]) <= 100


@pytest.mark.parametrize("year", EVALUATED)
def test_results_answer_to_the_indicators_in_force(year: int) -> None:
    measured = indicators(year)
    for subject, listed in results(year).items():
        assert [row["number"] for row in listed] == [row["number"] for row in in_force(measured[subject])]


def expected_score(indicator: dict[str, str], actual: str) -> Decimal | None:
    """The score by the general formula; None where no formula decides."""
    weight = number(indicator["weight"])
    if indicator["operator"] == "定性" or "年" in indicator["value"]:
        return None
    target, reached = number(indicator["value"]), number(actual)
    if indicator["operator"] == "≤":
        if target == 0:
            return weight if reached == 0 else Decimal(0)
        return half_up(weight * min(target / reached, Decimal(1)))
    return half_up(weight * min(reached / target, Decimal(1)))


@pytest.mark.parametrize("year", EVALUATED)
def test_scores_follow_from_target_and_actual(year: int) -> None:
    """By the operator (财预〔2020〕10号); except those that are planted to be found."""
    measured, exempt = indicators(year), planted("score-blanket-full")
    for subject, listed in results(year).items():
        for row, indicator in zip(listed, in_force(measured[subject]), strict=True):
            if (f"{year + 1}/results.csv", int(row["line"])) in exempt:
                continue
            expected = expected_score(indicator, row["actual"])
            if expected is not None:
                assert number(row["score"]) == expected, (subject, indicator, row)
            assert number(row["score"]) <= number(indicator["weight"])


def last_day(text: str) -> tuple[int, int, int]:
    year, month, day = re.fullmatch(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日|底前)", text).groups()  # type: ignore[union-attr]
    return int(year), int(month), int(day or 31)


@pytest.mark.parametrize("year", EVALUATED)
def test_deadlines_are_scored_by_the_month(year: int) -> None:
    """In time is all of it, each month late takes a fifth."""
    measured = indicators(year)
    for subject, listed in results(year).items():
        for row, indicator in zip(listed, in_force(measured[subject]), strict=True):
            if "年" not in indicator["value"] or row["actual"] == "未完成":
                continue
            wanted, reached = last_day(indicator["value"]), last_day(row["actual"])
            late = max(0, (reached[0] - wanted[0]) * 12 + reached[1] - wanted[1])
            assert number(row["score"]) == number(indicator["weight"]) * max(0, 5 - late) / 5, (subject, row)


@pytest.mark.parametrize("year", EVALUATED)
def test_words_are_scored_by_band(year: int) -> None:
    """达成 all, 部分达成 60 to 80 %, 未达成 less than 60 %; and what is behind them is told."""
    measured = indicators(year)
    bands = {"达成": (100, 100), "部分达成": (60, 80), "未达成": (0, 59)}
    seen = set()
    for subject, listed in results(year).items():
        for row, indicator in zip(listed, in_force(measured[subject]), strict=True):
            if indicator["operator"] != "定性":
                continue
            low, high = bands[row["actual"]]
            seen.add(row["actual"])
            assert low <= number(row["score"]) * 100 / number(indicator["weight"]) <= high
            assert row["description"]
    assert seen == set(bands)


@pytest.mark.parametrize("year", EVALUATED)
def test_lost_points_are_explained(year: int) -> None:
    measured = indicators(year)
    for subject, listed in results(year).items():
        for row, indicator in zip(listed, in_force(measured[subject]), strict=True):
            assert bool(row["deviation_note"]) == (number(row["score"]) < number(indicator["weight"]))


@pytest.mark.parametrize("year", EVALUATED)
def test_low_execution_and_adjustments_are_explained(year: int) -> None:
    for row in rows(table("self_evaluations", year + 1)):
        adjusted, executed = number(row["adjusted_total"]), number(row["executed_total"])
        assert bool(row["low_execution_reason"]) == (executed * 10 < adjusted * 9)
        assert bool(row["adjustment_reason"]) == (adjusted != number(row["initial_total"]))


def grade(score: Decimal) -> str:
    return "excellent" if score >= 90 else "good" if score >= 80 else "fair" if score >= 60 else "poor"


@pytest.mark.parametrize("year", EVALUATED)
def test_grades_follow_from_the_total_and_all_of_them_occur(year: int) -> None:
    exempt = planted("grade-differs")
    for position, row in enumerate(rows(table("self_evaluations", year + 1))):
        if (f"{year + 1}/self_evaluations.csv", line_of(position)) not in exempt:
            assert row["grade"] == grade(number(row["total_score"]))
    assert set(table("self_evaluations", year + 1)["grade"]) == {"excellent", "good", "fair", "poor"}


@pytest.mark.parametrize("year", EVALUATED)
def test_self_evaluations_are_mostly_but_not_all_good(year: int) -> None:
    grades = Counter(table("self_evaluations", year + 1)["grade"])
    whole = sum(grades.values())
    assert grades["excellent"] + grades["good"] > whole * 3 // 4
    assert grades["fair"] + grades["poor"] > whole // 50


def test_nobody_is_named() -> None:
    """The names of those in charge are left out: nothing about a person is made up."""
    for year in EVALUATED:
        assert not {"project_lead", "finance_lead"} & set(table("self_evaluations", year + 1).columns)


# Evaluations by the bureau ----------------------------------------------------------------------------------------------------------


def test_spot_checks_are_on_distinct_projects_and_start_from_the_self_evaluation() -> None:
    own = projects_of("self_evaluations", 2022)
    frame = table("spot_checks", 2022)
    assert frame["project"].is_unique
    for row in rows(frame):
        assert row["self_score"] == own[row["project"]]["total_score"]
        assert abs(number(row["self_score"]) - number(row["recheck_score"])) <= 10
        assert row["reason"]
    lower = [row for row in rows(frame) if number(row["recheck_score"]) < number(row["self_score"])]
    assert len(lower) >= 9


def test_key_evaluations_are_on_distinct_subjects_of_2021() -> None:
    subjects = [report.get("project") or report["department"] for report in documents("2022/key_evaluations")]
    assert len(subjects) == len(set(subjects)) == 25
    assert {report["fiscal_year"] for report in documents("2022/key_evaluations")} == {"2021"}
    assert {report.get("project") for report in documents("2022/key_evaluations")} - {None} <= set(approved(2021))


def test_key_evaluations_score_what_their_table_sums_to_and_usually_less_than_the_department() -> None:
    own = {row["project"] or row["department"]: row for row in rows(table("self_evaluations", 2022))}
    differences = []
    for report in documents("2022/key_evaluations"):
        score = number(report["score"])
        assert score == sum(number(line["score"]) for line in report["scores"])
        assert sum(number(line["weight"]) for line in report["scores"]) == 100
        assert report["grade"] == grade(score)
        differences.append(number(own[report.get("project") or report["department"]]["total_score"]) - score)
    assert sum(difference > 0 for difference in differences) >= 18


def paragraphs(part: Any) -> Iterator[str]:
    """Every text of a report that is long enough to be a paragraph."""
    if isinstance(part, dict):
        for value in part.values():
            yield from paragraphs(value)
    elif isinstance(part, list):
        for value in part:
            yield from paragraphs(value)
    elif len(part) > 40:
        yield part


@pytest.mark.parametrize("folder", ["key_evaluations", "ex_ante"])
def test_no_paragraph_of_a_report_occurs_twice(folder: str) -> None:
    seen = Counter(text for report in documents(f"2022/{folder}") for text in paragraphs(report))
    assert [text for text, count in seen.items() if count > 1] == []


# What followed ------------------------------------------------------------------------------------------------------------------


def test_sources_are_evaluations_of_the_year() -> None:
    reports = {report["id"] for report in documents("2022/key_evaluations")}
    known = {"key_evaluation": reports, "spot_check": set(table("spot_checks", 2022)["id"])}
    for row in next_year_actions():
        assert row["sources"]
        assert set(row["sources"].split(";")) <= known[row["source_kind"]]


def test_several_actions_may_come_from_one_evaluation_and_one_from_several() -> None:
    sources = Counter(source for row in next_year_actions() for source in row["sources"].split(";"))
    assert max(sources.values()) > 1
    assert any(";" in row["sources"] for row in next_year_actions())
    assert len(sources) >= 25


def test_targets_of_actions_are_distinct_and_stand_in_the_next_budget() -> None:
    budget = [row["project"] for row in money_actions()]
    improved = [row["project"] for row in next_year_actions() if row["action"] == "improved_management"]
    assert len(set(budget)) == len(budget) == 35
    assert len(set(improved)) == len(improved) == 26
    assert set(budget) | set(improved) <= set(by_code("projects", 2023))
    assert {row["fiscal_year"] for row in next_year_actions()} == {"2023"}


def test_the_next_budget_is_what_actions_say() -> None:
    """Maintained: the same.  Increased, reduced: the difference.  Merged, cancelled: no money, and the amount is what it was."""
    before, after = approved(2022), by_code("projects", 2023)
    for row in money_actions():
        old, new = number(before[row["project"]]["approved_fiscal"]), after[row["project"]]
        amount, action = number(row["amount"]), row["action"]
        granted = number(new["approved_fiscal"])
        assert row["amount_kind"] == ("change" if action in ("increased", "reduced") else "level")
        if action == "maintained":
            assert amount == old == granted
        elif action == "increased":
            assert amount == granted - old
        elif action == "reduced":
            assert amount == old - granted
        else:
            assert new["review_outcome"] == action
            assert new["approved_total"] == ""
            assert amount == old


def test_merged_projects_go_into_another_approved_project() -> None:
    hosts = approved(2023)
    for row in next_year_actions():
        assert bool(row["merged_into"]) == (row["action"] == "merged")
        if row["merged_into"]:
            assert row["merged_into"] in hosts
            assert row["merged_into"] != row["project"]
    merged = {row["project"] for row in next_year_actions() if row["action"] == "merged"}
    assert merged == {code for code, row in by_code("projects", 2023).items() if row["review_outcome"] == "merged"}


def test_improved_rules_are_documents() -> None:
    known = set(table("documents")["id"])
    rules = [row["document"] for row in next_year_actions() if row["action"] == "improved_rules"]
    assert len(set(rules)) == 8
    assert set(rules) <= known


def test_findings_are_those_of_the_reports_and_findings_of_monitoring_are_all_closed() -> None:
    """The statement says that every department put right what key monitoring found."""
    found = by_code("findings", 2022, "id")
    for report in documents("2022/key_evaluations"):
        for each in report["findings"]:
            assert found[each["id"]]["finding"] == each["text"]
            assert found[each["id"]]["source"] == report["id"]
    assert {row["status"] for row in found.values() if row["source_kind"] == "monitoring"} == {"closed"}
    assert {row["source_kind"] for row in found.values()} == {"key_evaluation", "spot_check", "monitoring"}
    for row in found.values():
        assert (row["status"] == "closed") == bool(row["closed_on"])
        assert not row["closed_on"] or row["closed_on"] <= min(row["deadline"], "2023-12-31")


def test_texts_are_filled_in() -> None:
    """No blank of a sentence is left open, and nothing of the program shows."""
    for path in sorted(DATA.rglob("*")):
        if path.is_file():
            found = re.search(r"[{}<>]|None|object at|\$\w|（）|“”", path.read_text(encoding="utf-8").replace(">-", ""))
            assert found is None, (path.name, found)


# What was made public -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_everything_is_public_in_time(year: int) -> None:
    for row in rows(table("disclosures", year)):
        assert str(year) <= row["published"] <= row["due"] <= f"{year}-12-31"
        assert row["channel"] == "示例市政府门户网站"


def test_the_finance_department_publishes_every_report() -> None:
    frame = table("disclosures", 2022)
    published = frame[frame["document"] == "key_evaluation"]
    assert set(published["key_evaluation"]) == {report["id"] for report in documents("2022/key_evaluations")}
    (department,) = set(published["department"])
    assert "财政" in table("departments").set_index("code")["name"][department]
    dates = {report["id"]: report["date"] for report in documents("2022/key_evaluations")}
    assert all(dates[row["key_evaluation"]] < row["published"] for row in rows(published))


def test_2022_opens_fully_and_hidden_projects_do_not_give_each_other_away() -> None:
    """Hidden: none that a figure of 2022 counts; elsewhere three at least, all in one department, with the legal ground."""
    for year, name in ((2021, "projects"), (2022, "projects"), (2022, "self_evaluations"), (2022, "applications")):
        assert "visibility" not in table(name, year)
    frame = table("projects", 2023)
    hidden = frame[frame["visibility"] != "public"]
    assert 3 <= len(hidden) <= 4
    assert hidden["department"].nunique() == 1
    assert set(hidden["visibility"]) == {"aggregate"}
    assert all(hidden["visibility_basis"])
    for name in ("targets", "indicators"):
        rest = table(name, 2023)
        assert set(rest[rest["project"].isin(hidden["code"])]["visibility"]) == {"aggregate"}


def test_the_site_says_that_it_is_a_sample() -> None:
    site = document("site.yml")
    assert site["sample"] == "true"
    assert site["division_code"] == "999999"
    assert site["as_of"] == "2023-12-31"
    assert site["official"] == "false"
