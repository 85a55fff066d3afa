"""README.md of a sample: what the folder is, so that nobody takes it for a disclosure."""

from __future__ import annotations

from generator.sample.planted import FILE as PLANTED
from generator.sample.story import Story

FILE = "README.md"
TITLE = "# 示例数据"
"""How the file begins in every sample, and by which a sample is known."""

_ABOUT = """

这里的记录由 `sample` 命令生成，讲的是虚构的“示例市”，不是任何地方的公开信息。部门、项目、目标、评价和文字都是编的；
示例项目的代码以 999999 开头，流水号从 900000000000 起。

- 种子 {seed}，{departments} 个部门，{year} 年申报 {projects} 个项目，工作年度 {years}。
- 不要在这些记录上逐行修改；换成自己的数据，见手册“示例数据”一章。
"""
_TOTALS = "- {year} 年的 {figures} 个指标由记录逐项加出，与给定的数完全一致。\n"
_PLANTED = (
    "- `{file}` 列出有意放进去的疑点（code 是检查规则，file、line、column 是位置，note 是说明），\n"
    "  用来看检查能不能找到它们。它们都只是提醒，不影响 {year} 年的任何指标。\n"
)


def about_file(story: Story) -> dict[str, bytes]:
    """README.md by its path."""
    plan, shape = story.plan, story.shape
    facts = {
        "seed": plan.seed,
        "departments": shape.departments,
        "projects": shape.declared.count,
        "year": plan.statement_year,
        "years": "、".join(map(str, sorted(plan.years))),
        "figures": len(plan.figures),
        "file": PLANTED,
    }
    parts = [TITLE, _ABOUT, *([_TOTALS] if plan.figures else []), *([_PLANTED] if story.plants else [])]
    return {FILE: "".join(parts).format(**facts).encode()}
