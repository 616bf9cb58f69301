"""The questions of a review: what is shown of a doubt, and what the editor's answers mean."""

from __future__ import annotations

from typing import Any, get_args

import click

from briefings.cli.console import Console, on_one_line, styled
from briefings.cli.typed import sound
from briefings.content.opened import EditFault
from briefings.desk.decisions import DEFAULT_EVIDENCE, Decision, new_entity
from briefings.desk.doubts import REASONS, Doubt
from briefings.desk.session import Session
from briefings.errors import ContentError
from briefings.model import DamageKind, Entity, EntityKind
from briefings.text import plural

_CHOICES = "[a]ccept  [c]hange  [r]eject  [s]kip  [q]uit"
_HELP = """\
  a  accept: it is right, and from now on your word
  c  change: it is there, but says something wrong
  r  reject: there is no such thing here; the words stay
  s  skip: decide another time
  q  quit: what was decided is written already"""
_NEW = "new:"
_NOBODY = "-"
_SHOWN_ROLES = 3


class Walk:
    """A walk through articles: asks, and counts what was decided.

    Args:
        session: The review.
        console: Where it is told.
        by: Who reviews; asked for when it is needed, if empty.
        day: Today.
    """

    def __init__(self, session: Session, console: Console, by: str, day: str) -> None:
        self._session, self._console, self._by, self._day = session, console, by, day
        self._decided = self._checked = 0

    def done(self) -> str:
        """What this walk did, in a line."""
        return f"{plural(self._decided, 'decision')} written, {plural(self._checked, 'article')} checked"

    def through(self, path: str, where: str) -> bool:
        """One article; False where the editor has had enough."""
        article = self._session.article(path)
        doubts = self._session.doubts(path)
        self._console.say("")
        self._console.say(on_one_line(f"{where}: {article.meta.title or article.text[:60]}"), bold=True)
        self._console.say(f"{path}: {plural(len(doubts), 'doubtful annotation') if doubts else 'nothing is doubtful'}")
        seen: set[tuple[str, str, int]] = set()
        skipped = 0
        while doubt := next((item for item in self._session.doubts(path) if item.key not in seen), None):
            seen.add(doubt.key)
            answer = self._ask(path, doubt, f"{len(seen)} of {max(len(doubts), len(seen))}")
            if answer == "q":
                return False
            skipped += answer == "s"
        return self._offer_check(path, skipped)

    def _ask(self, path: str, doubt: Doubt, where: str) -> str:
        """Shows a doubt until it is decided or passed over; gives the answer's letter."""
        self._show(doubt, where)
        while True:
            answer = click.prompt(_CHOICES, default="s", show_default=False, prompt_suffix=" > ").strip().lower()[:1]
            if answer in {"s", "q"}:
                return str(answer)
            decision = self._decision(answer, doubt) if answer in {"a", "c", "r"} else None
            if decision is None:
                self._console.say(_HELP)
                continue
            try:
                self._session.decide(path, doubt, decision)
            except EditFault as fault:
                self._console.say(f"not written: {fault.message}; {fault.remedy}", fg="yellow")
            except ContentError as fault:
                self._console.diagnostics(fault.diagnostics)
            else:
                self._decided += 1
                return str(answer)

    def _show(self, doubt: Doubt, where: str) -> None:
        count = f", at {doubt.times} places" if doubt.times > 1 else ""
        self._console.say("")
        self._console.say(f"{where} · {doubt.kind}: {REASONS[doubt.reason]}{count} · {doubt.place}", fg="cyan")
        if doubt.sentence:
            end = doubt.start + len(doubt.words)
            words = styled(f"⟦{on_one_line(doubt.sentence[doubt.start : end])}⟧", bold=True)
            self._console.say(
                f"  {on_one_line(doubt.sentence[: doubt.start])}{words}{on_one_line(doubt.sentence[end:])}"
            )
        self._console.say(f"  {on_one_line(doubt.says)}")
        if doubt.by:
            self._console.say(f"  found by {doubt.by.rule}, which is right {doubt.by.confidence:.0%} of the time")
        for number, entity_id in enumerate(doubt.others, start=1):
            self._console.say(f"  {number}: {self._described(entity_id)}")

    def _described(self, entity_id: str) -> str:
        entity = self._session.entities.get(entity_id)
        if entity is None:
            return entity_id
        known_by = f", known by: {', '.join(entity.known_by[:_SHOWN_ROLES])}" if entity.known_by else ""
        return f"{entity_id}: {entity.name} ({entity.kind}){known_by}"

    def _decision(self, answer: str, doubt: Doubt) -> Decision | None:
        """What an answer means, further questions asked; None where it means nothing here."""
        if answer == "r":
            return Decision(action="reject")
        if doubt.kind == "entity" and doubt.proposal is not None:
            return self._proposed_entity(doubt, change=answer == "c")
        if answer == "a":
            return Decision(action="accept", target=self._speaker_of(doubt))
        if doubt.kind == "entity":
            return self._changed_entity(doubt)
        if doubt.kind == "date":
            return self._changed_date(doubt)
        if doubt.kind in {"quote", "paraphrase"}:
            return self._changed_speaker(doubt)
        return self._changed_note(doubt)

    def _proposed_entity(self, doubt: Doubt, *, change: bool) -> Decision | None:
        """Who is meant by words that are no mention yet: one of those they may mean, or somebody new."""
        item = doubt.proposal
        if item is None:
            return None
        kind = _kind(item.kind, "person")
        name = item.name or item.exact
        if item.candidates or change:
            target = self._ask_entity(doubt, f"{_NEW} {name}", kind)
        else:
            found = self._session.find(name)
            new = new_entity(name, kind, self._session.entities, item.aliases)
            target = found if found and found.kind == kind else new
        return Decision(action="change" if change else "accept", target=target)

    def _changed_entity(self, doubt: Doubt) -> Decision:
        entity_id = doubt.label.removeprefix("@")
        entity = self._session.entities.get(entity_id)
        kind: EntityKind = entity.kind if entity else "person"
        target = self._ask_entity(doubt, entity_id, kind)
        if entity and target.id == entity_id:
            wanted = click.prompt("kind", type=click.Choice(get_args(EntityKind)), default=kind)
            if wanted != kind:
                self._session.retype(entity_id, _kind(wanted, kind))
        roles = _typed(f"roles, parted by semicolons ({_NOBODY} for none)", default="", show_default=False)
        return Decision(action="change", target=target, roles=_listed(roles) if roles.strip() else None)

    def _changed_date(self, doubt: Doubt) -> Decision:
        before = doubt.says.partition(":")[0]
        value = _typed("date (2019, 2019-05, 2019-05-06, or unresolved)", default=before)
        evidence = _typed("how do you know", default=DEFAULT_EVIDENCE)
        return Decision(action="change", value=value, evidence=evidence)

    def _changed_speaker(self, doubt: Doubt) -> Decision:
        kind = click.prompt("kind", type=click.Choice(["quote", "paraphrase"]), default=doubt.kind)
        words = self._asked_speaker()
        if not words:
            return Decision(action="change", kind=kind, target=self._speaker_of(doubt))
        if words == _NOBODY:
            return Decision(action="change", kind=kind, speaker="")
        if words.startswith(_NEW):
            target: Entity | None = self._made(_new_name(words), "person")
        else:
            target = self._session.find(words)
        spoken = _typed("in the article's words", default=target.name if target else words)
        if target is None:
            self._console.say(f"  nobody of the site goes by {words!r}: written in words alone")
        return Decision(action="change", kind=kind, speaker=spoken, target=target)

    def _asked_speaker(self) -> str:
        """Who speaks, as it was typed; a new one has a name."""
        while True:
            question = f"who speaks (id or name; {_NEW} NAME; {_NOBODY} for not stated; Enter to keep)"
            words = _typed(question, default="", show_default=False)
            if not words.startswith(_NEW) or _new_name(words):
                return words
            self._console.say(f"  for a new one write the name too: {_NEW} NAME")

    def _changed_note(self, doubt: Doubt) -> Decision | None:
        if doubt.kind == "damage":
            before, _, text = doubt.says.partition(": ")
            kind = click.prompt("kind", type=click.Choice(get_args(DamageKind)), default=before)
            return Decision(action="change", kind=kind, text=_typed("explanation", default=text))
        if doubt.kind == "caption":
            credit = _typed(f"credit ({_NOBODY} for none)", default=_NOBODY)
            return Decision(action="change", text="" if credit == _NOBODY else credit)
        self._console.say("  there is nothing to change about it: accept or reject it")
        return None

    def _ask_entity(self, doubt: Doubt, default: str, kind: EntityKind) -> Entity:
        """The entity that is meant: a number of those shown, an id, a name, or a new one."""
        while True:
            shown = ", a number above" if doubt.others else ""
            words = _typed(f"who or what is meant (id or name{shown}, or {_NEW} NAME)", default=default)
            if words.isdecimal() and 1 <= int(words) <= len(doubt.others):
                words = doubt.others[int(words) - 1]
            if words.startswith(_NEW):
                return self._made(_new_name(words) or doubt.words, kind)
            if found := self._session.find(words):
                return found
            self._console.say(f"  not one entity goes by {words!r}; for a new one write {_NEW} {words}")

    def _made(self, name: str, kind: EntityKind) -> Entity:
        wanted = click.prompt("kind", type=click.Choice(get_args(EntityKind)), default=kind)
        return new_entity(name, _kind(wanted, kind), self._session.entities)

    def _speaker_of(self, doubt: Doubt) -> Entity | None:
        """The speaker that a proposal names, who must be defined where it is written."""
        item = doubt.proposal
        return self._session.entities.get(item.speaker_id) if item and item.speaker_id else None

    def _offer_check(self, path: str, skipped: int) -> bool:
        """Asks whether the article is checked, and writes so; False where the editor has had enough."""
        left = f"{plural(skipped, 'doubt')} skipped; " if skipped else ""
        self._console.say("")
        question = f"{left}mark the article as checked [{'y/N/q' if skipped else 'Y/n/q'}]"
        answer = click.prompt(question, default="n" if skipped else "y", show_default=False, value_proc=_one_of_three)
        if answer != "y":
            return bool(answer == "n")
        if not self._by:
            self._by = _typed("by whom")
        try:
            self._session.check_off(path, self._by, self._day)
        except EditFault as fault:
            self._console.say(f"not written: {fault.message}; {fault.remedy}", fg="yellow")
        else:
            self._checked += 1
        return True


def _typed(question: str, **options: Any) -> str:
    """What is typed, without blanks around it; asked again where no file could hold it."""
    answer: str = click.prompt(question, value_proc=sound, **options)
    return answer


def _one_of_three(words: str) -> str:
    letter = words.strip().lower()[:1]
    if letter not in {"y", "n", "q"}:
        raise click.UsageError("type y, n or q")
    return letter


def _new_name(words: str) -> str:
    return " ".join(words.removeprefix(_NEW).split())


def _kind(words: str | None, default: EntityKind) -> EntityKind:
    known: tuple[EntityKind, ...] = get_args(EntityKind)
    return next((kind for kind in known if kind == words), default)


def _listed(words: str) -> tuple[str, ...]:
    return () if words.strip() == _NOBODY else tuple(part.strip() for part in words.split(";") if part.strip())
