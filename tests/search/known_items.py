"""A hundred searches for things that are known to be there, made from the shipped records by rule.

``python -m tests.search.known_items`` writes known_items.yml anew; nothing in it is chosen by hand.  Each rule takes its items at even
steps from all that qualify, so that no part of the records is left out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from generator.figures.registry import REGISTRY
from tests.command import DATA, ROOT

FILE = Path(__file__).parent / "known_items.yml"
FIRST = 3
"""Among how many of the results the page must be."""

Item = Mapping[str, str]
_YEAR = "2022"
_TOWN = re.compile(r"^示例镇 \d+ ")
_HAN = re.compile(r"[一-鿿]+")
_TERM = re.compile(r"^### (.+?) \{#([\w-]+)\}$", re.MULTILINE)


def items() -> Iterator[Item]:
    """All searches: the rule, what is typed, and the address that is looked for."""
    rules = {
        "项目名称": names(20),
        "项目代码": codes(15),
        "代码前 20 位": beginnings(10),
        "名称的一部分": parts(15),
        "部门名称": departments(10),
        "部门和项目的词": departments_and_words(10),
        "指标名称和年度": figures(12),
        "名词解释": terms(8),
    }
    for rule, found in rules.items():
        for typed, address in found:
            yield {"rule": rule, "typed": typed, "address": address}


@cache
def table(path: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a CSV file of the records that the public may see."""
    with (DATA / path).open(encoding="utf-8-sig", newline="") as file:
        return tuple(row for row in csv.DictReader(file) if row.get("visibility", "public") in {"public", ""})


@cache
def projects() -> tuple[Mapping[str, str], ...]:
    """Every project once, as it stands in the newest year that has it; without those whose name another has as well."""
    newest = {row["code"]: row for year in ("2021", "2022", "2023") for row in table(f"{year}/projects.csv")}
    bearers: dict[str, set[str]] = {}
    for row in newest.values():
        bearers.setdefault(row["name"], set()).add(row["code"])
    return tuple(row for _, row in sorted(newest.items()) if len(bearers[row["name"]]) == 1)


def page(project: Mapping[str, str]) -> str:
    """Where a project stands."""
    return f"/{project['fiscal_year']}/projects/{project['code']}/"


def at_even_steps(found: Sequence[tuple[str, str]], count: int) -> Iterable[tuple[str, str]]:
    """*count* of what was found, as far from each other as can be."""
    assert len(found) >= count
    return (found[place * len(found) // count] for place in range(count))


def names(count: int) -> Iterable[tuple[str, str]]:
    """Whole names."""
    return at_even_steps([(row["name"], page(row)) for row in projects()], count)


def codes(count: int) -> Iterable[tuple[str, str]]:
    """Whole codes."""
    return at_even_steps([(row["code"], page(row)) for row in projects()[7:]], count)


def beginnings(count: int) -> Iterable[tuple[str, str]]:
    """Codes without their last digit, where that still tells them apart."""
    every = [row["code"][:20] for row in projects()]
    found = [(code, page(row)) for code, row in zip(every, projects(), strict=True) if every.count(code) == 1]
    return at_even_steps(found, count)


def parts(count: int) -> Iterable[tuple[str, str]]:
    """The town, where the name begins with one, and some characters from within the rest, cut where words need not end."""
    found = []
    for row in projects():
        town = (_TOWN.match(row["name"]) or [""])[0]
        for run in _HAN.findall(row["name"].removeprefix(town))[:1]:
            part = run[1:6]
            others = [each["name"] for each in projects() if each["name"].startswith(town) and part in each["name"]]
            if len(part) >= 4 and len(others) == 1:
                found.append((town + part, page(row)))
    return at_even_steps(found, count)


def departments(count: int) -> Iterable[tuple[str, str]]:
    """Names of departments; the page across years is looked for."""
    return at_even_steps([(row["name"], f"/departments/{row['code']}/") for row in table("departments.csv")], count)


def departments_and_words(count: int) -> Iterable[tuple[str, str]]:
    """A department's name and a word of one of its projects that none of its other projects has."""
    named = {row["code"]: row["name"] for row in table("departments.csv")}
    found = []
    for row in projects():
        word = _TOWN.sub("", row["name"])[:4]
        others = [each["name"] for each in projects() if each["department"] == row["department"] and each is not row]
        if row["department"] in named and not any(word in name for name in others):
            found.append((f"{named[row['department']]} {word}", page(row)))
    return at_even_steps(found, count)


def figures(count: int) -> Iterable[tuple[str, str]]:
    """Names of figures, with the year."""
    found = [(f"{each.label} {_YEAR}", f"/{_YEAR}/figures/{each.slug}/") for each in REGISTRY]
    return at_even_steps(found, count)


def terms(count: int) -> Iterable[tuple[str, str]]:
    """Words that the glossary explains."""
    text = (ROOT / "content" / "glossary" / "index.md").read_text(encoding="utf-8")
    return at_even_steps([(term, f"/glossary/#{anchor}") for term, anchor in _TERM.findall(text)], count)


def written() -> list[Item]:
    """The searches as they stand in the file."""
    found: list[Item] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    FILE.write_text(
        "# Made by rule: python -m tests.search.known_items\n"
        + yaml.safe_dump(list(items()), allow_unicode=True, sort_keys=False, width=200),
        encoding="utf-8",
    )
