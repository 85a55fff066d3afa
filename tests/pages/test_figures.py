"""Figure pages: members that add up to the figure, files for spreadsheets, and nothing of what may not be named."""

from __future__ import annotations

import csv
import io
import re
import shutil
from decimal import Decimal
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from generator.figures.evidence import Kind
from generator.figures.figure import FigureInYear
from generator.pages.figure_story.ledger import Ledger, unsafe_departments
from generator.pages.kinds import figures
from generator.pages.page import Attachment
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.pages.write import write_pages
from generator.pipeline import CONTENT, Checked, check
from generator.text import escape
from tests.command import DATA
from tests.end_to_end.conftest import BuiltSite, shipped
from tests.end_to_end.small_city import make_city, read_rows, write_rows
from tests.figures.random_city import City
from tests.publish.workshop import parsed, text_of
from tests.shipped_records import shipped_records

__all__ = ["shipped"]

BASIS = "政府信息公开条例第十五条"
HIDDEN_NAME = "不应出现的项目"
_NUMBER = re.compile(r"[\d,]+\.\d+")
_CODE = re.compile(r"\d{8}[A-Z]\d{12}")


def page(site: BuiltSite, address: str) -> Element:
    """What the page at *address* of the built site says, without the frame that all pages share."""
    html = (site.folder / address.strip("/") / "index.html").read_text(encoding="utf-8")
    return next(each for each in parsed(html).iter("article") if each.get("class") == "content")


def members_table(site: BuiltSite, address: str) -> Element:
    tables = page(site, address).iter("table")
    return next(table for table in tables if "：明细" in text_of(table.find("caption")))


def spreadsheet(site: BuiltSite, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file(site, address).decode("utf-8-sig"))))


def file(site: BuiltSite, address: str) -> bytes:
    return (site.folder / address.strip("/")).read_bytes()


def is_page(site: BuiltSite, address: str) -> bool:
    return (site.folder / address.strip("/") / "index.html").is_file()


def of_2022() -> list[FigureInYear]:
    return list(shipped_records().figures[2022].values())


def test_a_figures_page_says_what_the_registry_says(shipped: BuiltSite) -> None:
    for figure in of_2022():
        words = text_of(page(shipped, figure.address))
        assert figure.figure.counts in words
        assert figure.state.value in words
        assert f"{figure.fiscal_year} 年{'（推定）' if figure.figure.inferred else ''}" in words


def test_members_of_a_long_figure_stand_200_a_page_and_add_up(shipped: BuiltSite) -> None:
    """1,065 projects on six pages; every page ends with the total of all of them."""
    base = "/2022/figures/review-approved-amount/"
    addresses = [base, *(f"{base}page/{number}/" for number in range(2, 7))]
    listed = [
        [text_of(cell) for cell in row]
        for address in addresses
        for row in members_table(shipped, address).iterfind("tbody/tr")
    ]
    totals = [text_of(members_table(shipped, address).find("tfoot")) for address in addresses]

    assert len(listed) == 1065
    assert sum(Decimal(cells[-1].replace(",", "")) for cells in listed) == Decimal("238997.12")
    assert all("合计 1065 条" in total and "238,997.12" in total for total in totals)
    assert not is_page(shipped, f"{base}page/7/")


def test_every_member_leads_to_a_page_that_exists(shipped: BuiltSite) -> None:
    for figure in of_2022():
        rows = list(members_table(shipped, figure.address).iterfind("tbody/tr"))
        targets = [urljoin(figure.address, a.get("href", "")) for row in rows for a in row.iter("a")]
        assert rows, figure.figure.id
        assert [target for target in targets if not is_page(shipped, target.partition("#")[0])] == []
        assert targets, figure.figure.id


def test_the_file_beside_a_figure_adds_up_to_it_and_says_that_it_is_a_sample(shipped: BuiltSite) -> None:
    for figure in of_2022():
        content = file(shipped, f"{figure.address}members.csv")
        *members, total = spreadsheet(shipped, f"{figure.address}members.csv")
        assert content.startswith(b"\xef\xbb\xbf")
        assert all("SAMPLE" in row["示例 SAMPLE"] for row in [*members, total])
        if figure.figure.kind is Kind.SUM:
            amounts = [Decimal(list(row.values())[-1] or "0") for row in members]
            assert sum(amounts) == Decimal(list(total.values())[-1]) == figure.computed
        elif figure.figure.kind is Kind.COUNT and len(members) == figure.members:
            assert len(members) == figure.value


def test_a_difference_shows_both_sums_and_a_ratio_both_sides(shipped: BuiltSite) -> None:
    cut = members_table(shipped, "/2022/figures/review-cut-amount/")
    heads = [text_of(head) for head in cut.iterfind("thead/tr/th")]
    foot = text_of(cut.find("tfoot"))
    assert heads[-3:] == ["申报万元", "安排万元", "申报减安排万元"]
    assert all(number in foot for number in ("306,307.94", "238,997.12", "67,310.82"))

    coverage = members_table(shipped, "/2022/figures/targets-project-coverage/")
    assert [text_of(head) for head in coverage.iterfind("thead/tr/th")][-2:] == [
        "有目标的项目计入的数",
        "批准的项目计入的数",
    ]


def test_arithmetic_is_written_out(shipped: BuiltSite) -> None:
    words = text_of(page(shipped, "/2022/figures/ex-ante-cut-rate/"))

    assert "1,900 ÷ 7,264 × 100% = 26.16%" in words
    assert "306,307.94（“申报”） − 238,997.12（“安排”） = 67,310.82" in text_of(
        page(shipped, "/2022/figures/review-cut-amount/")
    )


def test_the_index_says_how_many_open(shipped: BuiltSite) -> None:
    assert "62 项中 62 项可查到明细" in text_of(page(shipped, "/2022/figures/"))


# Hidden records ---------------------------------------------------------------------------------------------------------------


def town(folder: Path) -> Path:
    """Departments with three, two and one rejected projects."""
    return make_city(folder, departments=6, projects=60)


def shipped_city(folder: Path) -> Path:
    """128 rejected projects, more than four thousand pages."""
    return shutil.copytree(DATA, folder)


@pytest.fixture(
    scope="module",
    params=[
        (town, 6, "aggregate"),
        (town, 6, "internal"),
        pytest.param((shipped_city, 128, "aggregate"), marks=pytest.mark.full),
        pytest.param((shipped_city, 128, "internal"), marks=pytest.mark.full),
    ],
    ids=lambda param: f"{param[0].__name__} {param[2]}",
)
def without_rejected(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, int]:
    """A city with its rejected projects hidden, each with a name and an amount that no other record has; and how many."""
    make, count, visibility = request.param
    data = make(tmp_path_factory.mktemp("hidden") / "data")
    path = data / "2022" / "projects.csv"
    rows = read_rows(path)
    for number, row in enumerate(rows, start=1):
        row |= {"visibility": "public", "visibility_basis": ""}
        if row["review_outcome"] == "cancelled":
            amount = str(Decimal(row["declared_fiscal"]) + Decimal(number) / 10**6)
            row |= {"name": f"{HIDDEN_NAME} {number}", "declared_total": amount, "declared_fiscal": amount}
            row |= {"visibility": visibility, "visibility_basis": BASIS}
    write_rows(path, rows)
    return check(data), count


def test_hiding_the_rejected_projects_leaves_the_figure_and_no_trace_of_them(
    without_rejected: tuple[Checked, int],
) -> None:
    checked, count = without_rejected
    made = write_pages(checked.disclosure, checked.figures, CONTENT)
    rejected = [each for each in checked.disclosure.year(2022).projects if each.hidden]
    everything = {page.address: page.body for page in made.pages} | {
        file.address: file.content.decode("utf-8-sig") for file in made.attachments
    }

    assert len(rejected) == count
    figure = checked.figures[2022]["review.cancelled_projects"]
    assert (figure.value, figure.state.value) == (count, "分部门可查")
    own = text_of(parsed(everything["/2022/figures/review-cancelled-projects/"]))
    assert f"{count} 个" in own
    assert BASIS in own
    assert f"其中 {count} 条不公开" in own
    public = {str(each.code) for each in checked.disclosure.projects.values() if not each.hidden}
    said = "\n".join({line for text in everything.values() for line in text.splitlines()})
    said = said.replace(str(escape(".")), ".").replace(str(escape(",")), ",")
    numbers = {each.replace(",", "") for each in _NUMBER.findall(said)}
    assert {
        f"{each.declared_fiscal.normalize():f}" for each in checked.disclosure.year(2022).projects if not each.hidden
    } & numbers
    assert {f"{each.declared_fiscal.normalize():f}" for each in rejected} & numbers == set()
    codes = set(_CODE.findall(said))
    assert codes >= public
    assert {str(each.code) for each in rejected} & codes <= public
    assert HIDDEN_NAME not in said


def test_what_departments_show_of_the_hidden_rests_on_three_at_least(without_rejected: tuple[Checked, int]) -> None:
    """No cell rests on one or two hidden records, and all that is withheld together on three at least."""
    checked, count = without_rejected
    publication = Publication(checked.disclosure, checked.figures)
    for name in (
        "review.cancelled_projects",
        "review.declared_amount",
        "review.cut_amount",
        "review.declared_projects",
    ):
        figure = checked.figures[2022][name]
        assert figure.evidence is not None
        ledger = Ledger(checked.disclosure, figure, figure.evidence)
        cells = ledger.by_department.values()
        withheld = sum(len(cell.counted_only) for cell in cells if cell.withheld)
        outside = len(ledger.hidden) - sum(len(cell.counted_only) for cell in cells)
        assert all(cell.withheld or len(cell.counted_only) in (0, *range(3, count + 1)) for cell in cells)
        assert withheld + outside == 0 or withheld + outside >= 3
    planned = list(figures.sheets(publication))
    assert any(isinstance(each, Attachment) for each in planned)
    assert any(
        isinstance(each, Sheet) and each.address == "/2022/figures/review-cancelled-projects/" for each in planned
    )


def _action(number: int, action: str, *, hidden: bool) -> dict[str, str]:
    visibility = {"visibility": "aggregate" if hidden else "public", "visibility_basis": BASIS if hidden else ""}
    department = "101" if hidden else "102"
    project = {"project": f"99999922T{900_000_000_000 + number:012d}", "department": department}
    return {"number": str(number), "action": action, **project, **visibility}


def test_what_one_figure_withholds_cannot_be_had_from_others(tmp_path: Path) -> None:
    """Adjusted is reduced, recovered and cancelled together: one hidden cancellation is withheld there as well."""
    actions = [*["reduced"] * 3, *["recovered_completed"] * 3, "cancelled"]
    rows = [_action(number, action, hidden=True) for number, action in enumerate(actions)]
    rows += [_action(number, action, hidden=False) for number, action in enumerate(actions * 2, start=20)]
    projects = [
        {
            "code": row["project"],
            "fiscal_year": "2022",
            "name": f"项目 {row['number']}",
            "department": row["department"],
        }
        | {"field": "education", "continuity": "new", "budget_account": "general", "review_outcome": "approved"}
        | {"declared_total": "9", "declared_fiscal": "9", "approved_total": "9", "approved_fiscal": "9"}
        | {name: row[name] for name in ("visibility", "visibility_basis")}
        for row in rows
    ]
    applications = [
        {"id": f"ap-{row['number']}", "source_kind": "monitoring", "action": row["action"], "project": row["project"]}
        | {"fiscal_year": "2022", "amount": row["number"]}
        for row in rows
    ]
    departments = [
        {"code": code, "name": f"部门 {code}", "kind": "government", "field": "education"} for code in ("101", "102")
    ]
    tables = {"departments.csv": departments, "2022/projects.csv": projects, "2022/applications.csv": applications}
    checked = check(City(tables).write(tmp_path))
    unsafe = unsafe_departments(checked.disclosure, checked.figures[2022].values())

    figure = checked.figures[2022]["monitoring.adjusted_amount"]
    assert figure.evidence is not None
    assert unsafe["monitoring.adjusted_amount"] == {"101"}
    ledger = Ledger(checked.disclosure, figure, figure.evidence, unsafe["monitoring.adjusted_amount"])
    assert {code: cell.withheld for code, cell in ledger.by_department.items()} == {"101": True, "102": True}
    assert unsafe["monitoring.reduced_amount"] == frozenset()
