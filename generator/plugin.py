"""The MkDocs edge: events in, virtual files out; nothing else."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from mkdocs.config import config_options
from mkdocs.config.base import LegacyConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from generator.pages.page import Pages
from generator.pipeline import generate
from generator.publish.asset_bundles import join_assets
from generator.publish.edition import Edition
from generator.publish.navigation import complete_nav, name_in_nav
from generator.publish.output_scan import PersonalDataError, refuse_personal_data
from generator.publish.policy import POLICIES
from generator.publish.preview import under_banner, with_problems
from generator.publish.record_page import RecordPage
from generator.publish.search_stage import make_names_findable, make_words_findable
from generator.publish.shell import ShellTemplate
from generator.publish.site_facts import date_pages, tell_theme
from generator.publish.virtual_files import add_virtual_files, drop_unused_assets
from generator.publish.working_copy import leave_mark
from generator.reports.text_report import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from generator.problems import Report

_log = logging.getLogger("mkdocs.plugins.disclosure")
_PAGE_TEMPLATES = Path(__file__).parent / "pages" / "templates"


class DisclosurePlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs has not typed it
    """Adds the pages that come from records to those written by hand.

    Its one option is ``data``: the directory of records, beside mkdocs.yml unless it is absolute.
    """

    # A Config class could not have an option of this name: it is a mapping with a ``data`` of its own.
    config_scheme = (("data", config_options.Dir(default="data")),)

    def __init__(self) -> None:
        self._edition = Edition(Pages(()))
        self._given: Edition | None = None
        self._last_good: Edition | None = None
        self._problems: Report | None = None
        self._serving = False
        self._count: Callable[[], None] = _uncounted
        self.all_read_at = 0.0

    @contextmanager
    def publishing(self, edition: Edition, count: Callable[[], None] | None = None) -> Iterator[None]:
        """Within this context a build publishes *edition* instead of reading records; *count* is told of every page written."""
        self._given, self._count = edition, count or _uncounted
        try:
            yield
        finally:
            self._given, self._count = None, _uncounted

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being here makes MkDocs keep this object from one build of ``serve`` to the next."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the records and tell the theme whose site it is."""
        self._edition = self._given or self._from_records(Path(self.config["data"]), Path(config.docs_dir))
        if self._edition.site is not None:
            tell_theme(self._edition.site, config, search=self._edition.has_search)
        if not self._serving:  # The preview puts a script of its own into every page.
            config.extra["policies"] = POLICIES
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Enter the pages, and complete the nav now that it is known which there are."""
        drop_unused_assets(files, config)
        join_assets(files, config)
        add_virtual_files(self._edition.pages, files, config)
        config.nav = complete_nav(config.nav or [], files.src_uris)
        name_in_nav(config.nav, files)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """All pages are read, writing begins; the theme's templates are compiled from here on."""
        self.all_read_at = perf_counter()
        env.template_class = ShellTemplate
        if self._edition.site is not None:
            date_pages(self._edition.site, files)
        return env

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Count the page, and warn staff who look at a preview of data that has errors."""
        if isinstance(page, RecordPage):
            self._count()
        if self._problems is None:
            return output
        return under_banner(output, self._problems, f"/{page.url}")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Names and codes can be looked up; and a site that ``mkdocs build`` made may be replaced by ``disclose build``."""
        make_names_findable(self._edition, Path(config.docs_dir), Path(config.site_dir))
        leave_mark(Path(config.site_dir))
        if self._given is None and not self._serving:
            self._finish(Path(config.docs_dir), Path(config.site_dir))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Records, page templates and the theme refresh the preview when they are saved."""
        theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        for directory in (Path(self.config["data"]), _PAGE_TEMPLATES, *theme):
            if directory.is_dir():
                server.watch(str(directory))
        return server

    def _finish(self, content: Path, site: Path) -> None:
        """What ``disclose build`` does after MkDocs, when MkDocs was called by itself."""
        try:
            refuse_personal_data(site, self._edition.permitted)
        except PersonalDataError as leaks:
            raise PluginError(f"{leaks}\nMkDocs 已经写出 {site}，改好并重新生成以前不要发布。") from leaks
        no_search = make_words_findable(self._edition, content, site, site)
        if no_search:
            _log.info(no_search)

    def _from_records(self, data: Path, content: Path) -> Edition:
        outcome = generate(data, content=content)
        self._problems = None
        if outcome.pages is not None:
            self._last_good = Edition(outcome.pages, outcome.site, outcome.permitted)
            return self._last_good
        if not self._serving:
            raise PluginError(as_text(outcome.report))
        _log.error(as_text(outcome.report))
        self._problems = outcome.report
        return with_problems(self._last_good, outcome.report)


def _uncounted() -> None:
    """Nobody wants to know how many pages are written."""
