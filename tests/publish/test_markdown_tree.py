"""The tree of plain Markdown holds the whole site, and other engines build it without losing a word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.pages.page import Attachment, Page, Pages
from generator.pipeline import generate
from generator.publish.markdown_tree import ForeignTreeError, render_tree
from generator.text import Text, escape
from tests.publish.attacks import ATTACKS
from tests.publish.workshop import EXAMPLE, ROOT, Workshop, files_of, one_line, parsed, record_page, text_of


def attacked_pages() -> Pages:
    home = record_page("/", "首页", crumbs=())
    pages = [
        record_page(
            f"/2022/projects/{number}/",
            text,
            f"{escape(text)}\n\n## 一 {{#a}}\n\n<table>\n<tbody>\n<tr><td>{escape(text)}</td></tr>\n</tbody>\n</table>\n",
            description=text,
        )
        for number, text in enumerate(ATTACKS)
    ]
    rules = record_page("/handbook/rules/", "检查规则")  # the pages written by hand link to it
    return Pages((home, rules, *pages), (Attachment("/2022/data/projects.csv", b"code\r\n0012\r\n"),))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("目录 树") / "out"
    render_tree(attacked_pages(), ROOT / "content", out, site_name="示例 </title><script>")
    return out


def test_the_tree_has_every_page_and_file(tree: Path) -> None:
    files = files_of(tree / "docs")
    assert files["2022/data/projects.csv"] == b"code\r\n0012\r\n"
    assert files["about/index.md"] == (ROOT / "content/about/index.md").read_bytes()
    for page in attacked_pages().pages:
        assert files[page.source_path].decode().endswith(page.body)


def test_front_matter_cannot_be_broken_out_of(tree: Path) -> None:
    for page in attacked_pages().pages:
        front_matter = (tree / "docs" / page.source_path).read_text(encoding="utf-8").split("---\n")[1]
        facts = yaml.safe_load(front_matter)
        assert facts["title"] == escape(page.title)
        assert facts.get("description", "") == escape(page.description)


def assert_nothing_is_lost(site: Path) -> None:
    for page in attacked_pages().pages:
        root = parsed((site / page.address.strip("/") / "index.html").read_text(encoding="utf-8"))
        typed = one_line(page.title)
        article = root.find(".//article")
        assert article is not None
        assert text_of(article.find(".//h1")).removesuffix("¶") == typed
        if page.description:
            assert text_of(article.find("./p")) == typed
            assert text_of(article.find(".//td")) == typed
            assert text_of(root.find(".//title")).startswith(typed)
        assert not any("alert" in (script.text or "") for script in root.iter("script"))


def test_zensical_builds_the_tree(tree: Path) -> None:
    ran = subprocess.run(
        [Path(sys.executable).with_name("zensical"), "build", "--clean"],
        cwd=tree,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()
    assert_nothing_is_lost(tree / "site")
    assert (tree / "site/handbook/index.html").is_file()


def test_mkdocs_alone_builds_the_tree(tree: Path, tmp_path: Path) -> None:
    build(load_config(str(tree / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert_nothing_is_lost(tmp_path / "site")


def test_the_real_example_reads_the_same_in_plain_mkdocs(workshop: Workshop, tmp_path: Path) -> None:
    """The same words in the same order as in the site itself."""
    outcome = generate(EXAMPLE)
    assert outcome.pages is not None
    render_tree(outcome.pages, ROOT / "content", tmp_path / "out")
    build(load_config(str(tmp_path / "out/mkdocs.yml"), site_dir=str(tmp_path / "plain")))
    workshop.configure(docs_dir=str(ROOT / "content"), nav=["index.md"])
    workshop.build(*outcome.pages.pages, attachments=outcome.pages.attachments)
    for page in outcome.pages.pages:
        ours, plain = workshop.html(page.address), (tmp_path / "plain" / page.source_path).with_suffix(".html")
        assert _words(ours) == _words(plain.read_text(encoding="utf-8")), page.address


def _words(html: str) -> str:
    return text_of(parsed(html).find(".//article")).replace("¶", "").replace(" ", "")


def test_an_earlier_tree_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    render_tree(Pages((record_page("/old/", "旧"),)), ROOT / "content", out)
    render_tree(Pages((record_page("/new/", "新"),)), ROOT / "content", out)
    assert (out / "docs/new/index.md").is_file()
    assert not (out / "docs/old").exists()


@pytest.mark.parametrize("name", ["年报.docx", "docs/own.md", ".git/config"])
def test_somebody_elses_folder_is_not_touched(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    with pytest.raises(ForeignTreeError, match="里有不是本程序生成的文件，没有改动它"):
        render_tree(Pages(()), ROOT / "content", tmp_path)
    assert files_of(tmp_path) == {name: b"x"}


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"x")
    with pytest.raises(ForeignTreeError, match="不是文件夹"):
        render_tree(Pages(()), ROOT / "content", path)


def test_a_page_without_description_has_only_a_title(tmp_path: Path) -> None:
    render_tree(Pages((Page("/", Text("首页"), Markup("# 首页\n"), "home"),)), ROOT / "content", tmp_path / "out")
    text = (tmp_path / "out/docs/index.md").read_text(encoding="utf-8")
    assert text == '---\ntitle: "首页"\n---\n\n# 首页\n'
