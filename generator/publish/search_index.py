"""The full-text index of a built site: one bundle for each year and one for what belongs to none, merged in the reader's browser.

A bundle is made by Pagefind from documents, not from the site's own pages.  Pagefind itself finds words and no more: it can neither put
the results of several bundles in order nor write the same filters twice in the same bytes.  What it calls each document (``ids.json``, in
the order of the rows of the lookup) leads from its results to facets and sort keys.
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
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.findable import ALWAYS
from generator.publish.search_documents import SearchDocument, in_bundles
from generator.publish.search_source import file_name, source

IDS = "ids.json"
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind")
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")
_CHUNK = "4000"
"""Word positions in one file of an index: a fifth of Pagefind's own measure, because few words are looked for in many bundles."""


class NoIndexError(Exception):
    """The site has no full-text search, and why; the lookup by name and code remains."""


def index_site(
    documents: Iterable[SearchDocument], folder: Path, previous: Path, progress: Callable[[int, int], None]
) -> None:
    """Write the bundles of *documents* into *folder*: ``2022/``, ``always/``.  One that would not change is taken over from *previous*.

    *progress* is told how many bundles are done, of how many.  Raises :class:`NoIndexError`; no bundle is left in *folder* then.
    """
    program = _pagefind()
    bundles = in_bundles(documents)
    if ALWAYS not in bundles:
        raise NoIndexError("网站里没有可供全文查找的说明页")
    progress(0, len(bundles))
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        jobs = [
            pool.submit(_Bundle(name, rows, program).write, folder / name, previous / name)
            for name, rows in bundles.items()
        ]
        try:
            for done, job in enumerate(jobs, start=1):
                job.result()
                progress(done, len(jobs))
        except NoIndexError:
            pool.shutdown(cancel_futures=True)
            for name in bundles:
                shutil.rmtree(folder / name, ignore_errors=True)
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
    rows: Sequence[SearchDocument]
    program: Path

    def write(self, target: Path, old: Path) -> None:
        """Fill *target*, from *old* when that was made from the same documents by the same program."""
        sources = {file_name(row): source(row) for row in self.rows}
        made_from = _digest(sources)
        if _made_from(old) == made_from:
            shutil.copytree(old, target)
            return
        with TemporaryDirectory(prefix="disclose-search-") as folder:
            whole = self._indexed(sources, Path(folder))
            for path in (path for pattern in self._kept for path in whole.glob(pattern)):
                to = target / path.relative_to(whole)
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, to)
        names = {_file_of(path): path.stem for path in (target / "fragment").iterdir()}
        ids = {"made_from": made_from, "ids": " ".join(names[file] for file in sources)}
        (target / IDS).write_text(json.dumps(ids), encoding="utf-8", newline="\n")

    @property
    def _kept(self) -> tuple[str, ...]:
        """Which of Pagefind's files are published; its program is the same for all bundles and stands in one of them."""
        return (*_INDEX, *_PROGRAM) if self.name == ALWAYS else _INDEX

    def _indexed(self, sources: Mapping[str, str], folder: Path) -> Path:
        """Pagefind's own output."""
        site, whole = folder / "source", folder / "bundle"
        site.mkdir()
        for name, text in sources.items():
            (site / name).write_text(text, encoding="utf-8")
        try:
            subprocess.run(
                [self.program, "--site", site, "--output-path", whole, "--silent"],
                cwd=folder,  # where nobody's settings lie
                env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK},
                capture_output=True,
                check=True,
            )
        except OSError as refused:
            raise NoIndexError(f"机器不能运行 Pagefind（{refused.strerror}）") from refused
        except subprocess.CalledProcessError as failed:
            raise NoIndexError(f"Pagefind 没有完成：{failed.stderr.decode(errors='replace').strip()}") from failed
        return whole


def _digest(sources: Mapping[str, str]) -> str:
    """What a bundle is made from and by which Pagefind."""
    return hashlib.sha256(json.dumps([version("pagefind"), _CHUNK, *sources.items()]).encode()).hexdigest()


def _made_from(bundle: Path) -> str | None:
    try:
        found: Mapping[str, object] = json.loads((bundle / IDS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(found.get("made_from"))


def _file_of(fragment: Path) -> str:
    """The document that Pagefind made *fragment* from; twelve bytes of Pagefind's own come before the JSON."""
    content = json.loads(gzip.decompress(fragment.read_bytes())[12:])
    return str(content["url"]).removeprefix("/")
