"""The linked graph of all records, and what in it may be shown."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from generator.disclosure.follow_up import FollowUp
from generator.records.choices import SourceKind, SubjectKind, Visibility
from generator.records.follow_up import Finding
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.subject import Subject


class Disclosure(FollowUp):
    """The linked graph of all records."""

    def hidden_by(self, record: Record) -> Record | None:
        """What keeps *record* from being named: itself, or the project, department, fund or work that it is about; else None.

        An action on a budget that is not published yet is about the project as it stands in the year before.
        """
        if not self._hides_others:
            return None if record.visibility is Visibility.PUBLIC else record  # a question to every record of the year
        known = self._hiding.get(id(record))
        if known is None:
            known = self._hiding[id(record)] = record, self._found_hiding(record)
        return known[1]

    @cached_property
    def _hides_others(self) -> bool:
        """Whether anything is hidden that others may be about; mostly nothing is, and nobody need ask what each record is about."""
        years = self.years.values()
        in_years = ((year.projects, year.funds, year.key_evaluations, year.spot_checks) for year in years)
        subjects = (self.departments.values(), *chain.from_iterable(in_years))
        return any(record.hidden for records in subjects for record in records)

    @cached_property
    def _hiding(self) -> dict[int, tuple[Record, Record | None]]:
        """Records by identity, each with what hides it: every figure asks again, and records compare cell by cell."""
        return {}

    def _found_hiding(self, record: Record) -> Record | None:
        if record.hidden:
            return record
        values = record.__dict__  # asking a record for what it has not is slow
        year, code = values.get("fiscal_year", 0), values.get("project")
        project = self.project(code, year) or self.project(code, year - 1) if code else None
        report_id: str | None = values.get("key_evaluation")
        report = self.year(record.work_year).reports_by_id.get(report_id) if report_id else None
        if project is not None and project.hidden:
            return project
        about = report or (self._source(record) if isinstance(record, Finding) else self._whole(record, code))
        return self.hidden_by(about) if about is not None else None

    def _source(self, finding: Finding) -> Record | None:
        """The work that *finding* comes from."""
        year = self.year(finding.work_year)
        if finding.source_kind is SourceKind.MONITORING:
            return self.project(finding.source, finding.fiscal_year) or self.departments.get(finding.source)
        if finding.source_kind is SourceKind.SPOT_CHECK:
            return next((check for check in year.spot_checks if check.id == finding.source), None)
        return year.reports_by_id.get(finding.source)

    def _whole(self, record: Record, project: str | None) -> Record | None:
        """The department or fund that *record* is about as a whole."""
        if project is not None or isinstance(record, Project):
            return None
        if isinstance(record, Subject) and record.subject is SubjectKind.FUND:
            funds = self.year(record.fiscal_year).funds
            return next((fund for fund in funds if fund.code == record.fund), None)
        return self.departments.get(record.__dict__.get("department") or "")
