"""A small site that shows every component, built by MkDocs as the real one is: the demonstration that the tests look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator.pages.environment import PageTemplates
from generator.pages.formats import FORMATS
from generator.pages.links import Links
from generator.pages.page import Crumb, Page, Pages
from generator.publish.asset_bundles import join_assets
from generator.publish.navigation import NavEntry, name_in_nav
from generator.publish.virtual_files import add_virtual_files
from generator.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

CODE = "99999922T000000000017"
LONG_NAME = Text("中小学校园安全防护设施改造及城乡义务教育学校“明厨亮灶”智慧监管平台建设项目（含 2021 年续建部分）")
HOSTILE_NAME = Text('3~5个~工作日~ <script>alert("名称")</script> a|b & *强调*')

SITE: Mapping[str, Any] = {
    "site_name": "示例市预算绩效公开",
    "bureau": "示例市财政局",
    "jurisdiction": "示例市",
    "official": False,
    "sample": True,
    "phone": "0000-0000000",
    "hotline": "12345",
    "request_url": "https://example.invalid/ysqgk/",
    "as_of": "2023-12-31",
    "years": [2023, 2022, 2021],
}
OFFICIAL: Mapping[str, Any] = {
    **SITE,
    "official": True,
    "sample": False,
    "organizer": "示例市财政局",
    "undertaker": "示例市财政局预算绩效管理股",
    "postal_address": "示例市示例路 1 号",
    "site_domain": "example.invalid",
    "site_id_code": "0000000000",
    "icp": "示例ICP备00000000号",
    "police_record": "示例公网安备00000000000000号",
}

NAV: list[NavEntry] = [
    {"首页": "index.md"},
    {"2022 年": "2022/projects/index.md"},
    {"年度说明": "2022/statement/index.md"},
    {"看懂本站": "how-to-read/index.md"},
    {"关于本站": "about/index.md"},
]


def _rows() -> list[dict[str, Any]]:
    """Two hundred projects of all outcomes, with long and hostile names, and values of every size."""
    outcomes = ("approved", "approved", "approved", "cancelled", "merged")
    grades = ("优", "良", "良", "中", "差", None)
    rows = []
    for number in range(200):
        outcome = outcomes[number % 5]
        declared = Decimal(number * number * 7 + 13) / 8
        approved = declared if outcome == "approved" else None
        rows.append(
            {
                "name": (LONG_NAME, HOSTILE_NAME)[number] if number < 2 else Text(f"示例项目 {number:03d}"),
                "department": Text(f"教育领域示例部门 {number % 20:02d}"),
                "code": Text(f"99999922T{number:012d}"),
                "outcome": outcome,
                "declared": declared,
                "approved": approved,
                "executed": None if approved is None else approved * 9 / 10,
                "rate": None if approved is None else Decimal(90) + Decimal(number) / 20,
                "grade": grades[number % 6],
                "day": dt.date(2022, 1 + number % 12, 1 + number % 28),
            }
        )
    return rows


def _projects() -> dict[str, Any]:
    rows = _rows()
    titles = {
        "项目名称": "text", "主管部门": "text", "项目代码": "code", "会审结果": "mark", "申报": "money",
        "批准": "money", "执行": "money", "执行率": "rate", "自评等级": "mark", "批复日期": "date",
    }  # fmt: skip
    return {
        "rows": rows,
        "ids": [f"p{number}" for number in range(len(rows))],
        "code": CODE,
        "columns": [
            {"title": title, "kind": kind, "minor": kind in ("code", "date")} for title, kind in titles.items()
        ],
        "total": [
            "合计",
            None,
            None,
            None,
            sum(row["declared"] for row in rows),
            Decimal("238997.123"),
            None,
            None,
            None,
            None,
        ],
        "urls": ["", "page/2/", "page/3/", "page/4/", "page/5/", "page/6/", "page/7/", "page/8/"],
        "compare_columns": [{"title": "预算"}]
        + [{"title": f"{year} 年{what}", "kind": "money"} for year in (2021, 2022, 2023) for what in ("申报", "批准")],
        "compare_rows": [
            [book, *(Decimal(number * 1234567 + shift) / 100 for shift in range(6))]
            for number, book in enumerate(("一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"), 1)
        ],
    }


def _project() -> dict[str, Any]:
    columns = {
        "三级指标": "text", "目标": "text", "完成值": "text", "分值": "score", "得分": "score", "没有完成的原因": "text",
    }  # fmt: skip
    reason = Text(
        "受疫情影响，设备到货推迟 45 天，第四季度才完成安装调试；已与供应商重新约定交货期限，2023 年 3 月底前全部投入使用。"
    )
    return {
        "name": LONG_NAME,
        "goal": Text(
            "对 38 所中小学的围墙、校门防冲撞设施和视频监控进行改造，建成“明厨亮灶”智慧监管平台，覆盖全部学校食堂。\n"
            "到 2022 年底，校园安全防护达标率达到 100%，师生和家长满意度不低于 90%。"
        ),
        "code": Text(CODE),
        "day": dt.date(2021, 12, 3),
        "approved": Decimal("1180.5"),
        "adjusted": Decimal("1155.5"),
        "executed": Decimal("1098.123456"),
        "percent": Decimal("95.034484"),
        "score_self": Decimal("88.38"),
        "score_spot": Decimal(79),
        "indicator_columns": [{"title": title, "kind": kind} for title, kind in columns.items()],
        "indicators": [
            [Text("完成改造的学校数量"), Text("≥ 38 所"), Text("38 所"), Decimal(20), Decimal(20), missing_reason()],
            [Text("设备按期交付率"), Text("≥ 95 %"), Text("81.5 %"), Decimal(10), Decimal("8.58"), reason],
            [Text("师生和家长满意度"), Text("≥ 90 %"), None, Decimal(10), None, Text("没有组织调查")],
        ],
        "findings": Text(
            "部分学校改造后没有及时移交管理责任，出现设备闲置。\n\n财政局已要求主管部门在 2023 年 6 月底前完成移交，并把结果报送备案。"
        ),
        "source_columns": [
            {"title": "来源"},
            {"title": "年初批", "kind": "money"},
            {"title": "实际花", "kind": "money"},
        ],
        "sources": [["财政资金", Decimal("1180.5"), Decimal("1098.123456")], ["单位资金", Decimal(0), None]],
    }


def missing_reason() -> object:
    """What stands where no reason is due."""
    return FORMATS["missing"]("不适用")


def _home() -> dict[str, Any]:
    return {
        "approved": Decimal("238997.12"),
        "cut": Decimal("67310.82"),
        "executed": Decimal(65000),
        "percent": Decimal("96.567"),
        "purposes": [
            {"title": title, "url": "2022/projects/", "count": count}
            for title, count in (
                ("教育", 212),
                ("卫生健康", 148),
                ("农业农村", 131),
                ("社会保障和就业", 96),
                ("交通运输", 54),
                ("文化旅游体育与传媒", 31),
            )
        ],
    }


HOME = Crumb(Text("首页"), "/")
LIST = Crumb(Text("2022 年项目"), "/2022/projects/")
ADDRESSES = ("/", "/2022/projects/", f"/2022/projects/{CODE}/", "/2022/statement/", "/how-to-read/")


def pages(*, sample: bool) -> Pages:
    """The demonstration's generated pages."""
    loader = ChoiceLoader([FileSystemLoader(HERE / "templates"), PackageLoader("generator.pages", "templates")])
    templates = PageTemplates(Links.to(ADDRESSES), names=FORMATS, loader=loader)

    def page(name: str, address: str, title: str, values: dict[str, Any], *crumbs: Crumb) -> Page:
        body = templates.render(f"{name}.md.jinja", address, **values)
        return Page(address, Text(title), body, name, Text(f"{title}的说明"), sample, crumbs)

    return Pages(
        (
            page("home", "/", "示例市 2022 年预算绩效公开", _home()),
            page("projects", "/2022/projects/", "2022 年项目", _projects(), HOME),
            page("project", f"/2022/projects/{CODE}/", LONG_NAME, _project(), HOME, LIST),
            page("statement", "/2022/statement/", "2022 年预算绩效管理工作情况说明", {}, HOME),
        )
    )


class Demonstration(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Hands the pages to MkDocs the way the generator does."""

    def __init__(self, made: Pages) -> None:
        self.made = made

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages to those written by hand."""
        join_assets(files, config)
        add_virtual_files(self.made, files, config)
        name_in_nav(NAV, files)
        return files


def build_site(target: Path, site: Mapping[str, Any] = SITE) -> Path:
    """Build the demonstration into *target* and return it."""
    config = load_config(
        config_file_path=str(ROOT / "demonstration.yml"),
        docs_dir=str(HERE / "content"),
        site_dir=str(target),
        site_name="示例市预算绩效公开",
        theme={"name": "material", "custom_dir": str(ROOT / "overrides"), "language": "zh", "font": False},
        markdown_extensions=["admonition", "attr_list", "def_list", "tables", {"toc": {"permalink": "¶"}}],
        nav=NAV,
        plugins=[],
        extra={"disclosure": dict(site)},
    )
    config.plugins["demonstration"] = Demonstration(pages(sample=site["sample"]))
    build(config)
    return target
