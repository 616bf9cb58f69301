"""Facts come back from how they are kept as they were, each kind by itself."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from briefings.accession.kept import KeptFacts, kept
from briefings.catalog.facts import Facts, Kind
from briefings.catalog.library import Record
from tests.catalog.builders import library_of, port_talks


def at_hand(record: Record) -> Facts:
    """The facts of an article, none of them left to be decoded."""
    return Facts(**{kind: getattr(record.facts, kind) for kind in Facts.__struct_fields__})


def test_every_kind_comes_back_as_it_was() -> None:
    for record in library_of(*port_talks()).records:
        facts, line = at_hand(record), msgspec.structs.replace(record.notice.line, summary="", story=None)
        found = KeptFacts(kept(facts), line)
        for kind in Facts.__struct_fields__:
            assert getattr(found, kind) == getattr(facts, kind), kind


def test_a_row_is_had_without_the_others() -> None:
    for record in library_of(*port_talks()).records:
        facts, line = at_hand(record), msgspec.structs.replace(record.notice.line, summary="", story=None)
        found = KeptFacts(kept(facts), line)
        for kind in get_args(Kind):
            rows = [found.row(kind, index) for index in range(len(getattr(facts, kind)))]
            assert rows == [facts.row(kind, index) for index in range(len(rows))] == list(getattr(facts, kind)), kind


def test_every_kind_of_facts_has_a_name() -> None:
    assert get_args(Kind) == Facts.__struct_fields__


def test_rows_are_kept_without_the_line_that_the_notice_has() -> None:
    record = library_of(*port_talks()).records[0]
    assert record.line.label.encode() not in kept(msgspec.structs.replace(at_hand(record), key_points=(), stated=()))


def test_what_is_none_of_this_is_refused() -> None:
    line = library_of(*port_talks()).records[0].line
    for data in (b"\xc1", msgspec.msgpack.encode([]), msgspec.msgpack.encode("facts")):
        with pytest.raises((msgspec.MsgspecError, ValueError)):
            KeptFacts(data, line)
