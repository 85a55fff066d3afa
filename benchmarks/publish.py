"""How long publishing takes, stage by stage, beside tuned plain MkDocs on the same pages in the same run.

    python benchmarks/publish.py [--pages 4000] [--plain 400]

The pages are synthetic: tables of numbers of the size of real record pages (about 30 KB of HTML).  Plain MkDocs gets the same
Markdown as files, the same theme and the same short nav, without search; it is given fewer pages (``--plain``), because
it takes longer, and its time is also shown per page.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import yaml
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.pages.page import Attachment, Crumb, Page, Pages
from generator.publish.links import check_site
from generator.publish.markdown_tree import render_tree
from generator.publish.site_build import build_site
from generator.text import Text

ROOT = Path(__file__).parents[1]
HOME = Crumb(Text("首页"), "/")
COLUMNS = ("项目", "年初批", "调整后", "实际花", "占比", "得分")


def synthetic_pages(count: int) -> Pages:
    """*count* project pages of three years, the home page and the years' pages."""
    years = (2021, 2022, 2023)
    overviews = [Page("/", Text("示例首页"), Markup("# 示例首页\n"), "home")]
    overviews += [Page(f"/{year}/", Text(f"{year} 年"), _heading(year), "year") for year in years]
    projects = [_project(years[number % 3], 900000000000 + number) for number in range(count)]
    records = [Attachment(f"{page.address}record.json", b"{}") for page in projects]
    return Pages((*overviews, *projects), tuple(records))


def _heading(year: int) -> Markup:
    return Markup(f"# {year} 年\n")  # noqa: S704 - made here


def _project(year: int, code: int) -> Page:
    sections = "\n\n".join(_section(name, code) for name in ("绩效目标", "资金", "指标", "监控", "自评", "评价"))
    return Page(
        address=f"/{year}/projects/{code}/",
        title=Text(f"示例项目 <{code}>"),
        body=Markup(  # noqa: S704 - made here
            f"# 示例项目 &#60;{code}&#62; {{#top}}\n\n{sections}\n"
        ),
        kind="project",
        description=Text(f"{year} 年示例项目的目标、资金和结果"),
        sample=True,
        crumbs=(HOME, Crumb(Text(f"{year} 年"), f"/{year}/")),
    )


def _section(name: str, code: int) -> str:
    head = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    rows = "\n".join(
        f'<tr><th scope="row"><a href="../{code}/">示例项目 {code}&#45;{row}</a></th>'
        + "".join(f'<td class="number">{(code * row) % 99991 / 100:.2f}</td>' for _ in COLUMNS[1:])
        + "</tr>"
        for row in range(1, 19)
    )
    return f"## {name} {{#{name}}}\n\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def plain_mkdocs(pages: Pages, folder: Path) -> float:
    """Seconds that MkDocs takes for *pages* as files: no plugin, no search, a nav of four entries."""
    render_tree(pages, ROOT / "content", folder / "tree")
    settings = {
        "site_name": "示例",
        "docs_dir": str(folder / "tree" / "docs"),
        "site_dir": str(folder / "plain"),
        "theme": {"name": "material", "custom_dir": str(ROOT / "overrides"), "language": "zh", "font": False},
        "plugins": [],
        "markdown_extensions": ["attr_list"],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": ["index.md", "2021/index.md", "2022/index.md", "2023/index.md"],
    }
    config_file = folder / "plain.yml"
    config_file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    start = perf_counter()
    build(load_config(str(config_file)))
    return perf_counter() - start


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=4000)
    options.add_argument("--plain", type=int, default=400)
    asked = options.parse_args()
    pages = synthetic_pages(asked.pages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stages = build_site(pages, ROOT / "mkdocs.yml", folder / "site")
        start = perf_counter()
        problems = check_site(folder / "site")
        checking = perf_counter() - start
        size = sum(path.stat().st_size for path in (folder / "site").rglob("index.html"))
        plain = plain_mkdocs(synthetic_pages(asked.plain), folder)
    print(f"pages {stages.pages}, {size / stages.pages / 1000:.1f} KB of HTML each, link problems {len(problems)}")
    for stage in ("settings", "reading", "writing", "replacing", "total"):
        print(f"  {stage:10} {getattr(stages, stage):7.2f} s")
    print(f"  {'links':10} {checking:7.2f} s")
    ours = stages.total / stages.pages * 1000
    theirs = plain / (asked.plain + 4) * 1000
    print(f"per page: {ours:.2f} ms; plain MkDocs ({asked.plain} pages) {theirs:.2f} ms; ratio {theirs / ours:.0f}")
    unit = 1 if sys.platform == "darwin" else 1024
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
