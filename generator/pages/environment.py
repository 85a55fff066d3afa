"""Page templates, in which everything that is printed is escaped by its type.

:class:`markupsafe.Markup` is what the project's own code made and passes; all else, record text and plain strings alike, is
escaped with :func:`generator.text.escape`.  Jinja's own escaping is weaker (it knows HTML, not Markdown) and works wherever
a plain string meets Markup, so each of those places is replaced here or refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import CodeType, MappingProxyType
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from markupsafe import Markup

from generator.pages.blocks import even_out
from generator.pages.links import Links, outward
from generator.text import escape

# Filters that return values, not text for the page; what they return is escaped when it is printed.
_PLAIN_FILTERS = (
    *(
        "abs",
        "attr",
        "batch",
        "count",
        "d",
        "default",
        "dictsort",
        "first",
        "groupby",
        "items",
        "last",
        "length",
        "list",
    ),
    *("lower", "map", "max", "min", "reject", "rejectattr", "select", "selectattr", "slice", "sort", "sum", "title"),
    *("trim", "unique", "upper"),
)
_GLOBALS = ("range", "dict", "namespace", "joiner", "cycler")

_href: ContextVar[Callable[[str], Markup]] = ContextVar("href of the page being rendered")


@lru_cache(maxsize=65536)
def _escaped(text: str) -> Markup:
    """*text* escaped; unlike in a record, a space at its ends separates it from what is printed beside it."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return Markup(before + escape(text) + after)  # noqa: S704 - spaces around escaped text


def shown(value: object) -> Markup:
    """What a template prints for *value*.  A missing value has to be worded by the template, so ``None`` is refused."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template printed None: say what is missing instead")
    return _escaped(str(value))


def joined(parts: Iterable[object]) -> str:
    """``a ~ b``: plain parts make a plain string; beside Markup every other part is escaped as if printed alone."""
    values = list(parts)
    if any(isinstance(value, Markup) for value in values):
        return Markup("".join(map(shown, values)))  # noqa: S704 - every part is escaped
    return "".join(map(str, values))


def join(values: Iterable[Any], separator: str = "", attribute: str | None = None) -> str:
    """The ``join`` filter, escaping by type like ``~``."""
    items = list(values) if attribute is None else [getattr(value, attribute) for value in values]
    return joined(part for number, item in enumerate(items) for part in ((separator, item) if number else (item,)))


def replace(text: str, old: str, new: str) -> str:
    """The ``replace`` filter, for plain text only: markup is not cut up."""
    if isinstance(text, Markup) or isinstance(new, Markup):
        raise TypeError("replace works on text, not on markup")
    return str(text).replace(old, new)


def verbatim(text: str) -> Markup:
    """Text whose line breaks and spaces count, for use within ``<pre>``; they are written as entities."""
    whitespace = {" ": "&#32;", "\n": "&#10;", "\t": "&#9;"}
    return Markup("".join(whitespace.get(char) or escape(char) for char in text.replace("\r\n", "\n")))  # noqa: S704


def link(address: str) -> Markup:
    """The URL of *address* relative to the page being rendered."""
    return _href.get()(address)


class _ByType(CodeGenerator):
    """Compiles ``~`` to :func:`joined`, and output to :func:`shown` alone: its result needs no second escaping."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Calls of plain names (macros, functions) are written as such; those of methods go through the environment."""
        if not isinstance(node.node, nodes.Name) or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - Jinja's hook
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - Jinja's hook
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        return str(shown(node.as_const(frame.eval_ctx)))


class PageEnvironment(Environment):
    """Jinja with the rule "what is printed is escaped by type" and nothing that could get around it."""

    code_generator_class = _ByType
    joined = staticmethod(joined)
    # Makes Jinja ask this class before it calls anything or applies an operator below; it is not a sandbox for strangers' templates.
    sandboxed = True
    intercepted_binops = frozenset({"+", "%"})
    intercepted_unops: frozenset[str] = frozenset()

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            finalize=shown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # One environment is one run: whoever edits templates in a preview gets a new one.
        )
        self.filters = {name: FILTERS[name] for name in _PLAIN_FILTERS}
        self.filters |= {"e": shown, "escape": shown, "join": join, "replace": replace, "verbatim": verbatim}
        self.globals = {name: self.globals[name] for name in _GLOBALS} | {"link": link, "outward": outward}

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002 - Jinja's hook
        """Call a method, unless it is one of Markup: those escape plain strings by Jinja's weaker rule."""
        if isinstance(getattr(called, "__self__", None), Markup):
            raise TypeError(f"markup has no methods in templates: {called.__name__}")
        for scope in ("_loop_vars", "_block_vars"):
            kwargs.pop(scope, None)
        return called(*args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: of a dictionary its entry first, because values come to templates in dictionaries."""
        if type(obj) is dict:
            if attribute in obj:
                return obj[attribute]
        else:
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass  # Jinja has more ways to look, and words for what is not there.
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - Jinja's hook
        """``+`` beside Markup escapes by type; ``%`` is for numbers."""
        if isinstance(left, str) or isinstance(right, str):
            if operator == "%":
                raise TypeError("text is not formatted with % in templates: write it out")
            return joined((left, right))
        return left + right if operator == "+" else left % right


class CompiledOnce(BytecodeCache):
    """Remembers what a process has compiled, for every run with the same filters: compiling takes longer than rendering a small site."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same source."""
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._compiled[bucket.key, bucket.checksum] = bucket.code


@dataclass(frozen=True)
class PageTemplates:
    """The templates of ``generator/pages/templates``, rendered with links among the addresses of one run.

    ``filters`` and ``names`` are added to the environment: the pages' own words for money, dates and the like.
    """

    links: Links
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    loader: BaseLoader = field(default_factory=lambda: PackageLoader("generator.pages", "templates"))
    compiled: CompiledOnce | None = None

    @cached_property
    def environment(self) -> PageEnvironment:
        """The environment, made once."""
        environment = PageEnvironment(self.loader)
        environment.filters.update(self.filters)
        environment.globals.update(self.names)
        environment.bytecode_cache = self.compiled
        return environment

    def compile_all(self) -> None:
        """Compile every template now, so that copies of this process need not."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def render(self, template: str, address: str, **values: Any) -> Markup:
        """The Markdown of the page at *address*.

        Raises :class:`generator.pages.links.UnknownAddressError` for a link to nothing, :class:`TypeError` for a printed ``None``,
        :class:`jinja2.UndefinedError` for a missing name and :class:`generator.pages.blocks.UnevenMarkupError`: all
        of them mistakes in a template or in the code that feeds it.
        """
        with self._links_from(address):
            return even_out(self.environment.get_template(template).render(**values))

    @contextmanager
    def _links_from(self, address: str) -> Iterator[None]:
        token = _href.set(lambda target: self.links.href(address, target))
        try:
            yield
        finally:
            _href.reset(token)
