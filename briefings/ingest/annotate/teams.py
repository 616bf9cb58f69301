"""Teams that go by the name of their town: "Linden beat Hexley", "the Hexley striker", in an article about sport.

Countries stay places, whoever plays for them, and so does a town where something happens: "at Linden".
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from briefings.ingest.annotate import gazetteer, places
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.tokens import Line
from briefings.ingest.annotate.wordlist import word_set

_SPORT = word_set("""
    baseball basketball batsman batsmen bowler championship club coach cricket cup defender division fixture football
    game games goal goalkeeper goals halftime half-time hockey homer innings inning league match matches midfielder
    penalty pitcher player players playoff playoffs quarterback quarter-final quarterfinal rugby runs scored season
    semifinal semi-final skipper soccer squad stadium standings striker team teams touchdown touchdowns tournament
    volleyball wicket wickets
    """)
_PLAYERS = word_set("""
    all-rounder batsman bowler captain centre-back coach defender fans forward full-back fullback goalkeeper keeper
    linebacker manager midfielder opener outfielder pitcher player players quarterback seamer shortstop side skipper
    spinner striker strikers supporters winger
    """)
_PLAYING = word_set("""
    beat beats crushed defeated draw drew edged face faced faces finished host hosted hosts lead led leads lose loses
    lost meet meets need needs overcame play played plays qualified routed scored signed stunned swept thrashed trail
    trailed trails visit visited visits win wins won
    """)
_BEATEN = word_set(
    "beat beats beating crushed defeated edged face faced host hosted joined overcame routed stunned thrashed"
)
_AGAINST = word_set("against over versus v vs vs. beating")
_WHERE = word_set("in at near outside around into towards toward from to around across of")
_LOSSES = word_set("lost lose loses defeat defeats loss losing conceded")
_OWNED = word_set("attack bowlers defeat defence defense goal goals home innings loss squad team victory win wins")
_ENOUGH = 3
_REACH = 4
_SPARSE = 80
_LANDS = frozenset(land.upper() for land in places.COUNTRIES) | word_set("EUROPE AFRICA ASIA AMERICA")


def found(lines: Sequence[Line], names: Sequence[Name]) -> list[Name]:
    """The names, a town's being an organization where its team is meant."""
    surnames = _surnames(names)
    towns = [name for name in names if _may_be(name, surnames)]
    if not towns or not _is_sport(lines) or not any(_plays(lines[name.line], name) for name in towns):
        return list(names)
    teams = {(name.line, name.first) for name in towns if not _is_where(lines[name.line], name)}
    return [
        msgspec.structs.replace(name, kind="organization") if (name.line, name.first) in teams else name
        for name in names
    ]


def _surnames(names: Sequence[Name]) -> frozenset[str]:
    """The words of the persons' full names: "Kent" after "Clark Kent" is he."""
    return frozenset(
        part for name in names if name.kind == "person" and " " in name.words for part in name.words.split()
    )


def _may_be(name: Name, surnames: frozenset[str]) -> bool:
    if name.kind == "place":
        return name.words.upper() not in _LANDS
    return name.kind == "person" and name.words in gazetteer.SURNAMES_TOO - surnames


def _is_sport(lines: Sequence[Line]) -> bool:
    words = [token.text for line in lines for token in line.tokens if token.text in _SPORT]
    return len(set(words)) >= _ENOUGH and len(words) * _SPARSE >= sum(len(line.tokens) for line in lines)


def _plays(line: Line, name: Name) -> bool:
    """Whether the words beside a town's name tell that its team is meant."""
    if _is_where(line, name):
        return False
    tokens, last = line.tokens, name.last - 1
    before = tokens[name.first - 1].text.lower() if name.first else ""
    after = tokens[name.last].text if name.last < len(tokens) else ""
    if after in _PLAYERS or before in _AGAINST:
        return True
    if after in {"'s", "’s", "'", "’"} and name.last + 1 < len(tokens) and tokens[name.last + 1].text in _OWNED:
        return True
    verb = tokens[tokens[last].head].text.lower()
    return (tokens[last].dep == "nsubj" and verb in _PLAYING) or (tokens[last].dep == "dobj" and verb in _BEATEN)


def _is_where(line: Line, name: Name) -> bool:
    """Whether a town is where something happens: "at Linden", "NICE, France"; "lost to Linden" is its team."""
    tokens = line.tokens
    before = tokens[name.first - 1].text.lower() if name.first else ""
    lost = (
        name.first > 1
        and before == "to"
        and any(t.text in _LOSSES for t in tokens[max(0, name.first - 4) : name.first])
    )
    if before in _WHERE and not lost:
        return True
    follows = tokens[name.last : name.last + 2]
    if follows and follows[0].tag == "NN":
        return follows[0].text not in _PLAYERS
    return len(follows) > 1 and follows[0].text == "," and follows[1].text in places.PLACES
