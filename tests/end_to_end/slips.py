"""Slips of the pen: one value of the records put wrong, and what whoever keeps them must be told about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from tests.end_to_end.small_city import Row, read_rows, rows_as_text


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """Which rule must say it, and where: in a YAML file the column is the name of the value."""

    file: str
    line: int
    column: str
    code: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A slip in one file: what stands there now, what must be told, and the projects and departments that it is about."""

    content: str
    wrong: str
    told: Told
    about: frozenset[str]

    def write(self, data: Path) -> None:
        """Let it happen in *data*, or in a copy of it."""
        (data / self.told.file).write_text(self.content, encoding="utf-8", newline="")


@dataclass(frozen=True, slots=True)
class CsvSlip:
    """One cell of a table: *wrong* stands there instead, or what it makes of the row.

    *where* tells the rows in which it is this slip.  *told_in* is the column that the rule names where it is another one.
    """

    file: str
    column: str
    wrong: str | Callable[[Row], str]
    code: str
    where: Callable[[Row], bool] = lambda _: True
    told_in: str | None = None

    @property
    def tables(self) -> frozenset[str]:
        """What is in doubt."""
        return frozenset({self.file})

    def edit(self, data: Path, dice: Random) -> Edit:
        """It, in a row that *dice* picks."""
        path = data / self.file
        rows = read_rows(path)
        number = dice.choice([each for each, row in enumerate(rows) if row[self.column] and self.where(row)])
        row = rows[number]
        rows[number] = row | {self.column: self.wrong if isinstance(self.wrong, str) else self.wrong(row)}
        about = {each.get(name) or "" for each in (row, rows[number]) for name in ("code", "project", "department")}
        told = Told(self.file, number + 2, self.told_in or self.column, self.code)
        return Edit(rows_as_text(rows), rows[number][self.column], told, frozenset(about - {""}))


@dataclass(frozen=True, slots=True)
class YamlSlip:
    """One value of a YAML file, or of one file of a folder: *wrong* stands instead of group 1 of a line that *line* matches.

    Where *below* is given, it is the first such line below the one that holds it.  *rests_on* is a table that it is compared with.
    """

    file: str
    line: str
    wrong: str
    column: str
    code: str
    below: str = ""
    rests_on: str = ""

    @property
    def tables(self) -> frozenset[str]:
        """What is in doubt, and what would make it doubtful who is right."""
        return frozenset({self.file, self.rests_on} - {""})

    def edit(self, data: Path, dice: Random) -> Edit:
        """It, at a value that *dice* picks."""
        folder = data / self.file
        path = dice.choice(sorted(folder.glob("*.yml"))) if folder.is_dir() else folder
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        first = next(number for number, text in enumerate(lines) if self.below in text)
        found = {number: match for number, text in enumerate(lines) if (match := re.match(self.line, text))}
        fitting = [number for number in found if number >= first]
        number = fitting[0] if self.below else dice.choice(fitting)
        start, end = found[number].span(1)
        about = frozenset(re.findall(r"^(?:project|department): \"?(\w+)", "".join(lines), re.MULTILINE))
        lines[number] = lines[number][:start] + self.wrong + lines[number][end:]
        told = Told(path.relative_to(data).as_posix(), number + 1, self.column, self.code)
        return Edit("".join(lines), self.wrong, told, about)


Slip = CsvSlip | YamlSlip


def _approved(row: Row) -> bool:
    return row["review_outcome"] == "approved" and Decimal(row["approved_fiscal"]) > 5


def _about_project(row: Row) -> bool:
    return row["subject"] == "project"


def _unknown(column: str) -> Callable[[Row], str]:
    """The code with its serial's first digit wrong: no sample has such a one."""
    return lambda row: re.sub(r"([TYR])9", r"\g<1>8", row[column])


def _other_digit(column: str) -> Callable[[Row], str]:
    """The code with one of its serial's first digits wrong: no other record has it, and it is still a code."""
    return lambda row: row[column][:-6] + "7" + row[column][-5:]


SLIPS: tuple[Slip, ...] = (
    CsvSlip("2022/projects.csv", "approved_fiscal", lambda row: row["approved_fiscal"] + "万元", "value-money", _approved),
    CsvSlip("2022/projects.csv", "review_outcome", "通过", "value-choice", _approved),
    CsvSlip("2022/projects.csv", "code", _other_digit("code"), "code-mistyped", _approved),
    CsvSlip("2022/projects.csv", "code", lambda row: row["code"][:-1], "code-project", _approved),
    CsvSlip("2022/projects.csv", "approved_fiscal", lambda row: str(Decimal(row["declared_fiscal"]) + 1000),
            "money-total-wrong", _approved, "approved_total"),
    CsvSlip("2022/projects.csv", "approved_total", lambda row: str(Decimal(row["declared_total"]) + 1), "money-total-wrong", _approved),
    CsvSlip("2022/projects.csv", "declared_total", lambda row: str(Decimal(row["approved_total"]) - 1), "money-total-wrong", _approved),
    CsvSlip("2022/projects.csv", "department", "999", "reference-dangling"),
    CsvSlip("2022/projects.csv", "fiscal_year", "2021", "year-impossible", _approved),
    CsvSlip("2022/projects.csv", "name", "", "value-missing"),
    CsvSlip("2022/projects.csv", "review_outcome", "cancelled", "refused-with-money", _approved, "approved_total"),
    CsvSlip("2023/projects.csv", "code", _other_digit("code"), "code-mistyped", _approved),
    CsvSlip("2021/projects.csv", "continuity", "延续的", "value-choice"),
    CsvSlip("2022/targets.csv", "version", "批准版", "value-choice"),
    CsvSlip("2022/targets.csv", "fiscal_year", "22年", "value-year"),
    CsvSlip("2022/targets.csv", "date", "2022.1.31", "value-date"),
    CsvSlip("2022/targets.csv", "project", _unknown("project"), "reference-dangling", _about_project),
    CsvSlip("2022/targets.csv", "version", "declared", "key-twice",
            lambda row: row["version"] == "approved" and _about_project(row), "subject"),
    CsvSlip("2022/indicators.csv", "weight", lambda row: row["weight"] + "%", "value-number"),
    CsvSlip("2022/indicators.csv", "number", "一", "value-count"),
    CsvSlip("2022/indicators.csv", "number", "1", "key-twice", lambda row: row["number"] == "2", "subject"),
    CsvSlip("2022/indicators.csv", "operator", "大约", "value-choice"),
    CsvSlip("2022/indicators.csv", "project", _unknown("project"), "reference-dangling", _about_project),
    CsvSlip("2022/tasks.csv", "approved_fiscal", "约100", "value-money"),
    CsvSlip("2022/tasks.csv", "department", "998", "reference-dangling"),
    CsvSlip("2022/funds.csv", "budget_account", "基金预算", "value-choice"),
    CsvSlip("2022/monitoring.csv", "as_of", "2022/7/31", "value-date"),
    CsvSlip("2022/monitoring.csv", "project", _unknown("project"), "reference-dangling", _about_project),
    CsvSlip("2022/monitoring.csv", "department", "997", "reference-dangling", lambda row: not _about_project(row)),
    CsvSlip("2022/monitoring_results.csv", "number", "88", "result-without-indicator"),
    CsvSlip("2022/self_evaluations.csv", "executed_fiscal", lambda row: "约" + row["executed_fiscal"], "value-money", _about_project),
    CsvSlip("2022/self_evaluations.csv", "fiscal_year", "2022", "year-impossible", _about_project),
    CsvSlip("2022/self_evaluations.csv", "project", _unknown("project"), "reference-dangling", _about_project),
    CsvSlip("2022/self_evaluations.csv", "grade", "优秀+", "value-choice"),
    CsvSlip("2022/self_evaluations.csv", "executed_total", lambda row: str(Decimal(row["executed_total"]) + 50), "money-total-wrong", _about_project),
    CsvSlip("2022/results.csv", "score", "满分", "value-number"),
    CsvSlip("2022/results.csv", "number", "77", "result-without-indicator"),
    CsvSlip("2022/results.csv", "project", _unknown("project"), "reference-dangling", _about_project),
    CsvSlip("2022/spot_checks.csv", "recheck_score", "六十", "value-number"),
    CsvSlip("2022/spot_checks.csv", "project", _unknown("project"), "reference-dangling"),
    CsvSlip("2022/applications.csv", "amount", lambda row: "-" + row["amount"], "value-money-negative"),
    CsvSlip("2022/applications.csv", "action", "压减", "value-choice"),
    CsvSlip("2022/applications.csv", "sources", "ke-2022-99", "reference-dangling", lambda row: row["source_kind"] == "key_evaluation"),
    CsvSlip("2022/applications.csv", "project", _unknown("project"), "reference-dangling"),
    CsvSlip("2022/findings.csv", "status", "基本完成", "value-choice"),
    CsvSlip("2022/findings.csv", "deadline", "年底前", "value-date"),
    CsvSlip("2022/findings.csv", "source", "ke-2022-98", "reference-dangling", lambda row: row["source_kind"] == "key_evaluation"),
    CsvSlip("2022/disclosures.csv", "published", "2022年2月1日", "value-date"),
    CsvSlip("2022/disclosures.csv", "department", "996", "reference-dangling"),
    CsvSlip("2022/disclosures.csv", "document", "预算", "value-choice"),
    CsvSlip("departments.csv", "kind", "事业", "value-choice"),
    CsvSlip("departments.csv", "valid_from", "2019", "value-date"),
    CsvSlip("units.csv", "department", "995", "reference-dangling"),
    CsvSlip("documents.csv", "kind", "办法", "value-choice"),
    CsvSlip("documents.csv", "date", "2022.05.20", "value-date"),
    YamlSlip("2022/activities.yml", r" +kind: (.*)", "meeting", "kind", "value-choice"),
    YamlSlip("2022/activities.yml", r" +date: (.*)", "去年12月", "date", "value-date"),
    YamlSlip("2022/activities.yml", r" +(organiser): ", "organizer", "organizer", "field-unknown"),
    YamlSlip("2022/key_evaluations", r"score: (.*)", "八十分", "score", "value-number"),
    YamlSlip("2022/key_evaluations", r"grade: (.*)", "很好", "grade", "value-choice"),
    YamlSlip("2022/key_evaluations", r"fiscal_year: (.*)", "2023", "fiscal_year", "year-impossible"),
    YamlSlip("2022/ex_ante", r"recommended_amount: (.*)", "100万", "recommended_amount", "value-money"),
    YamlSlip("2022/ex_ante", r"conclusion: (.*)", "同意", "conclusion", "value-choice"),
    YamlSlip("2022/ex_ante", r"declared_amount: (.*)", "98765.43", "declared_amount", "ex-ante-declared-differs"),
    YamlSlip("2022/statement.yml", r" +value: (.*)", "99", "value", "figure-differs", below="id: spot_check.projects", rests_on="2022/spot_checks.csv"),
    YamlSlip("scoring.yml", r" +at_least: (.*)", "九十", "at_least", "value-number"),
    YamlSlip("scoring.yml", r" +weight: (.*)", "五十", "weight", "value-number"),
    YamlSlip("2022/calendar.yml", r"budget_replied: (.*)", "一月底", "budget_replied", "value-date"),
    YamlSlip("2021/calendar.yml", r" +due: (.*)", "月底", "due", "value-date"),
)  # fmt: skip
"""In tables and reports, near the top of what follows and far from it: unreadable, out of the list, leading nowhere, contradictory."""


def rounds(data: Path, dice: Random) -> list[list[Edit]]:
    """All slips, in as few rounds as they fit: those of a round are in different files, and none follows from another."""
    begun: list[_Round] = []
    homes = _departments_of_projects(data)
    for slip in dice.sample(SLIPS, len(SLIPS)):
        if not any(each.takes(slip, slip.edit(data, dice), homes) for each in begun):
            begun.append(_Round())
            begun[-1].takes(slip, slip.edit(data, dice), homes)
    return [each.edits for each in begun]


def choose(data: Path, dice: Random, size: int) -> list[Edit]:
    """Slips in *size* files of *data*, none of which follows from another."""
    return rounds(data, dice)[0][:size]


class _Round:
    """Slips that can happen together and still be told apart.

    No two are about the same project or department, because what is said of one that cannot be read whole may follow from that.
    Nor is a stated number wrong together with the table that it counts: then nobody can tell which of them is.
    """

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._tables: set[str] = set()
        self._subjects: set[str] = set()

    def takes(self, slip: Slip, edit: Edit, homes: Mapping[str, set[str]]) -> bool:
        """Whether *edit* fits in, and then it is in."""
        about = edit.about.union(*(homes[each] for each in edit.about))
        if self._tables & slip.tables or self._subjects & about:
            return False
        self.edits.append(edit)
        self._tables |= slip.tables
        self._subjects |= about
        return True


def _departments_of_projects(data: Path) -> defaultdict[str, set[str]]:
    """By the code of a project: the departments that it stands under."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for path in data.glob("*/projects.csv"):
        for row in read_rows(path):
            homes[row["code"]].add(row["department"])
    return homes
