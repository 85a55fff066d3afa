"""A small disclosure with anything in it: tables drawn at random, written as files, and read back by pandas alone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from hypothesis import strategies as st

Row = dict[str, str]

ACCOUNTS = ("general", "gov_fund", "state_capital", "social_insurance")
IN_YEAR = (
    "improved_management",
    "improved_mechanism",
    "reduced",
    "cancelled",
    "recovered_completed",
    "recovered_discontinued",
)
AFTER = ("improved_management", "improved_rules", "maintained", "increased", "reduced", "merged", "cancelled")
ACTIVITIES = ("joint_review", "submission", "training", "publicity", "assessment", "congress_report")
TOPICS = ("事前绩效评估", "绩效目标", "绩效监控", "绩效评价")

_money = st.decimals(0, 5000, places=4).map(lambda amount: f"{amount:f}")
_account = st.sampled_from(ACCOUNTS)
_department = st.sampled_from(["101", "102", "103"])
_hidden = st.sampled_from(["public"] * 6 + ["aggregate", "internal"])


def _grounds(visibility: str) -> Row:
    return {"visibility": visibility, "visibility_basis": "" if visibility == "public" else "政府信息公开条例第十四条"}


@st.composite
def _project(draw: st.DrawFn, code: str, year: int) -> Row:
    outcome = draw(st.sampled_from(["approved", "approved", "approved", "cancelled", "merged"]))
    declared = draw(_money)
    approved = draw(_money) if outcome == "approved" else ""
    return {
        "code": code,
        "fiscal_year": str(year),
        "name": f"项目 {code[-3:]}",
        "department": draw(_department),
        "field": "education",
        "continuity": "new",
        "budget_account": draw(_account),
        "declared_total": declared,
        "declared_fiscal": declared,
        "approved_total": approved,
        "approved_fiscal": approved,
        "review_outcome": outcome,
        "target_revised": draw(st.sampled_from(["true", "false"])) if outcome == "approved" else "false",
        **_grounds(draw(_hidden)),
    }


def _code(year: int, number: int) -> str:
    return f"999999{year % 100:02d}T{900_000_000_000 + number:012d}"


@st.composite
def _projects(draw: st.DrawFn, year: int) -> list[Row]:
    return [draw(_project(_code(year, number), year)) for number in range(draw(st.integers(0, 7)))]


@st.composite
def _some(draw: st.DrawFn, codes: list[str]) -> list[str]:
    return [code for code in codes if draw(st.integers(0, 9)) > 1]


@st.composite
def _subjects(draw: st.DrawFn, /, projects: list[Row], year: int, **more: str) -> list[Row]:
    """Forms about some of the projects and some of the departments."""
    departments = [
        {"subject": "department", "project": "", "department": code} for code in draw(_some(["101", "102", "103"]))
    ]
    forms = [
        {"subject": "project", "project": code, "department": ""}
        for code in draw(_some([each["code"] for each in projects]))
    ]
    return [{**form, "fiscal_year": str(year), **more} for form in [*departments, *forms]]


@st.composite
def _applications(draw: st.DrawFn, codes: list[str]) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 8))):
        after = draw(st.booleans())
        rows.append(
            {
                "id": f"ap-{number}",
                "source_kind": draw(st.sampled_from(["key_evaluation", "spot_check"])) if after else "monitoring",
                "action": draw(st.sampled_from(AFTER if after else IN_YEAR)),
                "project": draw(st.sampled_from(codes)),
                "fiscal_year": "2023" if after else "2022",
                "amount": draw(_money),
                **_grounds(draw(_hidden)),
            }
        )
    return rows


@st.composite
def _documents(draw: st.DrawFn) -> list[Row]:
    return [
        {
            "id": f"d-{number}",
            "kind": draw(st.sampled_from(["plan", "rule", "notice"])),
            "title": f"文件 {number}",
            "topic": ";".join(draw(st.lists(st.sampled_from(TOPICS), max_size=2, unique=True))),
            "reported_in": str(draw(st.sampled_from([2021, 2022, 2023]))),
            "repealed": draw(st.sampled_from(["", "", "2021-05-01", "2022-05-01", "2023-05-01"])),
        }
        for number in range(draw(st.integers(0, 5)))
    ]


@st.composite
def _activities(draw: st.DrawFn) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 7))):
        kind = draw(st.sampled_from(ACTIVITIES))
        row = {"id": f"a-{number}", "kind": kind, "date": "2022-06"}
        if kind == "publicity":
            row["provincial"] = draw(st.sampled_from(["true", "false"]))
        if kind in ("publicity", "training", "congress_report") and draw(st.booleans()):
            row |= {"quantity": str(draw(st.integers(0, 9))), "itemised": "false"}
        rows.append(row)
    return rows


@st.composite
def _key_evaluations(draw: st.DrawFn, codes: list[str]) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["department", "project", "policy"]))
        row = {"id": f"ke-{number}", "object": kind, "fiscal_year": "2021", "title": f"报告 {number}"}
        row |= {"department": draw(_department)} if kind == "department" else {"project": draw(st.sampled_from(codes))}
        row |= {"budget_account": draw(_account)} if draw(st.booleans()) else {}
        row |= {"evaluator": draw(st.sampled_from(["示例机构 01", "示例机构 02"]))} if draw(st.booleans()) else {}
        rows.append(row | {"evaluator_kind": draw(st.sampled_from(["third_party", "bureau"]))})
    return rows


@st.composite
def _disclosures(draw: st.DrawFn) -> list[Row]:
    rows = []
    for document, published_with in (("targets", "budget"), ("self_evaluation", "final_accounts")):
        rows += [
            {
                "department": code,
                "document": document,
                "key_evaluation": "",
                "fiscal_year": "2022",
                "published_with": published_with,
            }
            for code in draw(_some(["101", "102", "103"]))
        ]
    for number in range(draw(st.integers(0, 3))):
        rows.append(
            {
                "department": "101",
                "document": "key_evaluation",
                "key_evaluation": f"ke-{number}",
                "fiscal_year": "2021",
                "published_with": "standalone",
            }
        )
    return [{**row, "published": draw(st.sampled_from(["2022-03-01", "2022-03-01", ""]))} for row in rows]


@dataclass(frozen=True)
class City:
    """Tables by file, each a list of rows; rows of a folder are files of their own."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        for name, rows in self.tables.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith(".csv") and rows:
                with path.open("w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, list(rows[0]))
                    writer.writeheader()
                    writer.writerows(rows)
            elif name.endswith("/"):
                path.mkdir(exist_ok=True)
                for row in rows:
                    (path / f"{row['id']}.yml").write_text(_yaml(row), encoding="utf-8")
            elif name.endswith(".yml") and rows:
                path.write_text("activities:\n" + "".join(_item(row) for row in rows), encoding="utf-8")
        (folder / "2022").mkdir(exist_ok=True)
        site = "jurisdiction: 示例市\nbureau: 示例市财政局\nas_of: 2023-12-31\nsample: true\nofficial: false\n"
        (folder / "site.yml").write_text(site, encoding="utf-8")
        (folder / "2022" / "calendar.yml").write_text("statement_due: 2023-02-28\n", encoding="utf-8")
        return folder


def _yaml(row: Row) -> str:
    return yaml.safe_dump(row, allow_unicode=True, default_style='"')


def _item(row: Row) -> str:
    return "".join(
        f"  {'- ' if number == 0 else '  '}{name}: {value}\n" for number, (name, value) in enumerate(row.items())
    )


@st.composite
def cities(draw: st.DrawFn) -> City:
    """A city of three departments, one of which came and one of which went, and everything else at random."""
    now, before = draw(_projects(2022)), draw(_projects(2021))
    codes = [each["code"] for each in [*now, *before]] or [_code(2022, 0)]
    funds = [
        {"code": f"fund-{number}", "name": f"基金 {number}", "budget_account": draw(_account)}
        for number in range(draw(st.integers(0, 2)))
    ]
    targets = draw(_subjects(now, 2022, version="approved", goal="做好", fund=""))
    with_target = draw(_some([each["code"] for each in funds]))
    targets += [{**_fund_target(), "fund": code} for code in with_target]
    declared_too: bool = draw(st.booleans())
    if targets and declared_too:
        targets.append({**targets[0], "version": "declared"})
    ex_ante = [
        {
            "id": f"ea-{number}",
            "fiscal_year": "2022",
            "title": f"评估 {number}",
            "declared_amount": draw(_money),
            "recommended_amount": draw(_money),
        }
        for number in range(draw(st.integers(0, 4)))
    ]
    spot_checks = [
        {"id": f"sc-{number}", "project": draw(st.sampled_from(codes)), "fiscal_year": "2021"}
        for number in range(draw(st.integers(0, 3)))
    ]
    return City(
        {
            "departments.csv": list(_departments()),
            "fields.csv": [{"code": "education", "name": "教育"}],
            "documents.csv": draw(_documents()),
            "2021/projects.csv": before,
            "2022/projects.csv": now,
            "2022/funds.csv": funds,
            "2022/targets.csv": targets,
            "2022/monitoring.csv": draw(_subjects(now, 2022, as_of="2022-07-31")),
            "2022/self_evaluations.csv": draw(_subjects(before, 2021, date="2022-04-30")),
            "2022/ex_ante/": ex_ante,
            "2022/key_evaluations/": draw(_key_evaluations(codes)),
            "2022/spot_checks.csv": spot_checks,
            "2022/applications.csv": draw(_applications(codes)),
            "2022/disclosures.csv": draw(_disclosures()),
            "2022/activities.yml": draw(_activities()),
        }
    )


def _fund_target() -> Row:
    subject = {"subject": "fund", "project": "", "department": ""}
    return {**subject, "fiscal_year": "2022", "version": "approved", "goal": "做好"}


def _departments() -> Iterator[Row]:
    for code, valid_from, valid_to in (("101", "", ""), ("102", "2022-01-01", ""), ("103", "", "2021-12-31")):
        yield {
            "code": code,
            "name": f"示例部门 {code}",
            "kind": "government",
            "field": "education",
            "valid_from": valid_from,
            "valid_to": valid_to,
        }
