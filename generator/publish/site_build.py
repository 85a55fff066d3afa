"""From pages to a site: one strict MkDocs build into a fresh directory, which then takes the place of the old one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.plugin import DisclosurePlugin
from generator.publish.edition import Edition
from generator.publish.output_scan import refuse_personal_data
from generator.publish.search_stage import make_words_findable
from generator.publish.working_copy import fresh_copy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.pages.page import Pages
    from generator.records.site import Site

Progress = Callable[[str, int, int], None]
"""Told the stage's name in Chinese, how many pages are done, and how many there are."""


class SiteNotBuiltError(Exception):
    """MkDocs found something wrong; ``messages`` are its words.  The site is as it was."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        self.messages = messages
        super().__init__(
            "网站没有生成，原来的网站没有改动。MkDocs 报告：" + "".join(f"\n- {line}" for line in messages)
        )


@dataclass(frozen=True, slots=True)
class Stages:
    """How long the stages of one build took, in seconds, and how many pages were made from records."""

    settings: float
    reading: float
    writing: float
    indexing: float
    replacing: float
    pages: int
    no_search: str | None = None
    """Why there is no full-text search, in a sentence."""

    @property
    def total(self) -> float:
        """The whole build, in seconds."""
        return self.settings + self.reading + self.writing + self.indexing + self.replacing


def build_site(
    pages: Pages,
    config_file: Path,
    site_dir: Path,
    progress: Progress | None = None,
    *,
    site: Site | None = None,
    permitted: frozenset[str] = frozenset(),
) -> Stages:
    """Build *pages* and the pages written by hand into *site_dir*, replacing what was built there before.

    *site* gives the theme the site's name, address and identifiers; *permitted* are masked forms of personal data that pages show
    on purpose.  Raises :class:`generator.publish.output_scan.PersonalDataError` for any other, :class:`SiteNotBuiltError` for anything MkDocs
    warns about, :class:`generator.publish.working_copy.SiteBusyError`, :class:`generator.publish.working_copy.ForeignDirectoryError`,
    and :class:`OSError`; *site_dir* is then as it was.
    """
    edition = Edition(pages, site, permitted)
    moments = [perf_counter()]
    with fresh_copy(site_dir) as fresh:
        with _warnings_as_failure():
            config = load_config(str(config_file), site_dir=str(fresh), strict=True)
            plugin = _plugin(config)
            moments.append(perf_counter())
            with plugin.publishing(edition, _counting(len(pages.pages), progress)):
                build(config)
        if progress is not None:
            progress("查找个人信息", 0, 0)
        refuse_personal_data(fresh, permitted)
        moments += [plugin.all_read_at, perf_counter()]
        no_search = make_words_findable(edition, Path(config.docs_dir), fresh, site_dir, _indexing(progress))
        moments.append(perf_counter())
    moments.append(perf_counter())
    settings, reading, writing, indexing, replacing = (after - before for before, after in pairwise(moments))
    return Stages(settings, reading, writing, indexing, replacing, len(pages.pages), no_search)


def _indexing(progress: Progress | None) -> Callable[[int, int], None]:
    """What to call after every bundle of the index."""
    told = progress or (lambda _stage, _done, _every: None)
    return lambda done, every: told("建立搜索索引", done, every)


def _counting(total: int, progress: Progress | None) -> Callable[[], None] | None:
    """What to call after every page so that *progress* hears how far the build is."""
    if progress is None:
        return None
    numbers = count(1)
    return lambda: progress("写出页面", next(numbers), total)


def _plugin(config: MkDocsConfig) -> DisclosurePlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, DisclosurePlugin):
            return plugin
    raise SiteNotBuiltError((f"{config.config_file_path} 的 plugins 里没有 disclosure",))


class _Collector(logging.Handler):
    """Keeps what MkDocs warns about; it is told once, by the exception."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _warnings_as_failure() -> Iterator[None]:
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield
    except MkDocsException as failure:
        raise SiteNotBuiltError(tuple(dict.fromkeys(collector.messages)) or (str(failure),)) from failure
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
    if collector.messages:
        raise SiteNotBuiltError(tuple(dict.fromkeys(collector.messages)))
