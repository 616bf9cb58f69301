"""Quotations whose own sentence names nobody: the speaker of what went before goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.ingest.annotate import cues, introduced, lexicon, speakers, verbs
from briefings.ingest.annotate.scene import Phrase, Quoted, View
from briefings.ingest.annotate.verbs import Said
from briefings.ingest.annotate.wordlist import word_set

_ASIDE = 2
_OTHERS = 6
_CLAUSE = 10
_REMARKS = word_set("remark remarks comment comments statement statements announcement")


def speaker(
    views: Sequence[View], view: View, quoted: Quoted, previous: tuple[View, Said | None] | None
) -> Said | None:
    """The speaker of the quotation before, or of the sentence before.

    ``previous`` is the quotation before this one: its line, and what is known of its speaker.
    """
    if not quoted.pair.closed and _tells_itself(view, quoted):
        return None
    start = view.segment_of(quoted.first)[0]
    if previous is not None and previous[0] is view and previous[1]:
        going = _going_on(previous[1])
        others = _words_outside(view, *view.segment_of(quoted.first)) > _OTHERS
        return going._replace(rule="carry-within") if others else going
    if _words_outside(view, start, quoted.first) > _ASIDE:
        return None
    if start > 0:
        return _sentence_before(view, start)
    if view.index == 0:
        return None
    before = views[view.index - 1]
    if before.tokens and before.tokens[-1].text.endswith(":"):
        start = before.segment_of(len(before.tokens) - 1)[0]
        said = _sentence_before(before, len(before.tokens)) or introduced.announced(
            before, start, len(before.tokens) - 1
        )
        if said:
            return said
    if previous is not None and previous[0] is before and previous[1]:
        return _going_on(previous[1])
    return _sentence_before(before, len(before.tokens)) if before.tokens else None


def _tells_itself(view: View, quoted: Quoted) -> bool:
    """Whether a closing mark was lost before the words of who speaks: “The road is closed, the spokesman said."""
    for at in range(quoted.first + 2, quoted.last):
        ends = at + 1 == quoted.last or view.tokens[at + 1].text == "."
        if view.tokens[at].text not in cues.SPEECH or not ends:
            continue
        comma = next((i for i in range(at - 1, max(quoted.first, at - _CLAUSE), -1) if view.tokens[i].text == ","), at)
        between = range(comma + 1, at)
        if any(i in view.entities or view.tokens[i].text in lexicon.OFFICES for i in between):
            return True
    return False


def _going_on(said: Said) -> Said:
    return said._replace(rule="carry-over", cue="", verb=None)


def _words_outside(view: View, first: int, last: int) -> int:
    return sum(not view.inside[at] and view.tokens[at].text[:1].isalnum() for at in range(first, last))


def _sentence_before(view: View, end: int) -> Said | None:
    """The speaker of the sentence before a token, if it has a verb of saying: "Khan answered at once. “…”"."""
    first, last = view.segment_of(end - 1)
    for at in range(last - 1, first - 1, -1):
        if verbs.is_cue(view, at) and verbs.is_inverted(view, at):
            return Said(speakers.phrase(view, at + 1), view.tokens[at].text, "context", at)
        found = speakers.subject(view, at) if verbs.is_cue(view, at) else None
        if found:
            return Said(found, view.tokens[at].text, "context", at)
    return None


def remarks(view: View) -> Iterator[tuple[int, Phrase]]:
    """As in "The remarks were made by Khan": where such a sentence begins, and who made them."""
    for first, last in sorted({view.segment_of(at) for at in range(len(view.tokens))}):
        words = [token.text.lower() for token in view.tokens[first : min(first + 8, last)]]
        if not _REMARKS & set(words[:3]) or "by" not in words or "made" not in words:
            continue
        by = first + words.index("by")
        found = speakers.nearest(view, by + 1, min(by + 16, last))
        if found:
            yield first, speakers.person_in(view, found)
