"""What is published in one build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.addresses import SEARCH

if TYPE_CHECKING:
    from generator.pages.page import Pages
    from generator.records.site import Site


@dataclass(frozen=True, slots=True)
class Edition:
    """Pages, and the site they belong to; ``site`` is ``None`` when the settings could not be read.

    ``permitted`` are masked forms of personal data that pages show on purpose.
    """

    pages: Pages
    site: Site | None = None
    permitted: frozenset[str] = frozenset()

    @property
    def has_search(self) -> bool:
        """Whether there is a page on which readers look for others."""
        return any(page.address == SEARCH for page in self.pages.pages)
