"""Bad data during ``mkdocs serve``: the last good pages stay, under a banner that leads to the list of problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import PackageLoader

from generator.pages.environment import PageTemplates
from generator.pages.links import Links
from generator.pages.page import Page, Pages
from generator.problems import Severity
from generator.publish.edition import Edition
from generator.text import Text

if TYPE_CHECKING:
    from generator.problems import Report

PROBLEMS = "/problems/"
_BODY = re.compile(r"<body\b[^>]*>")
_TEMPLATES = PageTemplates(Links.to([PROBLEMS]), loader=PackageLoader("generator.publish", "templates"))


def with_problems(last_good: Edition | None, report: Report) -> Edition:
    """The last good pages and a page of problems; that page is the home page when there are no good ones yet."""
    if last_good is None:
        return Edition(Pages((problem_page("/", report), problem_page(PROBLEMS, report))))
    pages = Pages((*last_good.pages.pages, problem_page(PROBLEMS, report)), last_good.pages.attachments)
    return Edition(pages, last_good.site)


def problem_page(address: str, report: Report) -> Page:
    """All problems as a page."""
    body = _TEMPLATES.render("problems.md.jinja", address, problems=list(report))
    return Page(address, Text("数据里的问题"), body, kind="problems")


def under_banner(output: str, report: Report, address: str) -> str:
    """The rendered page at *address* with the banner at the top of its body."""
    banner = _TEMPLATES.render("banner.html.jinja", address, count=report.count(Severity.ERROR), problems=PROBLEMS)
    return _BODY.sub(lambda body: body[0] + banner, output, count=1)
