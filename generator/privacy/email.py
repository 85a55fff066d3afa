"""E-mail addresses at providers where people, not offices, have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PROVIDERS = r"(?:vip\.)?(?:qq|foxmail|163|126|139|189|wo|sina|sohu|tom|yeah|21cn|aliyun|gmail|outlook|hotmail|live|icloud|yahoo|me)"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{{1,63}}[@＠]{_PROVIDERS}\.(?:com|cn|net|com\.cn)(?![A-Za-z0-9-])"
)

MAY_HOLD = re.compile("[@＠]")
"""Found in every text that holds one."""


def private_emails(text: str) -> Iterator[tuple[int, int]]:
    """Where *text* holds one."""
    if MAY_HOLD.search(text):
        yield from (found.span() for found in _ADDRESS.finditer(text))
