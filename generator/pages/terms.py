"""Words of the trade, explained where they stand: on pointing, on focus and at the first tap (assets/javascripts/definitions.js).

Without scripts they are links to the glossary.  Page templates get two functions by name:

``term("执行率")``, ``term("执行数", "实际花")``   the word itself, or other words for it, in running text and as a label
``ask("执行率")``                                a mark beside a word that is already something to press, such as a head that sorts
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from generator.glossary import Term
from generator.pages.addresses import GLOSSARY
from generator.pages.environment import link, shown
from generator.text import Text

_MARK = Markup('<a class="term term--ask" href="{}" data-definition="{}：{}" aria-label="{}是什么意思">?</a>')


def terms(glossary: Mapping[str, Term]) -> Mapping[str, Callable[..., Markup]]:
    """The functions of a site with this *glossary*; of one without, words stand as they are and marks are left out.

    Raises :class:`KeyError` for a word that the glossary does not explain: a mistake in a template.
    """
    explained = {name: shown(each.definition) for name, each in glossary.items()}

    def term(name: str, words: str | None = None) -> Markup:
        shown_words = shown(words or name)
        if not glossary:
            return shown_words
        found = glossary[name]
        parts = ('<a class="term" href="', _address(found), '" data-definition="', explained[name], '">', shown_words)
        return Markup(f"{''.join(parts)}</a>")  # noqa: S704 - all parts are Markup, or written here

    def ask(name: str) -> Markup:
        if not glossary:
            return Markup()
        found = glossary[name]
        return _MARK.format(_address(found), found.title, found.definition, Text(name))

    return {"term": term, "ask": ask}


def _address(term: Term) -> Markup:
    return link(f"{GLOSSARY}#{term.id}")
