"""``/search/lookup-<year>.js`` and ``orders-<year>.js``: names, addresses and facets of all that is found, and its sort keys.

They are columns with a row for each document.  They are scripts and not JSON, because a site opened from a memory stick (``file:``) may
load scripts and nothing else: there, and wherever the full-text index cannot be used, names and codes are looked up in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.pages.findable import FACETS, SORTS
from generator.publish.search_documents import SearchDocument, in_bundles


def write_lookup(documents: Iterable[SearchDocument], folder: Path) -> None:
    """Write the files of every bundle into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in in_bundles(documents).items():
        _write(folder / f"lookup-{name}.js", "disclosureLookup", name, _lookup(rows))
        _write(folder / f"orders-{name}.js", "disclosureOrders", name, _orders(rows))


def _lookup(rows: Sequence[SearchDocument]) -> Mapping[str, object]:
    return {
        "titles": [row.title for row in rows],
        "addresses": [row.address for row in rows],
        "facets": {facet: _facet([row.search.get(facet, ()) for row in rows]) for facet in FACETS},
    }


def _facet(chosen: Sequence[tuple[str, ...]]) -> Mapping[str, object]:
    """The ``values`` that rows have and, for each row, ``of``: the place of its value, a list of several, or -1."""
    values = sorted({value for each in chosen for value in each})
    places = [[values.index(value) for value in each] for each in chosen]
    return {"values": values, "of": [-1 if not each else each[0] if len(each) == 1 else each for each in places]}


def _orders(rows: Sequence[SearchDocument]) -> Mapping[str, list[str | None]]:
    """Sort keys as they are shown: digits, which hold money exactly."""
    return {key: [next(iter(row.search.get(key, ())), None) for row in rows] for key in SORTS}


def _write(path: Path, function: str, bundle: str, columns: Mapping[str, object]) -> None:
    """A call of a function of search.js.  Strings of old browsers end at U+2028 and U+2029."""
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    path.write_text(f"{function}({json.dumps(bundle)},{safe});\n", encoding="utf-8", newline="\n")
