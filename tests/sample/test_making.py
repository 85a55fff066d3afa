"""Samples of any size: the same plan gives the same bytes, the program reads them, and known figures are met or refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.checks.references import check_references
from generator.disclosure import Disclosure
from generator.figures.registry import figures_of
from generator.pipeline import check
from generator.reading import read_records
from generator.sample.calibration import calibrate, met_by, read_figures
from generator.sample.make import make_sample, write_sample
from generator.sample.plan import SamplePlan, Value, published_figures
from tests.sample.tables import DATA

SMALL = SamplePlan(seed=11, departments=5, projects=40, years=(2021, 2022))


def values(plan: SamplePlan, folder: Path) -> tuple[dict[str, Value | None], list[str]]:
    """The figures of the statement year as the program computes them, and what it finds wrong."""
    made = make_sample(plan)
    assert made.problems == ()
    write_sample(made.files, folder)
    records, problems = read_records(folder)
    disclosure = Disclosure(records)
    problems += check_references(disclosure)
    figures = figures_of(disclosure, plan.statement_year)
    computed = {each.figure.id: each.evidence.value if each.evidence else None for each in figures}
    return computed, [str(problem) for problem in problems]


def test_the_shipped_data_is_what_the_plan_makes() -> None:
    """After a change of the sample: `python3 run.py sample --shipped --out data --replace`."""
    made = make_sample(SamplePlan.shipped())
    shipped = {path.relative_to(DATA).as_posix(): path.read_bytes() for path in DATA.rglob("*") if path.is_file()}
    assert sorted(made.files) == sorted(shipped)
    assert [name for name, content in made.files.items() if shipped[name] != content] == []


def test_the_shipped_data_has_a_readable_size() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*")) < 15_000_000


def test_the_same_plan_gives_the_same_bytes_and_another_seed_others() -> None:
    made, again = make_sample(SMALL), make_sample(SMALL)
    other = make_sample(SamplePlan(seed=12, departments=5, projects=40, years=(2021, 2022)))
    assert made.files == again.files
    assert made.files != other.files


PLANS = (
    SMALL,
    SamplePlan(seed=1, departments=1, projects=1, years=(2022,)),
    SamplePlan(seed=2, departments=2, projects=9, years=(2021, 2022, 2023)),
    SamplePlan(seed=3, departments=80, projects=120, years=(2020, 2021, 2022, 2023)),
    SamplePlan(seed=4, departments=6, projects=90, years=(2030, 2031)),
    SamplePlan(seed=5, departments=4, projects=30, years=(2026,)),
)


def size(plan: SamplePlan) -> str:
    return f"{plan.departments} departments, {plan.projects} projects, {len(plan.years)} years"


@pytest.mark.parametrize("plan", PLANS, ids=size)
def test_small_samples_have_nothing_wrong(plan: SamplePlan, tmp_path: Path) -> None:
    """No rule finds anything in a sample too small for planted findings, whatever its years."""
    write_sample(make_sample(plan).files, tmp_path)
    assert [str(problem) for problem in check(tmp_path).report] == []


@pytest.mark.parametrize("plan", PLANS, ids=size)
def test_small_samples_are_whole(plan: SamplePlan, tmp_path: Path) -> None:
    """Nothing dangles, and what the shape promises is what the records yield."""
    computed, problems = values(plan, tmp_path)
    assert problems == []
    expected = met_by(calibrate({}, plan)[0])
    known = {identifier: value for identifier, value in computed.items() if value is not None}
    if plan.statement_year - 1 not in plan.years:
        known.pop("disclosure.self_evaluation_departments", None)
    assert known == {identifier: expected[identifier] for identifier in known}


def test_published_figures_are_sixty_two() -> None:
    assert len(published_figures()) == 62
    shape, problems = calibrate(published_figures(), SamplePlan.shipped())
    assert problems == []
    assert met_by(shape) == published_figures()


GIVEN: dict[str, Value] = {
    "targets.departments": Decimal(4),
    "review.declared_projects": Decimal(60),
    "review.cancelled_projects": Decimal(9),
    "review.declared_amount": Decimal("5012.34"),
    "review.cut_amount": Decimal("900.01"),
    "ex_ante.projects": Decimal(3),
    "ex_ante.declared_amount": Decimal(700),
    "ex_ante.cut_rate": Decimal("33.33"),
    "monitoring.reduced_projects": Decimal(11),
    "monitoring.reduced_amount": Decimal("77.7"),
    "monitoring.adjusted_amount": Decimal("123.45"),
    "application.merged_projects": Decimal(2),
    "application.merged_amount": Decimal("250.5"),
    "key_evaluation.projects": Decimal(5),
    "spot_check.projects": Decimal(2),
}


def test_figures_of_another_city_are_met(tmp_path: Path) -> None:
    """Some figures are given, some follow from them, and the rest is drawn."""
    computed, problems = values(SamplePlan(seed=5, figures=GIVEN), tmp_path)
    assert problems == []
    assert {identifier: computed[identifier] for identifier in GIVEN} == GIVEN
    assert computed["review.approved_amount"] == Decimal("4112.33")
    assert computed["targets.projects"] == 51


def messages(figures: Mapping[str, Value], plan: SamplePlan = SMALL) -> dict[str, str]:
    _, problems = calibrate(figures, plan)
    assert make_sample(SamplePlan(**{**_fields(plan), "figures": figures})).files == {}  # type: ignore[arg-type]
    return {problem.field or "": problem.message for problem in problems}


def _fields(plan: SamplePlan) -> dict[str, object]:
    return {"seed": plan.seed, "departments": plan.departments, "projects": plan.projects, "years": plan.years}


def test_figures_that_contradict_each_other_are_refused() -> None:
    found = messages({"review.declared_projects": Decimal(40), "review.cancelled_projects": Decimal(3),
                      "targets.projects": Decimal(36)})  # fmt: skip
    assert found == {"targets.projects": "指标 targets.projects 要求 36，做不到：由其他指标推出的是 37。"}


def test_more_actions_than_projects_are_refused() -> None:
    found = messages({"monitoring.reduced_projects": Decimal(36)})
    assert found == {
        "targets.projects": "指标 targets.projects 要求 36，做不到："
        "事前评估、年中调整和下年调整各用不同的项目，批准的项目不够。"
    }


def test_money_for_nobody_is_refused() -> None:
    found = messages({"monitoring.cancelled_projects": Decimal(0), "monitoring.cancelled_amount": Decimal(800)})
    assert found == {
        "monitoring.cancelled_amount": "指标 monitoring.cancelled_amount 要求 800，做不到：0 个项目，每个至少 0.01 万元。"
    }


def test_figures_that_nobody_knows_are_refused() -> None:
    assert messages({"targets.dogs": Decimal(3)}) == {
        "targets.dogs": "指标 targets.dogs 要求 3，做不到：没有这个指标。"
    }


def test_numbers_that_no_record_can_hold_are_refused() -> None:
    reason = "做不到：金额最多两位小数，件数是整数，都不能是负数。"
    assert messages({"review.declared_amount": Decimal("1.234"), "spot_check.projects": Decimal("1.5")}) == {
        "review.declared_amount": f"指标 review.declared_amount 要求 1.234，{reason}",
        "spot_check.projects": f"指标 spot_check.projects 要求 1.5，{reason}",
    }


def test_evaluations_without_a_year_to_evaluate_are_refused() -> None:
    found = messages({"key_evaluation.projects": Decimal(2)}, SamplePlan(departments=5, projects=40, years=(2022,)))
    assert "样本没有 2021 年" in found["key_evaluation.projects"]


def test_written_activities_are_fixed() -> None:
    found = messages({"training.sessions": Decimal(3)})
    assert found == {"training.sessions": "指标 training.sessions 要求 3，做不到：示例的工作活动固定为 2。"}


def test_figures_are_read_from_a_statement(tmp_path: Path) -> None:
    figures, problems = read_figures(DATA / "2022" / "statement.yml")
    assert problems == []
    assert figures == published_figures()
    broken = tmp_path / "figures.yml"
    broken.write_text("figures:\n  - {id: targets.projects, value: 很多}\n", encoding="utf-8")
    _, problems = read_figures(broken)
    assert [(problem.location.line, problem.value) for problem in problems] == [(2, "很多")]


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate])
@given(st.data())
def test_whatever_is_asked_for_is_met_exactly_or_refused(data: st.DataObject) -> None:
    """There is no third way: a sample never comes near the figures, it meets them or says why not.

    Of what there is none of (a sum over no records), the program computes nothing rather than 0.
    """
    draw = data.draw
    plan = SamplePlan(
        seed=draw(st.integers(0, 10_000)),
        departments=draw(st.integers(1, 12)),
        projects=draw(st.integers(12, 70)),
        years=draw(st.sampled_from([(2021, 2022), (2021, 2022, 2023)])),
        year_of_statement=2022,
    )
    usual = met_by(calibrate({}, plan)[0])
    names = draw(st.sets(st.sampled_from(sorted(usual)), max_size=12))
    figures: dict[str, Value] = {name: usual[name] for name in names}
    for name in draw(st.sets(st.sampled_from(sorted(names)), max_size=3)) if names else ():
        value = figures[name]
        if not isinstance(value, bool):
            figures[name] = (value * draw(st.integers(60, 160)) / 100).quantize(
                Decimal("0.01") if name.endswith(("amount", "rate")) else Decimal(1)
            )
    calibrated = SamplePlan(**{**_fields(plan), "figures": figures, "year_of_statement": 2022})  # type: ignore[arg-type]
    if make_sample(calibrated).problems:
        return
    with TemporaryDirectory() as folder:
        computed, problems = values(calibrated, Path(folder))
    assert problems == []
    assert {name: computed[name] or Decimal(0) for name in figures if figures[name] is not True} == {
        name: value for name, value in figures.items() if value is not True
    }
    assert all(computed[name] for name, value in figures.items() if value is True)
