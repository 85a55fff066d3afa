"""A template can link to nothing but what the run makes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.links import Links, UnknownAddressError, handwritten_addresses

_STEP = st.text("abcdefgh0123456789-", min_size=1, max_size=4)
_PAGE = st.lists(_STEP, max_size=5).map(lambda steps: "/" + "".join(f"{step}/" for step in steps))
_FILE = st.tuples(_PAGE, _STEP).map(lambda parts: f"{parts[0]}{parts[1]}.csv")


@given(_PAGE, _PAGE | _FILE)
def test_a_relative_link_leads_to_its_address_under_any_base(page: str, target: str) -> None:
    href = Links.to([page, target]).href(page, target)
    for base in ("https://example.invalid", "https://example.invalid/some/folder", "file:///C:/site"):
        assert urljoin(base + page, href or base + page) == base + target


@pytest.mark.parametrize(
    "page,target,href",
    [
        ("/", "/2022/", "2022/"),
        ("/2022/", "/", "../"),
        ("/2022/", "/2022/", ""),
        ("/2022/", "/2022/#a", "#a"),
        ("/2022/projects/1/", "/2022/projects/2/#tasks", "../2/#tasks"),
        ("/2022/projects/1/", "/2022/projects/", "../"),
        ("/2022/", "/2022/data/projects.csv", "data/projects.csv"),
    ],
)
def test_links_are_short(page: str, target: str, href: str) -> None:
    assert Links.to([page, target.partition("#")[0]]).href(page, target) == href


def test_an_unknown_address_is_a_mistake_in_the_program() -> None:
    links = Links.to(["/", "/2022/"], {"/2022/": frozenset({"a"})})
    with pytest.raises(UnknownAddressError, match="/2023/"):
        links.href("/", "/2023/")
    with pytest.raises(UnknownAddressError, match="#b"):
        links.href("/", "/2022/#b")
    assert links.href("/", "/2022/#a") == "2022/#a"
    assert "/2022/" in links
    assert "/2022" not in links


@pytest.mark.parametrize("fragment", ['"', "a b", "<", "a&b", "'x"])
def test_a_fragment_cannot_leave_its_attribute(fragment: str) -> None:
    with pytest.raises(UnknownAddressError):
        Links.to(["/"]).href("/", f"/#{fragment}")


@pytest.mark.parametrize("address", ["2022/", '/"/', "/a b/", "/../", "/2022/../", "//x/", "/<b>/", "/年/"])
def test_addresses_are_made_from_codes_and_ids(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        Links.to([address])


def test_pages_written_by_hand_have_addresses(tmp_path: Path) -> None:
    for name in ("index.md", "about/index.md", "handbook/rules.md", "handbook/form.xlsx", ".hidden/x.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert handwritten_addresses(tmp_path) == {"/", "/about/", "/handbook/rules/", "/handbook/form.xlsx"}
