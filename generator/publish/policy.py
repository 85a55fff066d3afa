"""The Content-Security-Policy of every page: nothing from another host, nothing inline.

It stands in the page itself, because a bureau's server is seldom the bureau's to configure.  A policy in a page cannot say
``frame-ancestors``; a server that can should add it.

``'self'`` holds for a site opened from a memory stick, too: Chromium and Firefox take files for the same source there as far as styles,
scripts, images and forms go, and refuse modules, workers and ``fetch`` whatever the policy says.  Search then looks up names and codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _policy(scripts: str) -> str:
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; object-src 'none'"
    )


POLICIES: Mapping[str, str] = MappingProxyType(
    {
        "page": _policy("'self'"),
        "search": _policy("'self' 'wasm-unsafe-eval'"),
    }
)
"""Policies by page kind: the search compiles its WebAssembly, ``page`` is for all other kinds."""
