"""The report as pages to mail: an index, and one page a department with only its own problems.

Each page is complete in itself: no style, script or picture comes from anywhere else, and the rules that it names are explained on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.disclosure import Disclosure
from generator.problems import Problem, Report, Rule, Severity
from generator.reports.first_steps import first_steps
from generator.reports.responsible import by_department
from generator.reports.text_report import visible

MARK = ".disclose-check"
"""A file in every folder of reports: it lists what was written, which the next report replaces."""
INDEX = "index.html"
_OWN = "bureau"
"""The part with what no department has to mend."""


class ForeignFolderError(Exception):
    """The folder holds files that no report wrote."""


@dataclass(frozen=True, slots=True)
class Part:
    """The problems of one department, or of the bureau itself."""

    name: str
    file: str
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many of each weight."""
        return {severity: sum(each.severity is severity for each in self.problems) for severity in Severity}

    @property
    def by_file(self) -> Sequence[tuple[str, Sequence[Problem]]]:
        """The problems of each file, in the order of the files."""
        return [(file, list(each)) for file, each in groupby(self.problems, key=lambda problem: problem.location.file)]

    @property
    def rules(self) -> Sequence[tuple[Rule, int]]:
        """The rules that were broken, gravest first, and how often."""
        counted = Counter(problem.rule for problem in self.problems)
        return sorted(counted.items(), key=lambda each: (each[0].severity.rank, -each[1], each[0].code))

    @property
    def steps(self) -> Sequence[str]:
        """What to do first."""
        return first_steps(Report(self.problems))


def write_html(report: Report, disclosure: Disclosure, folder: Path) -> Path:
    """Write the pages into *folder*, in place of an earlier report there, and return the index.

    Raises :class:`ForeignFolderError` when the folder holds anything else, and OSError.
    """
    _clear(folder)
    pages = dict(_pages(report, disclosure))
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
    (folder / MARK).write_text("".join(f"{name}\n" for name in pages), encoding="utf-8")
    return folder / INDEX


def _clear(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / MARK
    written = mark.read_text(encoding="utf-8").splitlines() if mark.is_file() else []
    present = {path.name for path in folder.iterdir()}
    if present - {MARK, *written}:
        raise ForeignFolderError(
            f"“{folder}”里有不是检查报告的文件，没有改动它。请换一个空文件夹，或先把里面的文件移走。"
        )
    for name in present:
        (folder / name).unlink()


def _pages(report: Report, disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    site = disclosure.records.site
    parts = [_part(code, problems, disclosure) for code, problems in by_department(report, disclosure).items()]
    everything = {
        "site": site.name if site is not None else "预算绩效公开",
        "today": site.today if site is not None else None,
        "parts": parts,
        "whole": Part("全部", INDEX, tuple(report)),
        "severities": tuple(Severity),
        "visible": visible,
    }
    templates = _environment()
    yield INDEX, templates.get_template("index.html.jinja").render(everything)
    for part in parts:
        yield part.file, templates.get_template("part.html.jinja").render(everything, part=part)


def _part(code: str | None, problems: Iterable[Problem], disclosure: Disclosure) -> Part:
    if code is None:
        return Part("财政部门（不属于哪一个部门的问题）", f"{_OWN}.html", tuple(problems))
    department = disclosure.departments.get(code)
    name = f"{department.name}（{code}）" if department is not None else f"代码为 {code} 的部门"
    return Part(name, f"department-{code}.html", tuple(problems))


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
