"""Small mistakes that could be made in a module, one at a time: what benchmarks/mutation.py puts in and the tests must notice.

Left alone by rule: docstrings, annotations, decorators, imports; what is wording, which is every text with a character that is not
ASCII, every text inside an f-string or an error, and all of a declaration (``Rule(...)``, ``column(...)``) except a rule's severity
and what a column refers to or falls back on.
"""

from __future__ import annotations

import ast
import copy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min", "startswith": "endswith", "endswith": "startswith"}
SEVERITIES = {"ERROR": "WARNING", "WARNING": "ERROR", "INFO": "WARNING"}
DECLARATIONS = {"Rule", "column", "Column"}
SAID_IN_DECLARATIONS = {"default", "refers"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Replacement = ast.AST | None


@dataclass(frozen=True)
class Mutant:
    """One mistake.  ``function`` names the outermost function that it is in, with its first line; None at the module's own level."""

    file: str
    line: int
    number: int
    """The place of the changed node among those of the module, and of the change among those of the node."""
    variant: int
    kind: str
    before: str
    after: str
    function: tuple[str, int] | None
    source: str = field(repr=False)
    """Hash of the module."""

    @property
    def name(self) -> str:
        """What tells it from every other mutant of the same source."""
        return f"{self.file}:{self.line}:{self.number}.{self.variant}"

    def tree(self, root: Path) -> ast.Module:
        """The module with the mistake in it."""
        module = ast.parse((root / self.file).read_bytes())
        target, _ = list(_sites(module))[self.number]
        _, replacement = list(_variants(target))[self.variant]
        _Replace(target, replacement).visit(module)
        return ast.fix_missing_locations(module)


def mutants_of(root: Path, file: str) -> Iterator[Mutant]:
    """Every mutant of one module, in the order of its text."""
    content = (root / file).read_bytes()
    module, source = ast.parse(content), hashlib.sha256(content).hexdigest()[:16]
    for number, (node, function) in enumerate(_sites(module)):
        for variant, (kind, replacement) in enumerate(_variants(node)):
            after = "（removed）" if replacement is None else ast.unparse(replacement)
            yield Mutant(file, node.lineno, number, variant, kind, ast.unparse(node), after, function, source)


class _Replace(ast.NodeTransformer):
    """Puts *replacement* where *target* stands."""

    def __init__(self, target: ast.AST, replacement: Replacement) -> None:
        self._target = target
        self._replacement = replacement

    def visit(self, node: ast.AST) -> ast.AST:
        if node is not self._target:
            return super().generic_visit(node)
        new = self._replacement or ast.Pass()
        return ast.copy_location(new, node)


# Where ----------------------------------------------------------------------------------------------------------------------------


def _sites(module: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, tuple[str, int] | None]]:
    """The nodes that may be changed, each with the outermost function around it."""
    yield from _below(module, None, ())


def _below(
    node: ast.AST, function: tuple[str, int] | None, classes: tuple[str, ...]
) -> Iterator[tuple[ast.expr | ast.stmt, tuple[str, int] | None]]:
    for child in _children(node):
        inner, names = function, classes
        if isinstance(child, ast.ClassDef):
            names = (*classes, child.name)
        for default in _defaults(child):  # which is worked out where the function is defined
            yield default, function
            yield from _below(default, function, classes)
        if isinstance(child, FUNCTIONS) and function is None:
            first = min([child.lineno, *(each.lineno for each in child.decorator_list)])
            inner = (".".join([*classes, child.name]), first)
        if isinstance(child, (ast.expr, ast.stmt)):
            yield child, inner
        yield from _below(child, inner, names)


def _defaults(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, FUNCTIONS):
        yield from (each for each in [*node.args.defaults, *node.args.kw_defaults] if each is not None)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of *node* in which a mistake would be one of behaviour."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield from node.body
    elif isinstance(node, ast.AnnAssign):
        yield from [node.value] if node.value is not None else []
    elif isinstance(node, (ast.JoinedStr, ast.Import, ast.ImportFrom, ast.Raise)):
        yield from []
    elif isinstance(node, ast.Call) and _called(node) in DECLARATIONS:
        yield from (each for each in node.args if isinstance(each, ast.Attribute))
        yield from (each.value for each in node.keywords if each.arg in SAID_IN_DECLARATIONS)
    else:
        yield from ast.iter_child_nodes(node)


def _called(call: ast.Call) -> str:
    """The plain name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


# What ---------------------------------------------------------------------------------------------------------------------------------


def _variants(node: ast.AST) -> Iterator[tuple[str, Replacement]]:  # noqa: C901, PLR0912 - a line or two for each kind of node
    """The mistakes that can be made in one node."""
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and/or", ast.BoolOp(other, node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", node.operand
        case ast.UnaryOp(op=ast.USub()):
            yield "sign dropped", node.operand
        case ast.BinOp() if type(node.op) in COUNTED and not (_is_text(node.left) or _is_text(node.right)):
            yield "arithmetic", ast.BinOp(node.left, COUNTED[type(node.op)](), node.right)
        case ast.AugAssign() if type(node.op) in COUNTED and not _is_text(node.value):
            yield "arithmetic", ast.AugAssign(node.target, COUNTED[type(node.op)](), node.value)
        case ast.Constant():
            yield from _constant(node)
        case ast.Attribute(value=ast.Name(id="Severity"), attr=name) if name in SEVERITIES:
            yield "severity", ast.Attribute(node.value, SEVERITIES[name], node.ctx)
        case ast.Call():
            yield from _call(node)
        case ast.IfExp() | ast.If() | ast.While() if _is_plain(node.test):
            changed = copy.copy(node)
            changed.test = ast.UnaryOp(ast.Not(), node.test)
            yield "condition turned", changed
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            yield from _comprehension(node)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "return None", ast.Return(ast.Constant(None))
        case ast.Raise() | ast.Expr(value=ast.Call()):
            yield "statement removed", None
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield "yields nothing", ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Continue():
            yield "continue to break", ast.Break()
        case ast.Break():
            yield "break to continue", ast.Continue()
        case ast.Subscript(slice=ast.Slice() as part):
            yield from _sliced(node, part)
        case ast.List() | ast.Set():
            yield from _collection(node)


def _compared(node: ast.Compare) -> Iterator[tuple[str, Replacement]]:
    for place, operator in enumerate(node.ops):
        ops = list(node.ops)
        ops[place] = COMPARED[type(operator)]()
        yield "comparison", ast.Compare(node.left, ops, node.comparators)


def _constant(node: ast.Constant) -> Iterator[tuple[str, Replacement]]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int):
        yield "constant", ast.Constant(value + 1)
    elif isinstance(value, str) and value.isidentifier() and value.isascii():
        yield "name", ast.Constant(f"{value}_")


def _call(node: ast.Call) -> Iterator[tuple[str, Replacement]]:
    name = _called(node)
    if name in NAMES:
        function: ast.expr = ast.Name(NAMES[name], ast.Load())
        if isinstance(node.func, ast.Attribute):
            function = ast.Attribute(node.func.value, NAMES[name], ast.Load())
        yield "function", ast.Call(function, node.args, node.keywords)


def _comprehension(
    node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
) -> Iterator[tuple[str, Replacement]]:
    for place, loop in enumerate(node.generators):
        if loop.ifs:
            changed = copy.copy(node)
            changed.generators = list(node.generators)
            changed.generators[place] = ast.comprehension(loop.target, loop.iter, [], loop.is_async)
            yield "filter dropped", changed


def _sliced(node: ast.Subscript, part: ast.Slice) -> Iterator[tuple[str, Replacement]]:
    if part.lower is not None:
        yield "slice", ast.Subscript(node.value, ast.Slice(None, part.upper, part.step), node.ctx)
    if part.upper is not None:
        yield "slice", ast.Subscript(node.value, ast.Slice(part.lower, None, part.step), node.ctx)


def _collection(node: ast.List | ast.Set) -> Iterator[tuple[str, Replacement]]:
    """A list without its last entry."""
    if len(node.elts) > 1 and not (isinstance(node, ast.List) and isinstance(node.ctx, ast.Store)):
        changed = copy.copy(node)
        changed.elts = node.elts[:-1]
        yield "entry dropped", changed


def _is_plain(test: ast.expr) -> bool:
    """A condition that no other mistake of this list touches."""
    return isinstance(test, (ast.Name, ast.Attribute, ast.Call))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
