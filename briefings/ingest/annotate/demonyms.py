"""Which adjective belongs to which country."""

from __future__ import annotations

from briefings.ingest.annotate.tokens import Line

ADJECTIVES = {
    "Afghanistan": "Afghan", "Algeria": "Algerian", "Argentina": "Argentine", "Australia": "Australian",
    "Austria": "Austrian", "Bangladesh": "Bangladeshi", "Belarus": "Belarusian", "Belgium": "Belgian",
    "Brazil": "Brazilian", "Britain": "British", "Canada": "Canadian", "China": "Chinese", "Cuba": "Cuban",
    "Egypt": "Egyptian", "France": "French", "Germany": "German", "Greece": "Greek", "Hungary": "Hungarian",
    "India": "Indian", "Indonesia": "Indonesian", "Iran": "Iranian", "Iraq": "Iraqi", "Ireland": "Irish",
    "Israel": "Israeli", "Italy": "Italian", "Japan": "Japanese", "Jordan": "Jordanian", "Kazakhstan": "Kazakh",
    "Kenya": "Kenyan", "Kyrgyzstan": "Kyrgyz", "Lebanon": "Lebanese", "Libya": "Libyan", "Malaysia": "Malaysian",
    "Mexico": "Mexican", "Myanmar": "Myanmar", "Nepal": "Nepalese", "Netherlands": "Dutch", "Nigeria": "Nigerian",
    "North Korea": "North Korean", "Norway": "Norwegian", "Pakistan": "Pakistani", "Philippines": "Philippine",
    "Poland": "Polish", "Qatar": "Qatari", "Russia": "Russian", "Saudi Arabia": "Saudi", "Serbia": "Serbian",
    "Singapore": "Singaporean", "South Africa": "South African", "South Korea": "South Korean", "Spain": "Spanish",
    "Sri Lanka": "Sri Lankan", "Sweden": "Swedish", "Switzerland": "Swiss", "Syria": "Syrian", "Tajikistan": "Tajik",
    "Thailand": "Thai", "Turkey": "Turkish", "Turkmenistan": "Turkmen", "Ukraine": "Ukrainian",
    "United Kingdom": "British", "Uzbekistan": "Uzbek", "Vietnam": "Vietnamese", "Yemen": "Yemeni",
}  # fmt: skip
_KNOWN = frozenset(ADJECTIVES.values())
_LONGEST = 2


def owner_before(line: Line, first: int) -> str | None:
    """The adjective of the country that the words before a token name: "China's", "Afghan", "the US"."""
    owner = possessive_before(line, first)
    if owner is not None:
        return ADJECTIVES[line.words(owner, first - 1)]
    for size in (_LONGEST, 1):
        words = line.words(max(0, first - size), first)
        if words in _KNOWN:
            return words
    return None


def possessive_before(line: Line, first: int) -> int | None:
    """The first token of a country whose possessive stands before a token: "China's"."""
    mark = first - 1
    if mark < 1 or line.tokens[mark].text not in {"'s", "’s", "'", "’"}:
        return None
    sizes = (size for size in (_LONGEST, 1) if mark >= size)
    return next((mark - size for size in sizes if line.words(mark - size, mark) in ADJECTIVES), None)
