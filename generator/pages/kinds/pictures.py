"""The files of pictures: each stands beside the page that shows it, and can be downloaded from there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.gallery import every_picture
from generator.pages.page import Attachment
from generator.pages.publication import Publication


def sheets(publication: Publication) -> Iterator[Attachment]:
    """One SVG file for each picture."""
    return (picture.file() for picture in every_picture(publication))
