"""The sentences that texts are made from: each deck is there, each slot is known, nothing is written twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from string import Template
from typing import Any

import pytest

from generator.sample.texts import prose
from generator.sample.texts.facts import FIELDS, Nature
from generator.sample.texts.package_data import packaged
from generator.sample.texts.prose import Line, lessons, lines

FOLDER = Path(prose.__file__).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.yml"))
NATURES = sorted(nature.name.lower() for nature in Nature)
SHARED = ("common", "departments", "ex_ante", "facts", "monitoring", "spot_checks")
SLOT_NAMES = """
    account actual adjusted approved content count cut declared declared_total department executed field goal grade indicator items
    lines name outcome place points projects rate reason recommended remaining s1 s2 s3 s4 score self_score share target targets tasks
    unit w1 w2 w3 w4 weight work_year year
"""
SLOTS = frozenset(SLOT_NAMES.split())


def strings(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    return [text for each in (part.values() if isinstance(part, dict) else part) for text in strings(each)]


def test_there_is_a_file_for_each_field_and_nature_and_no_other() -> None:
    expected = [*FIELDS, *(f"nature_{nature}" for nature in NATURES), *SHARED]

    assert sorted(expected) == FILES


@pytest.mark.parametrize("file", FILES)
def test_every_slot_is_one_that_facts_fill(file: str) -> None:
    used = {slot for text in strings(packaged(f"prose/{file}.yml")) for slot in Template(text).get_identifiers()}

    assert used - SLOTS == set()


@pytest.mark.parametrize("file", FILES)
def test_every_template_is_valid(file: str) -> None:
    assert [text for text in strings(packaged(f"prose/{file}.yml")) if not Template(text).is_valid()] == []


@pytest.mark.parametrize("field", FIELDS)
def test_every_deck_of_a_field_says_something_to_every_project(field: str) -> None:
    """A line for certain projects alone would leave the others without a word."""
    for deck in ("background", "benefit", "experience", "department_background", "proposal"):
        assert any(not line.natures and not line.about for line in lines(field, deck)), deck
    assert any(not lesson.natures and not lesson.about for lesson in lessons(field))


@pytest.mark.parametrize("file", FILES)
def test_lines_fit_natures_that_exist(file: str) -> None:
    decks = packaged(f"prose/{file}.yml")
    tagged = [item for deck in decks.values() if isinstance(deck, list) for item in deck if isinstance(item, dict)]

    assert {word for item in tagged for word in item.get("natures", "").split()} <= set(NATURES)


def test_no_sentence_is_written_twice() -> None:
    """Names of papers and types of findings may recur; sentences may not."""
    counted = Counter(
        text
        for file in FILES
        for text in strings(packaged(f"prose/{file}.yml"))
        if len(text) > 20 and not text.isascii()
    )

    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("file", FILES)
def test_sentences_hold_no_number_of_their_own(file: str) -> None:
    """A number in a report is a fact of its subject; only rules of the forms are quoted in prose."""
    allowed = {"90", "100", "20", "34", "2020", "10", "1", "12", "31"}
    numbers = {
        digits
        for text in strings(packaged(f"prose/{file}.yml"))
        for digits in "".join(
            char if char.isdigit() else " " for char in Template(text).safe_substitute(zeroes())
        ).split()
    }

    assert numbers - allowed == set()


def zeroes() -> dict[str, str]:
    return dict.fromkeys(SLOTS, "")


def test_a_line_without_tags_is_read_as_one_that_fits_anything() -> None:
    assert lines("common", "decision")[0].natures == frozenset()
    assert isinstance(lines("education", "background")[0], Line)
    assert lines("education", "background")[0].natures == {"works", "equipment"}
