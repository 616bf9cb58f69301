"""Writes plain Markdown as HTML without the parser: the same bytes in a tenth of the time.

Most of what newspapers print is paragraphs, some links, a list, a quote. Their HTML is put together here; whatever is
not plain beyond doubt (`write` gives None) goes to Python-Markdown as a whole. A property test holds both to the same
bytes, so this module may only ever be too careful.
"""

from __future__ import annotations

import html
import re

# Deleting what is plain from the bytes is a tenth of the work of a search: little is left to look at.
_PLAIN = bytes(code for code in range(0x20, 0x7F) if chr(code) not in "<`|") + b"\n\x0e\x0f"
_UNSURE = re.compile("[\x00-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BLANK = re.compile(r"\n{2,}")
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])([^\n]*[^\s#\\])")
_ENTITY = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)")

# What may make a line something else than a line of its paragraph; asterisks before a word do not.
_LINE = re.compile(r"[#>=:~_+\s]|-(?:\s|[-\s]*$)|\*(?!\*?[^\s*])|\d+[.)]")

_SPECIAL = re.compile(r"[\\*_\[\]]")
_HOST = r"(?:(?!xn--)[a-z][a-z0-9-]*\.)+[a-z]{2,}"
_PATH = r"[A-Za-z0-9/?=._~%+,@#-]*"
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!])"
    rf"|(?<!!)\[(?P<words>[^\[\]\\]+)\]\((?P<address>https?://{_HOST}(?:/{_PATH})?|/{_PATH}|#[A-Za-z0-9-]+)\)"
    r"|(?P<mark>(?<!\*)\*\*?(?!\*))"
    r"|(?P<joint>(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))"
    r"|(?P<unsure>[\\*_\[\]])"
)
_MARKS = {"**": ("<strong>", "</strong>"), "*": ("<em>", "</em>")}
_MERGING = "->"
"""Blocks of one of these, one after the other, are one list or quote to the parser."""


def write(markup: str) -> str | None:
    """The sanitized HTML of a text, as `markdown.converter` defines it; None where only the parser can tell."""
    rest = markup.encode(errors="surrogatepass").translate(None, _PLAIN)
    if rest and _UNSURE.search(rest.decode(errors="replace")):
        return None
    if " \n" in markup or "\n " in markup or markup[:1] == " ":
        return None
    return _blocks(markup.strip("\n"))


def _blocks(markup: str) -> str | None:
    made: list[str] = []
    last = ""
    for block in _BLANK.split(markup):
        kind = block[:1]
        if not block or block[0].isspace() or block[-1].isspace() or (kind == last and kind in _MERGING):
            return None
        last = kind
        written = _block(kind, block)
        if written is None:
            return None
        made.append(written)
    return "\n".join(made)


def _block(kind: str, block: str) -> str | None:
    if block[:2] == "- ":
        return _list(block)
    if kind == ">":
        return _quote(block)
    if kind == "#":
        heading = _HEADING.fullmatch(block)
        words = _inline(heading[2]) if heading else None
        return f"<h{len(heading[1])}>{words}</h{len(heading[1])}>" if heading and words is not None else None
    words = None if any(map(_LINE.match, block.split("\n"))) else _inline(block)
    return None if words is None else f"<p>{words}</p>"


def _list(block: str) -> str | None:
    made: list[str] = []
    for line in block.split("\n"):
        words = line[2:]
        if line[:2] != "- " or not words or words[0].isspace() or words[-1].isspace() or _LINE.match(words):
            return None
        written = _inline(words)
        if written is None:
            return None
        made.append(f"<li>{written}</li>\n")
    return f"<ul>\n{''.join(made)}</ul>"


def _quote(block: str) -> str | None:
    lines: list[str] = []
    for line in block.split("\n"):
        words = line[2:]
        if line != ">" and (line[:2] != "> " or not words or words[0].isspace() or words[0] == ">"):
            return None
        lines.append(words)
    made = _blocks("\n".join(lines))
    return None if made is None else f"<blockquote>\n{made}\n</blockquote>"


def _inline(words: str) -> str | None:
    """The words of one element with their links and strong words."""
    if not _SPECIAL.search(words):
        return _text(words)
    made: list[str] = []
    done = 0
    marks = 0
    used = ""
    for token in _TOKEN.finditer(words):
        made.append(_text(words[done : token.start()]))
        kind, done = token.lastgroup, token.end()
        if kind == "unsure":
            return None
        if kind == "mark":
            if not (_closes if marks % 2 else _opens)(words, token) or token[0] != (used or token[0]):
                return None
            used = token[0]
            made.append(_MARKS[used][marks % 2])
            marks += 1
        elif kind == "address":
            inner = _inline(token["words"])
            if inner is None:
                return None
            made.append(f'<a href="{token["address"]}">{inner}</a>')
        else:
            made.append(_text(token["escaped"] or "_"))
    return None if marks % 2 else "".join((*made, _text(words[done:])))


def _opens(words: str, token: re.Match[str]) -> bool:
    """Whether asterisks can only begin something here: no word before them, one right behind them."""
    before, after = words[token.start() - 1 : token.start()], words[token.end() : token.end() + 1]
    return bool(after) and not after.isspace() and not before.isalnum()


def _closes(words: str, token: re.Match[str]) -> bool:
    """Whether asterisks can only end something here: a word right before them, none behind them."""
    before, after = words[token.start() - 1 : token.start()], words[token.end() : token.end() + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _text(words: str) -> str:
    if "&" in words:
        words = html.unescape(_ENTITY.sub("&amp;", words)).replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\xa0", "&nbsp;") if "\xa0" in words else words
