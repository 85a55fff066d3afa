"""One report, four views: for people at a terminal, for programs, for reviewers of a change, and for a section chief's mail."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from generator.cli import app
from generator.pipeline import Checked, check
from generator.problems import Location, Problem, Report, Rule, Severity
from generator.reports import html_report, text_report
from generator.reports.first_steps import first_steps
from generator.reports.github_report import as_github
from generator.reports.json_report import as_json

FILES = {
    "site.yml": "jurisdiction: 示例市\nbureau: 示例市财政局\nas_of: 2023-12-31\nsample: true\nofficial: false\n",
    "fields.csv": "code,name\neducation,教育\n",
    "departments.csv": "code,name,kind,field\n"
    "101,教育领域示例部门 01,government,education\n102,教育领域示例部门 <02>,government,education\n",
    "2022/projects.csv": "code,fiscal_year,name,department,field,continuity,budget_account,"
    "declared_total,declared_fiscal,approved_total,approved_fiscal,review_outcome\n"
    "99999922T900000000001,2022,运动场改造,101,education,new,general,120.5,120.5,100,100,approved\n"
    "99999922T900000000002,2022,<script>alert(1)</script>,102,education,new,general,1,1,1元,1,approved\n",
}

COMMON = Rule(
    "often-broken", Severity.ERROR, "常错", "为什么", "依据", "“{field}”错了：{value}", "改成{expected}", "坏", "好"
)
RARE = Rule("rarely-broken", Severity.WARNING, "少错", "为什么", "依据", "少见", "看一看", "坏", "好")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def checked(data: Path) -> Checked:
    return check(data)


def run(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def broken(rule: Rule, line: int, file: str = "2022/a.csv") -> Problem:
    return rule.at(Location(file, line=line, row=line - 1), field="列", value=f"值{line}", expected="对")


# Text ---------------------------------------------------------------------------------------------------------------------


def test_a_rule_is_capped_in_each_file_and_counted() -> None:
    text = text_report.as_text(Report.of([broken(COMMON, line) for line in range(2, 32)]))

    assert text.count("[often-broken]") == text_report.PER_RULE
    assert "…… 另有 10 个同样的问题（often-broken）" in text
    assert "共 30 个错误。" in text
    assert "  错误     30  常错（often-broken）" in text


def test_nothing_wrong_is_said_in_one_line() -> None:
    assert text_report.as_text(Report.of([])) == "没有发现问题。\n"


def test_warnings_alone_do_not_stop_the_site() -> None:
    text = text_report.as_text(Report.of([broken(RARE, 2)]))
    assert text.endswith("共 1 个提醒。\n没有错误，可以生成网站；提醒和提示请逐条看过。\n")


def test_what_a_terminal_would_obey_is_written_out() -> None:
    problem = COMMON.at(Location("a\x1b[2J.csv"), field="列", value="\x1b[31m\u202e", expected="对")
    text = text_report.as_text(Report.of([problem]))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+001B>[31m<U+202E>" in text


def test_colours_change_no_word() -> None:
    report = Report.of([*(broken(COMMON, line) for line in range(2, 32)), broken(RARE, 5, "b.csv")])
    output = StringIO()
    text_report.show(report, Console(file=output, force_terminal=True, color_system="standard", width=20))
    assert "\x1b[1;31m" in output.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", output.getvalue()) == text_report.as_text(report)


def test_the_first_step_is_the_problem_that_hides_most() -> None:
    """A record that cannot be read makes other problems; it comes before the rule that is broken most often."""
    root = COMMON.at(Location("z.csv", line=9, row=8), value="坏", expected="对", concerns={"project:1"}).causes()
    following = [RARE.at(Location("y.csv", line=line), concerns={"project:1"}) for line in (1, 2)]
    often = [broken(COMMON, line) for line in (2, 3, 4)]

    assert first_steps(Report.of([*often, root, *following])) == (
        "z.csv 第 9 行：常错，改好后另有 2 个问题一起消失",
        "常错（often-broken）：3 处，第一处在 2022/a.csv 第 2 行",
    )


def test_a_report_without_errors_needs_no_first_step() -> None:
    assert first_steps(Report.of([broken(RARE, 2)])) == ()


# GitHub -------------------------------------------------------------------------------------------------------------------


def test_annotations_name_file_and_line_and_escape_what_ends_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rule = Rule("with-signs", Severity.WARNING, "标题:一,二", "为什么", "依据", "{value}", "改", "坏", "好")
    problem = rule.at(Location("2022/a,b:c.csv", line=3, column="name"), value="100%，100:1")

    assert as_github(Report.of([problem]), tmp_path / "data") == (
        "::warning file=data/2022/a%2Cb%3Ac.csv,line=3,title=标题%3A一%2C二 [with-signs]::“name”列：100%25，100:1%0A改法：改"
    )


def test_a_line_break_cannot_start_a_command_of_its_own(tmp_path: Path) -> None:
    problem = COMMON.at(Location("a.csv"), field="列", value="\n::error::假的\r::stop-commands::x", expected="对")
    output = as_github(Report.of([problem]), tmp_path)
    assert len(output.splitlines()) == 1
    assert output.startswith("::error file=")


def test_weights_have_their_commands(tmp_path: Path) -> None:
    info = Rule("only-told", Severity.INFO, "提示", "为什么", "依据", "提示", "看", "坏", "好")
    report = Report.of([broken(info, 2, "a.csv"), broken(RARE, 2, "b.csv"), broken(COMMON, 2, "c.csv")])
    commands = [line.split(" ", 1)[0] for line in as_github(report, tmp_path).splitlines()]
    assert commands == ["::error", "::warning", "::notice"]


# HTML ---------------------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a browser would fetch or follow, and the text that it shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "data", "srcset"}]
        self.ids |= {value or "" for name, value in attrs if name == "id"}

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(checked: Checked, folder: Path) -> dict[str, Page]:
    html_report.write_html(checked.report, checked.disclosure, folder)
    return {path.name: Page(path.read_text(encoding="utf-8")) for path in folder.glob("*.html")}


def test_each_department_gets_only_its_own_problems(checked: Checked, tmp_path: Path) -> None:
    found = pages(checked, tmp_path / "out")
    concerned = {problem.location.line for problem in checked.report if problem.code == "value-money"}

    assert concerned == {3}
    assert "value-money" in found["department-102.html"].text
    assert "1元" in found["department-102.html"].text
    assert "value-money" not in "".join(
        page.text for name, page in found.items() if "102" not in name and name != "index.html"
    )


def test_pages_are_complete_in_themselves(checked: Checked, tmp_path: Path) -> None:
    """Nothing is fetched, no script runs, every link leads to a page of the report or a place on the same page."""
    found = pages(checked, tmp_path / "out")
    for page in found.values():
        assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
        for address in page.addresses:
            file, _, fragment = address.partition("#")
            assert file in {"", *found}
            assert not fragment or fragment in page.ids


def test_text_of_records_is_never_markup(checked: Checked, tmp_path: Path) -> None:
    found = pages(checked, tmp_path / "out")
    assert "教育领域示例部门 <02>（102）" in found["index.html"].text


def test_every_rule_on_a_page_is_explained_there(checked: Checked, tmp_path: Path) -> None:
    page = pages(checked, tmp_path / "out")["department-102.html"]
    rule = next(problem.rule for problem in checked.report if problem.code == "value-money")
    assert rule.code in page.ids
    assert rule.why in page.text


def test_a_new_report_replaces_the_old_one(checked: Checked, tmp_path: Path) -> None:
    pages(checked, tmp_path / "out")
    html_report.write_html(Report.of([]), checked.disclosure, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [html_report.MARK, html_report.INDEX]
    assert "没有发现问题。" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_folder_with_anything_else_is_left_alone(checked: Checked, tmp_path: Path) -> None:
    (tmp_path / "总结.docx").write_bytes(b"PK")
    with pytest.raises(html_report.ForeignFolderError, match="没有改动它"):
        html_report.write_html(checked.report, checked.disclosure, tmp_path)
    assert (tmp_path / "总结.docx").read_bytes() == b"PK"


# The command --------------------------------------------------------------------------------------------------------------


def test_formats_of_the_command(data: Path, tmp_path: Path) -> None:
    code, text, _ = run("check", "--data", data)
    assert code == 1
    assert "[value-money]" in text

    code, written, _ = run("check", "--data", data, "--format", "json")
    assert code == 1
    assert "value-money" in {each["code"] for each in json.loads(written)}
    assert written.strip() == as_json(check(data).report)

    code, commands, _ = run("check", "--data", data, "--format", "github")
    assert code == 1
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands.splitlines())

    code, index, _ = run("check", "--data", data, "--format", "html", "--out", tmp_path / "out")
    assert code == 1
    assert Path(index.strip()).read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("words", [["--format", "html"], ["--format", "json", "--out", "x"]])
def test_a_folder_is_named_for_html_and_for_nothing_else(data: Path, words: list[str]) -> None:
    code, _, told = run("check", "--data", data, *words)
    assert code == 2
    assert "--out" in told


def test_a_foreign_folder_is_wrong_usage(data: Path, tmp_path: Path) -> None:
    code, _, told = run("check", "--data", data, "--format", "html", "--out", tmp_path)
    assert code == 2
    assert "没有改动它" in told
