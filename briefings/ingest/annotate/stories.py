"""Stories: which articles tell of the same matter, over time and across sources.

TF-IDF vectors, widened by their nearest neighbours, are joined by average linkage (Sokal and Michener 1958) while two
groups are alike enough. Everything is sorted by content first, so the order of arrival never matters.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from briefings.errors import MissingExtraError

try:
    from briefings.ingest.annotate.stories_terms import StoryText, Terms, order, terms, terms_of
    from briefings.ingest.annotate.stories_vectors import likeness, nearness_in_time, vectors, widened
except ImportError as missing:
    raise MissingExtraError("annotate", "Converting raw articles") from missing

__all__ = ["ALIKE", "StoryText", "Terms", "group", "join", "terms"]

ALIKE = 0.3
"""Mean likeness from which two groups are one story. From 0.26 to 0.32 B-cubed F1 on the ECB+ development topics stays
at 0.94; lower makes broad stories (a region's diplomacy), higher narrow ones (one meeting)."""

_NEIGHBOURS, _NEIGHBOUR_WEIGHT, _NEIGHBOUR_FLOOR = 3, 2.0, 0.1
_NEGLIGIBLE = 0.1
_STORY_SAMPLE = 12
"""Articles that stand for an existing story: one that runs for years is not measured by all that it ever was."""

_STORIES_NEAR = 3
"""Existing stories that a new article may join: those most like it. More of them only make the comparison longer."""

_AT_ONCE = 1_000
"""Existing articles that are compared at once: how common a term is, is counted in as many."""


def group(items: Sequence[StoryText]) -> tuple[tuple[int, ...], ...]:
    """The stories of a batch, each as the positions of its articles.

    Stories are ordered by their first position; the same articles in another order give the same stories.
    """
    labels = _assign(items, [None] * len(items), range(len(items)))
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        groups[label].append(number)
    return tuple(sorted(tuple(members) for members in groups.values()))


def join(new: Sequence[StoryText], existing: Sequence[tuple[str, StoryText]]) -> tuple[str | None, ...]:
    """The existing story that each new article joins, or None where it begins one (`group` says with whom).

    Existing articles keep their stories: two existing stories never become one, and none is divided. New articles that
    `group` finds to be of one story go together, so that what a site holds already never parts what came in together.

    Args:
        new: The articles of the batch.
        existing: Story and article, for each article that has a story. It is read in parts, each of them once, and few
            articles of it again, so a sequence that reads them from elsewhere needs memory for one part only. The
            order of the articles counts where there are more than one part holds.
    """
    if not existing or not new:
        return (None,) * len(new)
    near = [existing[number] for number in _shortlist(new, existing)]
    items = [*new, *(item for _, item in near)]
    together: dict[int, Hashable] = {number: members[0] for members in group(new) for number in members}
    stories = [story for story, _ in near]
    labels = _assign(items, [*(None for _ in new), *stories], [*(together[i] for i in range(len(new))), *stories])
    return tuple(label if isinstance(label, str) else None for label in labels[: len(new)])


def _shortlist(new: Sequence[StoryText], existing: Sequence[tuple[str, StoryText]]) -> list[int]:
    """Where in ``existing`` the articles are by which the stories nearest to any new article are measured."""
    rows: dict[str, list[tuple[float, tuple[str, ...], int]]] = {}
    nearest: list[dict[str, float]] = [{} for _ in new]
    counted = [terms_of(item) for item in new]
    for start in range(0, len(existing), _AT_ONCE):
        part = existing[start : start + _AT_ONCE]
        found = _alike(counted, [terms_of(item) for _, item in part])
        for number, values in sorted(found.items()):
            story, item = part[number]
            rows.setdefault(story, []).append((-max(values.values()), _in_order(item), start + number))
            for row, value in values.items():
                nearest[row][story] = max(nearest[row].get(story, 0.0), value)
        rows = {story: sorted(members)[:_STORY_SAMPLE] for story, members in rows.items()}
        nearest = [dict(_best(values, _STORIES_NEAR)) for values in nearest]
    chosen = {story for values in nearest for story in values}
    return [number for story, members in rows.items() if story in chosen for _, _, number in members]


def _alike(new: Sequence[Terms], old: Sequence[Terms]) -> dict[int, dict[int, float]]:
    """For each old article that is at all like a new one: which new ones, and how much."""
    base = vectors([*new, *old])
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for row, values in enumerate(likeness(base.part(0, len(new)), base.part(len(new), len(base)), _NEIGHBOUR_FLOOR)):
        for number, value in values.items():
            found[number][row] = round(value, 9)
    return found


def _best(values: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def _in_order(item: StoryText) -> tuple[str, ...]:
    title, text, day, names = order(item)
    return title, text, day, *names


def _assign(items: Sequence[StoryText], given: Sequence[str | None], together: Sequence[Hashable]) -> list[str | int]:
    """A label for each item: the given story, or a number of a story of its own.

    Args:
        items: The articles.
        given: The story of each that has one.
        together: Equal for those that are one group from the start.
    """
    ranks = sorted(range(len(items)), key=lambda i: (given[i] or "", order(items[i])))
    ordered = [items[i] for i in ranks]
    stories = [given[i] for i in ranks]
    near = _near(ordered)
    clusters = _linked(near, stories, [together[i] for i in ranks])
    labels: list[str | int] = [0] * len(items)
    for number, members in enumerate(clusters):
        story = next((stories[member] for member in members if stories[member] is not None), None)
        for member in members:
            labels[ranks[member]] = number if story is None else story
    return labels


def _near(items: Sequence[StoryText]) -> list[dict[int, float]]:
    """For each article the others that are like it, over a negligible likeness."""
    base = vectors([terms_of(item) for item in items])
    neighbours = []
    for i, row in enumerate(likeness(base, base, _NEIGHBOUR_FLOOR)):
        close = ((value, j) for j, value in row.items() if j != i)
        neighbours.append(heapq.nsmallest(_NEIGHBOURS, close, key=lambda pair: (-round(pair[0], 9), pair[1])))
    wide = widened(base, neighbours, _NEIGHBOUR_WEIGHT)
    return [
        {j: value * nearness_in_time(items[i].day, items[j].day) for j, value in row.items() if j != i}
        for i, row in enumerate(likeness(wide, wide, _NEGLIGIBLE))
    ]


def _linked(
    near: Sequence[Mapping[int, float]], stories: Sequence[str | None], together: Sequence[Hashable]
) -> list[list[int]]:
    """Average linkage: joins the two groups of highest mean likeness until none reaches `ALIKE`.

    Two given stories are never joined.
    """
    members = _seeds(together)
    home = {item: seed for seed, items in members.items() for item in items}
    sums: dict[int, dict[int, float]] = {seed: defaultdict(float) for seed in members}
    for i, row in enumerate(near):
        for j, value in sorted(row.items()):
            if home[i] != home[j]:
                sums[home[i]][home[j]] += value
    heap = [entry for a in members for b in sums[a] if a < b for entry in _entry(a, b, sums, members, stories)]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in members or b not in members or (len(members[a]), len(members[b])) != (size_a, size_b):
            continue
        members[a] += members.pop(b)
        for other, value in sums.pop(b).items():
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
        for other in sorted(sums[a]):
            for entry in _entry(min(a, other), max(a, other), sums, members, stories):
                heapq.heappush(heap, entry)
    return [sorted(members[seed]) for seed in sorted(members)]


def _seeds(together: Sequence[Hashable]) -> dict[int, list[int]]:
    """The groups at the start, each by its first item."""
    members: dict[int, list[int]] = {}
    first: dict[Hashable, int] = {}
    for item, key in enumerate(together):
        members.setdefault(first.setdefault(key, item), []).append(item)
    return members


def _entry(
    a: int,
    b: int,
    sums: Mapping[int, Mapping[int, float]],
    members: Mapping[int, Sequence[int]],
    stories: Sequence[str | None],
) -> list[tuple[float, int, int, int, int]]:
    """The pair as a heap's entry where it may be joined: most alike first, then in order of content."""
    mean = round(sums[a][b] / (len(members[a]) * len(members[b])), 9)
    if mean < ALIKE or all(any(stories[item] is not None for item in members[seed]) for seed in (a, b)):
        return []
    return [(-mean, a, b, len(members[a]), len(members[b]))]
