"""A page that is planned: where it will stand, what it is called, and how its values are found when it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.pages.page import Crumb
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One planned page.

    ``template`` is a file of ``templates/``; ``values`` is called when the page is written, after all addresses are known, and names what
    the template prints.  ``crumbs`` are the steps above the page, without the home page.  Other fields as in
    :class:`generator.pages.page.Page`.
    """

    address: str
    title: Text
    kind: str
    template: str
    values: Callable[[], Mapping[str, Any]]
    description: Text = field(default_factory=Text)
    crumbs: tuple[Crumb, ...] = ()
    search: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
