"""The stages of a run by name: read → link → check → figures → pages.  A newcomer starts to read here."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.checks.privacy import published_on_purpose, without_personal_data
from generator.checks.run import check_disclosure
from generator.disclosure import Disclosure
from generator.figures.figure import FigureInYear
from generator.figures.registry import figures_of
from generator.pages.page import Pages
from generator.pages.write import write_pages
from generator.problems import Report
from generator.reading import Records, read_records
from generator.records.rows import Rows
from generator.records.site import Site

CONTENT = Path(__file__).resolve().parent.parent / "content"
"""The pages written by hand."""

Figures = Mapping[int, Mapping[str, FigureInYear]]
Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and of how much (0 when that is not known)."""


def _silent(_stage: str, _done: int, _all: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Checked:
    """Records that were read, linked and checked.  ``figures`` are there whenever the records could be read at all."""

    disclosure: Disclosure
    figures: Figures
    report: Report

    @property
    def site(self) -> Site | None:
        """The site's settings; None when site.yml could not be read."""
        return self.disclosure.records.site


@dataclass(frozen=True)
class Outcome:
    """What a run comes to.  ``pages`` is None when the report holds an error: then nothing is published.

    ``permitted`` are the masked forms of the numbers and addresses that pages show on purpose.
    """

    pages: Pages | None
    report: Report
    site: Site | None
    permitted: frozenset[str] = frozenset()


def check(data: Path, *, as_of: date | None = None, progress: Progress = _silent) -> Checked:
    """Read, link and check the records of *data*, and compute their figures.  *as_of* stands in for the date in site.yml."""
    with _uncollected():
        records, problems = read_records(data, lambda _: progress("读取记录", 0, 0))
        disclosure = Disclosure(_on(as_of, records))
        progress("核对记录", 0, 0)
        figures = {year: {each.figure.id: each for each in figures_of(disclosure, year)} for year in disclosure.years}
        problems += check_disclosure(disclosure, figures)
        return Checked(disclosure, figures, Report.of(map(without_personal_data, problems)))


def generate(
    data: Path, *, as_of: date | None = None, content: Path = CONTENT, progress: Progress = _silent
) -> Outcome:
    """Everything that MkDocs publishes, or the report that says why not."""
    checked = check(data, as_of=as_of, progress=progress)
    if checked.report.has_errors:
        return Outcome(None, checked.report, checked.site)
    pages = write_pages(
        checked.disclosure, checked.figures, content, lambda done, every: progress("生成页面", done, every)
    )
    return Outcome(pages, checked.report, checked.site, published_on_purpose(checked.disclosure))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Records refer to each other in no circle, so looking for circles among them again and again only takes time: two fifths of it.

    What was made is then counted among the objects that have long been there, or the next search would begin with all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()


def _on(as_of: date | None, records: Records) -> Records:
    """The records as seen on another day."""
    if as_of is None or records.site is None:
        return records
    site = records.site.model_copy(update={"as_of": as_of})
    standing = records.site
    site.standing(None, lambda path: standing.at(*path))
    return replace(records, root={**records.root, "site": Rows([site])})
