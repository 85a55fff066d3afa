"""The published facts of 绵竹市 2022 and nothing else: the statement to the letter, and no record that it does not bear out."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from generator.disclosure import Disclosure
from generator.figures.registry import REGISTRY
from generator.reading import Records, read_records
from generator.records.activities import Activities
from generator.records.documents import Document
from generator.records.statement import Statement

ROOT = Path(__file__).parents[2]
DATA = ROOT / "examples" / "mianzhu-2022"
REFERENCE = Path(__file__).with_name("statement-2022.txt")
"""The text as it was published, with its blank lines."""


@cache
def records() -> Records:
    found, problems = read_records(DATA)
    assert [f"{each.location} {each.code}" for each in problems] == []
    return found


def statement() -> Statement:
    (record,) = records().years[2022]["statement"]
    assert isinstance(record, Statement)
    return record


def activities() -> Activities:
    (record,) = records().years[2022]["activities"]
    assert isinstance(record, Activities)
    return record


def documents() -> dict[str, Document]:
    return {each.id: each for each in records().root["documents"] if isinstance(each, Document)}


def without_space(text: str) -> str:
    return "".join(text.split())


def test_text_is_the_published_one_to_the_letter() -> None:
    assert without_space(statement().text) == without_space(REFERENCE.read_text(encoding="utf-8"))


def test_paragraphs_are_the_published_ones() -> None:
    published = [line.strip() for line in REFERENCE.read_text(encoding="utf-8").splitlines() if line.strip()]

    assert statement().text.splitlines() == published


def test_every_figure_of_the_registry_is_stated_once() -> None:
    assert [each.id for each in statement().figures] == [each.id for each in REGISTRY]
    assert len(statement().figures) == 62


def test_there_are_sixteen_claims() -> None:
    assert len({each.id for each in statement().claims}) == len(statement().claims) == 16


def quotes() -> list[str]:
    made = statement()
    return [*(quote for figure in made.figures for quote in figure.quotes), *(claim.quote for claim in made.claims)]


def test_every_quote_occurs() -> None:
    assert [quote for quote in quotes() if quote not in statement().text] == []


def test_no_two_quotes_overlap_wherever_they_occur() -> None:
    spans = sorted(
        (match.start(), match.end(), quote)
        for quote in quotes()
        for match in re.finditer(re.escape(quote), statement().text)
    )

    assert [(first, second) for first, second in pairwise(spans) if second[0] < first[1]] == []


def test_stated_numbers_stand_in_their_quotes() -> None:
    """Numbers keep the published digits: 9942.3, not 9942.30."""
    for figure in statement().figures:
        if figure.basis.value == "stated" and figure.value not in ("true", "false", "1", "4"):
            assert any(figure.value in quote for quote in figure.quotes), figure.id


def test_what_the_source_does_not_give_is_blank() -> None:
    made = statement()
    assert (made.title, made.publisher, made.url, made.date) == (None, None, None, None)

    site = records().site
    assert site is not None
    assert not site.official
    assert not site.sample
    identifiers = ("organizer", "phone", "site_name", "site_domain", "site_id_code", "icp", "police_record")
    assert [name for name in identifiers if getattr(site, name) is not None] == []


def test_nothing_is_on_record_but_statement_activities_and_documents() -> None:
    tables = {name for name, rows in records().root.items() if rows}
    tables |= {name for name, rows in records().years[2022].items() if rows}

    assert tables == {"site", "documents", "statement", "activities"}
    assert set(records().years) == {2022}


def test_named_documents_are_named_in_the_text() -> None:
    for document in documents().values():
        if document.title is not None:
            assert f"《{document.title}》" in statement().text
        else:
            assert not document.itemised
        assert (document.number, document.url) == (None, None)


def test_topics_of_rules_are_listed_in_the_text() -> None:
    topics = documents()["rules-in-force"].topic

    assert len(topics) == 9
    assert "、".join(topics) in statement().text


def test_nothing_is_said_of_activities_that_the_text_does_not_say() -> None:
    for activity in activities().activities:
        assert activity.participants is None
        assert activity.weight is None
        assert all(opinion.text is None and opinion.answer is None for opinion in activity.opinions)
        assert activity.date is not None
        assert activity.date.day is None
    for commitment in activities().commitments:
        assert commitment.text in statement().text
        assert (commitment.outcome, commitment.reported) == (None, None)


@pytest.mark.parametrize("claim", [each.id for each in statement().claims])
def test_a_claim_opens_only_to_what_is_on_record(claim: str) -> None:
    made = next(each for each in statement().claims if each.id == claim)
    known = {each.id for each in activities().activities} | {each.id for each in activities().commitments}

    assert made.note
    if made.opens is not None:
        page, _, anchor = made.opens.partition("#")
        assert page in ("/2022/activities/", "/2022/figures/rules-topics/")
        assert not anchor or anchor in known


def test_records_can_be_linked() -> None:
    assert Disclosure(records()).documents.keys() == documents().keys()
