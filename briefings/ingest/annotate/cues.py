"""The verbs and phrases by which news reports speech."""

from __future__ import annotations

from briefings.ingest.annotate.wordlist import word_set

# Base forms; what is irregular stands below. The first group reports a statement with or without quotation marks, the
# second needs the marks to be one.
_SPEECH = """
accuse acknowledge add admit advise affirm agree allege announce answer argue assert assure claim comment complain
concede conclude confess confirm contcounter declare demand deny elaborate emphasize emphasise explain express
highlight hint imply indicate inform insist maintain mention mumble note observe outline pledge predict proclaim
promise propose reaffirm recall reckon recommend recount reiterate relate remark remind repeat reply report respond
reveal say specify speculate state stipulate stress suggest tell testify tweet underline underscore urge vow warn
write reassure reason clarify caution pronounce
"""
_WITH_MARKS = """
ask applaud bark beg blast blog boast brag bemoan boom call chant characterize characterise charge chide chime
cite compare condemn continue criticize criticise cry decry defend denounce deride describe deplore dismiss dub email
echo enthuse fire fume grumble gush hail interject invoke joke jump label lament laud laugh marvel mock mutter muse
offer opine ponder post praise predict protest question quip quote rail read recite refer retort roar sang scoff
scream shout shriek sigh slam snap sneer speak summarize swear talk taunt tease text thank think thunder threaten
trumpet utter volunteer whisper wonder yell offer portray publish rebut grouse exclaim interrupt quiz plead implore
blame brand vent gripe crow intone bellow
"""
_IRREGULAR = {
    "say": "said says saying", "tell": "told tells telling", "write": "wrote written writes writing",
    "speak": "spoke spoken speaks speaking", "think": "thought thinks thinking", "read": "read reads reading",
    "swear": "swore sworn swears swearing", "beg": "begged begs begging", "quip": "quipped quips quipping",
    "brag": "bragged brags bragging", "admit": "admitted admits admitting",
    "label": "labeled labelled labels labeling labelling", "quiz": "quizzed quizzes quizzing",
    "cry": "cried cries crying", "deny": "denied denies denying", "reply": "replied replies replying",
    "decry": "decried decries decrying", "imply": "implied implies implying",
    "testify": "testified testifies testifying", "clarify": "clarified clarifies clarifying",
    "specify": "specified specifies specifying", "refer": "referred refers referring", "feel": "felt feels feeling",
    "slam": "slammed slams slamming", "dub": "dubbed dubs dubbing", "snap": "snapped snaps snapping",
    "hint": "hinted hints hinting", "sang": "sang sings singing sing", "blog": "blogged blogs blogging",
    "find": "found finds finding", "show": "showed shown shows showing", "forecast": "forecasts forecasting",
    "worry": "worried worries worrying",
    "rebut": "rebutted rebuts rebutting", "chide": "chided chides chiding", "email": "emailed emails emailing",
}  # fmt: skip


def forms(base: str) -> tuple[str, ...]:
    """A verb's base form and its inflections."""
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base].split())
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    plural = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return base, plural, base + "ed", base + "ing"


SPEECH = frozenset(form for base in _SPEECH.split() for form in forms(base))
MARKED = SPEECH | frozenset(form for base in _WITH_MARKS.split() for form in forms(base))

# With these a few words in marks are somebody's judgement: "called the ruling “a sound one”".
CALLED = word_set("called described dismissed denounced derided hailed praised")

# Verbs of two words, beside a quotation: “…,” as one of them put it; “…,” she went on.
PHRASAL = frozenset(
    (verb, particle)
    for verbs, particle in (
        ("put puts", "it"),
        ("went goes", "on"),
        ("shot hit fired", "back"),
        ("pointed points", "out"),
    )
    for verb in verbs.split()
) | {("chimed", "in")}

# Verbs whose subject said it to the object: with "told Reuters" the object is the channel.
TELLING = frozenset(forms("tell")) | frozenset(forms("inform"))
QUOTING = frozenset(forms("quote")) | frozenset(forms("cite"))

# "China wants", "Beijing is willing": a stance that news states as the actor's word.
ATTITUDES = word_set("believe believes believed hope hopes hoped fear fears feared")

# What a court, a report or a survey tells with "that": "found that", "pointed out that", "doubts that".
FINDING = frozenset(
    form
    for base in word_set("calculate contend decide discover doubt estimate find forecast point rule show worry")
    for form in forms(base)
)

# "stressed the need for": nouns that make the object of such a verb a statement.
MATTERS = word_set("""
    need importance commitment support concern concerns readiness willingness desire hope intention intentions
    opposition condolences regret gratitude thanks appreciation confidence satisfaction interest solidarity wish
    resolve determination role principle position stance significance necessity urgency
    """)
EXPRESSING = frozenset(
    form
    for base in word_set(
        "express emphasize emphasise highlight note reaffirm reiterate stress underline underscore voice repeat"
    )
    for form in forms(base)
)
