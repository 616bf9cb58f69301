from __future__ import annotations

import json
from textwrap import dedent

from briefings.catalog.citation import Citations
from briefings.catalog.rows import Citation
from briefings.model import Article
from tests.catalog.builders import article, library_of, site
from tests.english import ENGLISH


def citation(one: Article) -> Citation:
    return Citations(site().config, ENGLISH).of(library_of(one).records[0])


STATED = article("port-talks", byline="A. Example", url="https://wire.example/talks?id=1&x={2}")
SILENT = article("ab12", "Ships {wait} & more.", published=None, title=None, publisher=None)


def test_in_plain_words() -> None:
    assert citation(STATED).plain == (
        "A. Example. “Port talks”. Sample Wire. 21 April 2016. https://wire.example/talks?id=1&x={2}. "
        "Annotated in Sample Digest, https://digest.example/articles/2016/04/port-talks/"
    )


def test_what_the_source_does_not_state_is_named_so() -> None:
    assert citation(SILENT).plain == (
        "[no headline in the source: Ships {wait} & more.]. source not stated. date not stated. "
        "Annotated in Sample Digest, https://digest.example/articles/undated/ab12/"
    )


def test_as_bibtex() -> None:
    expected = """\
    @misc{2016-04-port-talks,
      title = {{Port talks}},
      author = {{A. Example}},
      organization = {Sample Wire},
      year = {2016},
      month = apr,
      day = {21},
      url = {https://wire.example/talks?id=1&x=%7B2%7D},
      note = {Annotated in Sample Digest: \\url{https://digest.example/articles/2016/04/port-talks/}},
      language = {en},
    }"""
    assert citation(STATED).bibtex == dedent(expected)


def test_bibtex_escapes_what_latex_would_run() -> None:
    assert r"title = {{[no headline in the source: Ships \{wait\} \& more.]}}" in citation(SILENT).bibtex
    evil = article("x", title="\\input{/etc/passwd} $x$ #1 100% ~ ^ _")
    assert (
        r"\textbackslash{}input\{/etc/passwd\} \$x\$ \#1 100\% \textasciitilde{} \textasciicircum{} \_"
        in citation(evil).bibtex
    )


def test_as_csl() -> None:
    (item,) = json.loads(citation(STATED).csl)
    assert item == {
        "id": "tag:digest.example,2016-04-21:port-talks",
        "type": "article-newspaper",
        "title": "Port talks",
        "author": [{"literal": "A. Example"}],
        "container-title": "Sample Wire",
        "issued": {"date-parts": [[2016, 4, 21]]},
        "URL": "https://wire.example/talks?id=1&x={2}",
        "archive": "Sample Digest",
        "archive_location": "https://digest.example/articles/2016/04/port-talks/",
        "language": "en",
    }
    (silent,) = json.loads(citation(SILENT).csl)
    assert not {"author", "container-title", "issued"} & set(silent)
