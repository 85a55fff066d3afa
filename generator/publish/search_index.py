"""The full-text index of a built site: one bundle for each year and one for what belongs to none, merged in the reader's browser.

A bundle is made by Pagefind from documents, not from the site's own pages.  Beside it stand the facets of its pages (``pages.json``) and
their sort keys (``orders.json``), both in the order of the names that Pagefind gave them: Pagefind itself can neither put the results
of several bundles in order nor write the same filters twice in the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.findable import ALWAYS, FACETS, SORTS
from generator.publish.search_documents import SearchDocument

PLACE = "search"
"""Where the bundles stand in the site: ``search/2022/``, ``search/always/``."""

CATALOGUE, ORDERS = "pages.json", "orders.json"
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind")
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")
_CHUNK = "4000"
"""Word positions in one file of an index: a fifth of Pagefind's own measure, because few words are looked for in many bundles."""


class NoIndexError(Exception):
    """The site has no full-text search, and why; the lookup by name and code remains."""


def index_site(
    documents: Iterable[SearchDocument], site: Path, previous: Path, progress: Callable[[int, int], None]
) -> None:
    """Write the bundles of *documents* into *site*.  A bundle that would not change is taken over from *previous*.

    *progress* is told how many bundles are done, of how many.  Raises :class:`NoIndexError`; nothing is left in *site* then.
    """
    program = _pagefind()
    ordered = sorted(documents, key=lambda each: (each.bundle, each.file))
    bundles = {name: tuple(group) for name, group in groupby(ordered, key=lambda each: each.bundle)}
    if ALWAYS not in bundles:
        raise NoIndexError("网站里没有可供全文查找的说明页")
    progress(0, len(bundles))
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        jobs = [pool.submit(_Bundle(name, each, program).write, site, previous) for name, each in bundles.items()]
        try:
            for done, job in enumerate(jobs, start=1):
                job.result()
                progress(done, len(jobs))
        except NoIndexError:
            for name in bundles:
                shutil.rmtree(site / PLACE / name, ignore_errors=True)
            raise


def _pagefind() -> Path:
    """Pagefind's program, which knows where Chinese words end."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - there is none for some machines
    except ImportError:
        found = None
    else:
        found = get_executable()
    if found is None:
        raise NoIndexError("这台机器没有全文索引程序 Pagefind")
    return found


@dataclass(frozen=True)
class _Bundle:
    name: str
    documents: Sequence[SearchDocument]
    program: Path

    def write(self, site: Path, previous: Path) -> None:
        target, old = site / PLACE / self.name, previous / PLACE / self.name
        source = self._source()
        if _source_of(old) == source:
            shutil.copytree(old, target)
            return
        with TemporaryDirectory(prefix="disclose-search-") as folder:
            whole = self._indexed(Path(folder))
            kept = (*_INDEX, *_PROGRAM) if self.name == ALWAYS else _INDEX
            for path in (path for pattern in kept for path in whole.glob(pattern)):
                to = target / path.relative_to(whole)
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, to)
        documents = {each.file: each for each in self.documents}
        names = sorted((target / "fragment").iterdir())
        found = [documents[_file_of(name)].search for name in names]
        facets = {facet: _facet([each.get(facet, ()) for each in found]) for facet in FACETS}
        orders = {key: [_first(each.get(key, ())) for each in found] for key in SORTS}
        _write(target / CATALOGUE, {"source": source, "ids": " ".join(path.stem for path in names), "facets": facets})
        _write(target / ORDERS, orders)

    def _source(self) -> str:
        """What the bundle is made from, as a digest."""
        digest = hashlib.sha256(f"{self.program.stat().st_size} {_CHUNK}".encode())
        for each in self.documents:
            digest.update(json.dumps([each.file, each.html(), *each.search.items()]).encode())
        return digest.hexdigest()

    def _indexed(self, folder: Path) -> Path:
        """Pagefind's own output for the documents."""
        source, whole = folder / "source", folder / "bundle"
        source.mkdir()
        for each in self.documents:
            (source / each.file).write_text(each.html(), encoding="utf-8")
        ran = subprocess.run(
            [self.program, "--site", source, "--output-path", whole, "--silent"],
            cwd=folder,  # where no settings of anybody's lie
            env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK},
            capture_output=True,
            check=False,
        )
        if ran.returncode:
            raise NoIndexError(f"Pagefind 没有完成：{ran.stderr.decode(errors='replace').strip()}")
        return whole


def _source_of(bundle: Path) -> str | None:
    try:
        found: Mapping[str, object] = json.loads((bundle / CATALOGUE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(found.get("source"))


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")


def _file_of(fragment: Path) -> str:
    """The document that Pagefind made *fragment* from; twelve bytes of Pagefind's own come before the JSON."""
    content = json.loads(gzip.decompress(fragment.read_bytes())[12:])
    return str(content["url"]).removeprefix("/")


def _facet(chosen: Sequence[tuple[str, ...]]) -> Mapping[str, object]:
    """The ``values`` that pages have and, for each page, ``of``: the place of its value, a list of several, or -1."""
    values = sorted({value for each in chosen for value in each})
    places = [[values.index(value) for value in each] for each in chosen]
    return {"values": values, "of": [-1 if not each else each[0] if len(each) == 1 else each for each in places]}


def _first(values: tuple[str, ...]) -> str | None:
    """A sort key: digits as they are shown, which hold money exactly."""
    return next(iter(values), None)
