"""Personal data are found wherever they stand, shown nowhere, and let pass only by a sign-off that is still valid."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.privacy import RULES, check_privacy
from generator.checks.raw_texts import raw_files
from generator.disclosure import Disclosure
from generator.pipeline import check
from generator.problems import Report, Rule
from generator.reading import read_records
from generator.reports.json_report import as_json
from generator.reports.text_report import as_text
from tests.golden import Case, cases, facts

CASES = list(cases("privacy"))


def report_of(directory: Path) -> Report:
    records, _ = read_records(directory)
    return Report.of(check_privacy(Disclosure(records), raw_files(records)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    report = report_of(case.write(tmp_path))

    assert [problem.code for problem in report] == [wanted["code"] for wanted in case.problems]
    assert [facts(problem, wanted) for problem, wanted in zip(report, case.problems, strict=True)] == list(
        case.problems
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    assert any(rule.code == wanted["code"] for case in CASES for wanted in case.problems)
    assert any(rule.code in case.shows and not case.problems for case in CASES)


def test_no_output_shows_what_another_rule_quotes(tmp_path: Path) -> None:
    """A cell that cannot be read is quoted in a message; an identity number in it is masked there as well."""
    case = next(case for case in CASES if "cannot be read" in case.name)
    directory = case.write(tmp_path)
    projects = directory / "2022" / "projects.csv"
    projects.write_text(
        projects.read_text(encoding="utf-8").replace(",1,1,", ",510683190001011232,1,"), encoding="utf-8"
    )
    projects.write_text(projects.read_text(encoding="utf-8").replace("general", "13800138000"), encoding="utf-8")

    report = check(directory).report

    assert "privacy-resident-id" in {problem.code for problem in report}
    for output in (as_json(report), as_text(report), "".join(map(str, report))):
        assert "510683190001011232" not in output
        assert "13800138000" not in output
        assert "138****8000" in output
