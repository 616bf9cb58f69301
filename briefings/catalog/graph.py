"""Who is named together with whom, drawn: names in a column, and an arc for each two that share articles.

A column of names stays readable on a phone, where names around a circle do not; the form is that of Wattenberg's arc
diagrams (InfoVis 2002). The drawing is whole numbers from counts and ranks, so it is always the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations, islice

from briefings.catalog.library import Library, Record
from briefings.catalog.lines import most_often, naming
from briefings.catalog.rows import Graph, GraphArc, GraphName
from briefings.text import clip

NEWEST = 60
"""How many articles are looked at: what is drawn is the present company, and a large site costs no more than this."""

_MOST_NAMES = 12
_MOST_ARCS = 30
_LEAST_SHARED = 2
_LEAST_ARCS = 2
_LABEL = 30
_ROW = 28
_DOTS = 160
_THICKEST = 4


def mention_graph(
    library: Library, records: Sequence[Record], centre: str | None = None, counts: Mapping[str, int] | None = None
) -> Graph | None:
    """The people and organizations that several of these articles name together; None where there is little to draw.

    Args:
        library: All articles.
        records: Those concerned, newest first.
        centre: The entity whose page it is; it stands on top.
        counts: How many of the newest 60 name an entity, where that is known.
    """
    looked_at = records[:NEWEST]
    if len(looked_at) < _LEAST_SHARED:
        return None
    ranked = _ranked(library, counts or naming(looked_at), centre)
    casts = [(1 << number, record.roles) for number, record in enumerate(looked_at)]
    naming_it = [sum([bit for bit, roles in casts if entity in roles]) for entity in ranked]
    joined = [
        ((first, second), count)
        for (first, one), (second, other) in combinations(enumerate(naming_it), 2)
        if (count := (one & other).bit_count()) >= _LEAST_SHARED
    ]
    if len(joined) < _LEAST_ARCS:
        return None
    drawn = sorted(joined, key=lambda item: (-item[1], item[0]))[:_MOST_ARCS]
    return _drawn(library, ranked, drawn, len(looked_at))


def _ranked(library: Library, counts: Mapping[str, int], centre: str | None) -> list[str]:
    """Who may be drawn: the centre, then the most often named; places stand in nearly every article and say little."""
    known = library.names.entities
    others = (entity for entity in most_often(counts) if entity != centre and known[entity].kind != "place")
    first = [centre] if centre else []
    return [*first, *islice(others, _MOST_NAMES - len(first))]


def _drawn(
    library: Library, ranked: Sequence[str], pairs: Sequence[tuple[tuple[int, int], int]], articles: int
) -> Graph:
    """The drawing; names without an arc are left out of it."""
    shown = sorted({index for pair, _ in pairs for index in pair})
    row_of = {index: row for row, index in enumerate(shown)}
    links = [library.names.links[ranked[index]] for index in shown]
    names = tuple(
        GraphName(link.text, link.path, clip(link.text, _LABEL), _middle(row)) for row, link in enumerate(links)
    )
    arcs = tuple(
        GraphArc(
            names[row_of[first]],
            names[row_of[second]],
            count,
            _curve(row_of[first], row_of[second]),
            min(count - 1, _THICKEST),
        )
        for (first, second), count in pairs
    )
    return Graph(names, arcs, articles, len(names) * _ROW)


def _middle(row: int) -> int:
    return row * _ROW + _ROW // 2


@lru_cache(maxsize=1 << 7)  # there are few pairs of rows
def _curve(first: int, second: int) -> str:
    """Half an ellipse on the left of the column, the wider the farther the two rows stand apart (SVG 2, 9.3.8)."""
    half = (second - first) * _ROW // 2
    wide = min(12 + half * 5 // 6, _DOTS - 2)
    return f"M{_DOTS} {_middle(first)}A{wide} {half} 0 0 0 {_DOTS} {_middle(second)}"
