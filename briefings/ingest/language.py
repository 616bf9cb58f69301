"""Which language a text is in: by script and by the words of every sentence; ``und`` where that is not clear."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SAMPLE = 20_000
_FEWEST = 3
_SHARE = 0.06
_LEAD = 1.25
_LEAD_OVER_ENGLISH = 1.5
_ENOUGH = 40
_LETTERS = 0.3

# The commonest function words; words that two of these languages share count for both.
_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a is that for it was on with as by he at from are his be this have not but has had "
        "they which who will their said an its been were would after more about also she or when there we",
        "fr": "le la les de des du et un une en est que qui dans pour pas sur au aux il elle avec par ce cette son sa "
        "ses sont ont été mais ou nous vous leur plus comme d l qu",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
        "er hat dass sie nach wird bei einer um am sind noch wie einem über",
        "es": "el la los las de y en que un una por con no se del al es su para como más lo pero sus le ya o este fue "
        "entre ha son desde sobre también",
        "it": "il la i gli le di e che in un una per non con del della dei delle si è al da sono alla nel nella come "
        "più anche ha ma lo su dal questo",
        "pt": "o a os as de e em que um uma para com não do da dos das no na se por mais é ao como foi ou são à sua "
        "seu pelo pela também",
        "nl": "de het een en van in is dat op te zijn voor met niet aan er om ook als door bij uit naar maar worden "
        "werd over heeft nog dit die",
        "sv": "och i att det som en på är av för med till den har de inte om ett men var jag från vid så kan",
        "da": "og i at det som en på er af for med til den har de ikke om et men var fra ved så kan der",
        "pl": "i w na z do że się nie to jest o jak po od za przez dla są oraz przy ale tym który",
        "cs": "a v se na je že s z do o to i za pro by od ve jsou ale jako po který už",
        "tr": "ve bir bu da de için ile olarak çok daha olan en gibi kadar sonra ne o var",
        "id": "yang dan di dengan untuk dari ini itu pada dalam tidak akan ke juga oleh ada telah",
        "ro": "și de în la cu a pe care din nu un o că pentru este mai sunt dar prin",
        "fi": "ja on ei että se oli hän myös kuin ovat mutta joka ole tai",
        "hu": "a az és hogy nem is egy ez volt meg de csak mint már el van",
        "ru": "и в не на что с по как это он к из у за от для его о но так",  # noqa: RUF001 - Russian
        "uk": "і в не на що з до як це та у за від для його про але його є",  # noqa: RUF001 - Ukrainian
        "ar": "في من على إلى أن عن التي مع هذا ما لا هذه الذي كان بعد",
        "fa": "و در به از که این را با است برای آن های می یک شد",
        "ur": "کے کی میں ہے اور سے کو نے کا پر کہ ہیں اس یہ",
        "hi": "के में है की और से को का ने पर कि यह हैं एक",
    }.items()
}
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "HEBREW": "he",
    "GREEK": "el",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
_HAN = "CJK"
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?")


def identify(text: str, declared: str | None = None) -> str:
    """The language's tag: what the words show, else what the page declares, else ``und``.

    A text of a few words shows too little against its declaration.

    Words count for more than declarations, because templates declare English over pages in any language.
    """
    sample = text[:_SAMPLE]
    stated = tag(declared)
    found = _by_script(sample) or _by_words(sample, len(_WORD.findall(sample)) if stated else _ENOUGH)
    if not found:
        return stated or "und"
    return stated if stated and stated.split("-")[0] == found else found


def tag(declared: str | None) -> str | None:
    """A declared language as a BCP 47 tag (``en_US`` is ``en-US``); None for what is none."""
    match = _TAG.fullmatch((declared or "").strip())
    if not match or match[1].lower() in {"und", "xx", "zxx"}:
        return None
    region = match[2] or ""
    shaped = region.upper() if len(region) == 2 else region.title()  # noqa: PLR2004 - country codes have two letters
    return match[1].lower() + (f"-{shaped}" if shaped else "")


def function_words(text: str) -> int:
    """How many function words of the likeliest language a text has."""
    words = Counter(word.lower() for word in _WORD.findall(text))
    return max(sum(words[word] for word in known) for known in _WORDS.values())


def is_known(language: str) -> bool:
    """Whether `function_words` knows this language."""
    return language.partition("-")[0] in _WORDS


def _by_script(sample: str) -> str | None:
    """The language of a script that only it uses, where a third of the letters are of that script."""
    letters = [character for character in sample if character.isalpha()]
    scripts = Counter(unicodedata.name(character, "").split(" ", 1)[0] for character in letters if character > "\u036f")
    total = len(letters)
    for script, language in _SCRIPTS.items():
        if scripts[script] > (_LETTERS if language != "ja" else _LETTERS / 3) * total:
            return language
    return "zh" if scripts[_HAN] > _LETTERS * total else None


def _by_words(sample: str, size: int) -> str | None:
    """The language whose function words are clearly the most; ``size``: how many words there are to judge by."""
    if size < _ENOUGH:
        return None
    words = [word.lower() for word in _WORD.findall(sample)]
    counted = Counter(words)
    # One letter is as often an initial, a list's number or a unit as a word.
    counts = {
        language: sum(counted[word] for word in known if len(word) > 1 or not word.isascii())
        for language, known in _WORDS.items()
    }
    hits = sorted(((count, language) for language, count in counts.items()), reverse=True)
    (best, language), (second, _) = hits[:2]
    clear = best >= _FEWEST and best >= _SHARE * len(words) and best >= _LEAD * second
    return language if clear and (language == "en" or best >= _LEAD_OVER_ENGLISH * counts["en"]) else None
