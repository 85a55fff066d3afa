"""What the theme is told about the site as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.text import escape

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.records.site import Site

Fact = Markup | bool | None

_OTHER_NAMES = {"site_name": "government_name", "request_address": "request_url"}
"""site.yml's field → its name in the theme, where ``site_name`` is the name of this site and not the government's SiteName."""


def tell_theme(site: Site, config: MkDocsConfig, *, search: bool) -> None:
    """Give *config* the site's name and address, and every setting of site.yml as ``config.extra.disclosure``.

    *search* says whether there is a page that pages may lead to for finding things.
    """
    config.site_name = escape(site.name)
    config.extra["disclosure"] = site_facts(site) | {"search": search}
    if site.base_address and not config.site_url:
        config.site_url = str(site.base_address).rstrip("/") + "/"


def date_pages(site: Site, files: Files) -> None:
    """Every page is as of the day of the records: MkDocs would write the day of the build into the sitemap."""
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = site.as_of.isoformat()


def site_facts(site: Site) -> dict[str, Fact]:
    """The settings by name.  Text is escaped :class:`markupsafe.Markup`; what is blank is ``None``."""
    values = {name: getattr(site, name) for name in type(site).model_fields}
    facts = {
        _OTHER_NAMES.get(name, name): _fact(value) for name, value in values.items() if not isinstance(value, tuple)
    }
    return facts | {"site_name": escape(site.name)}


def _fact(value: object) -> Fact:
    return value if value is None or isinstance(value, bool) else escape(str(value))
