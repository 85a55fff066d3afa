"""The handbook's rule pages, made from the catalogue alone: ``/handbook/rules/`` and one page a rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from string import Formatter

from generator.catalogue import GROUPS
from generator.pages.page import Crumb
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.problems import Rule
from generator.text import Text

INDEX = "/handbook/rules/"
_HANDBOOK = Crumb(Text("工作人员手册"), "/handbook/")


def address(rule: Rule) -> str:
    """The page of one rule."""
    return f"{INDEX}{rule.code}/"


def sheets(_: Publication) -> Iterator[Sheet]:
    """The index and every rule."""
    yield Sheet(
        address=INDEX,
        title=Text("检查规则"),
        kind="rules",
        template="rules/index.md.jinja",
        values=lambda: {"groups": [(title, [(rule, address(rule)) for rule in rules]) for title, rules in GROUPS]},
        description=Text("发布之前，程序按这些规则检查全部记录。每条规则有固定的编号。"),
        crumbs=(_HANDBOOK,),
    )
    for title, rules in GROUPS:
        for rule in rules:
            yield Sheet(
                address=address(rule),
                title=Text(rule.title),
                kind="rule",
                template="rules/rule.md.jinja",
                values=partial(dict, rule=rule, group=title, message=_spoken(rule.message), fix=_spoken(rule.fix)),
                description=Text(rule.why),
                crumbs=(_HANDBOOK, Crumb(Text("检查规则"), INDEX)),
            )


_PLACEHOLDERS = {"field": "某一项", "value": "读到的内容", "expected": "应有的内容", "place": "所在位置"}


def _spoken(template: str) -> Text:
    """A message template with words in place of the facts that each problem fills in."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return Text(template.format(**{name: f"〔{_PLACEHOLDERS.get(name, '…')}〕" for name in names}))
