"""The command line: verbs in, exit codes out.

Exit codes: 0 fine (warnings and info included), 1 errors in the data, 2 wrong usage, 3 the machine failed.  stdout carries only
what was asked for; progress and advice go to stderr.
"""

from __future__ import annotations

import difflib
import os
import sys
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from generator.problems import Report
from generator.progress import Progress

if TYPE_CHECKING:
    from generator.pipeline import Checked

ROOT = Path(__file__).resolve().parent.parent
DATA_ERRORS, WRONG_USAGE, MACHINE_FAILED = 1, 2, 3

app = typer.Typer(
    name="disclose",
    help="预算绩效公开网站生成器：读取记录（data/），核对，生成网站（site/）。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How figures are written."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """How a report of problems is written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    HTML = "html"


DataOption = Annotated[Path, typer.Option("--data", metavar="DIR", help="记录所在的文件夹。")]
AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="以哪一天为“今天”，代替 site.yml 的 as_of。"
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="不显示进度。")]
FormatOption = Annotated[Format, typer.Option("--format", help="输出格式。")]
ReportFormatOption = Annotated[
    ReportFormat,
    typer.Option(
        "--format", help="text 给人看，json 给程序，github 标注在合并请求上，html 每个部门一页（用 --out 指定文件夹）。"
    ),
]


def _existing(data: Path) -> Path:
    if not data.is_dir():
        raise typer.BadParameter(f"没有文件夹 {data}。请给出记录所在的文件夹，例如 --data data", param_hint="--data")
    return data


def _day(as_of: datetime | None) -> date | None:
    return as_of.date() if as_of is not None else None


def _tell(report: Report) -> None:
    """The report on stderr, when it holds anything."""
    if len(report):
        _print_report(report, sys.stderr)


def _print_report(report: Report, stream: TextIO) -> None:
    """In colours at a terminal, plain everywhere else."""
    from rich.console import Console

    from generator.reports import text_report

    if stream.isatty():
        text_report.show(report, Console(file=stream))
    else:
        typer.echo(text_report.as_text(report), file=stream, nl=False)


@app.command()
def build(
    data: DataOption = ROOT / "data",
    site: Annotated[Path, typer.Option("--site", metavar="DIR", help="网站生成到哪个文件夹。")] = ROOT / "site",
    as_of: AsOfOption = None,
    quiet: QuietOption = False,
) -> None:
    """检查记录，生成网站到 site/。有错误时不动原来的网站。

    例：disclose build；disclose build --data examples/mianzhu-2022 --site /tmp/site
    """
    from generator.pipeline import generate
    from generator.publish.output_scan import PersonalDataError
    from generator.publish.site_build import SiteNotBuiltError, build_site
    from generator.publish.working_copy import ForeignDirectoryError, SiteBusyError

    with Progress(quiet=quiet) as progress:
        outcome = generate(_existing(data), as_of=_day(as_of), progress=progress)
        if outcome.pages is None:
            progress.stop()
            _tell(outcome.report)
            typer.echo(f"网站没有生成，{site} 保持原样。", err=True)
            raise typer.Exit(DATA_ERRORS)
        try:
            stages = build_site(
                outcome.pages, ROOT / "mkdocs.yml", site, progress, site=outcome.site, permitted=outcome.permitted
            )
        except PersonalDataError as problem:
            _fail(f"{problem}\n网站没有更新，{site} 保持原样。", DATA_ERRORS)
        except (SiteBusyError, ForeignDirectoryError) as problem:
            _fail(str(problem), WRONG_USAGE)
        except SiteNotBuiltError as problem:
            _fail(str(problem), MACHINE_FAILED)
    _tell(outcome.report)
    if stages.no_search:
        typer.echo(stages.no_search, err=True)
    typer.echo(f"网站已生成：{site / 'index.html'}（{len(outcome.pages.pages)} 个页面，{progress.stages()}）", err=True)


@app.command()
def serve(
    data: DataOption = ROOT / "data",
    port: Annotated[int, typer.Option("--port", help="端口。", min=1, max=65535)] = 8000,
) -> None:
    """在本机预览；保存记录后页面自动更新。按 Ctrl+C 结束。

    例：disclose serve；disclose serve --port 8080
    """
    from generator.publish.preview_server import preview

    preview(ROOT / "mkdocs.yml", _existing(data), port)


@app.command()
def check(
    data: DataOption = ROOT / "data",
    report_format: ReportFormatOption = ReportFormat.TEXT,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="html 报告写到哪个文件夹，应是空的或以前写过的。")
    ] = None,
    as_of: AsOfOption = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="解释一条规则：为什么、怎样改、例子。")
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="另列公开台账：谁该公开什么，哪些未收录，哪些逾期。")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """检查全部记录，一次列出所有问题：文件、行、列、读到什么、应为什么、怎样改。

    例：disclose check；disclose check --format json > problems.json；disclose check --format html --out 检查结果；disclose check --explain value-money；disclose check --coverage
    """
    if explain is not None:
        _explain(explain)
        return
    if (out is None) == (report_format is ReportFormat.HTML):
        raise typer.BadParameter(
            "--format html 要用 --out 指定写到哪个文件夹；其他格式不用 --out。", param_hint="--out"
        )
    from generator.pipeline import check as check_records
    from generator.reports import coverage_report

    # Seconds, not minutes: a person who waits is told of the stages, and what a program reads holds findings alone.
    with Progress(quiet=quiet or not sys.stderr.isatty()) as progress:
        checked = check_records(_existing(data), as_of=_day(as_of), progress=progress)
    _write_report(checked, report_format, data, out)
    if coverage and checked.site is not None:
        # stdout stays one JSON array, or only annotations, where that was asked for.
        typer.echo(coverage_report.as_text(checked.disclosure), err=report_format is not ReportFormat.TEXT)
    raise typer.Exit(DATA_ERRORS if checked.report.has_errors else 0)


def _write_report(checked: Checked, report_format: ReportFormat, data: Path, out: Path | None) -> None:
    from generator.reports import github_report, html_report, json_report

    match report_format:
        case ReportFormat.TEXT:
            _print_report(checked.report, sys.stdout)
        case ReportFormat.JSON:
            typer.echo(json_report.as_json(checked.report))
        case ReportFormat.GITHUB:
            typer.echo(github_report.as_github(checked.report, data))
        case ReportFormat.HTML if out is not None:
            try:
                typer.echo(html_report.write_html(checked.report, checked.disclosure, out))
            except html_report.ForeignFolderError as problem:
                _fail(str(problem), WRONG_USAGE)


def _explain(code: str) -> None:
    from generator.catalogue import BY_CODE
    from generator.reports.explanation import explain

    if code not in BY_CODE:
        near = difflib.get_close_matches(code, BY_CODE, n=3)
        raise typer.BadParameter(
            f"没有编号为 {code} 的规则。{'您是不是要找：' + '、'.join(near) if near else '全部编号见手册的“检查规则”。'}",
            param_hint="--explain",
        )
    typer.echo(explain(BY_CODE[code]))


@app.command()
def figures(
    year: Annotated[int, typer.Argument(help="工作年度，例如 2022。")],
    data: DataOption = ROOT / "data",
    report_format: FormatOption = Format.TEXT,
) -> None:
    """列出一年的全部指标：数值、含义、依据多少条记录。记录读得出来就会输出，核对不上时退出码为 1。

    例：disclose figures 2022；disclose figures 2022 --format json
    """
    from generator.pipeline import check as check_records
    from generator.reports import figures_report

    checked = check_records(_existing(data))
    if year not in checked.figures:
        known = "、".join(map(str, checked.figures)) or "没有"
        raise typer.BadParameter(f"没有 {year} 年的记录；有记录的年度：{known}", param_hint="YEAR")
    view = figures_report.as_json if report_format is Format.JSON else figures_report.as_text
    typer.echo(view(checked.figures[year].values()))
    if checked.report.has_errors:
        _tell(checked.report)
        raise typer.Exit(DATA_ERRORS)


@app.command()
def statement(
    year: Annotated[int, typer.Argument(help="工作年度，例如 2023。")],
    data: DataOption = ROOT / "data",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="写出 statement.yml 和 statement.md；不给出时把 Markdown 打印出来。"),
    ] = None,
) -> None:
    """按记录起草一年的说明：沿用上一份说明的提纲，填好每个指标，没有记录的地方标出“待补充”。

    例：disclose statement 2023；disclose statement 2023 --out build/statement-2023
    """
    from generator.drafting.draft import as_markdown, draft
    from generator.drafting.files import DraftExistsError, write_draft
    from generator.pipeline import check as check_records

    checked = check_records(_existing(data))
    if year not in checked.figures:
        known = "、".join(map(str, checked.figures)) or "没有"
        raise typer.BadParameter(f"没有 {year} 年的记录；有记录的年度：{known}", param_hint="YEAR")
    if checked.site is None:
        _tell(checked.report)
        raise typer.Exit(DATA_ERRORS)
    drafted = draft(checked.disclosure, year, checked.figures[year])
    if out is None:
        typer.echo(as_markdown(drafted), nl=False)
    else:
        try:
            written = write_draft(drafted, out, sample=checked.site.sample)
        except DraftExistsError as problem:
            _fail(str(problem), WRONG_USAGE)
        typer.echo(
            f"已写出 {'、'.join(map(str, written))}：{len(drafted.figures)} 项指标，{drafted.gaps} 处待补充。", err=True
        )
    if checked.report.has_errors:
        _tell(checked.report)
        raise typer.Exit(DATA_ERRORS)


@app.command()
def render(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="写到哪个文件夹，应是空的或以前写过的。")],
    data: DataOption = ROOT / "data",
    quiet: QuietOption = False,
) -> None:
    """把全部页面写成普通 Markdown 文件，可以交给别的工具发布。

    例：disclose render --out build/markdown
    """
    from generator.pipeline import CONTENT, generate
    from generator.publish.markdown_tree import ForeignTreeError, render_tree

    with Progress(quiet=quiet) as progress:
        outcome = generate(_existing(data), progress=progress)
    _tell(outcome.report)
    if outcome.pages is None:
        raise typer.Exit(DATA_ERRORS)
    try:
        render_tree(outcome.pages, CONTENT, out)
    except ForeignTreeError as problem:
        _fail(str(problem), WRONG_USAGE)
    typer.echo(f"已写出 {len(outcome.pages.pages)} 个页面：{out}", err=True)


@app.command()
def sample(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="写到哪个文件夹，应是空的。")],
    departments: Annotated[int, typer.Option("--departments", min=1, help="部门数。")] = 67,
    projects: Annotated[int, typer.Option("--projects", min=1, help="每年申报的项目数。")] = 1193,
    years: Annotated[str, typer.Option("--years", metavar="YEARS", help="工作年度，用逗号隔开。")] = "2021,2022,2023",
    seed: Annotated[int, typer.Option("--seed", help="随机种子；同样的种子得到同样的数据。")] = 2022,
    figures_file: Annotated[
        Path | None,
        typer.Option(
            "--figures",
            metavar="FILE",
            help="要正好等于的指标：含 figures（id、value）的 YAML 文件，例如 statement.yml。",
        ),
    ] = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="重做随软件附带的示例市（data/）。")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="文件夹里已有示例数据时换成新的。")] = False,
    quiet: QuietOption = False,
) -> None:
    """生成示例记录：虚构的示例市，任意规模。示例永远带有标记，不会被当成真实公开。

    例：disclose sample --out my-sample --departments 10 --projects 80；disclose sample --shipped --out data --replace
    """
    from generator.sample.directory import NotASampleError, make_room
    from generator.sample.make import make_sample, write_sample
    from generator.sample.plan import SamplePlan

    plan = SamplePlan.shipped()
    if not shipped:
        plan = SamplePlan(
            seed=seed,
            departments=departments,
            projects=projects,
            years=_years(years),
            figures=_known_figures(figures_file),
        )
    with Progress(quiet=quiet) as progress:
        made = make_sample(plan, lambda stage: progress(stage, 0, 0))
    if made.problems:
        _tell(Report.of(made.problems))
        typer.echo("没有写出任何文件。", err=True)
        raise typer.Exit(DATA_ERRORS)
    try:
        make_room(out, replace=replace)
    except NotASampleError as problem:
        _fail(str(problem), WRONG_USAGE)
    write_sample(made.files, out)
    typer.echo(f"已写出 {len(made.files)} 个文件：{out}。检查：disclose check --data {out}", err=True)


def _years(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    if not parts or not all(part.isascii() and part.isdigit() and len(part) == 4 for part in parts):
        raise typer.BadParameter(f"读不出年度：{text}。写成 2021,2022,2023 这样。", param_hint="--years")
    years = sorted({int(part) for part in parts})
    if years[-1] - years[0] >= len(years):
        raise typer.BadParameter(f"年度要一年接一年，中间不能缺：{text}。", param_hint="--years")
    return tuple(years)


def _known_figures(path: Path | None) -> dict[str, Decimal | bool]:
    """The figures that a sample must meet; what is wrong with their file is told, and ends the run."""
    from generator.sample.calibration import read_figures

    if path is None:
        return {}
    found, problems = read_figures(path)
    if problems:
        _tell(Report.of(problems))
        raise typer.Exit(DATA_ERRORS)
    return found


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def main() -> None:
    """Run a verb; whatever goes wrong is told in a sentence, never as a traceback.

    ``DISCLOSE_TRACEBACK=1`` in the environment lets a mistake of the program through, for whoever mends it.
    """
    try:
        app()
    except OSError as failure:
        place = f"（{failure.filename}）" if failure.filename else ""
        typer.echo(
            f"机器拒绝了操作：{failure.strerror or failure}{place}。请检查磁盘空间和文件夹权限后重试。", err=True
        )
        sys.exit(MACHINE_FAILED)
    except Exception as failure:
        if os.environ.get("DISCLOSE_TRACEBACK"):
            raise
        typer.echo(
            f"程序出了错，不是记录的问题，原来的网站没有改动：{type(failure).__name__}：{failure}\n"
            "请把这段话和所用的命令告诉维护者；设置环境变量 DISCLOSE_TRACEBACK=1 再运行，可以看到出错的位置。",
            err=True,
        )
        sys.exit(MACHINE_FAILED)
