"""What the search is told about a page: ``Page.search``, a mapping from the names below to values.

Facets narrow a search down, sort keys put its results in order, and a code is found exactly and by its beginning.  A page with an
empty mapping is not searched.  Values are what readers see, so they name nothing that may not be shown.
"""

from __future__ import annotations

YEAR = "年度"
KIND = "类型"
DEPARTMENT = "部门"

FACETS = (YEAR, KIND, DEPARTMENT, "领域", "镇街", "所属预算", "审核结果", "等级")
"""In the order in which readers meet them.  等级 says who gave it (部门自评 优): scores of two authors are never mixed."""

SORTS = ("金额", "得分")
"""金额 is the money granted at the beginning of the year (年初批, 万元), 得分 the department's own score (部门自评得分)."""

CODE = "代码"
"""A project's code, or the digits of a figure: what is typed as one word."""

ALWAYS = "always"
"""What stands in the place of the year in the names of files about pages that belong to none."""
