"""Generated pages and files as MkDocs' virtual files, beside the pages written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.publish.record_page import RecordPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.pages.page import Pages


def add_virtual_files(pages: Pages, files: Files, config: MkDocsConfig) -> None:
    """Add all of *pages* to *files*: outside the nav, because a nav of thousands of entries is a quadratic site.

    Raises :class:`mkdocs.exceptions.PluginError` when a page written by hand stands where a generated one belongs.
    """
    for page in pages.pages:
        file = _virtual(page.source_path, page.body, files, config)
        RecordPage(page, file, config)  # MkDocs' pages enter themselves in their file.
        files.append(file)
    for attachment in pages.attachments:
        files.append(_virtual(attachment.address.lstrip("/"), attachment.content, files, config))


def drop_unused_assets(files: Files, config: MkDocsConfig) -> None:
    """Leave out Material's scripts and style sheets (2.5 MB), which our own page shell does not use."""
    own = {config.docs_dir, config.theme.custom_dir}
    unused = [file for file in files if file.generated_by is None and file.src_dir not in own]
    for file in unused:
        files.remove(file)


def _virtual(path: str, content: str | bytes, files: Files, config: MkDocsConfig) -> File:
    taken = files.get_file_from_path(path)
    if taken is not None:
        raise PluginError(f"“{path}”由数据生成，不能另外手写或重复生成。请把 {taken.abs_src_path or path} 改名或删除。")
    return File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
