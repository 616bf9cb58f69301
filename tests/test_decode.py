"""Every fault of a document at once, each in its place and with what to do."""

from typing import Literal

import msgspec
import pytest

from briefings import yamldoc
from briefings.decode import decode
from briefings.diagnostics import Report


class Ship(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    built: int = 1990


class Harbour(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    berths: int = 1
    draught: float = 1.0
    open: bool = True
    kind: Literal["sea", "river"] = "sea"
    tide: Literal["high", "low"] | None = None
    note: str | None = None
    goods: tuple[str, ...] = ()
    ships: tuple[Ship, ...] = ()
    fees: dict[str, str | int | float | bool] = {}
    pilot: Ship | None = None


def read(text: str) -> tuple[Harbour | None, list[str]]:
    report = Report()
    document = yamldoc.parse(text, "a.md", report)
    assert document is not None
    harbour = decode(document, Harbour, report)
    return harbour, [str(found).replace(" error:", "", 1) for found in report.diagnostics]


def test_a_good_document_is_a_record() -> None:
    harbour, faults = read("name: Gwadar\ngoods: [salt]\nships:\n  - {name: Dawn}\npilot: {name: Sun, built: 2001}\n")
    assert harbour == Harbour(name="Gwadar", goods=("salt",), ships=(Ship("Dawn"),), pilot=Ship("Sun", 2001))
    assert faults == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("nmae: x", "a.md:2:1: unknown key 'nmae'; did you mean 'name'? [unknown-key]"),
        ("berths: many", "a.md:2:9: 'berths' is 'many', expected a whole number [wrong-value]"),
        ("berths: 1.5", "a.md:2:9: 'berths' is 1.5, expected a whole number [wrong-value]"),
        ("draught: deep", "a.md:2:10: 'draught' is 'deep', expected a number [wrong-value]"),
        ("open: maybe", "a.md:2:7: 'open' is 'maybe', expected true or false [wrong-value]"),
        ("kind: see", "a.md:2:7: 'kind' is 'see', expected one of sea, river; did you mean 'sea'? [wrong-value]"),
        ("kind: 7", "a.md:2:7: 'kind' is 7, expected one of sea, river [wrong-value]"),
        ("tide: hihg", "a.md:2:7: 'tide' is 'hihg', expected one of high, low; did you mean 'high'? [wrong-value]"),
        ("note: 12", "a.md:2:7: 'note' is 12, expected text; put it in quotes [wrong-value]"),
        ("note: true", "a.md:2:7: 'note' is true, expected text; put it in quotes [wrong-value]"),
        ("open: No", "a.md:2:7: 'open' is 'No', expected true or false; write false [wrong-value]"),
        ("note: [a]", "a.md:2:7: 'note' is a list, expected text [wrong-value]"),
        (
            "goods: salt",
            "a.md:2:8: 'goods' is 'salt', expected a list; write [a, b], or one item a line after a dash [wrong-value]",
        ),
        ("goods: [salt, 7]", "a.md:2:15: 'goods[2]' is 7, expected text; put it in quotes [wrong-value]"),
        ("ships: [Dawn]", "a.md:2:9: 'ships[1]' is 'Dawn', expected a mapping [wrong-value]"),
        ("ships: [{built: 7}]", "a.md:2:9: the key 'ships[1].name' is missing; add it [missing-key]"),
        ("pilot: {name: A, buit: 7}", "a.md:2:18: unknown key 'pilot.buit'; did you mean 'built'? [unknown-key]"),
        ("pilot: Sun", "a.md:2:8: 'pilot' is 'Sun', expected a mapping [wrong-value]"),
        (
            "fees: {a: [1]}",
            "a.md:2:11: 'fees.a' is a list, expected text or a whole number or a number or true or false [wrong-value]",
        ),
    ],
)
def test_a_fault_says_where_what_and_what_to_do(line: str, expected: str) -> None:
    harbour, faults = read(f"name: Gwadar\n{line}\n")
    assert harbour is None
    assert faults == [expected]


def test_all_faults_come_at_once() -> None:
    _, faults = read("berths: many\ngoods: [1, 2]\nsihps: []\n")
    assert [fault.split(": ")[0] for fault in faults] == ["a.md:1:1", "a.md:1:9", "a.md:2:9", "a.md:2:12", "a.md:3:1"]


@pytest.mark.parametrize(("text", "shown"), [("- a\n", "a list"), ("words\n", "'words'"), ("42\n", "42")])
def test_a_document_that_is_no_mapping_is_told_so(text: str, shown: str) -> None:
    _, faults = read(text)
    assert faults == [f"a.md:1:1: the document is {shown}, expected a mapping [wrong-value]"]


def test_an_empty_document_misses_what_it_must_hold() -> None:
    _, faults = read("")
    assert faults == ["a.md:1:1: the key 'name' is missing; add it [missing-key]"]


def test_a_long_value_is_shown_by_its_beginning() -> None:
    _, faults = read(f"name: Gwadar\nberths: {'x' * 500}\n")
    assert len(faults[0]) < 150
    assert "xxx…'" in faults[0]
