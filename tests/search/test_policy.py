"""Every page carries the policy that lets nothing from elsewhere in; only the search may compile."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.publish.policy import POLICIES
from tests.publish.workshop import EXAMPLE, ROOT

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def policies(site: Path) -> dict[str, list[str]]:
    """The policies of each page, and what stands before the first."""
    return {
        path.relative_to(site).as_posix(): _POLICY.findall(path.read_text("utf-8")) for path in site.rglob("*.html")
    }


def test_every_page_has_its_policy(small: Path) -> None:
    found = policies(small)
    assert found.pop("search/index.html") == [POLICIES["search"]]
    assert {tuple(each) for each in found.values()} == {(POLICIES["page"],)}
    assert {"index.html", "404.html", "about/index.html"} <= found.keys()


def test_nothing_comes_before_the_policy_but_the_charset(small: Path) -> None:
    """A policy in a page holds for what stands after it."""
    for path in small.rglob("*.html"):
        head = path.read_text("utf-8").partition("<head>")[2].partition("<meta http-equiv")[0]
        assert head.split() == ["<meta", 'charset="utf-8">']


def test_policies_let_in_nothing_inline_and_nothing_from_elsewhere() -> None:
    for kind, policy in POLICIES.items():
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert "unsafe-inline" not in policy
        assert "http" not in policy
        assert rules["script-src"] == ("'self' 'wasm-unsafe-eval'" if kind == "search" else "'self'")
        assert rules["default-src"] == rules["style-src"] == rules["connect-src"] == rules["form-action"] == "'self'"
        assert rules["object-src"] == rules["base-uri"] == "'none'"


def test_the_preview_puts_its_own_script_into_pages_and_so_has_no_policy(tmp_path: Path) -> None:
    config = load_config(
        str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), plugins={"disclosure": {"data": str(EXAMPLE)}}
    )
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    found = policies(tmp_path)
    assert {"index.html", "search/index.html"} <= found.keys()
    assert {tuple(each) for each in found.values()} == {()}
    assert (tmp_path / "search" / "lookup-always.js").is_file()
