"""The linked graph of all records, and what in it may be shown."""

from __future__ import annotations

from generator.disclosure.follow_up import FollowUp
from generator.records.record import Record


class Disclosure(FollowUp):
    """The linked graph of all records."""

    def hidden_by(self, record: Record) -> Record | None:
        """What keeps *record* from being named: itself, or the project or report that it is about.  None when it may be shown.

        An action on a budget that is not published yet is about the project as it stands in the year before.
        """
        if record.hidden:
            return record
        values = record.__dict__  # asking a record for what it has not is slow
        year, code = values.get("fiscal_year", 0), values.get("project")
        project = self.project(code, year) or self.project(code, year - 1) if code else None
        report_id: str | None = values.get("key_evaluation")
        report = self.year(record.work_year).reports_by_id.get(report_id) if report_id else None
        if project is not None and project.hidden:
            return project
        return self.hidden_by(report) if report is not None else None
