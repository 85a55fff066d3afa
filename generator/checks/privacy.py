"""Personal data in any text of the records, and the sign-off that no pattern can replace.

A finding is passed on masked, never as it was written.  An exception (exceptions.yml, kind ``privacy``) holds for one masked form,
alone or after the name of a file, until it expires.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pydantic import BaseModel

from generator.checks.raw_texts import Cell, RawFile
from generator.disclosure import Disclosure
from generator.privacy import email, home_address
from generator.privacy.numerals import MAY_HOLD_NUMBER, MAY_HOLD_NUMBER_IN_LINE
from generator.privacy.personal_data import Found, Kind, find_personal_data, masked
from generator.problems import Location, Problem, Rule, Severity
from generator.records.choices import ExceptionKind
from generator.records.ledgers import ExceptionLedger, SignedException
from generator.records.record import Record
from generator.records.tables import Form
from generator.text import Text

_LAW = "民法典第一千零三十四条；政府信息公开条例（2019）第十五条；domain 2.7"
_FIX = (
    "删去它，或改写这段文字。确实不是个人信息的，在 exceptions.yml 登记：kind: privacy，target: {target}，"
    "写明理由、签批科室、签批日期和失效日期（expires）。"
)


def _rule(kind: Kind, severity: Severity, why: str, bad: str, good: str) -> Rule:
    message = f"“{{field}}”里有{kind.label}：{{value}}（已遮盖）。{{hint}}"
    return Rule(f"privacy-{kind.value}", severity, f"文字里有{kind.label}", why, _LAW, message, _FIX, bad, good)


PRIVACY_RESIDENT_ID = _rule(
    Kind.RESIDENT_ID,
    Severity.ERROR,
    "身份证号码一旦公布就收不回来，可能被人冒用；政府网站检查把泄露个人隐私列为问题。",
    "受益人张某，身份证号（18 位数字）",
    "受益人 1 人（统一社会信用代码、21 位项目代码不会被当作身份证号码）",
)
PRIVACY_MOBILE = _rule(
    Kind.MOBILE,
    Severity.ERROR,
    "表里留下的联系电话多半是填报人自己的手机，公布后会带来骚扰；对外联系应当用办公电话。",
    "联系人李某，手机（11 位号码）",
    "联系电话 0000-0000000，政务热线 12345",
)
PRIVACY_BANK_CARD = _rule(
    Kind.BANK_CARD,
    Severity.ERROR,
    "银行卡号和账号属于敏感的金融信息，收款人和承包单位的账号都不应公布。",
    "补助打入卡号（19 位数字）",
    "补助通过“一卡通”发放，共 120 户",
)
PRIVACY_ADDRESS = _rule(
    Kind.ADDRESS,
    Severity.ERROR,
    "精确到门牌的住址能找到具体的人。",
    "张某，家住某路某号某栋某单元某室",
    "项目位于示例路 12 号政务服务中心",
)
PRIVACY_EMAIL = _rule(
    Kind.EMAIL,
    Severity.WARNING,
    "公共邮箱多半属于个人；对外联系应当用单位邮箱。",
    "材料发至某人的 QQ 邮箱",
    "材料发至 czj@example.invalid",
)
PRIVACY_EXCEPTION_OPEN = Rule(
    "privacy-exception-open",
    Severity.ERROR,
    "个人信息例外没有失效日期",
    "没有期限的例外会一直留着，日后同样的内容不再有人看。",
    "design：exceptions.yml",
    "“{value}”的例外没有写失效日期，不起作用。",
    "补上 expires，例如 {expected}。",
    "kind: privacy\ntarget: 138****8000\nreason: 示例号码",
    "kind: privacy\ntarget: 138****8000\nreason: 示例号码\nexpires: 2024-12-31",
)
PRIVACY_EXCEPTION_IDLE = Rule(
    "privacy-exception-idle",
    Severity.WARNING,
    "个人信息例外没有对应的内容",
    "留着用不上的例外，以后可能放过不该放过的内容；写错了对象，例外也不会起作用。",
    "design：exceptions.yml",
    "“{value}”的例外在记录里找不到对应的内容。",
    "内容已经删去的，把这条例外也删去；对象写错的，照检查结果里给出的 target 改正。",
    "target: 138****8001（记录里是 138****8000）",
    "target: 138****8000（记录里也是 138****8000）",
)
FREE_TEXT_UNSIGNED = Rule(
    "free-text-unsigned",
    Severity.INFO,
    "文字内容还没有人工核对",
    "号码有固定的样子，程序找得到；受助人、患者、未成年人的姓名没有，程序找不到，只能由人逐段看过。",
    "政府信息公开条例（2019）第十五条；domain 2.7",
    "{year} 年的文字内容{state}。姓名等个人信息程序看不出来，正式发布前要由人看过并签批。",
    "逐段看过后，在 exceptions.yml 登记：kind: free_text，work_year: {year}，target: {expected}，写明理由、签批科室和日期。"
    "文字改动后 target 会变，需要重新核对。",
    "exceptions.yml 里没有 kind: free_text、work_year: 2022 的签批",
    "kind: free_text\nwork_year: 2022\ntarget: （本条提示给出的编号）",
)

RULES = (
    PRIVACY_RESIDENT_ID,
    PRIVACY_MOBILE,
    PRIVACY_BANK_CARD,
    PRIVACY_ADDRESS,
    PRIVACY_EMAIL,
    PRIVACY_EXCEPTION_OPEN,
    PRIVACY_EXCEPTION_IDLE,
    FREE_TEXT_UNSIGNED,
)
_OF_KIND = {kind: next(rule for rule in RULES if rule.code == f"privacy-{kind.value}") for kind in Kind}

CONTACTS = ("phone", "hotline", "email", "postal_address", "request_address", "organizer", "undertaker")
"""What site.yml holds in order to be published: the contacts of an office."""

_OF_PAGES = "content/"
"""How the target of an exception begins that is about a page written by hand; only the search of the built site comes across it."""

_IN_ROWS = (MAY_HOLD_NUMBER_IN_LINE, home_address.MAY_HOLD, email.MAY_HOLD)
_IN_YAML = (MAY_HOLD_NUMBER, home_address.MAY_HOLD, email.MAY_HOLD)


def check_privacy(disclosure: Disclosure, files: Sequence[RawFile]) -> Iterator[Problem]:
    """Personal data in *files*, exceptions that do not work, and years whose text nobody signed off."""
    exceptions = list(_privacy_exceptions(disclosure))
    found = [each for file in files for each in _found_in(file)]
    used: set[int] = set()
    for finding in found:
        matching = [each for each in exceptions if each.covers(finding)]
        used.update(each.number for each in matching)
        if not any(each.in_force for each in matching):
            yield finding.problem(matching)
    ledger_file = next((file for file in files if file.table.name == "exceptions"), None)
    for each in exceptions:
        yield from each.problems(ledger_file, used=each.number in used)
    yield from _unsigned(disclosure)


def published_on_purpose(disclosure: Disclosure) -> frozenset[str]:
    """Masked forms that the built site may show: the office's own contacts, and what was signed off and has not expired."""
    site = disclosure.records.site
    contacts = [getattr(site, name) or "" for name in CONTACTS] if site is not None else []
    shown = {each.masked for contact in contacts for each in find_personal_data(contact)}
    signed = {each.target.rpartition(":")[2] for each in _privacy_exceptions(disclosure) if each.in_force}
    return frozenset(shown | signed)


def without_personal_data(problem: Problem) -> Problem:
    """*problem* as it may be shown, whatever rule quotes the cell."""
    place = problem.location
    return replace(
        problem,
        location=replace(place, file=masked(place.file), column=_masked(place.column)),
        value=_masked(problem.value),
        expected=_masked(problem.expected),
        facts=tuple((name, masked(fact)) for name, fact in problem.facts),
    )


def _masked(text: str | None) -> str | None:
    return masked(text) if text is not None else None


# Findings -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Finding:
    cell: Cell
    work_year: int | None
    found: Found

    def problem(self, expired: Sequence[_PrivacyException]) -> Problem:
        lapsed = next((each.expires for each in expired if each.expires is not None), None)
        return _OF_KIND[self.found.kind].at(
            self.cell.place,
            field=self.cell.title,
            value=self.found.masked,
            target=self.found.masked,
            hint=f"登记过的例外已于 {lapsed} 失效。" if lapsed else "",
        )


def _found_in(file: RawFile) -> Iterator[_Finding]:
    for cell in file.cells_with(*(_IN_ROWS if file.table.form is Form.CSV else _IN_YAML)):
        if file.table.name == "site" and cell.path[0] in CONTACTS:
            continue
        for found in find_personal_data(cell.text):
            yield _Finding(cell, file.work_year, found)


# Exceptions ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _PrivacyException:
    number: int
    ledger: ExceptionLedger
    signed: SignedException
    today: date

    @property
    def target(self) -> str:
        return self.signed.target

    @property
    def expires(self) -> date | None:
        return self.signed.expires

    @property
    def in_force(self) -> bool:
        return self.signed.expires is not None and self.signed.expires >= self.today

    def covers(self, finding: _Finding) -> bool:
        """Whether it is about this masked form, in this file and year if it names them."""
        shown = finding.found.masked
        year = self.signed.work_year
        named = self.target in (shown, f"{finding.cell.place.file}:{shown}")
        return named and (year is None or year == finding.work_year)

    def problems(self, file: RawFile | None, *, used: bool) -> Iterator[Problem]:
        place = file.line_of(("exceptions", self.number)) if file is not None else self.ledger.place
        if self.expires is None:
            expected = str(self.signed.date.replace(year=self.signed.date.year + 1, day=min(self.signed.date.day, 28)))
            yield PRIVACY_EXCEPTION_OPEN.at(place, field="失效日期", value=self.target, expected=expected)
        if not used and not self.target.startswith(_OF_PAGES):
            yield PRIVACY_EXCEPTION_IDLE.at(place, field="对象", value=self.target)


def _privacy_exceptions(disclosure: Disclosure) -> Iterator[_PrivacyException]:
    site = disclosure.records.site
    for ledger in disclosure.records.root.get("exceptions", ()):
        if isinstance(ledger, ExceptionLedger) and site is not None:
            for number, each in enumerate(ledger.exceptions):
                if each.kind is ExceptionKind.PRIVACY:
                    yield _PrivacyException(number, ledger, each, site.today)


# Free text ----------------------------------------------------------------------------------------------------------------


def unsigned_years(disclosure: Disclosure) -> dict[int, str]:
    """Work years whose free text nobody signed off as it now stands, each with the mark that a sign-off must name."""
    marks = {year: mark for year in disclosure.years if (mark := text_mark(disclosure, year)) is not None}
    return {year: mark for year, mark in marks.items() if not _signed(disclosure, year, mark)}


def text_mark(disclosure: Disclosure, work_year: int) -> str | None:
    """A short digest of all public text of a year: whoever signs it off signs exactly this text.  None where there is no text."""
    digest = hashlib.sha256()
    some = False
    for _, records in sorted(disclosure.records.years[work_year].items()):
        for record in records:
            for text in () if record.hidden else _texts(record):
                digest.update(f"{text}\n".encode())
                some = True
    return f"text-{digest.hexdigest()[:12]}" if some else None


def _unsigned(disclosure: Disclosure) -> Iterator[Problem]:
    site = disclosure.records.site
    if site is None or site.sample:
        return
    for year, mark in unsigned_years(disclosure).items():
        before = any(each.work_year == year for each in _free_text_exceptions(disclosure))
        yield FREE_TEXT_UNSIGNED.at(
            Location("exceptions.yml"),
            field="对象",
            expected=mark,
            year=year,
            state="在签批之后有改动（或签批已失效）" if before else "还没有人工核对的签批",
        )


def _signed(disclosure: Disclosure, year: int, mark: str) -> bool:
    today = disclosure.site.today
    return any(
        each.work_year == year and each.target == mark and (each.expires is None or each.expires >= today)
        for each in _free_text_exceptions(disclosure)
    )


def _free_text_exceptions(disclosure: Disclosure) -> Iterator[SignedException]:
    return (each for each in disclosure.exceptions if each.kind is ExceptionKind.FREE_TEXT)


@cache
def _text_fields(part: type[BaseModel]) -> tuple[str, ...]:
    """The fields of *part* that may hold text, alone or inside other parts."""
    return tuple(
        name
        for name, info in part.model_fields.items()
        if name not in Record.model_fields and _may_hold_text(info.annotation)
    )


def _may_hold_text(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Text | BaseModel):
        return True
    return any(_may_hold_text(each) for each in getattr(annotation, "__args__", ()))


def _texts(value: object) -> Iterator[str]:
    """Every text in a record, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in _text_fields(type(value)):
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
