"""Sites full of hostile texts: raw articles as they come from the web, and files as a careless editor leaves them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import Annotations
from tests.site.builders import CONFIG, article, write

_FILLER = (
    "The harbour office said on Tuesday that the ferry to the island would sail again after a week of storms. "
    "A second ship is to follow in March, and the winter timetable stays in force until then."
)
_NAME_BYTES = 180


def annotator() -> Annotator:
    """Finds nothing: what is tested is how text travels, not what is found in it."""

    def annotate(clean: Clean, options: Options) -> Findings:  # noqa: ARG001 - the shape of an annotator
        return Findings(Annotations(), summary=clean.text.split("\n")[0][:150] or None)

    return annotate


def raw_articles(payloads: Sequence[str]) -> Mapping[str, bytes]:
    """Name -> bytes: for each payload a text and a page with it as headline, byline, caption, body and file name."""
    found: dict[str, bytes] = {}
    for number, payload in enumerate(payloads):
        line = " ".join(payload.split())
        name = _file_name(payload) or f"payload-{number}"
        text = (
            f"{line}\n\nBy {line}\n\nMarch {number % 28 + 1}, 2021\n\nPhoto: {line} (Bay Courier)\n\n"
            f"{_FILLER} It is article {number}.\n\n{payload}\n\nShe said “{line}” and left.\n\n{_FILLER}\n"
        )
        found[f"{number}{name}.txt"] = text.encode("utf-8", "replace")
        safe = html.escape(line)
        page = (
            f"<!doctype html><html lang=en><head><title>{safe} | Bay Courier</title>"
            f'<meta name=author content="{safe}"><meta property="og:title" content="{safe}">'
            f'<meta property="article:published_time" content="2021-04-{number % 28 + 1:02}">'
            f'<script type="application/ld+json">{_for_script({"@type": "NewsArticle", "headline": line})}</script>'
            f"</head><body><article><h1>{safe}</h1><p class=byline>By {safe}</p>"
            f"<figure><img src=x.png alt=x><figcaption>{safe}</figcaption></figure>"
            f"<p>{_FILLER} It is page {number}.</p><p>{safe}</p>{payload}<p>{_FILLER}</p></article></body></html>"
        )
        found[f"{number}.html"] = page.encode("utf-8", "replace")
    return found


def raw_site(root: Path, payloads: Sequence[str]) -> Path:
    """A site with all of them in its inbox."""
    write(root)
    inbox = root / "content" / "inbox"
    inbox.mkdir(parents=True)
    for name, data in raw_articles(payloads).items():
        (inbox / name).write_bytes(data)
    return root


def edited_site(root: Path, payloads: Sequence[str]) -> Path:
    """A site whose articles, entities, stories, pages, editions and configuration hold the payloads by hand."""
    files: list[tuple[str, str]] = []
    for number, payload in enumerate(payloads):
        line = json.dumps(" ".join(payload.split()))
        slug = f"hand-{number}"
        body = f"A line with {payload} in it.\n\n{payload}\n\n[Tom Quill][@tom-{number}] left."
        definition = f'[@tom-{number}]: ../../entities/tom-{number}.md "person; {html.escape(payload)}"'.replace(
            "\n", " "
        )
        files.append(
            article(slug, body + "\n\n" + definition, story=slug, source={"byline": "x"}, more=f"summary: {line}\n")
        )
        files.append(article(f"title-{number}", title=json.loads(line)))
        head = f"---\nname: {line}\nkind: person\naliases: [Tom Quill, {line}]\n---\n\n{payload}\n"
        files.append((f"content/entities/tom-{number}.md", head))
        files.append((f"content/stories/{slug}.md", f"---\ntitle: {line}\n---\n\n{payload}\n"))
        files.append((f"content/pages/page-{number}.md", f"---\ntitle: {line}\nmenu: false\n---\n\n{payload}\n"))
        edition = f'---\ntitle: {line}\npublished: "2021-03-05"\nsummary: {line}\n---\n\nWords: {payload}\n'
        files.append((f"content/briefings/edition-{number}.md", edition))
    title = json.dumps("Bay </script><script>__alive(1)</script> ]]> \"' onload=__alive(1)")
    config = CONFIG.replace("Lantern Bay", title).replace("The night desk", title) + "\n"
    config = config.replace("  editor:", f"  tagline: {title}\n  description: {title}\n  notice: {title}\n  editor:")
    return write(root, *files, config=config.replace("name: Harbour", f"name: {title}"))


def _file_name(payload: str) -> str:
    """As much of a payload as a file's name can hold."""
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069/]", "", payload)
    return shown.encode()[:_NAME_BYTES].decode(errors="ignore")


def _for_script(data: object) -> str:
    return json.dumps(data).replace("</", "<\\/")
