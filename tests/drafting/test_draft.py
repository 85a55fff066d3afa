"""A drafted statement carries every figure in the usual outline, marks every gap, and says nothing that no record says."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from generator.drafting.draft import Draft, as_markdown, draft
from generator.figures.registry import REGISTRY
from generator.pipeline import Checked, check
from generator.statement.marks import marks, overlaps
from generator.statement.outline import lines
from tests.command import DATA, EXAMPLE, disclose
from tests.end_to_end.small_city import make_city
from tests.shipped_records import shipped_records


@pytest.fixture(scope="module")
def untold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city before the statement of 2022 was written."""
    data = tmp_path_factory.mktemp("draft") / "data"
    shutil.copytree(DATA, data)
    (data / "2022" / "statement.yml").unlink()
    return data


@pytest.fixture(scope="module")
def checked(untold: Path) -> Checked:
    return check(untold)


@pytest.fixture(scope="module")
def drafted(checked: Checked) -> Draft:
    return draft(checked.disclosure, 2022, checked.figures[2022])


@pytest.fixture(scope="module")
def sample() -> Checked:
    """The sample city as it ships, with the statement of 2022."""
    return shipped_records()


def section_names(text: str) -> list[str]:
    return [line.heading.section for line in lines(text) if line.heading is not None]


def test_the_draft_of_2022_carries_all_62_figures_with_their_published_values(drafted: Draft) -> None:
    published = check(EXAMPLE).disclosure.year(2022).statement
    assert published is not None

    found = {each.id: each.number for each in drafted.figures}
    assert found == {each.id: each.number for each in published.figures}
    assert len(found) == 62


def test_every_figure_stands_in_the_section_in_which_it_was_published(drafted: Draft) -> None:
    published = check(EXAMPLE).disclosure.year(2022).statement
    assert published is not None

    assert {each.id: each.section for each in drafted.figures} == {each.id: each.section for each in published.figures}


def test_the_outline_is_that_of_the_original(drafted: Draft) -> None:
    """All headings of parts one and two, in their order; the third holds the year's commitments."""
    published = check(EXAMPLE).disclosure.year(2022).statement
    assert published is not None
    original = [name for name in section_names(published.text) if not name.startswith("三（")]

    assert section_names(drafted.statement.text) == original


def test_every_value_can_be_read_in_its_quote(drafted: Draft) -> None:
    for each in drafted.figures:
        if isinstance(each.number, Decimal):
            assert each.value in each.quotes[0], each.id
        assert each.quotes[0] in drafted.statement.text


def test_every_quote_is_found_once_and_none_stands_on_another(drafted: Draft) -> None:
    statement = drafted.statement

    assert sorted(mark.quoted.id for mark in marks(statement)) == sorted(figure.id for figure in REGISTRY)
    assert overlaps(statement) == []


def test_the_draft_of_a_year_under_way_leaves_marked_gaps_and_takes_over_no_claim(sample: Checked) -> None:
    """2023 has projects, targets and self-evaluations; what was said of 2022 is not said again."""
    found = draft(sample.disclosure, 2023, sample.figures[2023])
    stated = {each.id for each in found.figures}
    missing = [each.figure for each in sample.figures[2023].values() if each.computed is None]

    assert stated == {each.figure.id for each in sample.figures[2023].values() if each.computed is not None}
    text = found.statement.text
    assert missing
    assert all(f"（待补充：{figure.label}）" in text for figure in missing)
    before = sample.disclosure.year(2022).statement
    assert before is not None
    for claim in before.claims:
        said = text.replace(f"上一年此处写道“{claim.quote}”", "")
        assert claim.quote not in said or claim.id.startswith("commitments."), claim.id
    assert "2022年提出：" in text


def test_the_outline_of_the_last_statement_is_kept(sample: Checked) -> None:
    before = sample.disclosure.year(2022).statement
    assert before is not None
    found = draft(sample.disclosure, 2023, sample.figures[2023])

    assert section_names(found.statement.text) == [
        name for name in section_names(before.text) if not name.startswith("三（")
    ]


def test_markdown_and_yaml_say_the_same(drafted: Draft) -> None:
    words = as_markdown(drafted)

    assert all(line in words for _, line in drafted.lines)
    assert f"{drafted.gaps} 处待补充" in words


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town whose statements nobody has written yet."""
    return make_city(tmp_path / "town")


@pytest.mark.parametrize("city", ["town", pytest.param("untold", marks=pytest.mark.full)])
def test_the_written_draft_is_a_statement_that_reconciles(
    city: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Put into its folder, the draft is read back, and its figures follow from the records."""
    data: Path = request.getfixturevalue(city)
    out = tmp_path / "draft"
    ran = disclose("statement", "2022", "--data", data, "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert "62 项指标" in ran.err

    again = tmp_path / "data"
    shutil.copytree(data, again)
    shutil.copy(out / "statement.yml", again / "2022")
    report = check(again).report
    assert [problem.code for problem in report if problem.severity.value == "error"] == []
    assert (out / "statement.md").read_text(encoding="utf-8").startswith("# 示例市2022年")

    refused = disclose("statement", "2022", "--data", data, "--out", out)
    assert refused.code == 2
    assert "已经存在" in refused.err


def test_a_year_without_records_is_a_wrong_question() -> None:
    ran = disclose("statement", "2031", "--data", EXAMPLE)

    assert ran.code == 2
    assert "没有 2031 年的记录" in "".join(ran.err.split("│")).replace("\n", "")
