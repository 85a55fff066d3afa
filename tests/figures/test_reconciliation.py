"""A cent that does not fit is named, stops publication, and passes only when somebody answers for it."""

from __future__ import annotations

import csv
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from generator.figures.identities import IDENTITIES, AtMost, Balance, Rate
from generator.figures.registry import BY_ID
from generator.pipeline import generate
from tests.command import DATA, disclose
from tests.publish.workshop import parsed, text_of

STATED = {
    "review.declared_projects": Decimal(1193),
    "review.cancelled_projects": Decimal(128),
    "targets.projects": Decimal(1065),
    "review.adjusted_projects": Decimal(365),
    "review.declared_amount": Decimal("306307.94"),
    "review.approved_amount": Decimal("238997.12"),
    "review.cut_amount": Decimal("67310.82"),
    "ex_ante.declared_amount": Decimal(7264),
    "ex_ante.cut_amount": Decimal(1900),
    "ex_ante.cut_rate": Decimal("26.16"),
}


def change_one_amount(table: Path) -> str:
    """Adds 0.01 万元 to the first reduction after monitoring; its new amount."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["source_kind"] == "monitoring" and row["action"] == "reduced")
    row["amount"] = str(Decimal(row["amount"]) + Decimal("0.01"))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return row["amount"]


def test_one_cent_in_one_table_is_named_and_nothing_is_built(tmp_path: Path) -> None:
    data, site = tmp_path / "data", tmp_path / "site"
    shutil.copytree(DATA, data)
    change_one_amount(data / "2022" / "applications.csv")

    ran = disclose("build", "--data", data, "--site", site, "--quiet")

    assert ran.code == 1
    assert "（monitoring.reduced_amount）：说明公布 9942.3 万元，按记录计算 9942.31 万元，相差 0.01" in ran.err
    assert "（monitoring.adjusted_amount）：说明公布 12354.16 万元，按记录计算 12354.17 万元，相差 0.01" in ran.err
    assert not site.exists()


SITE = "jurisdiction: 示例市\nbureau: 示例市财政局\nas_of: 2023-12-31\nsample: {sample}\nofficial: false\n"
STATEMENT = """\
text: |
  评估项目单位申报 100万元，建议安排 60.004万元。
figures:
  - {id: ex_ante.declared_amount, value: 100, section: 一, basis: stated, quotes: [单位申报 100万元]}
  - {id: ex_ante.recommended_amount, value: 60, section: 一, basis: stated, quotes: [建议安排 60.004万元]}
"""
EXCEPTIONS = """\
exceptions:
  - {kind: difference, target: ex_ante.declared_amount, work_year: 2022, reason: 原文漏印小数, by: 示例市财政局绩效股, date: 2023-03-01}
"""


def small(folder: Path, *, sample: bool = False, exceptions: str = "") -> Path:
    """A year with one ex-ante evaluation of 100.01 万元 (advised: 60.004), of which 100 and 60 were stated."""
    (folder / "2022" / "ex_ante").mkdir(parents=True)
    (folder / "site.yml").write_text(SITE.format(sample=str(sample).lower()), encoding="utf-8")
    (folder / "2022" / "statement.yml").write_text(STATEMENT, encoding="utf-8")
    evaluation = "id: ea-1\nfiscal_year: 2022\ntitle: 评估\ndeclared_amount: 100.01\nrecommended_amount: 60.004\n"
    (folder / "2022" / "ex_ante" / "ea-1.yml").write_text(evaluation, encoding="utf-8")
    if exceptions:
        (folder / "exceptions.yml").write_text(exceptions, encoding="utf-8")
    return folder


def page_of(data: Path) -> str:
    outcome = generate(data)
    assert outcome.pages is not None, [str(problem) for problem in outcome.report]
    body = next(each.body for each in outcome.pages.pages if each.address == "/2022/reconciliation/")
    return text_of(parsed(body))


@pytest.mark.parametrize("sample", [False, True])
def test_a_difference_stops_samples_too(tmp_path: Path, *, sample: bool) -> None:
    outcome = generate(small(tmp_path, sample=sample))

    assert outcome.pages is None
    assert [problem.code for problem in outcome.report if problem.severity.value == "error"] == ["figure-differs"]


def test_signed_off_it_passes_and_says_why_who_and_when(tmp_path: Path) -> None:
    words = page_of(small(tmp_path, exceptions=EXCEPTIONS))

    assert "有差异（见说明）" in words
    assert "+0.01" in words
    for told in ("原文漏印小数", "示例市财政局绩效股", "2023年3月1日"):
        assert told in words


def test_what_only_rounding_explains_is_called_so(tmp_path: Path) -> None:
    assert "四舍五入差异" in page_of(small(tmp_path, exceptions=EXCEPTIONS))


def test_of_samples_nothing_is_proven(tmp_path: Path) -> None:
    words = page_of(small(tmp_path, sample=True, exceptions=EXCEPTIONS))

    assert "示例，不构成核对" in words
    assert "四舍五入差异" not in words
    assert "有差异（见说明）" in words


def test_identities_speak_of_declared_figures_only() -> None:
    assert [name for each in IDENTITIES for name in each.figures if name not in BY_ID] == []
    assert len({each.id for each in IDENTITIES}) == len(IDENTITIES)


@pytest.mark.parametrize("identity_id", ["review.projects", "review.money", "ex_ante.rate", "review.revised_within"])
def test_identities_hold_for_what_was_published_and_break_with_a_cent(identity_id: str) -> None:
    """The whole is what its parts leave, the subset is not more than the set, the rate is the division."""
    identity = next(each for each in IDENTITIES if each.id == identity_id)
    assert identity.off_by(STATED) == 0
    assert "≠" not in identity.arithmetic(STATED)

    changed = identity.figures[-1] if not isinstance(identity, AtMost) else identity.part
    step = Decimal(1000) if isinstance(identity, AtMost) else Decimal("0.01")
    wrong = {**STATED, changed: STATED[changed] + step}
    assert abs(identity.off_by(wrong)) > 0
    assert "≠" in identity.arithmetic(wrong) or ">" in identity.arithmetic(wrong)


def test_each_sort_of_identity_is_in_use() -> None:
    assert {type(each) for each in IDENTITIES} == {Balance, AtMost, Rate}
