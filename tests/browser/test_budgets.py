"""What pages may weigh, by their kind; what a project's page costs in requests is tested with the search."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.end_to_end.conftest import BuiltSite

_ELEMENT = re.compile(r"<[a-z]")


@dataclass(frozen=True)
class Budget:
    """The most that a page may hold: ``elements`` of HTML and ``kilobytes`` before compression."""

    elements: int
    kilobytes: int

    def overdrawn(self, html: str) -> str | None:
        """By how much *html* is too heavy, in words; None when it is not."""
        elements, kilobytes = len(_ELEMENT.findall(html)), len(html.encode()) // 1000
        too_heavy = elements > self.elements or kilobytes > self.kilobytes
        return f"{elements} elements, {kilobytes} KB" if too_heavy else None


TEXT = Budget(1_200, 64)
PICTURES = Budget(1_800, 110)
LIST = Budget(4_200, 220)
"""Two hundred rows and what stands around them."""
BUDGETS = {
    **dict.fromkeys(("activities", "corrections", "department-history", "ex-ante", "ex-ante-list", "figures"), TEXT),
    **dict.fromkeys(
        ("key-evaluation", "key-evaluations", "project", "rule", "search", "spot-checks", "statement"), TEXT
    ),
    **dict.fromkeys(("department", "home", "reconciliation", "rules", "town", "trends"), PICTURES),
    **dict.fromkeys(("applications", "coverage", "departments", "figure", "findings", "grade", "monitoring"), LIST),
    **dict.fromkeys(("projects", "purpose", "self-evaluations", "year"), LIST),
}


def test_every_page_keeps_to_the_budget_of_its_kind(shipped: BuiltSite) -> None:
    """Pages written by hand are text; a kind without a budget fails."""
    wrong = {}
    for address, html in shipped.pages.items():
        kind = shipped.kind(address)
        budget = TEXT if kind.startswith("written") else BUDGETS[kind]
        if overdrawn := budget.overdrawn(html):
            wrong[address] = overdrawn
    assert wrong == {}


@pytest.mark.parametrize("html", ["<p>" * 11, "字" * 700])
def test_a_heavy_page_would_be_found(html: str) -> None:
    """Three bytes a character."""
    assert Budget(10, 1).overdrawn(html)
    assert Budget(11, 1).overdrawn("<p>" * 11) is None
