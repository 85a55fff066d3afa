"""The theme's style sheets and scripts in as few files as possible: a page may cost ten requests, and most of those would be styles.

While they are written they stand in files of one idea each; a built site has them joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

BUNDLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "assets/site.css": tuple(
            f"assets/stylesheets/{name}.css"
            for name in ("tokens", "base", "shell", "components", "tables", "charts", "elder")
        ),
        "assets/site.js": tuple(f"assets/javascripts/{name}.js" for name in ("tables", "page", "definitions")),
        "assets/search.js": tuple(f"assets/javascripts/{name}.js" for name in ("search-names", "search")),
    }
)
"""File that pages ask for → the theme's files in it, in order: later rules of a style sheet override earlier ones."""


def join_assets(files: Files, config: MkDocsConfig) -> None:
    """Put each bundle into *files* in place of its parts.  Nothing happens for a theme without these files."""
    for bundle, parts in BUNDLES.items():
        found = [file for file in map(files.get_file_from_path, parts) if file is not None and file.abs_src_path]
        if found:
            content = "".join(Path(file.abs_src_path or "").read_text(encoding="utf-8") for file in found)
            for file in found:
                files.remove(file)
            files.append(File.generated(config, bundle, content=content))
