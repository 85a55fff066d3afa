"""The glossary has a form that a program can read.

Terms stand under ``##`` sections, each as::

    ### 术语 {#stable-id}

    One sentence, which is also the term's tooltip.

    也叫：…；…

Then, each at most once and in this order: ``也叫`` (aliases, separated by ``；``), ``例``, ``注意``, ``依据``, ``参见``.
Every paragraph is one line, because a line break between Chinese characters shows as a space.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

GLOSSARY = Path(__file__).parents[2] / "content" / "glossary" / "index.md"
HEADING = re.compile(r"(?P<level>#{2,3}) (?P<title>[^#{}]+?) \{#(?P<id>[a-z][a-z0-9]*(-[a-z0-9]+)*)\}")
LABELS = ("也叫", "例", "注意", "依据", "参见")
LONGEST = 60
EXPECTED = """
    budget-performance performance-target indicator indicator-l1 indicator-l2 indicator-l3 target-value actual-value weight
    score operator initial-budget adjusted-budget executed execution-rate self-evaluation finance-evaluation key-evaluation
    ex-ante-assessment monitoring result-application department-overall project policy budget-book general gov-fund
    state-capital social-insurance spot-recheck joint-review review-cut cut-rate review-cancelled reduced merged maintained
    recovered surplus carryover accountability-notice third-party rectification closed department implementing-unit
    budget-unit section peoples-congress budget-approval grade deviation-note fiscal-year work-year fiscal special-account
    unit-funds functional-classification wan-yuan inferred itemised by-department aggregate-only sample
"""


@dataclass(frozen=True)
class Term:
    """One entry as it stands in the file."""

    title: str
    id: str
    definition: str
    notes: tuple[str, ...]

    @property
    def labels(self) -> list[str]:
        """The labels of the paragraphs after the definition."""
        return [note.partition("：")[0] for note in self.notes]

    @property
    def aliases(self) -> list[str]:
        """Other names of the term."""
        return [
            alias
            for note in self.notes
            if note.startswith("也叫：")
            for alias in note.removeprefix("也叫：").split("；")
        ]


def paragraphs() -> list[str]:
    """The glossary's blocks, front matter left out."""
    text = GLOSSARY.read_text(encoding="utf-8").split("---\n", 2)[2]
    return [block.strip("\n") for block in text.split("\n\n") if block.strip()]


def read_terms() -> list[Term]:
    """Every term with its paragraphs."""
    terms: list[list[str]] = []
    for block in paragraphs():
        if block.startswith("### "):
            terms.append([block])
        elif block.startswith("#"):
            continue
        elif terms:
            terms[-1].append(block)
    found = []
    for heading, definition, *notes in terms:
        match = HEADING.fullmatch(heading)
        assert match, heading
        found.append(Term(match["title"], match["id"], definition, tuple(notes)))
    return found


TERMS = read_terms()


def test_terms_cover_what_readers_meet() -> None:
    """Every word of the annual statement and of the forms has its entry."""
    assert {term.id for term in TERMS} >= set(EXPECTED.split())


def test_ids_and_names_lead_to_one_term() -> None:
    """An id, a title or an alias belongs to one term alone; otherwise a tooltip could explain the wrong one."""
    ids = Counter(re.findall(r"\{#([^}]+)\}", GLOSSARY.read_text(encoding="utf-8")))
    names = Counter(name for term in TERMS for name in [term.title, *term.aliases])
    assert {name: count for name, count in (ids + names).items() if count > 1} == {}


def test_every_heading_has_the_form() -> None:
    """Sections and terms alike carry an explicit ASCII id, and every section holds at least one term."""
    headings = [block for block in paragraphs() if re.match("#{2,}", block)]
    assert [heading for heading in headings if not HEADING.fullmatch(heading)] == []
    levels = [len(heading.split(" ")[0]) for heading in headings]
    assert [pair for pair in zip(levels, [*levels[1:], 2], strict=True) if pair == (2, 2)] == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_definition_is_one_plain_sentence(term: Term) -> None:
    """A definition works as a tooltip: one sentence, at most sixty characters, no markup."""
    assert len(term.definition) <= LONGEST
    assert re.fullmatch(r"[^。！？\n]+。", term.definition)
    assert not re.search(r"[*_`<>\[\]{}#|\\&]", term.definition)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_notes_are_labelled_lines_in_order(term: Term) -> None:
    """Whatever follows the definition is a labelled line; each label stands once, in the agreed order."""
    assert term.labels == [label for label in LABELS if label in term.labels]
    assert all(note.partition("：")[2].strip() and "\n" not in note for note in term.notes)
    assert all(alias == alias.strip() and alias and alias != term.title for alias in term.aliases)
