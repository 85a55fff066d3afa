"""``/YEAR/statement/``: the year's statement as published, its figures and claims as links in their places.

The words of the article are those of the statement, character for character; everything else stands outside of it.  A year without a
statement says when it is due.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.figures.figure import FigureInYear, State
from generator.pages import addresses
from generator.pages.page import Crumb
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.activities import Commitment
from generator.records.statement import Claim, Statement
from generator.statement.marks import Piece, pieces
from generator.statement.outline import Heading, lines
from generator.text import Text

NOT_ITEMISED = Text("已声明，未公布分项数据")
"""What a claim says that opens to nothing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the text.  A link where ``anchor`` is set.

    ``page`` and ``fragment`` are where it leads, ``otherwise`` where it leads when there is no such page, and ``says`` what is told at
    once.
    """

    words: Text
    anchor: str = ""
    page: str = ""
    fragment: str = ""
    otherwise: str = ""
    says: Text = Text()  # noqa: RUF009 - Text is an immutable str
    claim: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the statement: its heading, and the words that follow it on the same line."""

    heading: Heading | None
    head: tuple[Spot, ...]
    body: tuple[Spot, ...]


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page a year, with or without a statement."""
    for year in publication.work_years:
        statement = _public(year)
        yield Sheet(
            address=addresses.section(year.year, "statement"),
            title=_title(year, statement),
            kind="statement",
            template="statement/statement.md.jinja" if statement else "statement/pending.md.jinja",
            values=partial(_values, publication, year, statement)
            if statement
            else partial(_pending, publication, year),
            description=Text(f"{year.year} 年预算绩效管理工作情况说明全文，每个数都可以点开核对。"),
            crumbs=(Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),),
            search={"年度": (str(year.year),), "类型": ("年度说明",)},
        )


def _public(year: WorkYear) -> Statement | None:
    return year.statement if year.statement is not None and not year.statement.hidden else None


def _title(year: WorkYear, statement: Statement | None) -> Text:
    return (statement.title if statement else None) or Text(f"{year.year} 年预算绩效管理工作情况说明")


def _pending(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    calendar = year.calendar
    due = calendar.statement_due if calendar else None
    return {
        "year": year.year,
        "due": due,
        "late": due is not None and due < publication.site.today,
        "figures": addresses.section(year.year, "figures"),
        "promises_before": _promises(publication, year.year),
    }


def _values(publication: Publication, year: WorkYear, statement: Statement) -> Mapping[str, Any]:
    figures = [each for each in publication.figures[year.year].values() if each.stated is not None]
    return {
        "year": year.year,
        "statement": statement,
        "paragraphs": list(paragraphs(publication, year, statement)),
        "states": [(state, sum(each.state is state for each in figures)) for state in State],
        "stated": len(figures),
        "opens": sum(each.state is State.ITEMISED for each in figures),
        "claims": [_claim(claim) for claim in statement.claims],
        "figures": addresses.section(year.year, "figures"),
        "reconciliation": addresses.section(year.year, "reconciliation"),
        "commitments": _commitments(year),
        "promises_before": _promises(publication, year.year),
        "next_statement": addresses.section(year.year + 1, "statement"),
    }


# The text ---------------------------------------------------------------------------------------------------------------------


def paragraphs(publication: Publication, year: WorkYear, statement: Statement) -> Iterator[Paragraph]:
    """The text line by line, with its headings and links; the words of all spots are the statement's, none added or lost."""
    for line, cut in zip(lines(statement.text), _lines_with_words(statement), strict=True):
        size = line.heading.size if line.heading else 0
        spots = [_spot(publication, year.year, piece) for piece in cut]
        head, body = _split(spots, size)
        yield Paragraph(line.heading, head, body)


def _lines_with_words(statement: Statement) -> list[list[Piece]]:
    return [line for line in pieces(statement) if "".join(piece.words for piece in line).strip()]


def _split(spots: list[Spot], size: int) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """The spots of the heading and those behind it; a link that reaches across the end of the heading belongs to it."""
    head: list[Spot] = []
    for number, spot in enumerate(spots):
        if size <= 0:
            return tuple(head), tuple(spots[number:])
        if len(spot.words) > size and not spot.anchor:
            head.append(Spot(Text(spot.words[:size])))
            return tuple(head), (Spot(Text(spot.words[size:])), *spots[number + 1 :])
        head.append(spot)
        size -= len(spot.words)
    return tuple(head), ()


def _spot(publication: Publication, year: int, piece: Piece) -> Spot:
    if piece.quoted is None:
        return Spot(Text(piece.words))
    anchor = f"{slug(piece.quoted.id)}-{piece.occurrence}"
    if isinstance(piece.quoted, Claim):
        page, _, fragment = (piece.quoted.opens or "").partition("#")
        listed = f"{addresses.section(year, 'statement')}#{_listed(piece.quoted)}"
        return Spot(Text(piece.words), anchor, page, fragment, listed, _claim_says(piece.quoted), claim=True)
    figure = publication.figures[year][piece.quoted.id]
    return Spot(Text(piece.words), anchor, figure.address, says=_figure_says(figure))


def slug(figure_id: str) -> str:
    """An id as it stands in addresses and anchors."""
    return figure_id.replace(".", "-").replace("_", "-")


def _figure_says(figure: FigureInYear) -> Text:
    inferred = "（推定）" if figure.figure.inferred else ""
    return Text(
        f"{figure.figure.label}：{figure.figure.counts}{figure.fiscal_year} 年{inferred}。{figure.state.value}。"
    )


def _claim_says(claim: Claim) -> Text:
    return Text("没有数字的表述。" + (claim.note or NOT_ITEMISED))


def _claim(claim: Claim) -> Mapping[str, Any]:
    page, _, fragment = (claim.opens or "").partition("#")
    return {"claim": claim, "anchor": _listed(claim), "page": page, "fragment": fragment}


def _listed(claim: Claim) -> str:
    """The anchor of a claim in the list below the text."""
    return f"claim-{slug(claim.id)}"


# What was promised ------------------------------------------------------------------------------------------------------------


def _commitments(year: WorkYear) -> tuple[Commitment, ...]:
    return year.activities.commitments if year.activities is not None and not year.activities.hidden else ()


def _promises(publication: Publication, year: int) -> tuple[Commitment, ...]:
    """What the statement of the year before promised, and what came of it."""
    return _commitments(publication.disclosure.year(year - 1))
