"""A drafted statement on disk: statement.yml, as it would stand in the year's folder, and statement.md to read and to edit."""

from __future__ import annotations

from pathlib import Path

from generator.drafting.draft import Draft, as_markdown
from generator.records.writing import to_data
from generator.sources.yaml_writer import write_yaml


class DraftExistsError(FileExistsError):
    """A statement stands there already; a draft never replaces it."""


def write_draft(drafted: Draft, folder: Path, *, sample: bool) -> tuple[Path, Path]:
    """Write both files into *folder*, which is made.  Raises :class:`DraftExistsError` when one of them is there."""
    yml, markdown = folder / "statement.yml", folder / "statement.md"
    for path in (yml, markdown):
        if path.exists():
            raise DraftExistsError(f"{path} 已经存在，没有改动它。请换一个文件夹，或先把它移走。")
    folder.mkdir(parents=True, exist_ok=True)
    header = [
        f"{drafted.work_year} 年说明的起草稿：由记录生成，{len(drafted.figures)} 项指标，{drafted.gaps} 处待补充。",
        "发布前请补充、核对，并填写标题、公布单位和日期；改动文字时，quotes 要和全文一致。",
        *(["SAMPLE 示例数据，不是实际公开数据。"] if sample else []),
    ]
    yml.write_text(write_yaml(to_data(drafted.statement), header), encoding="utf-8", newline="\n")
    markdown.write_text(as_markdown(drafted), encoding="utf-8", newline="\n")
    return yml, markdown
