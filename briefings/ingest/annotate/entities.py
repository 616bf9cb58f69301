"""From names to entities: who or what each mention means within one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, pairwise

import msgspec

from briefings.ingest.annotate import confidence, demonyms, lexicon, people, places
from briefings.ingest.annotate.form import spelled_out
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.tokens import Line
from briefings.ingest.annotate.wordlist import word_set
from briefings.model import By, Damage, EntityKind, Mention
from briefings.text import slugify

_ACRONYM = 4
# "Harvard" is more than Harvard Law School, "Lahore" more than its police.
_PARTS = lexicon.STATE_BODIES | word_set(
    "College Hospital Institute Laboratory Library Museum Observatory Office School University of for and"
)
# Titles of clergy without which a man of one name is not known.
_STYLES = frozenset({"Mullah", "Maulana", "Maulvi", "Ayatollah"})


class Known(msgspec.Struct, frozen=True):
    """An entity as one article knows it.

    Attributes:
        forms: The words used for it, the first mention's first.
        mentions: In order of place.
    """

    id: str
    name: str
    kind: EntityKind
    forms: tuple[str, ...]
    mentions: tuple[Name, ...]

    @property
    def aliases(self) -> tuple[str, ...]:
        """The forms other than the name."""
        return tuple(form for form in self.forms if form != self.name)

    @property
    def by(self) -> By:
        """The surest rule among those that found its mentions."""
        return confidence.of_entity(self.kind, self.name, [name.rule for name in self.mentions])


def resolve(lines: Sequence[Line], names: Sequence[Name]) -> tuple[Known, ...]:
    """The entities that the names mean, ordered by id; a name that may mean two of them is left out."""
    keys = _keys(lines, names)
    members: dict[tuple[EntityKind, str], list[Name]] = defaultdict(list)
    for name in names:
        key = keys.get((name.line, name.first))
        if key is not None:
            members[name.kind, key].append(name)
    members = _styled(lines, members)
    taken: set[str] = set()
    found: list[Known] = []
    for (kind, key), mentions in members.items():
        ident = _fresh(slugify(key), kind, taken)
        taken.add(ident)
        forms = tuple(dict.fromkeys(form for name in mentions for form in _forms(lines, name)))
        found.append(Known(ident, key, kind, forms, tuple(mentions)))
    return tuple(sorted(found, key=lambda known: known.id))


Members = dict[tuple[EntityKind, str], list[Name]]


def _styled(lines: Sequence[Line], members: Members) -> Members:
    """The same, a person known by one name alone called as the article does: "Mullah Omar"."""
    styled: Members = {}
    for (kind, key), names in members.items():
        styles = {_word_before(lines, name) for name in names} & _STYLES if kind == "person" and " " not in key else ()
        styled[kind, " ".join([*sorted(styles)[:1], key])] = names
    return styled


def _word_before(lines: Sequence[Line], name: Name) -> str:
    return lines[name.line].tokens[name.first - 1].text if name.first else ""


def _forms(lines: Sequence[Line], name: Name) -> Iterator[str]:
    """The words of a mention, and with the country that owns a body: "China's Defense Ministry"."""
    yield name.words
    if name.kind == "organization" and _is_generic(name.words):
        owner = demonyms.possessive_before(lines[name.line], name.first)
        if owner is not None:
            yield lines[name.line].words(owner, name.last)


def _fresh(slug: str, kind: EntityKind, taken: set[str]) -> str:
    """The slug, or where another entity of the article has it already, the slug with the kind and a number."""
    others = (f"{slug}-{kind}" + (f"-{number}" if number > 1 else "") for number in count(1))
    return next(ident for ident in chain([slug], others) if ident not in taken)


def _keys(lines: Sequence[Line], names: Sequence[Name]) -> dict[tuple[int, int], str | None]:
    """For each name's place the entity's full name; None where the words leave it open."""
    cased = _cased(names)
    forms = tuple(dict.fromkeys(cased[name.words] for name in names if name.kind == "person"))
    persons = people.groups(forms)
    bodies = _bodies(lines, names)
    whole = _whole(names)
    acronyms = _acronyms(lines, names)
    keys: dict[tuple[int, int], str | None] = {}
    for name in names:
        words = cased[name.words]
        if name.kind == "person":
            full = persons[words] or _so_far(names, name, cased, persons)
            keys[name.line, name.first] = full or _titled(lines, names, name, cased, persons)
        elif name.kind == "place":
            keys[name.line, name.first] = places.SAME.get(words, words)
        else:
            keys[name.line, name.first] = (
                bodies.get((name.line, name.first)) or acronyms.get(words) or whole.get(words, words)
            )
    return keys


def _so_far(
    names: Sequence[Name], name: Name, cased: Mapping[str, str], persons: Mapping[str, str | None]
) -> str | None:
    """Whom a surname that several bear means while the article has named only one of them in full."""
    place = name.line, name.first
    heads = {
        full
        for other in names
        if other.kind == "person" and (other.line, other.first) < place and " " in other.words
        and (full := persons[cased[other.words]]) is not None
    }  # fmt: skip
    bearers = people.short_for(cased[name.words], sorted(heads))
    return bearers[0] if len(bearers) == 1 else None


def _titled(
    lines: Sequence[Line],
    names: Sequence[Name],
    name: Name,
    cased: Mapping[str, str],
    persons: Mapping[str, str | None],
) -> str | None:
    """Whom a surname that several bear means: the one whose full name followed the same rank earlier in the paragraph.

    "General Sharif" after "General Raheel Sharif" is he, although "Prime Minister Nawaz Sharif" bears the name too.
    """
    rank = _word_before(lines, name)
    if rank not in lexicon.TITLES:
        return None
    bearers = {
        full
        for other in names
        if other.line == name.line and other.first < name.first and _word_before(lines, other) == rank
        and (full := persons.get(cased[other.words])) is not None and cased[name.words] in full.split()
    }  # fmt: skip
    return min(bearers) if len(bearers) == 1 else None


def _cased(names: Sequence[Name]) -> Mapping[str, str]:
    """Each form in the usual case: a headline's "KABUL" is Kabul where the article, the lists or the kind allow it."""
    usual = {name.words.upper(): name.words for name in names if not name.words.isupper()}
    known = {place.upper(): place for place in places.PLACES if len(place) > _ACRONYM}
    cased = {}
    straight = any("'" in name.words for name in names)
    for name in names:
        words = name.words
        if words.isupper():
            words = usual.get(words) or known.get(words) or words
            if words.isupper() and name.kind == "person" and len(words.split()) > 1:
                words = words.title()
        # Two keyboards wrote "O'Hara" and "O’Hara": one name.
        cased[name.words] = (words.replace("’", "'") if straight else words).removeprefix("The ")
    persons = [cased[name.words] for name in names if name.kind == "person"]
    parts = {part.upper(): part for words in persons if not words.isupper() for part in words.split()}
    for words in persons:
        if words.isupper() and " " not in words:
            cased[words] = parts.get(words, words)
    return cased


def _acronyms(lines: Sequence[Line], names: Sequence[Name]) -> Mapping[str, str]:
    """Short forms that the article itself introduces in brackets, with what they stand for."""
    found: dict[str, str] = {}
    for before, name in pairwise(names):
        tokens = lines[name.line].tokens
        if before.line != name.line or name.kind != "organization" or before.kind == "person" or " " in name.words:
            continue
        in_brackets = before.last == name.first - 1 and tokens[before.last].text == "("
        if in_brackets and spelled_out(tokens, before.last, name.words) is not None:
            found.setdefault(name.words, before.words)
    return found


def _whole(names: Sequence[Name]) -> Mapping[str, str]:
    """Short forms of firms and unions with the one longer name that they begin: "Castellane" of "Castellane Rail"."""
    forms = {name.words.removeprefix("The ") for name in names if name.kind == "organization"}
    found: dict[str, str] = {}
    for short in sorted(forms - lexicon.GENERIC - lexicon.ORGANIZATIONS - lexicon.DEMONYMS):
        longer = [form for form in sorted(forms) if form.startswith(short + " ")]
        if len(longer) == 1 and not _PARTS & set(longer[0].removeprefix(short).split()):
            found[short] = longer[0]
    return found


def _bodies(lines: Sequence[Line], names: Sequence[Name]) -> Mapping[tuple[int, int], str]:
    """Full names of bodies that every state has: "China's Defense Ministry" is the Chinese Defense Ministry.

    A bare "Defense Ministry" is the article's only one of that name, if there is only one.
    """
    generic = [name for name in names if name.kind == "organization" and _is_generic(name.words)]
    found: dict[tuple[int, int], str] = {}
    owners: dict[str, set[str]] = defaultdict(set)
    for name in generic:
        owner = demonyms.owner_before(lines[name.line], name.first)
        if owner:
            found[name.line, name.first] = f"{owner} {name.words}"
            owners[name.words].add(owner)
    for name in generic:
        if (name.line, name.first) not in found and len(owners[name.words]) == 1:
            found[name.line, name.first] = f"{min(owners[name.words])} {name.words}"
    return found


def _is_generic(words: str) -> bool:
    split = words.split()
    return split[-1] in lexicon.STATE_BODIES and not any(word in lexicon.DEMONYMS for word in split)


def mentions(lines: Sequence[Line], known: Sequence[Known]) -> tuple[Mention, ...]:
    """Every mention, in order of place."""
    return tuple(sorted(Mention(*span(lines, name), entity.id) for entity in known for name in entity.mentions))


def span(lines: Sequence[Line], name: Name) -> tuple[int, int]:
    """Where a name stands in the article's text."""
    tokens = lines[name.line].tokens
    return tokens[name.first].start, tokens[name.last - 1].end


def spelling_variants(lines: Sequence[Line], known: Sequence[Known]) -> tuple[Damage, ...]:
    """Spots where the article spells a person's name one letter apart from its other mentions."""
    return tuple(spot for entity in known if entity.kind == "person" for spot in _variants(lines, entity))


def _variants(lines: Sequence[Line], entity: Known) -> Iterator[Damage]:
    counts = {form: sum(name.words == form for name in entity.mentions) for form in entity.forms}
    for form in entity.forms:
        others = [other for other in entity.forms if people.is_variant(form, other)]
        usual = max(others, key=lambda other: counts[other], default=None)
        if usual is None or (counts[form], -entity.forms.index(form)) > (counts[usual], -entity.forms.index(usual)):
            continue
        for name in entity.mentions:
            if name.words == form:
                start, end = span(lines, name)
                text = f"Elsewhere in this article the name is spelled “{usual}”. Left as found."
                yield Damage(start, end, end, "spelling", text, confidence.by("spelling"))
