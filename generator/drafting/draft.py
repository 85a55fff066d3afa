"""Next year's statement, written from the records in the outline of the last one.

Every figure is filled from its records; what no record says is marked （待补充：…）.  Nothing is taken over from the earlier statement but its headings:
what was true of one year may not be true of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.disclosure import Disclosure
from generator.drafting.sentences import NOT_DONE, OUTLINE, SENTENCES
from generator.figures.evidence import Distinct
from generator.figures.figure import FigureInYear
from generator.pages.formats import half_up, plain
from generator.records.activities import Activity
from generator.records.choices import FigureBasis
from generator.records.statement import StatedFigure, Statement
from generator.statement.outline import lines
from generator.text import Text

_FIGURE = re.compile(r"\[(?P<id>[a-z0-9_.]+)\|(?P<words>[^\]]*)\]")
_YEAR = re.compile(r"(?<!\d)20\d\d(?= ?年)")

Figures = Mapping[str, FigureInYear]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted statement: its lines with the level of those that are headings (0 for the others), and its figures."""

    work_year: int
    title: Text
    lines: tuple[tuple[int, str], ...]
    figures: tuple[StatedFigure, ...]

    @property
    def statement(self) -> Statement:
        """The draft as the record that statement.yml holds; unpublished, so without date and address."""
        return Statement(title=self.title, text=Text("\n".join(words for _, words in self.lines)), figures=self.figures)

    @property
    def gaps(self) -> int:
        """How many places are left to be filled by hand."""
        return sum(words.count("（待补充") for _, words in self.lines)


@dataclass(frozen=True, slots=True)
class _Section:
    """One heading of the outline, and the figures that stand below it; ``alone`` when the heading has a line of its own."""

    level: int
    name: str
    words: str
    alone: bool
    figures: tuple[str, ...]
    claims: tuple[str, ...] = ()


def draft(disclosure: Disclosure, work_year: int, figures: Figures) -> Draft:
    """The statement of *work_year*, from its records; *figures* are those of that year."""
    earlier = _last_statement(disclosure, work_year)
    promised = _promised_in(disclosure, earlier) if earlier else frozenset()
    sections = list(_sections_of(earlier, work_year, figures, promised) if earlier else _usual_sections(figures))
    writer = _Writer(disclosure, work_year, figures)
    body = [line for section in sections for line in writer.section(section)] + list(writer.commitments())
    opening = _gap(f"开头：{work_year}年工作概述") if earlier is None or _has_opening(earlier) else ""
    place = disclosure.site.jurisdiction
    return Draft(
        work_year,
        Text(f"{place}{work_year}年预算绩效管理工作情况说明（起草稿）"),
        (*([(0, opening)] if opening else []), *body),
        tuple(writer.stated),
    )


def _gap(what: str) -> str:
    return f"（待补充：{what}）"


# The outline ------------------------------------------------------------------------------------------------------------------


def _last_statement(disclosure: Disclosure, work_year: int) -> Statement | None:
    earlier = [year.statement for number, year in disclosure.years.items() if number < work_year and year.statement]
    return earlier[-1] if earlier else None


def _has_opening(statement: Statement) -> bool:
    return next(lines(statement.text)).heading is None


def _promised_in(disclosure: Disclosure, statement: Statement) -> frozenset[str]:
    """The ids of the commitments that a statement made; they are also the ids of its claims about them."""
    activities = disclosure.year(statement.work_year).activities
    return frozenset(each.id for each in activities.commitments) if activities else frozenset()


def _sections_of(
    statement: Statement, work_year: int, figures: Figures, promised: frozenset[str]
) -> Iterator[_Section]:
    """The headings of the last statement, with the figures that stood below each; new figures stand where they are declared.

    Headings of commitments are left out: they were last year's plans.
    """
    stood = {each.id: each.section for each in statement.figures}
    known = {line.section for line in lines(statement.text)}
    apart = work_year - statement.work_year
    for line in lines(statement.text):
        name = line.section
        claims = [claim for claim in statement.claims if claim.section == name]
        if line.heading is not None and not any(claim.id in promised for claim in claims):
            yield _Section(
                line.heading.level,
                name,
                _YEAR.sub(lambda year: str(int(year.group()) + apart), line.heading.words),
                line.heading.alone,
                tuple(each for each in figures if _place(figures[each], stood, known) == name),
                tuple(claim.quote for claim in claims),
            )


def _place(figure: FigureInYear, stood: Mapping[str, str], known: set[str]) -> str:
    """The section of a figure: where it stood last, else where it is declared, else the nearest heading above that."""
    section = stood.get(figure.figure.id, figure.figure.section)
    while section and section not in known:
        section = re.sub(r"(（[^（）]*）|[^（）])$", "", section)
    return section


def _usual_sections(figures: Figures) -> Iterator[_Section]:
    known = {name for _, name, _ in OUTLINE}
    for level, name, title in OUTLINE:
        here = tuple(each for each in figures if _place(figures[each], {}, known) == name)
        number = re.sub(r".*?(（[^（）]*）|[^（）]+)$", r"\1", name)
        words = {1: f"{number}、{title}", 2: f"{number}{title}", 3: f"{number}.{title}", 4: f"{number}{title}。"}[level]
        yield _Section(level, name, words, level < 4, here)


# The sentences ----------------------------------------------------------------------------------------------------------------


class _Writer:
    """Writes the sections one after the other, and notes which words state which figure."""

    def __init__(self, disclosure: Disclosure, work_year: int, figures: Figures) -> None:
        self._disclosure = disclosure
        self._year = work_year
        self._figures = figures
        self._written: set[str] = set()
        self._section = ""
        self.stated: list[StatedFigure] = []

    def section(self, section: _Section) -> Iterator[tuple[int, str]]:
        """The lines of one section."""
        self._section = section.name
        text = "".join([*self._sentences(section), *self._unforeseen(section), *self._left_open(section)])
        if section.alone:
            yield section.level, section.words
            if text:
                yield 0, text
        else:
            yield 0, section.words + text

    def _sentences(self, section: _Section) -> Iterator[str]:
        for sentence in SENTENCES:
            ids = [found["id"] for found in _FIGURE.finditer(sentence)]
            if all(each in section.figures for each in ids):
                filled = _FIGURE.sub(lambda found: self._filled(found["id"], found["words"]), sentence)
                yield self._with_years(filled)

    def _unforeseen(self, section: _Section) -> Iterator[str]:
        """Figures of which no sentence speaks, in their own words."""
        for figure_id in section.figures:
            if figure_id not in self._written:
                figure = self._figures[figure_id].figure
                words = figure.label if figure.unit == "是否" else f"{figure.label} {{}}{figure.unit}"
                yield f"{self._filled(figure_id, words)}。"

    def _left_open(self, section: _Section) -> Iterator[str]:
        for claim in section.claims:
            yield _gap(f"上一年此处写道“{claim}”，请按 {self._year}年的情况写明，没有的不写")
        if (
            not section.figures
            and not section.claims
            and (section.level == 4 or not section.alone or section.name == "一")
        ):
            yield _gap(f"{section.words.rstrip('。')}：{self._year}年的情况")

    def commitments(self) -> Iterator[tuple[int, str]]:
        """The last section: what became of last year's commitments, and this year's."""
        before, now = self._promised(self._year - 1), self._promised(self._year)
        for text, outcome in before:
            yield 0, f"{self._year - 1}年提出：{text}。完成情况：{outcome or _gap('完成情况')}"
        for text, _ in now:
            yield 0, f"{text}。"
        if not now:
            yield 0, _gap(f"{self._year + 1}年的打算")

    def _promised(self, year: int) -> list[tuple[str, str | None]]:
        activities = self._disclosure.year(year).activities
        return [(each.text.rstrip("。"), each.outcome) for each in activities.commitments] if activities else []

    def _filled(self, figure_id: str, words: str) -> str:
        """The words of one figure with its value; they become its quote."""
        self._written.add(figure_id)
        figure = self._figures[figure_id]
        if figure.computed is None:
            return _gap(figure.figure.label)
        if figure.computed is False:
            said = NOT_DONE.get(figure_id, f"没有{figure.figure.label}的记录")
        else:
            said = (
                words.replace("{}", _number(figure))
                .replace("{list}", _groups(figure))
                .replace("{dates}", _dates(figure))
            )
        said = self._with_years(said)
        value = str(figure.computed).lower() if isinstance(figure.computed, bool) else _number(figure)
        self.stated.append(
            StatedFigure(
                id=figure_id,
                value=Text(value),
                section=Text(self._section),
                basis=FigureBasis.STATED,
                quotes=(Text(said),),
            )
        )
        return said

    def _with_years(self, words: str) -> str:
        years = {"{year}": self._year, "{before}": self._year - 1, "{next}": self._year + 1}
        for name, year in years.items():
            words = words.replace(name, str(year))
        return words


def _number(figure: FigureInYear) -> str:
    value = figure.value
    return plain(half_up(value)) if isinstance(value, Decimal) else ""


def _groups(figure: FigureInYear) -> str:
    return "、".join(figure.evidence.groups) if isinstance(figure.evidence, Distinct) else ""


def _dates(figure: FigureInYear) -> str:
    """The months in which a figure's activities took place; a gap where one has no month."""
    activities = (
        [each.part for each in figure.evidence.members if isinstance(each.part, Activity)] if figure.evidence else []
    )
    months = sorted({each.date.month for each in activities if each.date is not None and each.date.month is not None})
    written = "、".join(f"{month}月" for month in months)
    missing = any(each.date is None or each.date.month is None for each in activities)
    return f"{written}{_gap('月份') if missing else ''}" or _gap("月份")


def as_markdown(drafted: Draft) -> str:
    """The draft as Markdown, with headings as headings."""
    head = [
        f"# {drafted.title}",
        f"起草稿：由记录生成，{len(drafted.figures)} 项指标已填写，{drafted.gaps} 处待补充。发布前请逐处核对。",
    ]
    body = [f"{'#' * (level + 1)} {words}" if level else words for level, words in drafted.lines]
    return "\n\n".join([*head, *body]) + "\n"
