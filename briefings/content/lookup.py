"""Where a value of a front matter or a link of a body stands: looked up in the file again, for faults alone."""

from __future__ import annotations

from pathlib import Path

from briefings.content import frontmatter
from briefings.content.places import Faults
from briefings.content.texts import decoded, normalized
from briefings.diagnostics import Place, Report
from briefings.files import open_regular


def find_place(root: Path, place: Place) -> Place:
    """Line and column of the value that a place names by its key, or of its link; the file alone if it can't be read.

    Args:
        root: The site's folder.
        place: A file of the site, and the path of a value in its front matter or the address of a link.
    """
    try:
        with open_regular(root / place.file) as file:
            data = file.read()
    except OSError:
        return Place(place.file)
    text = decoded(data, place.file, Report())
    head = frontmatter.split(normalized(text), place.file, Report()) if text is not None else None
    if head and place.link:
        faults = Faults(place.file, head.body, head.body_line, Report())
        return faults.place(faults.address(place.link))
    return head.document.place(*place.key) if head and head.document else Place(place.file)
