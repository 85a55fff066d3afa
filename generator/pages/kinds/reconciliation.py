"""``/YEAR/reconciliation/``: for every figure what was stated and what the records yield, and the relations between figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.figures.identities import IDENTITIES, IdentityInYear
from generator.figures.reconciliation import Reconciled, Verdict, signed_off
from generator.pages import addresses
from generator.pages.page import Crumb
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.text import Text


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page for each year with a statement, or with relations that can be held against its records."""
    for year in publication.work_years:
        if year.statement is not None or publication.identities[year.year]:
            yield Sheet(
                address=addresses.section(year.year, "reconciliation"),
                title=Text(f"{year.year} 年说明与记录核对"),
                kind="reconciliation",
                template="reconciliation/reconciliation.md.jinja",
                values=partial(_values, publication, year),
                description=Text(f"{year.year} 年说明公布的每一个数，与按记录计算的数对照；指标之间的关系是否成立。"),
                crumbs=(Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),),
            )


def _values(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    reconciled = [each for each in publication.reconciled[year.year].values() if each.figure.value is not None]
    tally = Counter(each.verdict for each in reconciled)
    figures = publication.figures[year.year]
    return {
        "year": year.year,
        "statement": addresses.section(year.year, "statement"),
        "has_statement": year.statement is not None,
        "tally": [(verdict, tally[verdict]) for verdict in Verdict if tally[verdict]],
        "reconciled": reconciled,
        "figures": figures,
        "identities": [_identity(publication, year.year, each) for each in publication.identities[year.year]],
        "unknown": [each.words for each in IDENTITIES if not _known(publication, year.year, each.id)],
        "signed": list(_signed(publication, year.year, reconciled)),
    }


def _known(publication: Publication, year: int, identity_id: str) -> bool:
    return any(each.identity.id == identity_id for each in publication.identities[year])


def _identity(publication: Publication, year: int, each: IdentityInYear) -> Mapping[str, Any]:
    exception = signed_off(publication.disclosure, year, each.identity.id)
    return {"relation": each, "verdict": _words(publication, each), "signed_off": exception if each.broken else None}


def _words(publication: Publication, each: IdentityInYear) -> str:
    """The neutral word for a relation; samples never prove anything."""
    if each.broken:
        return Verdict.DIFFERENT.value
    return Verdict.SAMPLE.value if publication.sample else Verdict.EQUAL.value


def _signed(publication: Publication, year: int, reconciled: list[Reconciled]) -> Iterator[Mapping[str, Any]]:
    """What was signed off and is needed: the difference, and who answers for it."""
    for each in reconciled:
        if each.agreement is Verdict.DIFFERENT and each.signed_off is not None:
            yield {"what": each.figure.figure.label, "address": each.figure.address, "exception": each.signed_off}
    for relation in publication.identities[year]:
        exception = signed_off(publication.disclosure, year, relation.identity.id)
        if relation.broken and exception is not None:
            yield {"what": relation.identity.words, "address": None, "exception": exception}
