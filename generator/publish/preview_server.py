"""``disclose serve``: MkDocs' own server, on whichever records were asked for."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.serve import serve


def preview(config_file: Path, data: Path, port: int) -> None:
    """Serve the site of *data* on this machine alone until interrupted; saving a record refreshes the pages.

    Raises :class:`OSError` when the port is taken.
    """
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.StreamHandler())
    # A mapping, because MkDocs empties the entries of a list while it reads them, and it reads them before every build.
    plugins = {"disclosure": {"data": str(data.absolute())}}
    serve(str(config_file), dev_addr=f"127.0.0.1:{port}", plugins=plugins)
