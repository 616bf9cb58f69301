"""Who is named in articles, as a digest: what a page about several articles shows of them besides their facts.

Such a page shows the articles' lines, the roles that they give, who is named with whom and how often. All of that
follows from the articles' lines and roles and from the lines of those whom they name, and takes longer to work out than
to know whether it has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.library import Library, Record
from briefings.catalog.lines import entity_line


class Company:
    """Digests of who is named.

    Args:
        library: All articles.
    """

    def __init__(self, library: Library) -> None:
        present = {entity: _present(library, entity, found) for entity, found in library.appearances.items()}
        placed = (record for record in library.records if record.story or record.roles)
        self._faces = {record.path: _face(record, present) for record in placed}

    def key(self, records: Sequence[Record]) -> bytes:
        """Covers these articles' lines and roles, in their order, and how those look whom they name.

        Each of the articles has a story or names somebody, as all have that stand on such a page.
        """
        faces = self._faces
        return digest_of(b"".join([faces[record.path] for record in records]))


def _face(record: Record, present: Mapping[str, bytes]) -> bytes:
    """Covers an article's line and roles, and how those look whom it names."""
    return digest_of(record.line_key, encoded(list(record.roles.items())), *[present[one] for one in record.roles])


def _present(library: Library, entity: str, records: Sequence[Record]) -> bytes:
    """Covers an entity's line in any list: with whatever role an article gives it, in the language of that role."""
    line = entity_line(library, entity, library.newest_roles[entity], 0)
    languages = {record.line.language for record in records}
    worded = [(record.roles[entity], record.line.language) for record in records] if len(languages) > 1 else []
    return digest_of(encoded((entity, line, sorted(languages), worded)))
