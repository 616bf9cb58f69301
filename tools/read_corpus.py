#!/usr/bin/env python3
"""Reads clean paragraphs out of the free texts that the package's models are trained on.

    read_corpus.py FOLDER > paragraphs.jsonl

FOLDER holds checkouts of the repositories that ``briefings/ingest/annotate/data/README.md`` names, under their own
names. Each line of the output is one paragraph or list item as a JSON string, in order of file name. What is not plain
text once its markup is gone (tables, code, shortcodes, odd characters) is left out.
"""

from __future__ import annotations

import html
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

MARKDOWN = ("digitalgov.gov/content/news", "18f.gsa.gov/content/posts")
"""Articles of two agencies of the United States, dedicated to the public domain (CC0)."""

GUM = ("news", "interview", "academic", "court")
"""The genres of GUM whose texts are CC BY; the others are share-alike, non-commercial, or not free."""

SHORTEST, LONGEST = 25, 1_500
EVERY = 3
"""Of the agencies' and the presidents' many paragraphs each third one is taken, lest they outweigh the rest."""

CORPORA = "nltk_data/packages/corpora"
SPEECHES, MASC = "state_union", "masc_tagged"
"""Addresses of presidents of the United States (public domain), and the written part of MASC, the Manually Annotated
Sub-Corpus of American English (free for any use): reports, essays, guides, letters, research."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_UNREADABLE = re.compile(r"```.*?```|<(script|style|table|pre)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?")
LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*(?:\([^()]*\)[^()]*)*\)(?:\{[^}]*\})?")
_TAG = re.compile(r"</?(?:a|b|i|em|strong|span|p|br|u|cite)\b[^>]*>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(\S(?:.*?\S)?)\1(?!\w)")
_ITEM = re.compile(r"^\s{0,3}(?:[-*+]|\d{1,2}[.)])\s+", re.MULTILINE)
_LEFT_OVER = re.compile(
    r"[<>{}\[\]|*_`#\\=~^\ufffd]|https?:|\w@\w|&\w+;|[,;–-]$|^[a-z]|(?:^|\s)\"(?:\s|$)|\?\?|''|\s'\s"
)


def main() -> None:
    """Prints every paragraph."""
    for paragraph in paragraphs(Path(sys.argv[1])):
        print(json.dumps(paragraph, ensure_ascii=False))  # noqa: T201 - the tool's output


def paragraphs(root: Path) -> Iterator[str]:
    """Every clean paragraph."""
    many = [paragraph for paragraph in (*markdown(root), *speeches(root)) if is_clean(paragraph)]
    yield from filter(is_clean, (*many[::EVERY], *gum(root), *masc(root)))


def markdown(root: Path) -> Iterator[str]:
    """The paragraphs of the agencies' articles."""
    for folder in MARKDOWN:
        for path in sorted((root / folder).rglob("*.md")):
            yield from map(plain, parts(path.read_text(encoding="utf-8")))


def parts(text: str) -> Iterator[str]:
    """The paragraphs and list items of a Markdown file, with their markup."""
    for part in re.split(r"\n\s*\n", _UNREADABLE.sub(" ", _FRONT_MATTER.sub("", text))):
        # Words that a shortcode put in would be missing: the whole paragraph is left out.
        if not _SHORTCODE.search(part) and not _IMAGE.search(part):
            yield from _ITEM.split(part)


def plain(part: str) -> str:
    """A part of a Markdown text without links, emphasis, and line breaks."""
    words = LINK.sub(r"\1", _TAG.sub("", part))
    for _ in range(2):
        words = _EMPHASIS.sub(r"\2", words)
    return " ".join(html.unescape(words).split())


def gum(root: Path) -> Iterator[str]:
    """The paragraphs of GUM's documents: CoNLL-U, whose comments carry the sentences as they were written."""
    for genre in GUM:
        for path in sorted((root / "gum/dep").glob(f"GUM_{genre}_*.conllu")):
            for part in path.read_text(encoding="utf-8").split("# newpar\n")[1:]:
                yield " ".join(re.findall(r"^# text = (.+)$", part, re.MULTILINE))


def speeches(root: Path) -> Iterator[str]:
    """The paragraphs of the addresses, one a line."""
    for text in zipped(root, SPEECHES, f"{SPEECHES}/"):
        yield from (" ".join(line.split()) for line in text.splitlines())


def masc(root: Path) -> Iterator[str]:
    """The paragraphs of MASC: one sentence a line, each token with its tag, paragraphs parted by an empty line."""
    for text in zipped(root, MASC, f"{MASC}/written/"):
        for part in re.split(r"\n\s*\n", text):
            yield joined([token.rpartition("_")[0] for token in part.split()])


def zipped(root: Path, name: str, folder: str) -> Iterator[str]:
    """The texts in a folder of a corpus that comes as an archive, in order of name."""
    with zipfile.ZipFile(root / CORPORA / f"{name}.zip") as archive:
        for member in sorted(archive.namelist()):
            if member.startswith(folder) and member.endswith(".txt"):
                yield archive.read(member).decode("utf-8", "replace")


def joined(tokens: Sequence[str]) -> str:
    """Tokens as a text: marks close up to the words they belong to, and quotation marks are the common ones."""
    text = " ".join(tokens).replace("``", "“").replace("''", "”").replace("-LRB-", "(").replace("-RRB-", ")")
    text = re.sub(r"(?<=\w) ?(['’]) ?(?=(?:t|s|re|ve|ll|d|m)\b)", r"\1", text)
    text = re.sub(r" ([,.;:?!)”%]|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|['’](?= ))", r"\1", text)
    return re.sub(r"([(“$#]) ", r"\1", text)


def is_clean(paragraph: str) -> bool:
    """Whether nothing is left of any markup, and nothing tells that words are missing at either end."""
    return SHORTEST <= len(paragraph) <= LONGEST and not _LEFT_OVER.search(paragraph)


if __name__ == "__main__":
    main()
