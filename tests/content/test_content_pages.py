"""The hand-written pages: complete, linked, read alike by both Markdown engines, and true to the program."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import markdown  # type: ignore[import-untyped]  # Python-Markdown ships no types
import pyromark
import pytest

from generator.cli import ReportFormat
from generator.problems import Severity
from generator.reading import read_records
from generator.records.tables import TABLES, Form

CONTENT = Path(__file__).parents[2] / "content"
PAGES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.md"))
EXPECTED_PAGES = {
    "glossary/index.md",
    "how-to-read/index.md",
    "method/index.md",
    "about/index.md",
    "accessibility/index.md",
    "handbook/index.md",
    "handbook/annual-update/index.md",
    "handbook/records/index.md",
    "handbook/problems/index.md",
    "handbook/publishing/index.md",
    "handbook/sample-data/index.md",
}
GENERATED = {"handbook/rules/index.md"}
"""Pages made from the program's own catalogue, whatever the records are."""
VERBS = {"build", "serve", "check", "figures", "render", "sample", "test", "wheelhouse"}
CJK = r"[\u3400-\u9fff]"
PYROMARK = pyromark.Options.ENABLE_HEADING_ATTRIBUTES | pyromark.Options.ENABLE_TABLES

each_page = pytest.mark.parametrize("page", PAGES)


def body(page: str) -> str:
    """The Markdown of a page, front matter left out."""
    return (CONTENT / page).read_text(encoding="utf-8").split("---\n", 2)[2]


def prose(page: str) -> str:
    """The words of a page: no code, no tags, no link targets, no heading ids."""
    text = re.sub(r"```.*?```", "", body(page), flags=re.DOTALL)
    text = re.sub(r"<code>.*?</code>|`[^`]*`|<[^>]+>|\]\([^)]*\)|\{#[^}]*\}", "", text)
    return re.sub(r"^(-|\d+\.) +", "", text, flags=re.MULTILINE)


class Outline(HTMLParser):
    """Tags with ids and link targets, and text without white space: what a reader gets, whichever engine made it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value for name, value in attrs if name in ("id", "href", "scope")}
        self.parts.append(f"<{tag} {sorted(kept.items())}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.extend(character for character in data if not character.isspace())


def outline(html: str) -> list[str]:
    """The outline of rendered HTML."""
    reader = Outline()
    reader.feed(html)
    return reader.parts


def anchors(page: str) -> list[str]:
    """The ids that a page can be linked to by."""
    return re.findall(r"^#+ .* \{#([a-z0-9-]+)\}$", body(page), flags=re.MULTILINE)


def links(page: str) -> list[tuple[str, str]]:
    """Every link of a page as (path of the target page inside content/, anchor)."""
    found = []
    for target in re.findall(r"\]\(([^)]+)\)", body(page)):
        path, _, anchor = target.partition("#")
        joined = (CONTENT / PurePosixPath(page).parent / path).resolve() if path else (CONTENT / page).resolve()
        assert joined.is_relative_to(CONTENT), f"{page}: {target}"
        found.append((joined.relative_to(CONTENT).as_posix(), anchor))
    return found


def test_every_page_of_the_plan_exists() -> None:
    """Readers and staff find every page that is written by hand; the home page and the rule pages are generated."""
    assert set(PAGES) == EXPECTED_PAGES


@each_page
def test_both_engines_read_the_page_alike(page: str) -> None:
    """MkDocs and any CommonMark engine show the same tags, ids, links and characters."""
    python_markdown = markdown.markdown(body(page), extensions=["attr_list", "fenced_code", "tables"])
    assert outline(pyromark.html(body(page), options=PYROMARK)) == outline(python_markdown)


@each_page
def test_headings_have_ids(page: str) -> None:
    """One level-1 heading; every other one has an explicit ASCII id of its own, so that links stay when words change."""
    headings = re.findall(r"^(#+) (.+)$", re.sub(r"```.*?```", "", body(page), flags=re.DOTALL), flags=re.MULTILINE)
    assert [level for level, _ in headings].count("#") == 1
    assert headings[0][0] == "#"
    assert [title for level, title in headings[1:] if not re.search(r" \{#[a-z][a-z0-9-]*\}$", title)] == []
    assert len(set(anchors(page))) == len(anchors(page))


@each_page
def test_links_lead_to_a_page_and_a_heading(page: str) -> None:
    """Links are relative, and both the page and the heading are there."""
    lost = [(to, at) for to, at in links(page) if to not in {*PAGES, *GENERATED} or (at and at not in anchors(to))]
    assert lost == []


def test_every_page_can_be_reached() -> None:
    """Each page is linked from another hand-written page, except the two that the navigation alone leads to."""
    reached = {to for page in PAGES for to, _ in links(page) if to != page}
    assert {*PAGES, *GENERATED} - reached == {"handbook/index.md"}


@each_page
def test_description_is_one_sentence(page: str) -> None:
    """The description is what search results and previews show."""
    front = (CONTENT / page).read_text(encoding="utf-8").split("---\n", 2)[1]
    match = re.fullmatch(r"description: (?P<text>[^\n]+。)\n", front)
    assert match is not None
    assert len(match["text"]) <= 80


@each_page
def test_punctuation_is_chinese(page: str) -> None:
    """No half-width punctuation or space stands beside Chinese characters; titles in 《》 keep the space they were given."""
    assert re.findall(rf".{{0,8}}{CJK} *[,;:?!()]|[,;:?!()] *{CJK}.{{0,8}}", prose(page)) == []
    assert re.findall(rf"{CJK}[ \t]+{CJK}", re.sub("《[^》]*》", "", prose(page))) == []


@each_page
def test_paragraphs_are_one_line(page: str) -> None:
    """A line break inside a paragraph would show as a space between Chinese characters."""
    text = re.sub(r"```.*?```|<table>.*?</table>", "", body(page), flags=re.DOTALL)
    pairs = re.findall(r"^(?=(.+)\n(.+))", text, flags=re.MULTILINE)
    assert [second for _, second in pairs if not re.match(r"-   \S", second)] == []


@each_page
def test_tables_name_their_rows_or_columns(page: str) -> None:
    """Tables are HTML blocks without blank lines, and every heading cell says what it heads."""
    tables = re.findall(r"<table>.*?</table>", body(page), flags=re.DOTALL)
    assert body(page).count("<table>") == len(tables)
    assert [table for table in tables if "\n\n" in table or "<th>" in table or 'scope="col"' not in table] == []


@each_page
def test_only_commands_that_exist_are_named(page: str) -> None:
    """A command that staff read in the handbook is one that they can type."""
    assert set(re.findall(r"run\.py +([a-z-]+)", body(page))) <= VERBS
    assert set(re.findall(r"--format +([a-z]+)", body(page))) <= set(ReportFormat)


def test_every_file_of_the_data_is_explained() -> None:
    """The handbook's list of files is exactly the list of tables, folders with a slash."""
    listed = re.findall(
        r"^<tr><td><code>([a-z_]+(?:\.csv|\.yml|/))</code>", body("handbook/records/index.md"), flags=re.MULTILINE
    )
    ending = {Form.CSV: ".csv", Form.YAML: ".yml", Form.FOLDER: "/"}
    assert sorted(listed) == sorted(table.name + ending[table.form] for table in TABLES)


@each_page
def test_files_that_are_named_exist(page: str) -> None:
    """No page names a table that the data does not have."""
    names = {table.file().removeprefix("None/") for table in TABLES}
    assert set(re.findall(r"\b[a-z_]+\.(?:csv|yml)\b", body(page))) <= names


def example(page: str, first: str) -> str:
    """The fenced example of a page whose first line starts with *first*."""
    blocks: list[str] = re.findall(r"```(?:yaml|text)\n(.*?)```", body(page), flags=re.DOTALL)
    return next(block for block in blocks if block.startswith(first))


def test_examples_can_be_read_as_they_stand(tmp_path: Path) -> None:
    """Staff copy examples: each one, put where the handbook says, is read without a problem."""
    (tmp_path / "2024").mkdir()
    site = example("handbook/sample-data/index.md", "jurisdiction") + example("handbook/records/index.md", "encodings")
    files = {
        "site.yml": site.encode(),
        "exceptions.yml": example("handbook/problems/index.md", "exceptions").encode(),
        "corrections.yml": example("handbook/annual-update/index.md", "corrections").encode(),
        "2024/calendar.yml": example("handbook/annual-update/index.md", "budget_approved").encode(),
        "2024/spot_checks.csv": example("handbook/records/index.md", "编号").encode("gb18030"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    records, problems = read_records(tmp_path)
    assert [str(problem) for problem in problems] == []
    assert len(records.years[2024]["spot_checks"]) == 1


def test_weights_of_problems_are_the_programs_own_words() -> None:
    """The handbook calls errors, warnings and hints what the program calls them."""
    text = body("handbook/problems/index.md")
    assert [each for each in Severity if f'<th scope="row">{each.label}（{each.value}）</th>' not in text] == []


@each_page
def test_pages_hold_for_any_place(page: str) -> None:
    """Hand-written pages name no place but the sample city, and ask no other host for anything."""
    assert "绵竹" not in body(page)
    assert re.findall(r"https?://|<img|<script|<iframe|!\[", body(page)) == []
