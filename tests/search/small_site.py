"""A small site on which everything about finding can be tried: three towns' projects in two years, departments, a glossary."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from generator.pages.environment import PageTemplates
from generator.pages.formats import FORMATS
from generator.pages.links import Links
from generator.pages.page import Page, Pages
from generator.publish.site_build import Stages, build_site
from generator.text import Text, escape
from tests.publish.workshop import Workshop, make_workshop

HOSTILE = '<script>document.title = "坏"</script> 3~5个 & "引号"'
WORDS = ("农村公路改建工程", "居家养老服务", "城乡居民基本养老保险补贴", "智慧路灯设备购置", "小型水库维修养护工程")
OUTCOMES = ("批准", "批准", "批准", "批准", "取消立项")
GLOSSARY = """# 名词解释 {#glossary}

先看这里。

## 评价 {#judging}

### 绩效自评 {#self-evaluation}

部门给自己打分。

### 抽查复评 {#spot-check}

财政局重新打分。
"""


def tree(number: int) -> str:
    """A word that only one project's page has."""
    return "青白红黑黄"[number // 8] + "杨柳松槐榆枫桦桐"[number % 8]


def code(number: int) -> str:
    """A project's code."""
    return f"99999922T{number:012d}"


def project(year: int, number: int) -> Page:
    """One project; every page says the same of what all projects share."""
    name = Text(f"示例镇 {number % 3 + 1:02d} {WORDS[number % 5]}" if number else HOSTILE)
    body = (
        f"# {escape(name)}\n\n<p>每个项目的页面都有这一句话。</p>\n<p>沿线栽种{tree(number)}，由养护队管护。</p>\n"
        '<table><tr><th scope="row">服务对象满意度</th><td>95</td></tr></table>\n'
    )
    search: dict[str, tuple[str, ...]] = {
        "年度": (str(year),),
        "类型": ("项目",),
        "部门": (f"示例部门 {number % 4:02d}",),
        "审核结果": (OUTCOMES[number % 5],),
        "代码": (code(number),),
    }
    if OUTCOMES[number % 5] == "批准":
        search["金额"] = (f"{number * 37 + year - 2000}.50",)
    whole = Markup(body)  # noqa: S704 - tests write their own markup
    return Page(f"/{year}/projects/{code(number)}/", name, whole, "project", Text("一个项目。"), search=search)


def department(number: int) -> Page:
    """One department across years."""
    name = Text(f"示例部门 {number:02d}")
    body = Markup(f"# {name}\n\n<p>各年度的预算。</p>\n")  # noqa: S704 - tests write their own markup
    return Page(f"/departments/{number}/", name, body, "department", search={"类型": ("部门",), "部门": (name,)})


def search_page() -> Page:
    """The page on which things are found, as its template makes it."""
    templates = PageTemplates(Links.to(["/search/"]), names=FORMATS)
    title = Text("查找")
    body = templates.render("search.md.jinja", "/search/", page={"title": title}, bundles="always 2022 2021", groups=[])
    return Page("/search/", title, body, "search", Text("查找。"))


def pages(*, numbers_of_2021: int = 30) -> Pages:
    """Everything on the site that is made from records."""
    return Pages(
        (
            Page("/", Text("首页"), Markup("# 首页\n\n[查找](search/)\n"), "home"),
            search_page(),
            *(project(2022, number) for number in range(40)),
            *(project(2021, number) for number in range(numbers_of_2021)),
            *(department(number) for number in range(4)),
        )
    )


def make_site(folder: Path) -> Workshop:
    """The site, built in *folder*."""
    workshop = make_workshop(folder)
    workshop.write("glossary/index.md", GLOSSARY)
    build(workshop)
    return workshop


def build(workshop: Workshop, made: Pages | None = None) -> Stages:
    """Build or build again."""
    return build_site(made or pages(), workshop.config_file, workshop.site)
