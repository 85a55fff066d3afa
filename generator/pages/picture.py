"""A picture that stands on pages: drawn there with its links, downloaded as a file without them, and the same data as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from markupsafe import Markup

from generator.charts.frame import Draw, responsive
from generator.charts.standalone import standalone
from generator.charts.table import Table
from generator.pages.environment import link
from generator.pages.page import Attachment
from generator.text import Text

Link = Callable[[str], str]
"""Address → address as the page writes it, or blank where there is no such page."""


class Titled(Protocol):
    """What every chart draws: data with a title."""

    @property
    def title(self) -> Text:
        """What the picture shows."""


_Data = TypeVar("_Data", bound=Titled)


@dataclass(frozen=True)
class Picture(Generic[_Data]):
    """One picture; ``address`` is that of its file, ``data`` makes what it draws, with the links that it is given."""

    address: str
    draw: Draw[_Data]
    as_table: Callable[[_Data], Table]
    data: Callable[[Link], _Data]

    @property
    def title(self) -> Text:
        """What the picture shows."""
        return self._unlinked.title

    @property
    def table(self) -> Table:
        """The same data for those who cannot see the picture."""
        return self.as_table(self._unlinked)

    def on_page(self, is_page: Callable[[str], bool]) -> Markup:
        """The picture for the page that is being rendered."""
        data = self.data(lambda address: str(link(address)) if is_page(address) else "")
        return responsive(self.draw, data, prefix=self._name)

    def file(self) -> Attachment:
        """The picture as a file that stands for itself."""
        return Attachment(self.address, standalone(self.draw(self._unlinked, prefix=self._name)).encode())

    @property
    def _unlinked(self) -> _Data:
        return self.data(lambda _: "")

    @property
    def _name(self) -> str:
        return "picture" + self.address.removesuffix(".svg").replace("/", "-")
