"""The catalogue of what can be wrong with a file as a file, whatever it is about."""

from __future__ import annotations

from generator.sources.csv_rules import CSV_RULES
from generator.sources.file_rules import FILE_RULES
from generator.sources.yaml_rules import YAML_RULES

RULES = (*FILE_RULES, *CSV_RULES, *YAML_RULES)
"""Every rule of this package, files first, in the order of the handbook."""
