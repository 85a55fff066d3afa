"""What is published in one build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.pages.page import Pages
    from generator.records.site import Site


@dataclass(frozen=True, slots=True)
class Edition:
    """Pages, and the site they belong to; ``site`` is ``None`` when the settings could not be read."""

    pages: Pages
    site: Site | None = None
