"""The published figures follow from the shipped records, by sums of our own that know nothing of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

import pandas as pd
import pytest

from tests.sample.tables import document, documents, number, table, total

HUNDRED = Decimal(100)


def declared() -> pd.DataFrame:
    return table("projects", 2022)


def approved(year: int = 2022) -> pd.DataFrame:
    frame = table("projects", year)
    return frame[frame["review_outcome"] == "approved"]


def targets(subject: str) -> pd.DataFrame:
    frame = table("targets", 2022)
    return frame[(frame["subject"] == subject) & (frame["version"] == "approved")]


def with_target() -> pd.DataFrame:
    frame = approved()
    return frame[frame["code"].isin(targets("project")["project"])]


def covered(part: set[str], whole: set[str]) -> Decimal:
    return HUNDRED * len(part & whole) / len(whole)


def departments() -> set[str]:
    return set(table("departments")["code"])


def accounts_of_targets() -> int:
    of_projects = set(with_target()["budget_account"])
    of_funds = table("funds", 2022)
    covered_funds = of_funds[of_funds["code"].isin(targets("fund")["fund"])]
    return len(of_projects | set(covered_funds["budget_account"]))


def accounts_of_reports() -> int:
    accounts = table("projects", 2021).set_index("code")["budget_account"]
    return len(
        {report.get("budget_account") or accounts[report["project"]] for report in documents("2022/key_evaluations")}
    )


def reports(kind: str) -> int:
    return sum(report["object"] == kind for report in documents("2022/key_evaluations"))


def actions(action: str, *kinds: str) -> pd.DataFrame:
    frame = table("applications", 2022)
    return frame[(frame["action"] == action) & frame["source_kind"].isin(kinds)]


def in_year(action: str) -> pd.DataFrame:
    return actions(action, "monitoring")


def next_year(action: str) -> pd.DataFrame:
    return actions(action, "key_evaluation", "spot_check")


def ex_ante(name: str) -> Decimal:
    return sum((number(each[name]) for each in documents("2022/ex_ante")), Decimal(0))


def cut_rate() -> Decimal:
    cut = ex_ante("declared_amount") - ex_ante("recommended_amount")
    return (cut * 100 / ex_ante("declared_amount")).quantize(Decimal("0.01"), ROUND_HALF_UP)


def activities(kind: str) -> list[dict[str, str]]:
    return [each for each in document("2022/activities.yml")["activities"] if each["kind"] == kind]


def disclosed(kind: str) -> int:
    frame = table("disclosures", 2022)
    return int(((frame["document"] == kind) & (frame["published"] != "")).sum())


def monitored(subject: str) -> set[str]:
    frame = table("monitoring", 2022)
    return set(frame[frame["subject"] == subject][subject])


def self_evaluated(subject: str) -> set[str]:
    frame = table("self_evaluations", 2022)
    return set(frame[(frame["subject"] == subject) & (frame["fiscal_year"] == "2021")][subject])


def documents_of(kind: str) -> pd.DataFrame:
    frame = table("documents")
    return frame[frame["kind"] == kind]


def topics() -> int:
    return len({topic for cell in documents_of("rule")["topic"] for topic in cell.split(";") if topic})


def quantity(kind: str, *, provincial: bool = False) -> int:
    found = [each for each in activities(kind) if not provincial or each.get("provincial") == "true"]
    return sum(int(each.get("quantity", "1")) for each in found)


MONEY_IN_YEAR = ("reduced", "cancelled", "recovered_completed", "recovered_discontinued")

COMPUTED: dict[str, Callable[[], object]] = {
    "targets.departments": lambda: len(departments() & set(targets("department")["department"])),
    "targets.department_coverage": lambda: covered(set(targets("department")["department"]), departments()),
    "targets.projects": lambda: len(with_target()),
    "targets.amount": lambda: total(with_target()["approved_fiscal"]),
    "targets.project_coverage": lambda: covered(set(with_target()["code"]), set(approved()["code"])),
    "targets.budget_accounts": accounts_of_targets,
    "targets.joint_review": lambda: bool(activities("joint_review")),
    "targets.congress_review": lambda: bool(activities("submission")),
    "ex_ante.projects": lambda: len(documents("2022/ex_ante")),
    "monitoring.department_coverage": lambda: covered(
        monitored("department"), set(targets("department")["department"])
    ),
    "monitoring.project_coverage": lambda: covered(monitored("project"), set(with_target()["code"])),
    "self_evaluation.department_coverage": lambda: covered(self_evaluated("department"), departments()),
    "self_evaluation.project_coverage": lambda: covered(self_evaluated("project"), set(approved(2021)["code"])),
    "key_evaluation.departments": lambda: reports("department"),
    "key_evaluation.projects": lambda: reports("project"),
    "key_evaluation.policies": lambda: reports("policy"),
    "key_evaluation.budget_accounts": accounts_of_reports,
    "key_evaluation.agencies": lambda: len({report["evaluator"] for report in documents("2022/key_evaluations")}),
    "spot_check.projects": lambda: len(table("spot_checks", 2022)),
    "review.declared_projects": lambda: len(declared()),
    "review.declared_amount": lambda: total(declared()["declared_fiscal"]),
    "review.cancelled_projects": lambda: int((declared()["review_outcome"] == "cancelled").sum()),
    "review.adjusted_projects": lambda: int((approved()["target_revised"] == "true").sum()),
    "review.approved_amount": lambda: total(approved()["approved_fiscal"]),
    "review.cut_amount": lambda: total(declared()["declared_fiscal"]) - total(declared()["approved_fiscal"]),
    "ex_ante.declared_amount": lambda: ex_ante("declared_amount"),
    "ex_ante.recommended_amount": lambda: ex_ante("recommended_amount"),
    "ex_ante.cut_amount": lambda: ex_ante("declared_amount") - ex_ante("recommended_amount"),
    "ex_ante.cut_rate": cut_rate,
    "monitoring.improved_projects": lambda: len(in_year("improved_management")),
    "monitoring.improved_mechanisms": lambda: len(in_year("improved_mechanism")),
    "monitoring.adjusted_amount": lambda: sum((total(in_year(each)["amount"]) for each in MONEY_IN_YEAR), Decimal(0)),
    "application.improved_management": lambda: len(next_year("improved_management")),
    "application.improved_rules": lambda: len(next_year("improved_rules")),
    "rules.plans": lambda: len(documents_of("plan")),
    "rules.topics": topics,
    "training.sessions": lambda: quantity("training"),
    "publicity.articles": lambda: quantity("publicity"),
    "publicity.provincial_articles": lambda: quantity("publicity", provincial=True),
    "assessment.included": lambda: bool(activities("assessment")),
    "congress.reports": lambda: quantity("congress_report"),
    "disclosure.targets_departments": lambda: disclosed("targets"),
    "disclosure.self_evaluation_departments": lambda: disclosed("self_evaluation"),
    "disclosure.key_evaluations": lambda: disclosed("key_evaluation"),
}


def _of(section: str, select: Callable[[str], pd.DataFrame], names: Iterable[str]) -> None:
    """Two figures for each action: how many, and how much."""
    for name in names:
        COMPUTED[f"{section}.{name}_projects"] = partial(_count_of, select, name)
        COMPUTED[f"{section}.{name}_amount"] = partial(_amount_of, select, name)


def _count_of(select: Callable[[str], pd.DataFrame], name: str) -> int:
    return len(select(name))


def _amount_of(select: Callable[[str], pd.DataFrame], name: str) -> Decimal:
    return total(select(name)["amount"])


_of("monitoring", in_year, MONEY_IN_YEAR)
_of("application", next_year, ("maintained", "increased", "reduced", "merged", "cancelled"))


def stated() -> dict[str, str]:
    return {figure["id"]: figure["value"] for figure in document("2022/statement.yml")["figures"]}


def test_every_stated_figure_has_a_sum_of_its_own() -> None:
    assert set(COMPUTED) == set(stated())
    assert len(COMPUTED) == 62


@pytest.mark.parametrize("figure", sorted(COMPUTED))
def test_the_stated_figure_follows_from_the_records(figure: str) -> None:
    """What the statement says is what its records add up to, to the last hundredth."""
    value, published = COMPUTED[figure](), stated()[figure]
    assert value == (published == "true" if isinstance(value, bool) else Decimal(published))
