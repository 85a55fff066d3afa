"""A built site as readers meet it: served, under the policy that it is meant to hold under."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'"
"""Stricter than what is published, which also lets the search run its WebAssembly."""


class _StrictHandler(SimpleHTTPRequestHandler):
    """Serves a site with the policy that it is meant to hold under."""

    def __init__(self, *args: Any, policy: str, directory: Path) -> None:
        self.policy = policy
        super().__init__(*args, directory=str(directory))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@contextmanager
def served(site: Path, policy: str = POLICY) -> Iterator[str]:
    """The address at which *site* is served under *policy* for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_StrictHandler, directory=site, policy=policy))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
