"""Who is named in articles, as a digest: what a page about several articles shows of them besides their facts.

Such a page shows the articles' lines, the roles that they give, who is named with whom and how often. All of that
follows from the articles' lines and roles and from the lines of those whom they name, and takes longer to work out than
to know whether it has changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.library import Library, Record
from briefings.catalog.lines import entity_line


class Company:
    """Digests of who is named.

    Args:
        library: All articles.
    """

    def __init__(self, library: Library) -> None:
        self._present = {entity: _present(library, entity, found) for entity, found in library.appearances.items()}
        self._faces: dict[str, bytes] = {}

    def key(self, records: Sequence[Record]) -> bytes:
        """Covers these articles' lines and roles, in their order, and how those look whom they name."""
        named: set[str] = set()
        for record in records:
            named.update(record.roles)
        return digest_of(
            b"".join([self._face(record) for record in records]),
            b"".join([self._present[entity] for entity in sorted(named)]),
        )

    def _face(self, record: Record) -> bytes:
        if record.path not in self._faces:
            self._faces[record.path] = digest_of(record.line_key, encoded(list(record.roles.items())))
        return self._faces[record.path]


def _present(library: Library, entity: str, records: Sequence[Record]) -> bytes:
    """Covers an entity's line in any list: with whatever role an article gives it, in the language of that role."""
    line = entity_line(library, entity, library.newest_roles[entity], 0)
    languages = {record.line.language for record in records}
    worded = [(record.roles[entity], record.line.language) for record in records] if len(languages) > 1 else []
    return digest_of(encoded((entity, line, sorted(languages), worded)))
