"""Small pure functions on strings: slugs, labels, reading time, sentence bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

_WORDS_A_MINUTE = 230
_ON_A_LINE = bytes(range(0x20, 0x7F))
_PRINTABLE = b"\t\n\r" + _ON_A_LINE
_SLUG_LENGTH = 72
_LONGEST_SLUG = 120
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A slug of any length."""
_IN_BRACKETS = re.compile(r"\s+\([^()]*\)$")
_PLAIN_ADDRESS = re.compile(r"[^\s\x00-\x1f\x7f<>\"\\^`{|}]+")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_JOINTS = "’'-"
_STANDING = bytes(
    (chr(code).isalnum() or code == ord("_")) + 2 * (chr(code) in _JOINTS) for code in range(0x80)
) + bytes(0x80)
"""For each ASCII character 1 where it stands in words, 2 where it joins them, and 0 elsewhere."""
_FEW = 32


@lru_cache(1 << 12)  # the same topics and outlets are named by article after article
def slugify(words: str, fallback: str = "untitled") -> str:
    """An ASCII slug of at most 72 characters, cut between words; ``fallback`` where nothing is left.

    Transliteration is anyascii's, which depends on no locale.
    """
    plain = re.sub(r"['’`]", "", words if words.isascii() else _transliterated(words)).lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for part in parts:
        longer = f"{slug}-{part}" if slug else part
        if len(longer) > _SLUG_LENGTH:
            break
        slug = longer
    return slug or (parts[0][:_SLUG_LENGTH] if parts else fallback)


def _transliterated(words: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - brings much of the standard library, and most slugs are ASCII

    return anyascii(words)


def is_slug(words: str) -> bool:
    """Whether this is a slug: ASCII lower case letters and digits, parted by single hyphens, 120 characters at most."""
    return len(words) <= _LONGEST_SLUG and SLUG.fullmatch(words) is not None


def slug_fault(words: str) -> str:
    """What keeps this from being a slug, as the end of a sentence; empty where it is one."""
    if is_slug(words):
        return ""
    if SLUG.fullmatch(words):
        return f"is {len(words)} characters long, and a slug has {_LONGEST_SLUG} at most"
    return "is no slug"


def without_brackets(name: str) -> str:
    """A name without what tells it apart in brackets at its end: ``Wang Hao (general)``."""
    return _IN_BRACKETS.sub("", name)


def is_address(words: str) -> bool:
    """Whether a page could lie below this web address: no query, no password, nothing that has to be escaped."""
    try:
        parts = urlsplit(words)
        port_is_known = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = _PLAIN_ADDRESS.fullmatch(words) and not {"@", "?", "#"} & set(words)
    return parts.scheme in {"http", "https"} and bool(plain and domain_of(words)) and port_is_known


def domain_of(address: str) -> str:
    """The host of a web address as the name system knows it, which is ASCII; empty where there is none."""
    host = urlsplit(address).hostname or ""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return ""


def count_words(words: str) -> int:
    """How many words a text has; what a hyphen or an apostrophe joins is one.

    Runs of word characters less the joints between two of them, counted in a whole number that has a byte for each
    character: a fifth of the time that a search for words takes.
    """
    data = words.encode(errors="surrogatepass")
    if not words.isascii():
        data = _likened(words, data)
    standing = int.from_bytes(data.translate(_STANDING), "little")
    lettered = standing & _ones(len(data).bit_length())
    joined = (standing & lettered << 9) << 7
    return (lettered ^ lettered & (lettered << 8 | joined)).bit_count()


@lru_cache(8)
def _ones(length: int) -> int:
    """A number whose bytes are all 1, at least as many as numbers of this many bits can count."""
    return int.from_bytes(bytes((1,)) * (1 << length), "little")


def _likened(words: str, data: bytes) -> bytes:
    """A text in UTF-8 with characters of ASCII for all others that stand in words or join them."""
    foreign = {character: _like(character) for character in set(beyond_ascii(data))}
    like = {character: letter for character, letter in foreign.items() if letter != " "}  # their bytes stand for it too
    if not like:
        return data
    if len(like) > _FEW:
        words = words.translate({ord(character): letter for character, letter in like.items()})
    else:  # a few apostrophes and letters, where replacing each is far quicker
        for character, letter in like.items():
            words = words.replace(character, letter)
    return words.encode(errors="surrogatepass")


def _like(character: str) -> str:
    """A character of ASCII that stands to words as this one does."""
    return "a" if character.isalnum() else "'" if character in _JOINTS else " "


def reading_minutes(words: int) -> int:
    """Minutes that an adult needs for so many English words, at least 1.

    Source: Brysbaert 2019, "How many words do we read per minute?", 238 for non-fiction, rounded down.
    """
    return max(1, round(words / _WORDS_A_MINUTE))


def on_one_line(words: str) -> str:
    """The words with one blank between them and none around them."""
    # Python asks of each character by itself whether it is printable, which takes four times as long.
    if words.encode().translate(None, _ON_A_LINE) if words.isascii() else not words.isprintable():
        return " ".join(words.split())
    while "  " in words:  # the only white space that is printable; to part the words takes three times as long
        words = words.replace("  ", " ")
    return words.strip()


def first_words(words: str, limit: int = 9) -> str:
    """The first words of a text, with an ellipsis where it goes on."""
    parts = words.split()
    return " ".join(parts[:limit]) + ("…" if len(parts) > limit else "")


def beyond_ascii(data: bytes) -> str:
    """What is left of UTF-8 text without printable ASCII and line ends: little, so that a search in it costs little."""
    return data.translate(None, _PRINTABLE).decode(errors="surrogatepass")


def clip(words: str, limit: int) -> str:
    """The text on one line, cut before ``limit`` characters between words, with an ellipsis."""
    line = on_one_line(words)
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–—-") + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest known word, or an empty string where none is near."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest, or an empty string where none is near."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    return next(iter(difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)), "")


def with_article(noun: str) -> str:
    """``a person``, ``an organization``."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def plural(count: int, noun: str, nouns: str = "") -> str:
    """``1 article``, ``3 articles``, ``1,204 entities``."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def without_bidi(text: str) -> str:
    """The text without directional overrides, embeddings and isolates (UAX #9), which are invisible.

    They could make it read as what it does not say.
    """
    # None of them is printable, and to see that all of a text is costs a quarter of a search.
    if text.isascii() or text.isprintable():
        return text
    if not _BIDI.search(beyond_ascii(text.encode(errors="surrogatepass"))):
        return text
    return _BIDI.sub("", text)
