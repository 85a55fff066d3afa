"""All records, indexed and linked: the one object that checks, figures and pages ask.

Every reference resolves both ways: a project knows its department, targets, monitoring, self-evaluation, spot check, key evaluation,
findings, applications and its life in other years, and each of them knows the project.  What does not resolve is a problem
(:mod:`generator.checks.references`), never an exception here: look-ups return ``None`` or an empty tuple.

Each module adds what it knows to the one before it: ``tables`` → ``budgets`` → ``performance`` → ``evaluations`` → ``follow_up`` →
``graph``.
"""

from generator.disclosure.graph import Disclosure
from generator.disclosure.indexing import Group
from generator.disclosure.paired_results import PairedResults
from generator.disclosure.subjects import (
    department_subject,
    evaluated_subject,
    project_subject,
    subject_codes,
    subject_keys,
)
from generator.disclosure.work_year import WorkYear

__all__ = [
    "Disclosure",
    "Group",
    "PairedResults",
    "WorkYear",
    "department_subject",
    "evaluated_subject",
    "project_subject",
    "subject_codes",
    "subject_keys",
]
