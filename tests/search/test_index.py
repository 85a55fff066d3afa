"""The index on disk: one bundle for each year, made anew only when its own pages change, and a site that does without."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.pages.page import Pages
from generator.publish.links import check_site
from generator.publish.working_copy import MARK
from tests.publish.workshop import Workshop, files_of
from tests.search.small_site import build, make_site, pages


@pytest.fixture
def workshop(small_workshop: Workshop, tmp_path: Path) -> Workshop:
    """The small site, to be built anew."""
    return Workshop(shutil.copytree(small_workshop.folder, tmp_path / "small"))


def index_of(workshop: Workshop, bundle: str) -> dict[str, bytes]:
    return files_of(workshop.site / "search" / bundle)


def test_each_year_has_a_bundle_and_the_program_stands_once(workshop: Workshop) -> None:
    always, of_2022 = index_of(workshop, "always"), index_of(workshop, "2022")
    assert {"pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind", "pagefind-entry.json"} <= always.keys()
    assert {name.split("/")[0] for name in of_2022} - {"index", "fragment", "ids.json", "pagefind-entry.json"} == {
        name for name in of_2022 if name.endswith(".pf_meta")
    }
    assert len(json.loads(of_2022["ids.json"])["ids"].split()) == 40


def test_a_changed_year_leaves_the_others_as_they_are(workshop: Workshop) -> None:
    """What is not made anew is the same to the byte; and the changed year knows its new pages."""
    before = index_of(workshop, "2022"), index_of(workshop, "2021")
    build(workshop, pages(numbers_of_2021=31))
    assert index_of(workshop, "2022") == before[0]
    assert index_of(workshop, "2021").keys() != before[1].keys()
    assert len(json.loads(index_of(workshop, "2021")["ids.json"])["ids"].split()) == 31


def test_the_same_pages_make_the_same_index_from_nothing(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = make_site(tmp_path / "again")
    assert files_of(again.site / "search") == files_of(workshop.site / "search")


def test_every_file_leads_somewhere(workshop: Workshop) -> None:
    assert check_site(workshop.site) == ()


def test_without_pagefind_the_site_is_whole_and_says_so(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on machines for which there is no Pagefind; names and codes are still looked up."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nothing"))
    stages = build(workshop, pages(numbers_of_2021=29))
    assert stages.no_search is not None
    assert stages.no_search.startswith("没有建立全文索引，网站只能按名称和代码查找：机器不能运行 Pagefind")
    found = {name for name in files_of(workshop.site / "search") if "/" not in name}
    assert found == {"index.html"} | {
        f"{kind}-{year}.js" for kind in ("lookup", "orders") for year in ("2021", "2022", "always")
    }
    assert {path.name for path in (workshop.site / "search").iterdir() if path.is_dir()} == set()


def test_a_program_that_fails_is_told(workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho no room >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    stages = build(workshop, pages(numbers_of_2021=29))
    assert stages.no_search is not None
    assert "no room" in stages.no_search


def test_a_site_without_a_search_page_has_no_index(workshop: Workshop) -> None:
    rest = Pages(tuple(page for page in pages().pages if page.address not in {"/search/", "/"}))
    stages = build(workshop, rest)
    assert stages.no_search is None
    assert not (workshop.site / "search").exists()
    assert (workshop.site / MARK).is_file()
