"""Golden cases: data directories as readable YAML, and exactly the problems that they have.

A case file holds ``files`` that every case shares, or names a ``world`` of such files, and ``cases``.  Each case names what it changes
(``files``, where an empty text takes the file away, and ``edits``: words of a file and what stands in their place) and lists its
``problems``: every one of them, each with the facts that matter.  A problem that a case does not list fails it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One golden case."""

    name: str
    files: Mapping[str, str]
    problems: tuple[Mapping[str, Any], ...]
    shows: frozenset[str] = field(default=frozenset())
    """Rule codes whose near-identical good twin this case is."""

    def write(self, directory: Path) -> Path:
        """The data directory of the case, below *directory*."""
        for name, text in self.files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return directory


def cases(folder: str) -> Iterator[Case]:
    """All cases of the YAML files of one folder of ``tests/cases``."""
    for path in sorted((CASES / folder).glob("*.yml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        shared: dict[str, str] = _world(path, document) | document.get("files", {})
        for each in document["cases"]:
            files = {name: text for name, text in (shared | each.get("files", {})).items() if text}
            files |= {name: _edited(files[name], edits) for name, edits in each.get("edits", {}).items()}
            yield Case(
                f"{path.stem}: {each['name']}", files, tuple(each.get("problems", ())), frozenset(each.get("good", ()))
            )


def _world(path: Path, document: Mapping[str, Any]) -> dict[str, str]:
    """The files of the world that a case file names; none where it names none."""
    if "world" not in document:
        return {}
    found: dict[str, str] = yaml.safe_load((path.parent / "worlds" / f"{document['world']}.yml").read_text("utf-8"))
    return found


def _edited(text: str, edits: Mapping[str, str]) -> str:
    """*text* with each edit made once; an edit that fits nowhere, or in two places, is a mistake of the case."""
    for old, new in edits.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the file"
        text = text.replace(old, new)
    return text


def assert_told(report: Iterable[Problem], case: Case) -> None:
    """The problems of *case*, in their order and with the facts that it names, and no other."""
    found = list(report)
    assert [problem.code for problem in found] == [wanted["code"] for wanted in case.problems]
    assert [facts(problem, wanted) for problem, wanted in zip(found, case.problems, strict=True)] == list(case.problems)
    sent = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    assert sent == found, "a problem does not survive the way from one process to another"


def assert_bad_and_good(code: str, among: Iterable[Case]) -> None:
    """The rule of this *code* has a case that breaks it, and a near-identical one without any problem."""
    known = list(among)
    assert any(code == wanted["code"] for case in known for wanted in case.problems)
    assert any(code in case.shows and not case.problems for case in known)


def facts(problem: Problem, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What *problem* says of each fact that a case names."""
    place = problem.location
    known = {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "line": place.line,
        "row": place.row,
        "column": place.column,
        "field": problem.field,
        "value": problem.value,
        "expected": problem.expected,
        "message": problem.message,
        "fix": problem.fix,
        "follows": len(problem.consequences),
    }
    return {name: known[name] for name in wanted}
