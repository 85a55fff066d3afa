"""``python -m generator VERB``."""

from generator.cli import main

main()
