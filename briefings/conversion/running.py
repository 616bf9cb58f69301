"""One run of conversion: wave by wave, drafts are made, and become files before the next wave begins."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager

import msgspec

from briefings import engine
from briefings.conversion.inbox import INBOX, Waiting
from briefings.conversion.setting import Setting
from briefings.conversion.waves import forget, waves
from briefings.conversion.writing import Archive
from briefings.diagnostics import Place
from briefings.digests import digest_of
from briefings.ingest import cluster, pool
from briefings.ingest.annotators import Chosen
from briefings.ingest.pool import Converter
from briefings.ingest.types import Options, Refusal
from briefings.model import Article, Content, Draft

_CACHED = "draft"


class Run:
    """One run of conversion.

    Args:
        setting: What it works with.
        options: For all files.

    Attributes:
        files: What was written so far, relative to the site.
        refused: The raw files that were refused, by name.
    """

    def __init__(self, setting: Setting, options: Options) -> None:
        self._setting, self._options = setting, options
        self._store, self._report, self._progress = setting.store, setting.report, setting.progress
        self.files: list[str] = []
        self.refused: list[str] = []

    def convert(self, new: Sequence[Waiting], content: Content[Article], annotator: Chosen) -> None:
        """Converts and writes what waits.

        Raises:
            MissingExtraError: if a part is not installed that the conversion or the cluster needs.
            ContentError: if the annotator cannot be loaded.
            ClusterError: if the cluster cannot do the work.
            PublishError: if the disk refuses.
        """
        archive = Archive(self._setting.site, content, self._store, self._report)
        self.files += archive.finish({item.raw.file: item.sha256 for item in new})
        rest = [item for item in new if item.raw.file not in archive.done]
        makers = engine.digest() + annotator.identity()
        self._progress.stage("converting", len(rest))
        with self._converter(annotator, len(rest)) as convert:
            for wave in waves(rest, self._store):
                keys = {item.raw.file: self._key(item, makers) for item in wave}
                self.files += archive.write(archive.plan(self._drafts(wave, keys, convert)))
                self._store.drop(_CACHED, (key for file, key in keys.items() if file in archive.done))
                gc.collect()  # a build searches for no circular garbage, and parsers of web pages leave much
        self.refused += archive.refused
        forget(self._store)
        archive.close()

    def _converter(self, annotator: Chosen, count: int) -> AbstractContextManager[Converter]:
        means = self._setting.means
        if means.executor:
            return cluster.converter(means.executor, self._options, annotator)
        return pool.converter(self._options, annotator, means.jobs, count)

    def _drafts(self, wave: Sequence[Waiting], keys: Mapping[str, bytes], convert: Converter) -> list[Draft]:
        """The drafts of a wave in order of file name, from the cache where a run was cut short."""
        known = self._store.get_many(_CACHED, keys.values())
        done = {file: draft for file, key in keys.items() if (draft := _decoded(known.get(key)))}
        self._progress.advance(len(done))
        for made in convert([item.raw for item in wave if item.raw.file not in done]):
            self._progress.advance(item=made.file)
            if isinstance(made, Refusal):
                self._refuse(made)
            else:
                done[made.file] = made
                self._store.put_many(_CACHED, {keys[made.file]: msgspec.msgpack.encode(made)})
        drafts = [done[file] for file in sorted(done)]
        for draft in drafts:
            self._note_unavailable(draft)
        return drafts

    def _refuse(self, made: Refusal) -> None:
        self.refused.append(made.file)
        out = "take this file out" if made.code == "no-article" else "mend the annotator and build again"
        place, remedy = Place(f"{INBOX}/{made.file}"), f"the rest was converted; {out}"
        self._report.warn(made.code, f"refused: {made.reason}", place, remedy)

    def _note_unavailable(self, draft: Draft) -> None:
        """Says what the annotator could not look for in an article, so that nobody takes its absence for a finding."""
        if draft.unavailable:
            message = f"language {draft.language}: {', '.join(draft.unavailable)} were not looked for"
            remedy = "add by hand what is worth it; title, dates printed in full and structure are there"
            self._report.note("not-annotated", message, Place(f"{INBOX}/{draft.file}"), remedy)

    def _key(self, item: Waiting, makers: bytes) -> bytes:
        told = msgspec.msgpack.encode((makers, item.raw.file, item.sha256, self._options))
        return digest_of(told)


def _decoded(data: bytes | None) -> Draft | None:
    try:
        return msgspec.msgpack.decode(data, type=Draft) if data else None
    except msgspec.MsgspecError:
        return None
