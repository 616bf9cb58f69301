"""The English words that titles of pages and feeds are made of, where no theme can know them."""

from __future__ import annotations

from datetime import date

from briefings.model import EntityKind

HOME = "Home"
ARTICLES = "Articles"
BRIEFINGS = "Briefings"
STORIES = "Stories"
STATEMENTS = "Statements"
TOPICS = "Topics"
ARCHIVE = "Archive"
TIMELINE = "Timeline"
QUOTATIONS = "Quotations"
DAMAGE = "Damage"
CORRECTIONS = "Corrections"
FORMULAS = "Phrases that come back"
SOURCES = "Sources"
SPEAKERS = "Speakers"
WITHOUT_DATE = "Without a date"
UNRESOLVED = "Dates left open"
VOICE = "The outlet’s own words"
SEARCH = "Search"
SUBSCRIBE = "Subscribe"
NOT_FOUND = "Page not found"
NO_SOURCE = "Source not stated"
EXPORTS: dict[str, str] = {"json": "JSON", "markdown": "Markdown", "text": "Plain text"}
ENTITIES: dict[EntityKind, str] = {"person": "People", "organization": "Organizations", "place": "Places"}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

ABOUT_ARTICLES = "Every annotated article, newest first, and every correction."
ABOUT_BRIEFINGS = "Every briefing, with the key points of its stories."
ABOUT_CORRECTIONS = "Every correction of a published article."


def about_story(label: str) -> str:
    """What the feed of a story carries."""
    return f"Articles and corrections of the story “{label}”."


def about_topic(name: str) -> str:
    """What the feed of a topic carries."""
    return f"Articles and corrections on the topic “{name}”."


def about_speaker(name: str) -> str:
    """What the feed of a speaker carries."""
    return f"Statements of {name}, by article."


def page(title: str, number: int) -> str:
    """The title of a numbered page of a list."""
    return f"{title}, page {number}"


def part(title: str, name: str) -> str:
    """The title of a part of a list: a letter, a period, a list on the page of something."""
    return f"{title}: {name}"


def correction(label: str) -> str:
    """The title of a correction's entry."""
    return f"Correction: {label}"


def day(value: str) -> str:
    """``21 April 2016``, ``April 2016`` or ``2016``, as precise as the value is; the time of day is left out."""
    parts = value[:10].split("-")
    number = [str(int(parts[2]))] if len(parts) > len(("year", "month")) else []
    return " ".join([*number, *([_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []), parts[0]])


def period(name: str) -> str:
    """The title of an automatic briefing: ``21 April 2016``, ``Week 16, 2016`` or ``April 2016``."""
    year, _, week = name.partition("-W")
    return f"Week {int(week)}, {year}" if week else day(name)


def span(first: date, last: date) -> str:
    """Both ends of a period in words, once where they are one day."""
    return day(first.isoformat()) if first == last else f"{day(first.isoformat())} to {day(last.isoformat())}"


def briefing_description(first: date, last: date, articles: int) -> str:
    """What an automatic briefing covers."""
    return f"What {articles} {'article' if articles == 1 else 'articles'} reported, {span(first, last)}."
