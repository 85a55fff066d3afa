"""All records of a data directory that could be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.records.record import Record
from generator.records.rows import Rows
from generator.records.site import Site


@dataclass(frozen=True)
class Records:
    """All records that could be read: tables above the years by name, and per work year by name."""

    directory: Path
    root: Mapping[str, Rows[Record]]
    years: Mapping[int, Mapping[str, Rows[Record]]] = field(default_factory=dict)
    unreadable: Mapping[str, int] = field(default_factory=dict)
    """How many records each key may stand for (see :func:`generator.problems.concern`) of those that could not be read."""

    @property
    def site(self) -> Site | None:
        """The site's settings, None when they could not be read."""
        return next(
            (record for record in self.root.get("site", ()) if isinstance(record, Site)),
            None,
        )
