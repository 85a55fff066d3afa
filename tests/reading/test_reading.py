"""Files become records, or problems that say how to mend them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.references import check_references
from generator.disclosure import Disclosure
from generator.problems import Report, Rule
from generator.reading import read_records
from generator.records.rules import RULES
from tests.golden import Case, assert_bad_and_good, assert_told, cases

CASES = list(cases("reading"))


def report_of(directory: Path) -> Report:
    records, problems = read_records(directory)
    return Report.of([*problems, *check_references(Disclosure(records))])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    assert_told(report_of(case.write(tmp_path)), case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    assert_bad_and_good(rule.code, CASES)


def test_a_declared_gb18030_file_reads_like_utf8(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name.endswith("nothing is wrong"))
    directory = case.write(tmp_path)
    site = directory / "site.yml"
    site.write_text(
        site.read_text(encoding="utf-8") + 'encodings:\n  - file: "2022/*.csv"\n    encoding: gb18030\n',
        encoding="utf-8",
    )
    projects = directory / "2022" / "projects.csv"
    projects.write_bytes(projects.read_text(encoding="utf-8").encode("gb18030"))

    records, problems = read_records(directory)

    assert problems == []
    assert [record.name for record in Disclosure(records).projects.values()] == ["运动场改造"]


def test_every_value_knows_its_place(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name.endswith("nothing is wrong"))
    records, _ = read_records(case.write(tmp_path))
    project = Disclosure(records).project("99999922T900000000001", 2022)

    assert project is not None
    assert str(project.at("declared_total")) == "2022/projects.csv 第 2 行 “declared_total”列"
    assert project.work_year == 2022
