"""Where a value of a file's front matter stands: looked up in the file again, which faults alone make necessary."""

from __future__ import annotations

from pathlib import Path

from briefings.content import frontmatter
from briefings.content.texts import decoded, normalized
from briefings.diagnostics import Place, Report
from briefings.files import open_regular


def find_key(root: Path, place: Place) -> Place:
    """Line and column of the value that a place names by its key; the file alone where it can't be read.

    Args:
        root: The site's folder.
        place: A file of the site, and the path of a value in its front matter.
    """
    try:
        with open_regular(root / place.file) as file:
            data = file.read()
    except OSError:
        return Place(place.file)
    text = decoded(data, place.file, Report())
    head = frontmatter.split(normalized(text), place.file, Report()) if text is not None else None
    return head.document.place(*place.key) if head and head.document else Place(place.file)
