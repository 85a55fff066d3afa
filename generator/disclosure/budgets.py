"""Projects in the budgets of the years, and the departments that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.disclosure.indexing import grouped
from generator.disclosure.subjects import ProjectKey
from generator.disclosure.tables import Tables
from generator.records.departments import Department
from generator.records.projects import Project
from generator.records.targets import Task


class Budgets(Tables):
    """Projects by code, year and department."""

    @cached_property
    def projects(self) -> Mapping[ProjectKey, Project]:
        """Projects by code and fiscal year."""
        return {(each.code, each.fiscal_year): each for year in self.years.values() for each in year.projects}

    def project(self, code: str | None, fiscal_year: int) -> Project | None:
        """One project in one year's budget."""
        return self.projects.get((code or "", fiscal_year))

    @cached_property
    def lives(self) -> Mapping[str, tuple[Project, ...]]:
        """The same project in the budgets of several years, oldest first, by code."""
        return grouped(self.projects.values(), lambda each: each.code)

    @cached_property
    def _projects_by_department(self) -> Mapping[tuple[str, int], tuple[Project, ...]]:
        return grouped(self.projects.values(), lambda each: (each.department, each.fiscal_year))

    def projects_of(self, department: str, fiscal_year: int) -> tuple[Project, ...]:
        """All declared projects of a department in one year, hidden ones included."""
        return self._projects_by_department.get((department, fiscal_year), ())

    def departments_in(self, fiscal_year: int) -> tuple[Department, ...]:
        """Departments that existed in that year."""
        return tuple(each for each in self.departments.values() if each.exists_in(fiscal_year))

    def tasks_of(self, department: str, fiscal_year: int) -> tuple[Task, ...]:
        """Main tasks of a department in one year."""
        return tuple(task for task in self.year(fiscal_year).tasks if task.department == department)
