"""Personal data are found wherever they stand, shown nowhere, and let pass only by a sign-off that is still valid."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.privacy import RULES, check_privacy, published_on_purpose, text_mark, unsigned_years
from generator.checks.raw_texts import raw_files
from generator.disclosure import Disclosure
from generator.pipeline import check
from generator.problems import Report, Rule
from generator.reading import read_records
from generator.reports.json_report import as_json
from generator.reports.text_report import as_text
from tests.golden import Case, assert_bad_and_good, assert_told, cases

CASES = list(cases("privacy"))


def report_of(directory: Path) -> Report:
    records, _ = read_records(directory)
    return Report.of(check_privacy(Disclosure(records), raw_files(records)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, tmp_path: Path) -> None:
    assert_told(report_of(case.write(tmp_path)), case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_bad_case_and_a_good_twin(rule: Rule) -> None:
    assert_bad_and_good(rule.code, CASES)


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


def test_places_are_those_of_the_file_as_it_is_written(tmp_path: Path) -> None:
    """In another encoding, with Windows line ends and cells of several lines, a finding stands where a person finds it."""
    case = next(case for case in CASES if "every disguise" in case.name)
    directory = case.write(tmp_path)
    with (directory / "site.yml").open("a", encoding="utf-8") as site:
        site.write('encodings:\n  - file: "2022/*.csv"\n    encoding: gb18030\n')
    text = 'id,source_kind,source,finding\r\nf-01,monitoring,a,"第一行\r\n第二行\r\n第三行"\r\n\r\nf-02,monitoring,b,电话13800138000\r\n'
    (directory / "2022" / "findings.csv").write_bytes(text.encode("gb18030"))

    found = [(str(problem.location), problem.location.row) for problem in report_of(directory)]

    assert found == [("2022/findings.csv 第 6 行 “finding”列", 3)]


def test_what_the_site_may_show_are_contacts_and_valid_exceptions(tmp_path: Path) -> None:
    case = next(case for case in CASES if "has not expired" in case.name)
    directory = case.write(tmp_path)
    with (directory / "site.yml").open("a", encoding="utf-8") as site:
        site.write("phone: 199-0000-0000\n")

    assert published_on_purpose(Disclosure(read_records(directory)[0])) == {"199****0000", "138****8000"}


@pytest.mark.parametrize("name", ["an expired exception", "without an expiry"])
def test_what_no_exception_covers_today_may_not_be_shown(name: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if name in case.name)

    assert published_on_purpose(Disclosure(read_records(case.write(tmp_path))[0])) == frozenset()


def test_a_sign_off_is_of_exactly_this_text(tmp_path: Path) -> None:
    """Whoever changes one word, however deep in a report, has changed what was signed off."""
    case = next(case for case in cases("checks") if case.name == "money: nothing is wrong")
    directory = case.write(tmp_path)
    marks = {text_mark(Disclosure(read_records(directory)[0]), 2022)}

    for file, old, new in (
        ("2022/key_evaluations/ke-2022-01.yml", "支付进度偏慢", "支付进度较慢"),
        ("2022/key_evaluations/ke-2022-01.yml", "综合得分86.5分，等级", "综合得分86.5分，评价等级"),
        ("2022/ex_ante/ea-2022-01.yml", "站台数量多于客流需要", "站台数量多于需要"),
        ("2022/applications.csv", "按月通报用车情况", "按季通报用车情况"),
    ):
        path = directory / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        marks.add(text_mark(Disclosure(read_records(directory)[0]), 2022))

    assert len(marks) == 5
    assert all(mark is not None and mark.startswith("text-") for mark in marks)


@pytest.mark.parametrize("kind, signed", [("free_text", True), ("difference", False)])
def test_only_a_sign_off_of_text_signs_off_text(kind: str, signed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    case = next(case for case in cases("checks") if case.name == "money: nothing is wrong")
    directory = case.write(tmp_path)
    mark = text_mark(Disclosure(read_records(directory)[0]), 2022)
    entry = f"{{kind: {kind}, target: {mark}, work_year: 2022, reason: 已核对, by: 示例股, date: 2023-06-30}}"
    (directory / "exceptions.yml").write_text(f"exceptions:\n  - {entry}\n", encoding="utf-8")

    unsigned = unsigned_years(Disclosure(read_records(directory)[0]))

    assert (2022 not in unsigned) is signed
