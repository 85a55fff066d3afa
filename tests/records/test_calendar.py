"""What is due by when."""

from __future__ import annotations

from pathlib import Path

from generator.disclosure import Disclosure
from generator.reading import read_records
from generator.records.choices import DisclosedDocument
from tests.golden import cases


def test_a_duty_is_found_by_the_kind_of_document(tmp_path: Path) -> None:
    case = next(case for case in cases("checks") if case.name == "money: nothing is wrong")
    calendar = Disclosure(read_records(case.write(tmp_path))[0]).year(2022).calendar

    assert calendar is not None
    duty = calendar.due_of(DisclosedDocument.SELF_EVALUATION)
    assert duty is not None
    assert (duty.fiscal_year, str(duty.due)) == (2021, "2022-09-30")
    assert calendar.due_of(DisclosedDocument.KEY_EVALUATION) is None
