"""What the article says somebody is, in its own words: before the name, after it, or across a comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.ingest.annotate import lexicon
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.offices import (
    ARTICLES,
    BEFORE_TAGS,
    LONGEST,
    is_office,
    is_second_office,
    left_edge,
    right_edge,
)
from briefings.ingest.annotate.scene import View
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.wordlist import word_set

_POSSESSIVES = word_set("'s ’s '") | {"’"}
_TIMES = word_set("""
    Last last This this Next next Earlier earlier Yesterday yesterday Today today Tomorrow tomorrow week month year
    spring summer autumn winter morning afternoon evening night Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December Jan. Feb. Mar. Apr. Jun.
    Jul. Aug. Sep. Sept. Oct. Nov. Dec.
    """)
_MILITARY = word_set("""
    Admiral Adm. Adm Brigadier Brig. Brig Capt. Capt Captain Cmdr. Col. Col Colonel Corporal Gen. Gen General Lieutenant
    Lt. Lt Maj. Maj Major Marshal Sergeant Sgt. Sgt
    """)
_HEAD = 12
_PORTFOLIO = 6
_SERVING = word_set("who serves served serving")


def of(views: Sequence[View], entity: Known) -> tuple[str, ...]:
    """The roles of a person, each once, in order of place."""
    found: list[str] = []
    for name in entity.mentions:
        view = views[name.line]
        for words in (*_before(view, name), *_after(view, name), *_across(view, name)):
            if not any(_is_part(words, known) for known in found):
                found = [known for known in found if not _is_part(known, words)]
                found.append(words)
    return tuple(words for words in found if words not in entity.name.split())


def _is_part(role: str, other: str) -> bool:
    """Whether a role says no more than another; the rank of general is no part of "Chief of General Staff"."""
    return role.lower() in other.lower().replace("general staff", "staff") or role == other


def _before(view: View, name: Name) -> Iterator[str]:
    """As in "China's domestic security chief" before a name; "Vice Chairman of the Central Military Commission Gen"."""
    end = name.first
    while end > 0 and view.tokens[end - 1].text in lexicon.COURTESY and end - 1 > view.opens:
        end -= 1
    last = _before_portfolio(view, end) - 1
    first = _past_time(view, left_edge(view, last + 1), end)
    while first < end and _is_opening(view, first):
        first += 1
    if not is_office(view, last):
        return
    if any(is_office(view, at) for at in range(first, last)) and _is_rank_after_body(view, last):
        yield view.line.words(first, last)
        first = last
    # The model may take the trade itself for a verb: "compensation to farmer Rosa Khan".
    yield view.line.words(min(first, last), end)


def _before_portfolio(view: View, end: int) -> int:
    """Where "of Energy and Mines" or "Planning" begins, after an office and right before a name; else the end."""
    at = end
    while at > max(0, end - _PORTFOLIO) and _is_portfolio(view, at - 1):
        at -= 1
    if 0 < at < end and is_office(view, at - 1) and all(_is_held(view, i) for i in range(at, end)):
        return at
    joined = at < end and at > 1 and view.tokens[at - 1].text in {"of", "for"} and view.tokens[at].text != "and"
    return at - 1 if joined and is_office(view, at - 2) else end


def _is_portfolio(view: View, at: int) -> bool:
    token, known = view.tokens[at], view.entities.get(at)
    named = token.tag in {"NNP", "NNPS"} or token.text in {"and", "&"}
    office = is_office(view, at) and token.text != "Foreign"
    return named and not office and (known is None or known.kind != "person")


def _is_held(view: View, at: int) -> bool:
    """Whether a word says of what somebody is secretary or commissioner: "Planning", a place."""
    known = view.entities.get(at)
    return view.tokens[at].text in lexicon.PORTFOLIOS or (known is not None and known.kind == "place")


def _is_rank_after_body(view: View, at: int) -> bool:
    """As in "Vice Chairman of the Military Commission Gen": the office ends with the body, and the rank is another."""
    known = view.entities.get(at - 1)
    return view.tokens[at].text in _MILITARY and known is not None and known.kind == "organization"


def _past_time(view: View, first: int, last: int) -> int:
    """Past the words of time that stand before an office and are no part of it: "Last year Vice President"."""
    at = first
    while at < last and (view.tokens[at].text in _TIMES or view.tokens[at].text[:1].isdigit()):
        at += 1
    return at


def _is_opening(view: View, at: int) -> bool:
    """Whether a token before the role is no part of it: an article, a possessive, "the country" of "the country's"."""
    token = view.tokens[at]
    if token.text.lower() in ARTICLES or token.text in _POSSESSIVES:
        return True
    owns = at + 1 < len(view.tokens) and view.tokens[at + 1].text in _POSSESSIVES
    return owns and token.tag == "NN" and not is_office(view, at)


def _after(view: View, name: Name) -> Iterator[str]:
    """As in "Khan, head of the commission for …,"; "Khan (38), an envoy"; "Khan, who is the foreign minister,"."""
    tokens, at = view.tokens, name.last
    if at < len(tokens) and tokens[at].text == "(":
        at = next((i + 1 for i in range(at, min(at + 5, len(tokens))) if tokens[i].text == ")"), at)
    yield from _serving(view, name)
    if at >= len(tokens) or tokens[at].text != ",":
        return
    at += 1
    if at + 1 < len(tokens) and tokens[at].text.isdecimal() and tokens[at + 1].text == ",":
        at += 2
    if at + 1 < len(tokens) and tokens[at].text == "who" and tokens[at + 1].text in {"is", "was"}:
        at += 2
        while at < len(tokens) and tokens[at].tag == "RB":
            at += 1
    opens = tokens[at].text.lower() in ARTICLES if at < len(tokens) else False
    while at + 1 < len(tokens) and tokens[at].text.lower() in ARTICLES:
        at += 1
    if not (opens and _is_subject(view, at)):
        yield from _offices(view, at)


def _is_subject(view: View, at: int) -> bool:
    """As in "Quoting Khan, the newspaper wrote": a verb of the clause follows at once, and no second comma."""
    last = right_edge(view, at)
    follows = view.tokens[last].tag if last < len(view.tokens) else ""
    return follows in {"VBD", "VBZ"} and view.tokens[last - 1].dep.startswith("nsubj")


def _serving(view: View, name: Name) -> Iterator[str]:
    """As in "Khan, who runs the police as secretary of the commission"; "Khan served as head of the council"."""
    tokens = view.tokens
    for at in range(name.last, min(name.last + _HEAD, len(tokens) - 2)):
        known = view.entities.get(at)
        if tokens[at].text in {".", ";"} or (known is not None and known.kind == "person"):
            return
        between = {token.text for token in tokens[name.last : at]}
        if tokens[at].text != "as" or view.inside[at] or not between & _SERVING:
            continue
        first = at + 1 + (tokens[at + 1].text in {"a", "an", "the"})
        if is_office(view, first):
            yield from _offices(view, first)
        return


def _offices(view: View, at: int) -> Iterator[str]:
    """The office that begins at a token, and a further one after "and a", "and the"."""
    tokens = view.tokens
    last = right_edge(view, at)
    head = next((i for i in range(at, min(last, at + _HEAD)) if is_office(view, i)), None)
    if (
        head is None
        or any(tokens[i].tag.startswith("VB") for i in range(at, head) if tokens[i].tag not in {"VBN", "VBG"})
        or tokens[at].tag in {"IN", "CC"}
        or _is_others(view, head, last)
    ):
        return
    end = last
    while end > head + 1 and tokens[end - 1].tag in {"IN", "TO", "CC"}:
        end -= 1  # "the author of “…”"
    yield view.line.words(at, end)
    if is_second_office(view, last):
        yield from _offices(view, last + 2)


def _is_others(view: View, head: int, last: int) -> bool:
    """Whether an office belongs to the person named after it, the next one of a list: "Khan, President Karimi and"."""
    while head + 1 < last and is_office(view, head + 1):
        head += 1
    if head + 1 < last:
        known = view.entities.get(head + 1)
        if known is not None and known.kind == "person":
            return True
    if last + 1 >= len(view.tokens) or view.tokens[last].text not in {",", "("}:
        return False
    opens = last + 1
    if view.tokens[last].text == "(":
        # "Khan, Deputy Minister (Trade) Mr. Karimi": the office is the second one's.
        opens = next((i + 1 for i in range(last, min(last + _HEAD, len(view.tokens))) if view.tokens[i].text == ")"), 0)
    at = opens
    while 0 < at < len(view.tokens) - 1 and view.tokens[at].text in lexicon.TITLES:
        at += 1
    known = view.entities.get(at)
    return at > opens and known is not None and known.kind == "person"


def _across(view: View, name: Name) -> Iterator[str]:
    """As in "the head of the commission, Khan, said": the name stands in apposition to the office."""
    tokens = view.tokens
    comma = name.first - 1
    while comma > 0 and tokens[comma].text in lexicon.TITLES:
        comma -= 1
    if comma > 0 and tokens[comma].text != ",":
        # "Its director, the Greek shipowner Khan": two offices before one name.
        comma = left_edge(view, name.first) - 1
    if comma < 1 or tokens[comma].text != ",":
        return
    after = tokens[name.last].text if name.last < len(tokens) else "."
    head = next((tokens[at].head for at in range(name.first, name.last) if tokens[at].dep == "appos"), None)
    if head is None or head >= comma or not is_office(view, head):
        head = _office_of(view, comma) or (comma - 1 if is_office(view, comma - 1) else None)
    if head is None or after not in {",", "."}:
        return
    first = left_edge(view, head)
    while first < head and tokens[first].text.lower() in ARTICLES:
        first += 1
    if any(_is_person(view, at) for at in range(first, comma)):
        return
    if comma - first < LONGEST and "," not in {token.text for token in tokens[first:comma]}:
        yield view.line.words(first, comma)


def _is_person(view: View, at: int) -> bool:
    """Whether a token names a person who owns nothing: the first of a list, whose office is not the next one's."""
    known, name = view.entities.get(at), view.names.get(at)
    if known is None or name is None or known.kind != "person":
        return False
    return name.last >= len(view.tokens) or view.tokens[name.last].tag != "POS"


def _office_of(view: View, comma: int) -> int | None:
    """The office of "the Chief of Army Staff of Pakistan," whose words go back without a break to an article."""
    tokens, head = view.tokens, None
    for at in range(comma - 1, max(-1, comma - LONGEST), -1):
        token = tokens[at]
        opens = token.text.lower() in ARTICLES and not (at > 0 and tokens[at - 1].text in {"of", "for"})
        if opens or (token.text not in {"of", "for", "and"} and token.tag not in BEFORE_TAGS):
            return head if opens else None
        if token.text == "of" and at > 0 and is_office(view, at - 1):
            head = at - 1
    return None
