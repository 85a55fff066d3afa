"""How many rows a second are checked, beside frictionless on the same files in the same run.

    python -m venv /somewhere/peer && /somewhere/peer/bin/pip install -r benchmarks/requirements.txt
    python benchmarks/check.py --peer /somewhere/peer/bin/python [--indicators 100000]

The files hold one year's projects, targets, indicators and their results, with nothing wrong: what is said of projects differs in
numbers and words, some money is moved, and one in five falls short and says why.  Frictionless gets a Table Schema
with the same types, closed lists, required cells, bounds, patterns and primary keys, and the foreign keys that it can express; ``check``
reads them with its own record classes and runs every rule.  On Linux it uses all cores, so it is run once more on a single one;
frictionless is allowed to as well, and does not where there are foreign keys.  All times leave out the start of Python and of the
libraries; processor seconds are those of all processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from generator.catalogue import RULES
from generator.records.choices import Choice
from generator.records.record import Record
from generator.records.tables import BY_NAME
from generator.records.values import Count, DepartmentCode, Identifier, Money, Points, ProjectCode, Year

SITE = "jurisdiction: 示例市\nbureau: 示例市财政局\nas_of: 2023-12-31\nsample: true\nofficial: false\n"
SCORING = """years:
  - fiscal_year: 2022
    execution_weight: 10
    indicator_weight: 90
    profiles:
      - name: 不设成本指标
        weights: [{level1: output, weight: 50}, {level1: benefit, weight: 30}, {level1: satisfaction, weight: 10}]
    bands: [{grade: excellent, at_least: 90}, {grade: good, at_least: 80}, {grade: fair, at_least: 60}, {grade: poor, at_least: 0}]
"""
INDICATORS = (
    "output,数量指标,{place}改造数量,≥,{aim},所,10",
    "output,数量指标,{place}改造面积,≥,{wide},平方米,10",
    "output,质量指标,验收合格率,=,100,%,10",
    "output,时效指标,完工时间,≤,2022年{month}月底前,,10",
    "output,时效指标,资金支付及时率,≥,95,%,10",
    "benefit,社会效益指标,{place}受益人数,≥,{many},人,20",
    "benefit,可持续影响指标,管护制度,定性,健全,,10",
    "satisfaction,服务对象满意度指标,{place}群众满意度,≥,90,%,10",
)
RESULTS = (
    "{aim},10,,", "{built},{built_score},{built_note},", "100,10,,", "2022年{month}月{day}日,10,,", "{paid},10,,",
    "{reached},{reached_score},{reached_note},", "达成,10,,{place}管护制度已印发并执行，落实管护人员 {aim} 人", "{satisfied},10,,",
)  # fmt: skip
PLACES = ("村小学", "卫生室", "农村公路", "灌溉渠", "文化站", "养老院", "垃圾收集点", "供水站", "公交站", "健身场地")


def code(number: int) -> str:
    """A project code."""
    return f"99999922T{900_000_000_000 + number}"


def hundredths(amount: Decimal) -> Decimal:
    """Money and points as they are written."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


class Project:
    """What is told of one project: like others in its words, unlike most in its numbers.  One in five falls short of something."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.code = f"99999922T{900_000_000_000 + number}"
        self.place = PLACES[number % len(PLACES)]
        self.aim, self.wide, self.many = number % 40 + 2, number % 900 + 100, number % 5000 + 200
        self.month, self.day = number % 6 + 6, number % 27 + 1
        self.paid, self.satisfied = Decimal(950 + number % 50) / 10, Decimal(900 + number % 97) / 10
        self.built = self.wide - 7 if number % 5 == 0 else self.wide + number % 30
        self.reached = self.many - 11 if number % 5 == 1 else self.many + number % 50
        self.approved = Decimal(number * 37 % 70_000 + 2_000) / 100
        self.unit_funds = hundredths(self.approved * (number % 4) / 10)
        self.declared = self.approved * (1 if number % 3 else Decimal("1.2"))
        self.adjusted = hundredths(self.approved * (Decimal("0.9") if number % 6 == 0 else 1))
        self.executed = hundredths(self.adjusted * (85 + number % 16) / 100)

    @property
    def built_score(self) -> Decimal:
        """By the general formula."""
        return hundredths(min(Decimal(self.built) / self.wide, Decimal(1)) * 10)

    @property
    def reached_score(self) -> Decimal:
        """By the general formula."""
        return hundredths(min(Decimal(self.reached) / self.many, Decimal(1)) * 20)

    @property
    def execution_score(self) -> Decimal:
        """By the form."""
        return hundredths(self.executed / self.adjusted * 10)

    @property
    def told(self) -> dict[str, object]:
        """What stands in the lines of indicators and results."""
        late = (
            f"第 {self.number % 4 + 1} 批材料晚到 {self.number % 40 + 3} 天，{self.place}一处未完工，已排入下一年计划"
        )
        moved = f"{self.place}服务范围内有 {self.number % 90 + 10} 人外出务工，已改为上门登记"
        return {
            **vars(self),
            "built_score": self.built_score,
            "built_note": late if self.built_score < 10 else "",
            "reached_score": self.reached_score,
            "reached_note": moved if self.reached_score < 20 else "",
        }


def write_data(folder: Path, projects: int) -> dict[str, int]:
    """A data directory with eight indicators for each of *projects*; rows by file."""
    files: dict[str, Iterable[str]] = {
        "departments.csv": ["code,name,kind,field", "101,教育领域示例部门 01,government,education"],
        "fields.csv": ["code,name", "education,教育"],
        "2022/projects.csv": _projects(projects),
        "2022/targets.csv": _targets(projects),
        "2022/indicators.csv": _indicators(projects),
        "2023/self_evaluations.csv": _self_evaluations(projects),
        "2023/results.csv": _results(projects),
    }
    rows = {}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = list(content)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        rows[name] = len(lines) - 1
    (folder / "site.yml").write_text(SITE, encoding="utf-8")
    (folder / "scoring.yml").write_text(SCORING, encoding="utf-8")
    return rows


def _projects(count: int) -> Iterator[str]:
    yield (
        "code,fiscal_year,name,department,field,continuity,budget_account,declared_total,declared_fiscal,declared_unit_funds,"
        "approved_total,approved_fiscal,approved_unit_funds,review_outcome,cut_reason"
    )
    for project in map(Project, range(count)):
        cut = project.declared > project.approved
        declared = f"{project.declared},{project.declared - project.unit_funds},{project.unit_funds}"
        approved = f"{project.approved},{project.approved - project.unit_funds},{project.unit_funds}"
        name = f"示例{project.place}改造项目 {project.number}"
        reason = f"同类{project.place}每处造价高于上年，按上年中标价核定" if cut else ""
        yield f"{project.code},2022,{name},101,education,new,general,{declared},{approved},approved,{reason}"


def _targets(count: int) -> Iterator[str]:
    yield "subject,project,fiscal_year,version,date,goal"
    for each in map(Project, range(count)):
        goal = f"改造第 {each.number} 片区{each.place} {each.aim} 所，惠及群众 {each.many} 人，群众满意度 90% 以上"
        yield f"project,{each.code},2022,approved,2022-01-{each.day:02},{goal}"


def _indicators(count: int) -> Iterator[str]:
    yield "subject,project,fiscal_year,version,number,level1,level2,level3,operator,value,unit,weight"
    yield from _of_each_project(count, "approved,", INDICATORS)


def _self_evaluations(count: int) -> Iterator[str]:
    yield (
        "subject,project,fiscal_year,date,execution_weight,execution_score,total_score,grade,conclusion,initial_total,initial_fiscal,"
        "initial_unit_funds,adjusted_total,executed_total,adjustment_reason,low_execution_reason"
    )
    for each in map(Project, range(count)):
        total = each.execution_score + each.built_score + each.reached_score + 60
        conclusion = f"自评总分{total}分，等级为优，{each.place}改造 {each.aim} 所"
        initial = f"{each.approved},{each.approved - each.unit_funds},{each.unit_funds}"
        moved = f"{each.month} 月结余资金收回总预算" if each.adjusted != each.approved else ""
        low = f"质保金按合同于验收 {each.day} 天后支付" if each.executed / each.adjusted < Decimal("0.9") else ""
        scores = f"10,{each.execution_score},{total},excellent"
        yield f"project,{each.code},2022,2023-03-{each.day:02},{scores},{conclusion},{initial},{each.adjusted},{each.executed},{moved},{low}"


def _results(count: int) -> Iterator[str]:
    yield "subject,project,fiscal_year,number,actual,score,deviation_note,description"
    yield from _of_each_project(count, "", RESULTS)


def _of_each_project(count: int, version: str, lines: Iterable[str]) -> Iterator[str]:
    """The same numbered *lines* for every project, with its own numbers and words."""
    for project in map(Project, range(count)):
        told = project.told
        for position, line in enumerate(lines, start=1):
            yield f"project,{project.code},2022,{version}{position},{line.format(**told)}"


# The peer -----------------------------------------------------------------------------------------------------------------------

PEER = """
import json, os, sys
from time import perf_counter
from frictionless import Package
package = Package(json.load(open(sys.argv[1], encoding="utf-8")), basepath=sys.argv[2])
wall, busy = perf_counter(), sum(os.times()[:4])
report = package.validate(parallel=True)
found = [error.message for task in report.tasks for error in task.errors]
print(json.dumps([perf_counter() - wall, sum(os.times()[:4]) - busy, found]))
"""

OURS = """
import json, os, sys
from pathlib import Path
from time import perf_counter
from generator.pipeline import check
wall, busy = perf_counter(), sum(os.times()[:4])
checked = check(Path(sys.argv[1]))
print(json.dumps([perf_counter() - wall, sum(os.times()[:4]) - busy, list(map(str, checked.report))]))
"""


def package(folder: Path, files: Iterable[str]) -> dict[str, Any]:
    """The files as a data package with an equivalent schema."""
    return {"name": "check", "resources": [_resource(folder, file) for file in files]}


def _resource(folder: Path, file: str) -> dict[str, Any]:
    name = Path(file).stem
    record = BY_NAME[name].record
    with (folder / file).open(encoding="utf-8") as lines:
        header = next(lines).strip().split(",")
    schema: dict[str, Any] = {"fields": [_field(record, column) for column in header]}
    schema["primaryKey"] = [column for column in record.key if column in header]
    schema["foreignKeys"] = list(_foreign_keys(record, header))
    return {"name": name.replace("_", "-"), "path": file, "schema": schema}


def _field(record: type[Record], column: str) -> dict[str, Any]:
    kind = record.model_fields[column].annotation
    kinds = [kind, *getattr(kind, "__args__", ())]
    choice = next((each for each in kinds if isinstance(each, type) and issubclass(each, Choice)), None)
    constraints: dict[str, Any] = {"required": True} if record.model_fields[column].is_required() else {}
    if choice is not None:
        constraints["enum"] = [each.value for each in choice]
    types = {bool: "boolean", int: "integer", Decimal: "number", date: "date"}
    found = next((types[each] for each in map(_plain, kinds) if each in types), "string")
    reader = next((each for each in _readers(record, column) if each in BOUNDS), None)
    return {"name": column, "type": found, "constraints": constraints | BOUNDS.get(reader, {})}


def _plain(kind: Any) -> Any:
    """The type itself, without what reads it."""
    return getattr(kind, "__origin__", kind)


def _readers(record: type[Record], column: str) -> Iterator[Any]:
    """What reads the cells of a column, where its type says so."""
    info = record.model_fields[column]
    yield from info.metadata
    for each in getattr(info.annotation, "__args__", ()):
        yield from getattr(each, "__metadata__", ())


def _reader(kind: Any) -> Any:
    return kind.__metadata__[0]


BOUNDS: dict[Any, dict[str, Any]] = {
    _reader(Money): {"minimum": 0},
    _reader(Points): {"minimum": 0, "maximum": 1000},
    _reader(Count): {"minimum": 0},
    _reader(Year): {"minimum": 1994, "maximum": 2099},
    _reader(ProjectCode): {"pattern": "[0-9]{8}[A-Z][0-9]{12}"},
    _reader(DepartmentCode): {"pattern": "[0-9]{3,21}"},
    _reader(Identifier): {"pattern": "[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*"},
}
"""What the records' own readers ask of a value, as far as a Table Schema can ask it."""


def _foreign_keys(record: type[Record], header: list[str]) -> Iterator[dict[str, Any]]:
    """References by code: frictionless looks up whole keys, so those to a project carry no year."""
    for column in record.columns():
        if column.refers in {"projects", "departments", "fields"} and column.name in header:
            yield {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["code"]}}


def timed(python: str, program: str, *arguments: Path, cores: int | None = None) -> tuple[float, float]:
    """Wall and processor seconds of one run, on so many cores; whatever it finds in files without mistakes ends the benchmark."""
    command = [python, "-c", program, *map(str, arguments)]
    if cores is not None:
        command = ["taskset", "--cpu-list", f"0-{cores - 1}", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    wall, busy, found = json.loads(done.stdout.splitlines()[-1])
    if found:
        sys.exit("\n".join((f"{len(found)} errors in files without any:", *found[:5])))
    return wall, busy


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--indicators", type=int, default=100_000)
    arguments.add_argument("--peer", default=sys.executable, help="a Python that has frictionless")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name, tempfile.NamedTemporaryFile("w", suffix=".json") as descriptor:
        folder = Path(name)
        rows = write_data(folder, asked.indicators // len(INDICATORS))
        json.dump(package(folder, rows), descriptor)
        descriptor.flush()
        peer = timed(asked.peer, PEER, Path(descriptor.name), folder)
        ours = timed(sys.executable, OURS, folder)
        alone = timed(sys.executable, OURS, folder, cores=1) if shutil.which("taskset") else None
    total = sum(rows.values())
    print(", ".join(f"{file} {count}" for file, count in rows.items()))
    print(f"{total} rows, {rows['2022/indicators.csv']} of them indicators, as many with a result; nothing is wrong")
    print(f"{'':22}{'seconds':>9}{'processor':>11}{'rows/s':>10}{'times':>7}   looks at")
    ours_look_at = f"{len(RULES)} rules, references, sums, scores, texts"
    for title, measured, what in (
        (f"disclose, {os.cpu_count()} cores", ours, ours_look_at),
        ("disclose, one core", alone, ours_look_at),
        ("frictionless", peer, "types, closed lists, required cells, bounds, patterns, keys"),
    ):
        if measured is not None:
            wall, busy = measured
            print(f"{title:22}{wall:9.2f}{busy:11.2f}{total / wall:10.0f}{peer[0] / wall:7.1f}   {what}")


if __name__ == "__main__":
    main()
