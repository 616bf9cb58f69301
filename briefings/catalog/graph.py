"""Who is named together with whom, drawn: names in a column, and an arc for each two that share articles.

A column of names stays readable on a phone, where names around a circle do not; the form is that of Wattenberg's arc
diagrams (InfoVis 2002). The drawing is whole numbers from counts and ranks, so it is always the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, islice

from briefings.catalog.library import Library, Record
from briefings.catalog.lines import naming
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


def mention_graph(library: Library, records: Sequence[Record], centre: str | None = None) -> Graph | None:
    """The people and organizations that several of these articles name together; None where there is little to draw.

    Args:
        library: All articles.
        records: Those concerned, newest first.
        centre: The entity whose page it is; it stands on top.
    """
    looked_at = records[:NEWEST]
    if len(looked_at) < _LEAST_SHARED:
        return None
    ranked = _ranked(library, looked_at, centre)
    rank = {entity: index for index, entity in enumerate(ranked)}
    shared: Counter[tuple[int, int]] = Counter()
    for record in looked_at:
        here = sorted([rank[entity] for entity in record.roles if entity in rank])
        shared.update(combinations(here, 2))
    joined = [(pair, count) for pair, count in shared.items() if count >= _LEAST_SHARED]
    if len(joined) < _LEAST_ARCS:
        return None
    drawn = sorted(joined, key=lambda item: (-item[1], item[0]))[:_MOST_ARCS]
    return _drawn(library, ranked, drawn, len(looked_at))


def _ranked(library: Library, records: Sequence[Record], centre: str | None) -> list[str]:
    """Who may be drawn: the centre, then the most often named; places stand in nearly every article and say little."""
    known = library.names.entities
    counts = naming(records)
    drawn = sorted(entity for entity in counts if entity != centre and known[entity].kind != "place")
    others = sorted(drawn, key=counts.__getitem__, reverse=True)  # of those named equally often the first by id
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


def _curve(first: int, second: int) -> str:
    """Half an ellipse on the left of the column, the wider the farther the two rows stand apart (SVG 2, 9.3.8)."""
    half = (second - first) * _ROW // 2
    wide = min(12 + half * 5 // 6, _DOTS - 2)
    return f"M{_DOTS} {_middle(first)}A{wide} {half} 0 0 0 {_DOTS} {_middle(second)}"
