"""The whole site as a tree of plain Markdown, for any engine.

The generated pages get front matter (title, description) and stand beside the pages written by hand; the settings beside the tree are few
enough for MkDocs, ProperDocs and Zensical alike.  Nothing in the tree needs this program.

Titles and descriptions are written as entities: these engines print them as they stand, so plain text could be markup.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.text import escape

if TYPE_CHECKING:
    from generator.pages.page import Page, Pages

MARK = ".rendered-by-disclose"
_SETTINGS = """\
# Made by `disclose render`.  Builds with MkDocs, ProperDocs or Zensical; any theme will do.
site_name: {site_name}
docs_dir: docs
use_directory_urls: true
theme:
  name: material
  language: zh
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc:
      permalink: true
plugins: []
nav:
{nav}
"""


class ForeignTreeError(Exception):
    """The output directory holds files that this program did not make."""


def render_tree(pages: Pages, content_dir: Path, out: Path, *, site_name: str = "预算绩效公开") -> None:
    """Write *pages* and a copy of *content_dir* to ``out/docs``, and settings to ``out/mkdocs.yml``.

    What an earlier run wrote is replaced.  Raises :class:`ForeignTreeError` when *out* holds anything else.
    """
    _prepare(out)
    docs = out / "docs"
    shutil.copytree(content_dir, docs)
    for page in pages.pages:
        _write(docs / page.source_path, markdown_of(page).encode())
    for attachment in pages.attachments:
        _write(docs / attachment.address.lstrip("/"), attachment.content)
    settings = _SETTINGS.format(site_name=_scalar(site_name), nav=_nav(pages.pages, content_dir))
    (out / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")


def markdown_of(page: Page) -> str:
    """One page as a Markdown file: YAML front matter, then the body."""
    facts = [f"title: {_scalar(page.title)}"]
    if page.description:
        facts.append(f"description: {_scalar(page.description)}")
    return "\n".join(["---", *facts, "---", "", page.body])


def _scalar(text: str) -> str:
    """*text*, escaped, as a double-quoted YAML scalar, which is what JSON calls a string."""
    return json.dumps(escape(text), ensure_ascii=False)


def _nav(pages: Iterable[Page], content_dir: Path) -> str:
    """The pages at the top of the tree; all others are reached from them."""
    generated = [f"  - {_scalar(page.title)}: {page.source_path}" for page in pages if page.address.count("/") <= 2]
    written = [f"  - {path.relative_to(content_dir).as_posix()}" for path in sorted(content_dir.glob("*/index.md"))]
    return "\n".join(generated + written)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _prepare(out: Path) -> None:
    """An empty *out* with the mark in it."""
    if out.exists() and not out.is_dir():
        raise ForeignTreeError(f"“{out}”是一个文件，不是文件夹。请换一个输出位置。")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise ForeignTreeError(f"“{out}”里有不是本程序生成的文件，没有改动它。请换一个空文件夹，或先把里面的文件移走。")
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("本目录由 disclose render 生成，再次运行时会整个替换。\n", encoding="utf-8")
    shutil.rmtree(out / "docs", ignore_errors=True)
