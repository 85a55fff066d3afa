"""What the sample city spends money on: kinds of projects by field, with their goals and indicators.

The texts stand in the YAML files beside this module, one per field.  An indicator is one line: what it measures, its name, the
operator, its usual values and their unit, such as ``数量 改造学校数量 ≥ 1~8 所``; ``1~8`` is a range, ``600~9000/50`` one in steps
of 50, and ``≤ 8~12 月`` a deadline within the year.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.records.choices import BudgetAccount, Level1, Operator
from generator.sample.texts.facts import FIELDS, Nature
from generator.sources.yaml_file import read_yaml

_FOLDER = Path(__file__).parent
_NATURES = {
    "works": Nature.WORKS,
    "equipment": Nature.EQUIPMENT,
    "subsidy": Nature.SUBSIDY,
    "service": Nature.SERVICE,
    "digital": Nature.DIGITAL,
    "capital": Nature.CAPITAL,
}
_LEVELS = {
    "数量": Level1.OUTPUT,
    "质量": Level1.OUTPUT,
    "时效": Level1.OUTPUT,
    "经济成本": Level1.COST,
    "社会成本": Level1.COST,
    "生态环境成本": Level1.COST,
    "经济效益": Level1.BENEFIT,
    "社会效益": Level1.BENEFIT,
    "生态效益": Level1.BENEFIT,
    "可持续影响": Level1.BENEFIT,
    "满意度": Level1.SATISFACTION,
}
"""What an indicator measures → its level 1 (财预〔2021〕101号)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as the catalogue knows it.  ``low`` and ``high`` are equal for a fixed value; ``words`` is a qualitative one."""

    measure: str
    name: str
    operator: Operator
    low: int
    high: int
    step: int
    unit: str | None
    words: str | None = None
    counts_projects: bool = False

    @property
    def level1(self) -> Level1:
        """The level-1 indicator."""
        return _LEVELS[self.measure]

    @property
    def level2(self) -> str:
        """The level-2 indicator."""
        return "服务对象满意度指标" if self.measure == "满意度" else f"{self.measure}指标"

    @property
    def is_deadline(self) -> bool:
        """Whether the value is the end of a month."""
        return self.unit == "月" and self.measure == "时效"

    @property
    def is_quantity(self) -> bool:
        """Whether the value grows with the money."""
        return self.measure == "数量" and self.unit != "%" and not self.counts_projects

    @property
    def is_rate(self) -> bool:
        """Whether the value is a percentage that cannot exceed a hundred."""
        return self.unit == "%" and self.high <= 100

    @classmethod
    def read(cls, text: str) -> Line:
        """The indicator written in one line of the catalogue."""
        measure, name, sign, value, *unit = text.split(" ")
        operator = Operator.read(sign)
        if not operator.quantitative or value == "count":
            words = value if not operator.quantitative else None
            return cls(measure, name, operator, 0, 0, 1, unit[0] if unit else None, words, value == "count")
        bounds, _, step = value.partition("/")
        low, _, high = bounds.partition("~")
        return cls(measure, name, operator, int(low), int(high or low), int(step or 1), unit[0])


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of project.

    ``size`` is the usual amount in 万元, ``task`` the position of its task in the field; ``in_towns`` is false where it is about
    enterprises.
    """

    field: str
    name: str
    what: tuple[str, ...]
    nature: Nature
    function_code: str
    function_name: str
    account: BudgetAccount
    size: int
    content: str
    goal: str
    lines: tuple[Line, ...]
    task: int
    in_towns: bool


@dataclass(frozen=True, slots=True)
class Purpose:
    """A field (领域): its departments' goal, indicators and main tasks (name, content), and the projects that belong to it."""

    code: str
    name: str
    goal: str
    lines: tuple[Line, ...]
    tasks: tuple[tuple[str, str], ...]
    templates: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class FundTemplate:
    """A fund with a target of its own."""

    name: str
    goal: str
    lines: tuple[Line, ...]


@cache
def packaged(file: str) -> Any:
    """The content of *file*, all scalars as text.  Raises :class:`ValueError`: the file is part of the program."""
    source, problems = read_yaml(_FOLDER / file, file)
    if source is None or problems:
        raise ValueError(f"{file} of the package cannot be read: {[str(problem) for problem in problems]}")
    return source.data


@cache
def purposes() -> dict[str, Purpose]:
    """All fields by code, in the order of the field list."""
    return {code: _purpose(code, name, packaged(f"{code}.yml")) for code, name in FIELDS.items()}


@cache
def policies() -> tuple[Template, ...]:
    """The kinds of policies."""
    return tuple(_template("social", entry, 0) for entry in packaged("policies.yml")["policies"])


@cache
def funds() -> tuple[FundTemplate, ...]:
    """The funds of the social insurance fund budget."""
    return tuple(FundTemplate(entry["name"], entry["goal"], _lines(entry)) for entry in packaged("funds.yml")["funds"])


def _purpose(code: str, name: str, data: Any) -> Purpose:
    tasks = tuple((task.partition(" ")[0], task.partition(" ")[2]) for task in data["tasks"])
    count = len(data["projects"])
    templates = (
        _template(code, entry, position * len(tasks) // count) for position, entry in enumerate(data["projects"])
    )
    return Purpose(code, name, data["department"]["goal"], _lines(data["department"]), tasks, tuple(templates))


def _template(field: str, entry: Any, task: int) -> Template:
    function_code, _, function_name = entry["function"].partition(" ")
    return Template(
        field=field,
        name=entry["name"],
        what=tuple(entry["what"].split(" ")),
        nature=_NATURES[entry["nature"]],
        function_code=function_code,
        function_name=function_name,
        account=BudgetAccount.read(entry.get("account", "general")),
        size=int(entry["size"]),
        content=entry["content"],
        goal=entry["goal"],
        lines=_lines(entry),
        task=task,
        in_towns=entry.get("place") != "enterprise",
    )


def _lines(entry: Any) -> tuple[Line, ...]:
    return tuple(Line.read(line) for line in entry["indicators"])
