"""Bytes of a data directory → records, and every problem on the way.

This is where files (``sources``) meet meaning (``records``): which file holds which table, which header names which column, and
what a value that cannot be read means for the rows that lean on it.  ``directory`` is where to start to read: it goes through the
files; below it stand ``csv_table`` and ``yaml_record``, and below these ``one_record``.
"""

from generator.reading.column_path import annotation_at, column_at
from generator.reading.concerns import UNKNOWN_KEY, key_concern
from generator.reading.directory import read_records
from generator.reading.encodings import declared_encodings
from generator.reading.records import Records

__all__ = ["UNKNOWN_KEY", "Records", "annotation_at", "column_at", "declared_encodings", "key_concern", "read_records"]
