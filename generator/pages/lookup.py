"""``/search/lookup-<year>.js``: names, codes and addresses, for browsers and machines without the full-text index.

It is a script and not JSON, because a site opened from a memory stick (``file:``) may load scripts and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.pages.addresses import SEARCH
from generator.pages.findable import ALWAYS, DEPARTMENT, KIND, YEAR
from generator.pages.page import Attachment
from generator.pages.sheet import Sheet


def lookup_files(sheets: Iterable[Sheet]) -> Iterator[Attachment]:
    """One file for each year with pages that are to be found."""
    years: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if sheet.search:
            years.setdefault(_of(sheet, YEAR) or ALWAYS, []).append(sheet)
    for year, found in sorted(years.items()):
        yield Attachment(f"{SEARCH}lookup-{year}.js", _script(year, found).encode())


def _of(sheet: Sheet, facet: str) -> str:
    return next(iter(sheet.search.get(facet, ())), "")


def _script(year: str, sheets: Iterable[Sheet]) -> str:
    """A call of search.js with the year and rows of title, address, kind and department."""
    rows = [[str(sheet.title), sheet.address, _of(sheet, KIND), _of(sheet, DEPARTMENT)] for sheet in sheets]
    text = ",\n".join(_json(row) for row in rows)
    return f"disclosureLookup({_json(year)}, [\n{text}\n]);\n"


def _json(value: object) -> str:
    """JSON that is a JavaScript expression for old browsers too: their strings end at U+2028 and U+2029."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
