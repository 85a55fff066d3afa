"""The figures of work year 2022, counted once more: with pandas, from the files as they lie there, without a line of the generator."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import yaml

Value = Decimal | bool | None
_MONEY = ["reduced", "cancelled", "recovered_completed", "recovered_discontinued"]


class Counted:
    """Every figure that the files of one data directory hold; None where they say nothing about it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now, self.before = self._csv("2022/projects.csv"), self._csv("2021/projects.csv")
        self.targets = self._csv("2022/targets.csv")
        self.values: dict[str, Value] = {}
        self._targets_and_review()
        self._coverage()
        self._evaluations()
        self._applications()
        self._support()

    def _csv(self, name: str) -> pd.DataFrame:
        path = self.folder / name
        return pd.read_csv(path, dtype=str, keep_default_na=False) if path.exists() else pd.DataFrame()

    def _folder(self, name: str) -> pd.DataFrame:
        files = sorted((self.folder / name).glob("*.yml"))
        return pd.DataFrame([yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for file in files])  # noqa: S506

    def _activities(self) -> pd.DataFrame:
        path = self.folder / "2022" / "activities.yml"
        if not path.exists():
            return pd.DataFrame()
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
        return pd.DataFrame(loaded["activities"]).fillna("")

    @staticmethod
    def _of(table: pd.DataFrame, **where: str) -> pd.DataFrame:
        for column, value in where.items():
            table = table[table[column] == value] if column in table else table.iloc[:0]
        return table

    @staticmethod
    def _total(table: pd.DataFrame, column: str) -> Decimal:
        if table.empty or column not in table:
            return Decimal(0)
        return Decimal(table[column].replace("", "0").map(Decimal).sum())

    def _departments(self, year: int) -> set[str]:
        table = self._csv("departments.csv")
        since = table["valid_from"].str[:4].replace("", "0000") <= str(year)
        until = table["valid_to"].str[:4].replace("", "9999") >= str(year)
        return set(table[since & until]["code"])

    def _targets_and_review(self) -> None:
        approved = self._of(self.now, review_outcome="approved")
        goals = self._of(self.targets, version="approved")
        departments = self._departments(2022) & set(self._of(goals, subject="department").get("department", ()))
        with_target = (
            approved[approved["code"].isin(goals["project"])]
            if not (approved.empty or goals.empty)
            else approved.iloc[:0]
        )
        self.with_target, self.target_departments = with_target, departments
        self.has_targets, self.has_projects = not self.targets.empty, not self.now.empty
        put, both = self.values, self.has_targets and self.has_projects
        put["targets.departments"] = Decimal(len(departments)) if self.has_targets else None
        put["targets.department_coverage"] = (
            percent(len(departments), len(self._departments(2022))) if self.has_targets else None
        )
        put["targets.projects"] = Decimal(len(with_target)) if both else None
        put["targets.amount"] = cents(self._total(with_target, "approved_fiscal")) if both else None
        put["targets.project_coverage"] = percent(len(with_target), len(approved)) if both else None
        put["targets.budget_accounts"] = Decimal(len(self._accounts(goals, approved))) if self.has_targets else None
        declared, granted = self._total(self.now, "declared_fiscal"), self._total(approved, "approved_fiscal")
        review = {
            "declared_projects": Decimal(len(self.now)),
            "declared_amount": cents(declared),
            "cancelled_projects": Decimal(len(self._of(self.now, review_outcome="cancelled"))),
            "adjusted_projects": Decimal(len(self._of(approved, target_revised="true"))),
            "approved_amount": cents(granted),
            "cut_amount": cents(declared - granted),
        }
        put.update({f"review.{name}": value if self.has_projects else None for name, value in review.items()})

    def _accounts(self, goals: pd.DataFrame, approved: pd.DataFrame) -> set[str]:
        """Of projects, of the approved projects of departments, and of funds."""
        if goals.empty:
            return set()
        funds = self._csv("2022/funds.csv")
        found = set(self.now[self.now["code"].isin(goals["project"])]["budget_account"]) if self.has_projects else set()
        if not approved.empty:
            found |= set(
                approved[approved["department"].isin(goals["department"].replace("", "none"))]["budget_account"]
            )
        return found | (set(funds[funds["code"].isin(goals["fund"])]["budget_account"]) if not funds.empty else set())

    def _coverage(self) -> None:
        forms, both = self._csv("2022/monitoring.csv"), self.has_targets and not self._csv("2022/monitoring.csv").empty
        monitored = self.target_departments & set(forms.get("department", ()))
        put = self.values
        put["monitoring.department_coverage"] = percent(len(monitored), len(self.target_departments)) if both else None
        projects = set(self.with_target.get("code", ()))
        share = percent(len(projects & set(forms.get("project", ()))), len(projects))
        put["monitoring.project_coverage"] = share if both and self.has_projects else None
        own = self._csv("2022/self_evaluations.csv")
        departments, before = (
            self._departments(2021),
            set(self._of(self.before, review_outcome="approved").get("code", ())),
        )
        evaluated = percent(len(departments & set(own.get("department", ()))), len(departments))
        put["self_evaluation.department_coverage"] = evaluated if not own.empty else None
        evaluated = percent(len(before & set(own.get("project", ()))), len(before))
        put["self_evaluation.project_coverage"] = evaluated if not own.empty and not self.before.empty else None

    def _evaluations(self) -> None:
        ex_ante, reports, put = self._folder("2022/ex_ante"), self._folder("2022/key_evaluations"), self.values
        declared, advised = self._total(ex_ante, "declared_amount"), self._total(ex_ante, "recommended_amount")
        some = not ex_ante.empty
        put["ex_ante.projects"] = Decimal(len(ex_ante)) if some else None
        put["ex_ante.declared_amount"] = cents(declared) if some else None
        put["ex_ante.recommended_amount"] = cents(advised) if some else None
        put["ex_ante.cut_amount"] = cents(declared - advised) if some else None
        put["ex_ante.cut_rate"] = percent(declared - advised, declared) if some else None
        for name, kind in (("departments", "department"), ("projects", "project"), ("policies", "policy")):
            put[f"key_evaluation.{name}"] = None if reports.empty else Decimal(len(self._of(reports, object=kind)))
        own = {
            (each["code"], each["fiscal_year"]): each["budget_account"]
            for table in (self.now, self.before)
            for _, each in table.iterrows()
        }
        accounts: set[str] = set()
        for report in reports.fillna("").to_dict("records"):
            account = report.get("budget_account") or own.get((report.get("project", ""), report["fiscal_year"]), "")
            accounts |= {str(account)} - {""}
        agencies = self._of(reports, evaluator_kind="third_party")
        put["key_evaluation.budget_accounts"] = None if reports.empty else Decimal(len(accounts))
        named = agencies["evaluator"].dropna().nunique() if "evaluator" in agencies else 0
        put["key_evaluation.agencies"] = None if reports.empty else Decimal(named)
        checks = self._csv("2022/spot_checks.csv")
        put["spot_check.projects"] = None if checks.empty else Decimal(len(checks))

    def _applications(self) -> None:
        every, put = self._csv("2022/applications.csv"), self.values
        in_year = self._of(every, source_kind="monitoring")
        after = every[every["source_kind"] != "monitoring"] if not every.empty else every

        def told(value: Decimal) -> Decimal | None:
            return None if every.empty else value

        put["monitoring.improved_projects"] = told(Decimal(len(self._of(in_year, action="improved_management"))))
        put["monitoring.improved_mechanisms"] = told(Decimal(len(self._of(in_year, action="improved_mechanism"))))
        money = in_year[in_year["action"].isin(_MONEY)] if not in_year.empty else in_year
        put["monitoring.adjusted_amount"] = told(cents(self._total(money, "amount")))
        for name in ("improved_management", "improved_rules"):
            put[f"application.{name}"] = told(Decimal(len(self._of(after, action=name))))
        for prefix, rows, names in (
            ("monitoring", in_year, _MONEY),
            ("application", after, ["maintained", "increased", "reduced", "merged", "cancelled"]),
        ):
            for name in names:
                found = self._of(rows, action=name)
                put[f"{prefix}.{name}_projects"] = told(Decimal(len(found)))
                put[f"{prefix}.{name}_amount"] = told(cents(self._total(found, "amount")))

    def _support(self) -> None:
        documents, activities, put = self._csv("documents.csv"), self._activities(), self.values
        reported = self._of(documents, reported_in="2022")
        put["rules.plans"] = None if reported.empty else Decimal(len(self._of(reported, kind="plan")))
        rules = self._of(documents, kind="rule")
        if not rules.empty:
            known = rules["reported_in"].astype(int) <= 2022
            rules = rules[known & (rules["repealed"].str[:4].replace("", "9999") > "2022")]
        topics = {topic for cell in rules.get("topic", ()) for topic in cell.split(";")} - {""}
        put["rules.topics"] = None if rules.empty else Decimal(len(topics))
        for figure, kind in (
            ("training.sessions", "training"),
            ("publicity.articles", "publicity"),
            ("congress.reports", "congress_report"),
        ):
            put[figure] = None if activities.empty else _things(self._of(activities, kind=kind))
        provincial = self._of(activities, kind="publicity", provincial="true")
        put["publicity.provincial_articles"] = None if activities.empty else _things(provincial)
        for figure, kind in (
            ("targets.joint_review", "joint_review"),
            ("targets.congress_review", "submission"),
            ("assessment.included", "assessment"),
        ):
            put[figure] = None if activities.empty else not self._of(activities, kind=kind).empty
        disclosed = self._csv("2022/disclosures.csv")
        for figure, document in (
            ("targets_departments", "targets"),
            ("self_evaluation_departments", "self_evaluation"),
            ("key_evaluations", "key_evaluation"),
        ):
            owed = self._of(disclosed, document=document)
            put[f"disclosure.{figure}"] = None if owed.empty else Decimal(int((owed["published"] != "").sum()))


def _things(activities: pd.DataFrame) -> Decimal:
    """One each, or as many as an entry stands for."""
    if activities.empty:
        return Decimal(0)
    quantity = activities["quantity"] if "quantity" in activities else pd.Series("", index=activities.index)
    return Decimal(quantity.replace("", "1").map(Decimal).sum())


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """Half-up to two decimals; what is not the whole is never 100; None for a share of nothing."""
    if not whole:
        return None
    exact = Decimal(part) * 100 / Decimal(whole)
    return Decimal("99.99") if cents(exact) == 100 and exact < 100 else cents(exact)
