"""Text from records is never markup.

MkDocs does not autoescape and Markdown passes HTML through, so a project's title could run a script on every page.  Whatever
a person typed into a record is therefore a :class:`Text`: a string that knows how it must be written down.  Templates print
nothing else but numbers and :class:`markupsafe.Markup` that the project's own code made.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_ENTITIES = {
    number: f"&#{number};" for number in range(128) if not chr(number).isalnum() and chr(number) not in " \t\n\r"
}


def escape(text: str) -> Markup:
    """*text* so that HTML, Markdown and any Markdown extension show exactly its characters.

    Every ASCII character that is neither alphanumeric nor white space becomes a numeric entity, in bodies and in quoted
    attributes alike; line breaks become spaces, because a blank line would end an HTML block.
    """
    return Markup(" ".join(str(text).split()).translate(_ENTITIES))  # noqa: S704 - this is the escaper


class Text(str):
    """Text as it stands in a record.  Equal to the same ``str``; escapes itself wherever markup is made."""

    __slots__ = ()

    def __html__(self) -> str:
        return escape(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Pydantic reads a plain string and keeps it as a :class:`Text`."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())
