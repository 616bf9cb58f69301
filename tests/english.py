"""The package's own words in English, for tests of what is worded with them."""

from briefings.content.feed_html import NoteWords
from briefings.render.theme import wording

ENGLISH = wording(None)
MARKERS = ENGLISH.texts["marker_names"]
NOTES = NoteWords(**ENGLISH.texts["feed_notes"], damage_kinds=ENGLISH.texts["damage_kinds"])
