"""Personal data in text: what numbers and addresses look like, and how they are masked.  Pure functions; no records here."""
