"""Which small mistakes in the checks and the records the tests would not notice.

    python benchmarks/mutation.py --out /somewhere/mutation.jsonl [--sample 300] [--seed 1] [--part 1/2] [--again] [FILE …]

Each mutant (see mutants.py) is one mistake in one module of ``generator/checks`` or ``generator/records``.  First the tests run once
without mistakes, to learn which lines each of them passes; those that take longer than ``SLOWEST`` seconds are left out.  Then each mutant
lives in a process of its own, forked from one that has imported and collected everything: the code of its function is replaced there, or, when
the mistake is in what runs at import, the module is imported anew.  There the tests that pass its line run, those that pass most of the module first, until one fails.
A mutant that fails none has survived.  Nothing in the working tree is changed.

``--sample`` takes so many mutants, from every module as many as its share; the same seed takes the same.  Every outcome is a line of the
file that ``--out`` names; who starts again goes on there, and ``--again`` tries once more what survived.  ``--part 2/3`` does a third of it,
so that several can run side by side, each with its own file.  Needs a system that can fork, so not Windows.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings
from mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parent.parent
MUTATED = ("generator/checks", "generator/records")
TESTS = (
    "tests/checks", "tests/records", "tests/reading", "tests/statement/test_golden.py", "tests/reports",
    "tests/test_catalogue.py", "tests/test_problems.py", "tests/test_visibility.py",
)  # fmt: skip
LEFT_OUT = ("damaged_directories", "shipped", "what_is_written_reads_back")
"""Words in the names of tests that take long; what only these notice counts as not noticed."""
SLOWEST = 8.0
"""Seconds of a test, while it is watched, that is still run for every mutant of the lines that it passes."""
PATIENCE = 20.0
"""Seconds that the tests of a mutant may take beyond five times what they took without it: longer is an endless loop."""
AT_ONCE = 100
"""Mutants that share one collection of the tests."""
OPTIONS = [
    "-q", "-p", "no:cacheprovider", "--assert=plain", "--capture=no", "--no-header", "--no-summary", "-o", "tmp_path_retention_policy=failed",
]  # fmt: skip
IMPORTED_FIRST = (
    "pandas",
    "pydantic",
    "mkdocs.config",
    "playwright.sync_api",
    "jinja2",
    "yaml",
    "typer",
    "rich",
    "xlsxwriter",
)
"""Other people's libraries that every child needs."""

Lines = dict[str, list[int]]


@dataclass(frozen=True)
class Passed:
    """One test without mistakes: how long it takes, and the lines of each mutated module that it passes."""

    test: str
    seconds: float
    lines: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Learnt:
    """What the tests do when nothing is wrong, and which functions run while modules are imported."""

    tests: Sequence[Passed]
    at_import: frozenset[tuple[str, str, int]]

    def fresh(self, mutant: Mutant) -> bool:
        """Whether the mutant only shows when its module is imported anew."""
        return mutant.function is None or (mutant.file, *mutant.function) in self.at_import

    def tests_of(self, mutant: Mutant) -> list[Passed]:
        """The tests that pass the mutant's line; or its module, and all of its room, when the module is imported anew.

        First those of the same room, and of these those that know most of the module.
        """
        own = mutant.file.replace("generator/", "tests/").rpartition("/")[0]
        found = [each for each in self.tests if self._may_notice(each, mutant, own)]
        return sorted(
            found, key=lambda each: (not each.test.startswith(own), -len(each.lines.get(mutant.file, ())), each.seconds)
        )

    def _may_notice(self, test: Passed, mutant: Mutant, own: str) -> bool:
        """Declarations are noticed by who looks at them, whatever lines run."""
        lines = test.lines.get(mutant.file, ())
        return bool(lines) or test.test.startswith(own) if self.fresh(mutant) else mutant.line in lines


class _Watch:
    """Notes which lines of the mutated modules run."""

    def __init__(self) -> None:
        self._files = {str(ROOT / file): file for file in _files()}
        self.lines: defaultdict[str, set[int]] = defaultdict(set)
        self.functions: set[tuple[str, str, int]] = set()

    def __enter__(self) -> None:
        sys.settrace(self._call)

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _call(self, frame: FrameType, _event: str, _argument: object) -> Any:
        file = self._files.get(frame.f_code.co_filename)
        if file is None:
            return None
        code, lines = frame.f_code, self.lines[file]
        self.functions.add((file, code.co_qualname, code.co_firstlineno))
        lines.add(frame.f_lineno)

        def line(frame: FrameType, _event: str, _argument: object) -> Any:
            lines.add(frame.f_lineno)
            return line

        return line


def _files() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for folder in MUTATED for path in sorted((ROOT / folder).glob("*.py"))]


# In the child -------------------------------------------------------------------------------------------------------------------------


_Remembering = type(lru_cache(len))
"""What has been remembered is not run again, so it is forgotten before each test that is watched."""


def _is_ours(remembering: Any) -> bool:
    return str(remembering.__module__).startswith(tuple(folder.replace("/", ".") for folder in MUTATED))


class Learning:
    """A pytest run that writes down what each test passes."""

    def __init__(self, out: Path) -> None:
        self._out = out

    def pytest_sessionstart(self) -> None:
        """The same examples for every mutant."""
        settings.register_profile("mutation", derandomize=True, deadline=None, database=None)
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Every test once, watched."""
        found: list[dict[str, object]] = []
        session.items[:] = [item for item in session.items if not any(word in item.nodeid for word in LEFT_OUT)]
        remembering = [each for each in _objects() if isinstance(each, _Remembering) and _is_ours(each)]
        for place, item in enumerate(session.items):
            for each in remembering:
                each.cache_clear()
            watch, start = _Watch(), time.perf_counter()
            with watch:
                reports = runtestprotocol(item, log=False, nextitem=_next(session.items, place))
            seconds = time.perf_counter() - start
            if failed := [report.longreprtext for report in reports if report.failed]:
                self._out.with_suffix(".failed").write_text(
                    f"{item.nodeid} fails without any mistake\n{failed[0]}", encoding="utf-8"
                )
                pytest.exit("a test fails without any mistake")
            if not any(report.skipped for report in reports):
                lines = {file: sorted(passed) for file, passed in watch.lines.items()}
                found.append({"test": item.nodeid, "seconds": seconds, "lines": lines})
        self._out.write_text(json.dumps(found), encoding="utf-8")
        return True


class Chosen:
    """A pytest run of some tests, in their order, that ends at the first that fails."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._tests = {test: place for place, test in enumerate(tests)}

    pytest_sessionstart = Learning.pytest_sessionstart

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Only those that were chosen."""
        items[:] = sorted(
            (each for each in items if each.nodeid in self._tests), key=lambda each: self._tests[each.nodeid]
        )


class Mutating:
    """A pytest run that forks itself for each mutant once everything is collected."""

    def __init__(self, run: Run, mutants: Sequence[Mutant]) -> None:
        self._run = run
        self._mutants = mutants

    pytest_sessionstart = Learning.pytest_sessionstart

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Every mutant once."""
        by_name = {item.nodeid: item for item in session.items}
        functions = _functions()
        gc.freeze()
        for mutant in self._mutants:
            there = mutant.function is not None and (mutant.file, *mutant.function) in functions
            tests = self._run.learnt.tests_of(mutant) if there else []
            chosen = [by_name[each.test] for each in tests if each.test in by_name]

            def live(mutant: Mutant = mutant, chosen: Sequence[pytest.Item] = chosen) -> str:
                _replace_code(mutant, functions)
                return _first_failing(chosen)

            self._run.judge(mutant, tests, live)
        return True


def _next(items: Sequence[pytest.Item], place: int) -> pytest.Item | None:
    return items[place + 1] if place + 1 < len(items) else None


def _first_failing(items: Sequence[pytest.Item]) -> str:
    for place, item in enumerate(items):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=_next(items, place))):
            return item.nodeid
    return ""


def _objects() -> list[object]:
    """Everything there is; what was frozen, as the tests are once they are collected, would be left out."""
    gc.unfreeze()
    return gc.get_objects()


def _functions() -> Mapping[tuple[str, str, int], list[FunctionType]]:
    """Every function of the mutated modules, by file, name and first line."""
    files = {str(ROOT / file): file for file in _files()}
    found: defaultdict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    for each in _objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename in files:
            code = each.__code__
            found[files[code.co_filename], code.co_qualname, code.co_firstlineno].append(each)
    return found


def _replace_code(mutant: Mutant, functions: Mapping[tuple[str, str, int], list[FunctionType]]) -> None:
    """Whoever calls the function from now on makes the mistake."""
    module = compile(mutant.tree(ROOT), str(ROOT / mutant.file), "exec", dont_inherit=True)
    code = next(each for each in _codes(module) if (each.co_qualname, each.co_firstlineno) == mutant.function)
    for function in functions[mutant.file, code.co_qualname, code.co_firstlineno]:
        function.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


class _Mistaken(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with a mistake in it."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = mutant.file.removesuffix(".py").replace("/", ".")

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Only that module."""
        del path, target
        file = str(ROOT / self._mutant.file)
        if fullname != self._name:
            return None
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=file)
        spec.has_location = True
        return spec

    def exec_module(self, module: Any) -> None:
        """Run it as changed."""
        exec(compile(self._mutant.tree(ROOT), str(ROOT / self._mutant.file), "exec", dont_inherit=True), vars(module))  # noqa: S102


def _imported_anew(mutant: Mutant, tests: Sequence[Passed]) -> str:
    sys.meta_path.insert(0, _Mistaken(mutant))
    files = sorted({each.test.partition("::")[0] for each in tests})
    chosen = Chosen([each.test for each in tests])
    ended = pytest.main([*OPTIONS, "-x", *files], plugins=[chosen])
    return "" if ended == pytest.ExitCode.OK else f"pytest ends with {int(ended)}"


# In the parent ------------------------------------------------------------------------------------------------------------------------


@dataclass
class Run:
    """Outcomes as they come."""

    learnt: Learnt
    out: Path
    done: int = 0
    every: int = 0

    def judge(self, mutant: Mutant, tests: Sequence[Passed], live: Any) -> None:
        """Let one mutant live in a child, and write down how it ended."""
        patience = PATIENCE + 5 * sum(each.seconds for each in tests)
        start = time.perf_counter()
        status, by = _in_child(live, patience) if tests else ("survived", "no test passes this line")
        outcome = {
            "name": mutant.name, "source": mutant.source, "status": status, "by": by, "kind": mutant.kind, "before": mutant.before,
            "after": mutant.after, "tests": len(tests), "seconds": round(time.perf_counter() - start, 2),
        }  # fmt: skip
        with self.out.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(outcome, ensure_ascii=False) + "\n")
        self.done += 1
        print(f"{self.done}/{self.every} {mutant.name} {status} {outcome['seconds']} s", file=sys.stderr, flush=True)


def _in_child(live: Any, patience: float) -> tuple[str, str]:
    """Run *live* in a fork: what it tells (the test that failed, or nothing) says how the mutant ended."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _live_and_leave(live, reading, writing)
    os.close(writing)
    ended = _wait(child, patience)
    with open(reading, encoding="utf-8") as told:  # noqa: PTH123 - a pipe
        by = told.read()
    if not ended:
        return "killed", "takes too long"
    return ("killed", by) if by else ("survived", "")


def _live_and_leave(live: Any, reading: int, writing: int) -> None:
    try:
        os.setsid()
        os.close(reading)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        warnings.simplefilter("ignore", SyntaxWarning)
        told = live()
    except BaseException:  # noqa: BLE001 - whatever ends a run in which nothing else changed was noticed
        told = traceback.format_exc(limit=-1)[-300:]
    os.write(writing, told.encode()[:4000])
    os._exit(0)


def _wait(child: int, patience: float) -> bool:
    """Whether the child ended by itself."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _learn(folder: Path, keep: Path) -> Learnt:
    """What the tests pass; kept beside the outcomes for the next run over the same sources."""
    state = repr(sorted((str(path), path.stat().st_mtime) for path in _sources()))
    if keep.exists():
        known = json.loads(keep.read_text(encoding="utf-8"))
        if known["state"] == state:
            return _learnt(known)
    print("learning what the tests pass …", file=sys.stderr)
    passed, at_import = folder / "passed.json", folder / "import.json"
    _must_end_well(lambda: str(int(pytest.main([*OPTIONS, *TESTS], plugins=[Learning(passed)]))), "tests", folder)
    _must_end_well(lambda: _write_imports(at_import), "import", folder)
    known = {
        "state": state,
        "tests": json.loads(passed.read_text("utf-8")),
        "import": json.loads(at_import.read_text("utf-8")),
    }
    keep.write_text(json.dumps(known), encoding="utf-8")
    return _learnt(known)


def _sources() -> Iterator[Path]:
    for folder in ("generator", "tests/checks", "tests/records", "tests/reading", "tests/cases"):
        yield from (path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".yml"))


def _learnt(known: Mapping[str, Any]) -> Learnt:
    tests = [Passed(**each) for each in known["tests"] if each["seconds"] <= SLOWEST]
    return Learnt(tests, frozenset((file, name, line) for file, name, line in known["import"]))


def _must_end_well(live: Any, what: str, folder: Path) -> None:
    status, told = _in_child(live, 3600)
    if told not in {"", "0"}:
        sys.exit(
            "\n".join([f"{what} {status}: {told}", *(path.read_text("utf-8") for path in folder.glob("*.failed"))])
        )


def _write_imports(out: Path) -> str:
    """The functions that run while the mutated modules are imported."""
    watch = _Watch()
    with watch:
        for file in _files():
            importlib.import_module(file.removesuffix(".py").replace("/", "."))
    out.write_text(json.dumps(sorted(watch.functions)), encoding="utf-8")
    return ""


def _sample(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """From every module its share, chosen by *seed*."""
    by_file: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_file[mutant.file].append(mutant)
    chance = random.Random(seed)  # noqa: S311 - a sample has to be repeatable, not secret
    return [
        mutant
        for _, group in sorted(by_file.items())
        for mutant in chance.sample(group, min(len(group), max(1, round(size * len(group) / len(mutants)))))
    ]


def _outcomes(out: Path) -> dict[tuple[str, str], dict[str, Any]]:
    lines = out.read_text(encoding="utf-8").splitlines() if out.exists() else []
    return {(each["name"], each["source"]): each for each in map(json.loads, lines)}


def _told(mutants: Sequence[Mutant], outcomes: Mapping[tuple[str, str], Mapping[str, Any]]) -> str:
    """The score, module by module what survived."""
    found = [outcomes[mutant.name, mutant.source] for mutant in mutants if (mutant.name, mutant.source) in outcomes]
    killed = sum(each["status"] == "killed" for each in found)
    survived = [each for each in found if each["status"] == "survived"]
    kinds = Counter(each["kind"] for each in survived)
    return "\n".join([
        *(f"{each['name']}: {each['kind']}: {each['before'][:110]!r} → {each['after'][:110]!r}  {each['by']}" for each in survived),
        f"{killed} of {len(found)} killed, {killed / max(1, len(found)):.1%}; survived by kind: {dict(kinds)}",
    ])  # fmt: skip


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--sample", type=int, default=0, help="0: all")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--part", default="1/1")
    options.add_argument("--again", action="store_true")
    options.add_argument("--report", action="store_true", help="only tell what is known")
    options.add_argument("files", nargs="*")
    asked = options.parse_args()
    every = [mutant for file in asked.files or _files() for mutant in mutants_of(ROOT, file)]
    chosen = _sample(every, asked.sample, asked.seed) if asked.sample else every
    number, parts = map(int, asked.part.split("/"))
    random.Random(asked.seed).shuffle(chosen)  # noqa: S311 - whatever part is done is an even part
    chosen = chosen[number - 1 :: parts]
    if not asked.report:
        _live(chosen, asked.out, again=asked.again)
    print(_told(chosen, _outcomes(asked.out)))


def _live(chosen: Sequence[Mutant], out: Path, *, again: bool) -> None:
    """All mutants that have no outcome yet."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.dont_write_bytecode = True
    for name in IMPORTED_FIRST:
        importlib.import_module(name)
    known = _outcomes(out)
    survived = [each for each in chosen if known.get((each.name, each.source), {}).get("status") == "survived"]
    waiting = [each for each in chosen if (each.name, each.source) not in known]
    if again:
        waiting = [*survived, *waiting]
    with tempfile.TemporaryDirectory() as name:
        os.environ["TMPDIR"] = tempfile.tempdir = name
        run = Run(_learn(Path(name), out.parent / "mutation.map.json"), out, every=len(waiting))
        for first in range(0, len(waiting), AT_ONCE):
            _judge(run, waiting[first : first + AT_ONCE])


def _judge(run: Run, mutants: Sequence[Mutant]) -> None:
    inside = [each for each in mutants if not run.learnt.fresh(each)]
    if inside:
        _collected(run, inside)
    for mutant in mutants:
        if run.learnt.fresh(mutant):
            tests = run.learnt.tests_of(mutant)
            run.judge(mutant, tests, lambda mutant=mutant, tests=tests: _imported_anew(mutant, tests))


def _collected(run: Run, mutants: Sequence[Mutant]) -> None:
    """The mutants of functions, in a child that has collected every test."""
    child = os.fork()
    if child == 0:
        ended = pytest.main([*OPTIONS, *TESTS], plugins=[Mutating(run, mutants)])
        sys.stderr.flush()
        os._exit(int(ended))
    _, status = os.waitpid(child, 0)
    run.done += len(mutants)
    if status:
        sys.exit(f"the run of the mutants of functions ended with {status}")


if __name__ == "__main__":
    main()
