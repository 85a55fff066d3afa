"""Damages files at random and reads them: whatever stands in a file, reading it ends with data or with problems.

    python benchmarks/fuzz_readers.py --executions 200000 --seed 1

The files are the examples of the rules and some larger ones; they are damaged byte by byte and in their structure.  The same
seed damages them in the same way.  Each reading must end without an exception, give nothing but what holds together, and
stay within bounded memory; the summary says what was read and which rules were met.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems import Problem, Severity
from generator.sources.csv_file import CsvTable, read_csv
from generator.sources.csv_writer import write_csv
from generator.sources.rules import RULES
from generator.sources.yaml_file import YamlDocument, parse_yaml, read_yaml
from generator.sources.yaml_tree import Data
from generator.sources.yaml_writer import write_yaml

LARGEST = 20_000
"""Bytes of a damaged file; more is cut off, so that many files are read in little time."""

MEMORY_PER_BYTE = 2_000
MEMORY_AT_LEAST = 1_000_000
"""Bytes of memory that one reading may take: the larger of a floor and so much per byte of the file.

A cell or an item of one byte becomes a string, an entry of a list, and at worst a problem with its place.
"""

TOKENS = (
    b'"', b'""', b'"""', b"'", b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe",
    b"sep=;\n", b"sep=,\n", b"PK\x03\x04", b": ", b":", b"- ", b"-", b"? ", b"  ", b" #", b"# ", b"#3", b"&a ", b"*a", b"!!x ", b"!",
    b"<<: ", b"---\n", b"...\n", b"%YAML 1.1\n", b"[", b"]", b"{", b"}", b"|\n", b">-\n", b"|2", b"\\", b"\\ud800", b"\\UFFFFFFFF",
    b"~", b"null", b"@", b"`", b"[" * 30, b"a: " * 5, b"x" * 1200, b'"' * 7, b"0012", b"1,193",
    "：".encode(), "，".encode(), "　".encode(), "\u2028".encode(), "\x85".encode(), "\ufeff".encode(), "\ufffd".encode(),
    "😀".encode(), "示例".encode("gb18030"), "示例".encode("utf-16-le"), "示例".encode(),
)  # fmt: skip
"""What means something to one of the readers."""

Damage = Callable[[random.Random, bytes], bytes]


@dataclass
class Summary:
    """What a run has seen."""

    executions: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds of the slowest reading."""
    most_memory: int = 0
    """Bytes that the hungriest of the readings whose memory was measured took."""
    measured: int = 0

    def text(self, seconds: float) -> str:
        """The summary for people."""
        kinds = ", ".join(
            f"{kind} {count:,} ({self.refused[kind]:,} refused)" for kind, count in self.executions.items()
        )
        rules = {rule.code for rule in RULES}
        return "\n".join([
            f"{self.executions.total():,} executions in {seconds:,.0f} s: {kinds}",
            f"no exception; slowest {self.slowest * 1000:,.0f} ms; most memory {self.most_memory / 1000:,.0f} kB, {self.measured:,} measured",
            f"{len(self.met.keys() & rules)} of {len(rules)} rules met; not met: {', '.join(sorted(rules - self.met.keys()))}",
        ])  # fmt: skip


def run(executions: int, seed: int, *, measure_every: int = 20, progress: bool = False) -> Summary:
    """Read *executions* damaged files; raises AssertionError, or whatever a reader raised, with the file in a note."""
    summary, chance = Summary(), random.Random(seed)  # noqa: S311 - damage has to be repeatable, not secret
    with tempfile.TemporaryDirectory() as folder:
        for number in range(executions):
            name, data = _damaged(chance)
            try:
                _read(Path(folder), name, data, summary, measure=number % measure_every == 0)
            except BaseException as error:
                error.add_note(f"execution {number} of seed {seed}: {name} = {data!r}")
                raise
            if progress and number % 5000 == 4999:
                print(f"{number + 1:,} …", file=sys.stderr)
    return summary


def _read(folder: Path, name: str, data: bytes, summary: Summary, *, measure: bool) -> None:
    """Read one file with the reader it is for, and hold the result against what every result must be."""
    path = folder / name
    path.write_bytes(data)
    encoding = "gb18030" if name.startswith("gb18030") else "utf-8"
    if measure:
        tracemalloc.start()
    start = time.perf_counter()
    found, problems = read_csv(path, name, encoding) if path.suffix == ".csv" else read_yaml(path, name)
    summary.slowest = max(summary.slowest, time.perf_counter() - start)
    if measure:
        taken = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        summary.measured += 1
        summary.most_memory = max(summary.most_memory, taken)
        _must(
            taken <= max(MEMORY_AT_LEAST, MEMORY_PER_BYTE * len(data)),
            f"memory is bounded, not {taken:,} for {len(data):,} bytes",
        )
    summary.executions[path.suffix] += 1
    summary.refused[path.suffix] += found is None
    summary.met.update({problem.code for problem in problems})
    _check_problems(problems, found)
    lines = 1 + data.count(b"\n") + data.count(b"\r")
    if isinstance(found, CsvTable):
        _check_table(found, lines)
    elif found:
        _check_document(found, lines)
    if measure and path.suffix == ".yml":
        _check_both_parsers(data.decode("utf-8", "replace").lstrip("\ufeff"))


def _must(truth: bool, rule: str) -> None:  # noqa: FBT001 - the truth is what it is about
    """An assertion that ``python -O`` keeps."""
    if not truth:
        raise AssertionError(rule)


def _check_problems(problems: list[Problem], found: object) -> None:
    refused = any(problem.root and problem.severity is Severity.ERROR for problem in problems)
    _must(found is not None or refused, "a file that is refused has a reason")
    _must(all(f"{problem} {problem.fix}".encode() for problem in problems), "every problem can be shown")


def _check_table(table: CsvTable, lines: int) -> None:
    _must(len(table.headers) > 0, "a table has headers")
    above = (0, 0)
    for row in table.rows:
        _must(len(row.values) == len(table.headers), "every row has the cells of the header")
        _must(any(row.values), "a blank row is no record")
        _must(above[0] < row.line <= lines, "every row stands in the file below the last")
        _must(above[1] < row.row <= lines, "rows are counted from the top")
        above = (row.line, row.row)


def _check_document(document: YamlDocument, lines: int) -> None:
    _must(all(1 <= line <= lines for line in document.lines.values()), "every value stands in the file")
    again, problems = parse_yaml(write_yaml(document.data), document.file)
    _must(
        again is not None and again.data == document.data and not problems,
        "what was read can be written and read again",
    )


def _check_both_parsers(text: str) -> None:
    both = (parse_yaml(text, "report.yml", fast=fast) for fast in (True, False))
    _must(next(both) == next(both), "the pure parser of YAML tells the same as the fast one")


def _damaged(chance: random.Random) -> tuple[str, bytes]:
    """The name and the bytes of one file."""
    name, data = chance.choice(_CORPUS)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = chance.choice(_DAMAGES)(chance, data)
    return name, data[:LARGEST]


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randint(0, len(data))


def _part(chance: random.Random, data: bytes) -> slice:
    start = _place(chance, data)
    return slice(start, start + chance.choice((1, 1, 2, 3, 8, 64)))


def _flip(chance: random.Random, data: bytes) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _insert_token(chance: random.Random, data: bytes) -> bytes:
    place = _place(chance, data)
    return data[:place] + chance.choice(TOKENS) + data[place:]


def _insert_bytes(chance: random.Random, data: bytes) -> bytes:
    place = _place(chance, data)
    return data[:place] + chance.randbytes(chance.choice((1, 2, 5))) + data[place:]


def _replace(chance: random.Random, data: bytes) -> bytes:
    part = _part(chance, data)
    return data[: part.start] + chance.choice(TOKENS) + data[part.stop :]


def _delete(chance: random.Random, data: bytes) -> bytes:
    part = _part(chance, data)
    return data[: part.start] + data[part.stop :]


def _double(chance: random.Random, data: bytes) -> bytes:
    part = _part(chance, data)
    return data[: part.stop] + data[part] * chance.choice((1, 1, 2, 100)) + data[part.stop :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: _place(chance, data)]


def _splice(chance: random.Random, data: bytes) -> bytes:
    other = chance.choice(_CORPUS)[1]
    return data[: _place(chance, data)] + other[_place(chance, other) :]


def _recode(chance: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(("gb18030", "utf-16", "utf-8-sig")))


def _line_ends(chance: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


def _lines(chance: random.Random, data: bytes) -> bytes:
    """A line moved, doubled, dropped or indented: in YAML it changes what belongs to what."""
    lines = data.split(b"\n")
    number = chance.randrange(len(lines))
    line = lines.pop(number)
    changed = chance.choice(
        ([], [line], [line, line], [b"  " + line], [b" " + line], [line.lstrip()], [b"\t" + line], [b"# " + line])
    )
    place = chance.choice((number, chance.randint(0, len(lines))))
    return b"\n".join([*lines[:place], *changed, *lines[place:]])


def _cells(chance: random.Random, data: bytes) -> bytes:
    """A cell moved, doubled, dropped or quoted: in CSV it moves all that stand behind it."""
    cells = data.split(b",")
    number = chance.randrange(len(cells))
    cell = cells.pop(number)
    changed = chance.choice(([], [cell, cell], [b""], [cell, b""], [b'"' + cell + b'"'], [b'"' + cell], [cell + b'"']))
    return b",".join([*cells[:number], *changed, *cells[number:]])


_DAMAGES: tuple[Damage, ...] = (
    _flip, _insert_token, _insert_token, _insert_token, _insert_bytes, _replace, _delete, _double, _cut, _splice, _recode, _line_ends,
    _lines, _lines, _lines, _cells, _cells,
)  # fmt: skip


def _corpus() -> Iterator[tuple[str, bytes]]:
    """Files that are fine, and the small mistakes of the rules, from which larger ones grow."""
    for rule in RULES:
        name = "report.yml" if rule.code.startswith("yaml") else "table.csv"
        for example in (rule.good, rule.bad):
            if not example.startswith("（"):
                yield name, example.encode()
    rows = [[f"{number:04}", f"示例部门 {number:02}", "一、\n“二”,三", str(number * 1193)] for number in range(40)]
    table = write_csv(["code", "name", "note", "amount"], rows)
    yield "table.csv", table
    yield "table.csv", write_csv(["代码", "名称", "说明", "金额"], rows, spreadsheet=True)
    yield "gb18030.csv", table.decode().encode("gb18030")
    yield "gb18030.csv", table
    texts: list[Data] = [
        "0012",
        "甲：\n乙。\n",
        "x #3",
        "",
        "长" * 90,
        "word " * 30 + "end",
        '"十四五"',
        {"a": [{"b": "c"}, "d"]},
    ]
    report: dict[str, Data] = {"title": "示例项目评价", "findings": [{"text": text, "parts": texts} for text in texts]}
    yield "report.yml", write_yaml(report, ["说明"]).encode()


_CORPUS = tuple(_corpus())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--executions", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    start = time.perf_counter()
    summary = run(chosen.executions, chosen.seed, progress=sys.stderr.isatty())
    print(summary.text(time.perf_counter() - start))


if __name__ == "__main__":
    main()
