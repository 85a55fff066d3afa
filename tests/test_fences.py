"""The way of the data, as imports: each part knows what lies below it, and libraries stay behind their fences."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the ground up.  A part may know the parts of lower layers; parts of one layer do not know each other.
LAYERS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            {"problems", "text", "privacy", "progress", "workers", "wheelhouse"},
            {"glossary"},
            {"sources", "charts"},
            {"records"},
            {"reading", "attainment", "statement", "visibility", "schema"},
            {"disclosure"},
            {"figures"},
            {"checks"},  # reconciliation compares figures with the statement
            {"catalogue"},
            {"pages"},
            {"downloads", "drafting", "reports", "sample"},
            {"pipeline"},
            {"publish", "desk"},
            {"plugin"},
            {"cli"},
            {"__main__"},
        ),
    )
)
HEIGHT = {part: height for height, layer in enumerate(LAYERS) for part in layer}

# Parts that know less than their height would allow.
ONLY: dict[str, frozenset[str]] = {
    "problems": frozenset(),
    "text": frozenset(),
    "privacy": frozenset(),
    "glossary": frozenset({"text"}),
    "sources": frozenset({"problems", "text"}),
    "charts": frozenset({"text"}),
    "schema": frozenset({"problems", "text", "sources", "records"}),  # definitions, never values
    "sample": frozenset({"problems", "text", "progress", "sources", "records", "reading", "disclosure", "figures"}),
    "publish": frozenset({"problems", "text", "progress", "privacy", "records", "pages", "pipeline"}),
}

# Modules that know what lies above them, and why.
EXCEPTIONS = {
    ("generator.publish.site_build", "plugin"): "starts MkDocs and finds our plugin in its settings",
}

# Libraries and the parts that may import them.
FENCES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("mkdocs", "material"), frozenset({"plugin", "publish"})),
    **dict.fromkeys(("yaml", "ruamel"), frozenset({"sources"})),
    **dict.fromkeys(("python_calamine", "xlsxwriter", "openpyxl"), frozenset({"sources", "schema", "downloads"})),
}
# Parts that use no library but these.
LIBRARIES: dict[str, frozenset[str]] = {
    "charts": frozenset({"markupsafe"}),
    "problems": frozenset(),
    "sources": frozenset({"yaml", "python_calamine", "xlsxwriter"}),
}


@cache
def modules() -> dict[str, str]:
    """Every module of the generator and its source."""
    paths = sorted((ROOT / "generator").rglob("*.py"))
    named = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in paths}
    return {name.removesuffix(".__init__"): path.read_text(encoding="utf-8") for name, path in named.items()}


def imported(module: str, source: str) -> Iterator[str]:
    """Full names of all that a module imports, wherever the statement stands."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=origin, names=names, level=level):
                above = ".".join([*module.split(".")[:-level], *filter(None, [origin])]) if level else origin
                yield from (f"{above}.{each.name}" for each in names)
            case ast.Call(func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module")):
                yield "a name made at run time"


def breaches(module: str, source: str) -> list[str]:
    """What a module imports although it may not."""
    part = module.split(".")[1] if "." in module else ""
    if part and part not in HEIGHT:
        return [f"{module}: give {part} its place in LAYERS"]
    found = [_breach(module, part, name) for name in imported(module, source)]
    return [f"{module}: {reason}" for reason in found if reason]


def _breach(module: str, part: str, name: str) -> str | None:
    top, _, rest = name.partition(".")
    if top == "generator":
        return _breach_within(module, part, rest.partition(".")[0])
    if top == "a name made at run time":
        return "imports a name made at run time, which no fence sees"
    if part not in FENCES.get(top, {part}):
        return f"{top} belongs to {', '.join(sorted(FENCES[top]))}"
    if part in LIBRARIES and top not in LIBRARIES[part] and top not in sys.stdlib_module_names:
        return f"{part} uses no {top}"
    return None


def _breach_within(module: str, part: str, other: str) -> str | None:
    if other == part or (module, other) in EXCEPTIONS:
        return None
    if other not in HEIGHT:
        return f"give {other} its place in LAYERS"
    if HEIGHT[other] >= HEIGHT[part] or other not in ONLY.get(part, {other}):
        return f"{part} does not know {other}"
    return None


@pytest.mark.parametrize("module", modules())
def test_a_module_knows_only_what_lies_below_it(module: str) -> None:
    assert breaches(module, modules()[module]) == []


def test_modules_import_each_other_in_one_direction() -> None:
    every = modules()
    graph = {
        module: {name if name in every else name.rpartition(".")[0] for name in imported(module, source)} & every.keys()
        for module, source in every.items()
    }
    TopologicalSorter({module: known - {module} for module, known in graph.items()}).prepare()


@pytest.mark.parametrize(
    "module, source, reason",
    [
        ("generator.figures.registry", "import mkdocs.config", "mkdocs belongs to plugin, publish"),
        ("generator.sample.city", "def late():\n    from yaml import dump", "yaml belongs to sources"),
        ("generator.pages.write", "import openpyxl", "openpyxl belongs to downloads, schema, sources"),
        ("generator.records.record", "from generator.disclosure import Disclosure", "records does not know disclosure"),
        ("generator.figures.figure", "from generator import checks", "figures does not know checks"),
        ("generator.sources.csv_file", "from ..records.values import Money", "sources does not know records"),
        ("generator.charts.bars", "from generator.problems import Rule", "charts does not know problems"),
        ("generator.charts.bars", "import pandas", "charts uses no pandas"),
        ("generator.sample.city", "from generator.pages.page import Page", "sample does not know pages"),
        ("generator.publish.shell", "from generator.plugin import DisclosurePlugin", "publish does not know plugin"),
        ("generator.pages.write", "import importlib\nimportlib.import_module('yaml')", "imports a name made at run time, which no fence sees"),
        ("generator.pages.write", "from generator.helpers import x", "give helpers its place in LAYERS"),
        ("generator.helpers", "", "give helpers its place in LAYERS"),
    ],
)  # fmt: skip
def test_a_breach_is_seen(module: str, source: str, reason: str) -> None:
    assert breaches(module, source) == [f"{module}: {reason}"]


@pytest.mark.parametrize(
    "module, source",
    [
        ("generator.checks.reconciliation", "from generator.figures.registry import FIGURES"),
        ("generator.charts.bars", "from markupsafe import Markup\nimport math\nfrom . import rows"),
        ("generator.publish.shell", "import mkdocs"),
        ("generator.cli", "from generator import pipeline, plugin"),
    ],
)
def test_what_is_allowed_is_not_a_breach(module: str, source: str) -> None:
    assert breaches(module, source) == []
