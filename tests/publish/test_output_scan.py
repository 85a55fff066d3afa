"""Whatever a build writes is searched for personal data before it takes the place of the old site.

No number here belongs to anybody: the birth date lies before 1901, and the mobile number is an operator's service line.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from markupsafe import escape as html_escape

from generator.pages.page import Attachment, Pages
from generator.publish.output_scan import PersonalDataError, scan
from generator.publish.site_build import build_site
from generator.text import escape
from tests.publish.workshop import Workshop, files_of, make_workshop, record_page

IDENTITY, MOBILE = "510683190001011232", "138-0013-8000"
HOME_PAGE = record_page("/", "首页", crumbs=())


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return make_workshop(tmp_path)


def leaks(folder: Path) -> list[str]:
    return [str(leak) for leak in scan(folder)]


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_site_with_personal_data_does_not_replace_the_old_one(workshop: Workshop) -> None:
    workshop.build(HOME_PAGE)
    before = files_of(workshop.site)
    page = record_page("/2022/projects/1/", "项目", f"受益人身份证 {IDENTITY}，电话 {escape(MOBILE)}")

    with pytest.raises(PersonalDataError) as refused:
        workshop.build(HOME_PAGE, page)

    assert files_of(workshop.site) == before
    assert "2022/projects/1/index.html：居民身份证号码 5106**********1232" in str(refused.value)
    assert "2022/projects/1/index.html：手机号码 138****8000" in str(refused.value)
    assert IDENTITY not in str(refused.value)


def test_pages_written_by_hand_are_searched_too(workshop: Workshop) -> None:
    workshop.write("about/index.md", f"# 关于 {{#about}}\n\n有事请打 {MOBILE}。\n\n## 提问 {{#ask}}\n")
    with pytest.raises(PersonalDataError, match=r"about/index\.html：手机号码 138\*\*\*\*8000"):
        workshop.build(HOME_PAGE)


def test_what_is_shown_on_purpose_passes(workshop: Workshop) -> None:
    page = record_page("/2022/", "2022 年", f"监督电话 {escape(MOBILE)}")
    pages = Pages((HOME_PAGE, page))
    build_site(pages, workshop.config_file, workshop.site, permitted=frozenset({"138****8000"}))
    assert "138-0013-8000" in workshop.html("/2022/")


def test_attachments_are_searched(workshop: Workshop) -> None:
    attachment = Attachment("/2022/data/findings.csv", f"编号,问题\n1,{IDENTITY}\n".encode())
    with pytest.raises(PersonalDataError, match=r"2022/data/findings\.csv：居民身份证号码"):
        workshop.build(HOME_PAGE, attachments=(attachment,))


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{escape(MOBILE)}</p>",
        f"<p>{html_escape('+86 ' + MOBILE)}</p>",
        "<p>138<wbr>0013<wbr>8000</p>",
        "<p>138&nbsp;0013&nbsp;8000</p>",
        "<p>１３８００１３８０００</p>",
        "<p title='13800138000'>…</p>",
        '{"phone": "13800138000"}',
    ],
)
def test_a_number_is_found_however_pages_spell_it(text: str, tmp_path: Path) -> None:
    write(tmp_path, "page.html", text)
    assert leaks(tmp_path) == ["page.html：手机号码 138****8000"]


def test_neighbours_that_share_a_line_are_both_named(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write(tmp_path, name, "<p>\n13800138000\n</p>")
    assert leaks(tmp_path) == ["a.html：手机号码 138****8000", "b.html：手机号码 138****8000"]


def test_workbooks_are_opened(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as workbook:
        workbook.add_worksheet().write(0, 0, f"受益人 {IDENTITY}")
    (tmp_path / "disclosure-2022.xlsx").write_bytes(content.getvalue())
    assert leaks(tmp_path) == ["disclosure-2022.xlsx：居民身份证号码 5106**********1232"]


@pytest.mark.parametrize(
    "text",
    [
        "<td>138</td><td>0013</td><td>8000</td>",
        "<td>13800138000.00</td><td>13800138000 元</td>",
        '<a href="/2022/projects/99999922T900000000001/">99999922T900000000001</a>',
        '<path d="M138 0013 8000L13800138000 7"/>',
        '<link href="assets/13800138000a.css"><a href="https://example.invalid/13800138000.html">',
        "<p>示例路 12 号政务服务中心 3 号楼 502 室</p>",
        "<p>2022-01-31 2022-02-28</p>",
        "<p>shili@163.com</p>",
    ],
)
def test_what_only_looks_alike_passes(text: str, tmp_path: Path) -> None:
    write(tmp_path, "page.html", text)
    assert leaks(tmp_path) == []
