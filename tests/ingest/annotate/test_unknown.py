"""Articles in other languages: what holds in every language is said, nothing else is claimed, and that is told."""

from __future__ import annotations

import pytest

from briefings.ingest import clean
from briefings.ingest.annotate import unknown
from briefings.ingest.types import Clean, Options

GERMAN = """Hafengespräche beginnen wieder
Veröffentlicht am 7. Mai 2019 um 16:30 Uhr

Die Minister der beiden Länder haben sich am Montag in der Hauptstadt getroffen und über den Hafen gesprochen.

„Wir sind bereit“, sagte die Ministerin nach dem Treffen. Der Vertrag war am 3. März 2018 unterzeichnet worden und
soll nun erneuert werden, wie es aus dem Ministerium heißt.
"""
FRENCH = """Les négociations sur le port reprennent
Publié le 7 mai 2019

Les ministres des deux pays se sont rencontrés lundi dans la capitale pour parler du port, et mon pays est prêt, a dit
la ministre après la rencontre.

Le traité avait été signé le 1er mars 2018 dans la ville, et il sera renouvelé avant la fin de cette année.
"""
ARABIC = """استئناف محادثات الميناء
7 مايو 2019

التقى وزراء البلدين في العاصمة يوم الاثنين وتحدثوا عن الميناء وعن التجارة بين البلدين في هذا العام.

وقالت الوزيرة بعد الاجتماع إن المعاهدة التي وقعت في 3 مارس 2018 سوف تجدد قبل نهاية هذا العام.
"""
CHINESE = """港口谈判恢复
2019年5月7日

两国部长星期一在首都会面，讨论了港口问题。部长在会后表示，双方已经准备好继续谈判，并将在年底前达成协议。

该条约于2018年3月3日签署，双方希望在今年年底之前续签。专家认为，这对两国的贸易非常重要。
"""
RUSSIAN = """Переговоры о порте возобновились
7 мая 2019 года

Министры двух стран встретились в понедельник в столице и говорили о порте и о торговле между странами в этом году.

Министр сказала после встречи, что договор, который был подписан 3 марта 2018 года, будет продлён до конца года.
"""
TEXTS = {
    "de": (GERMAN, "Hafengespräche beginnen wieder", "2019-05-07T16:30", "2018-03-03"),
    "fr": (FRENCH, "Les négociations sur le port reprennent", "2019-05-07", "2018-03-01"),
    "ar": (ARABIC, "استئناف محادثات الميناء", "2019-05-07", "2018-03-03"),
    "zh": (CHINESE, "港口谈判恢复", "2019-05-07", "2018-03-03"),
    "ru": (RUSSIAN, "Переговоры о порте возобновились", "2019-05-07", "2018-03-03"),
}


def cleaned(text: str) -> Clean:
    return clean.reextract(text.encode(), "a.txt", Options())


@pytest.mark.parametrize("language", TEXTS)
def test_metadata_and_dates_printed_in_full_are_read(language: str) -> None:
    text, title, published, signed = TEXTS[language]
    article = cleaned(text)
    found = unknown.annotate(article, Options())
    assert (article.language, article.title, article.published) == (language, title, published)
    assert [date.value for date in found.annotations.dates] == [signed]
    assert all(article.text[date.start : date.end].strip() for date in found.annotations.dates)


@pytest.mark.parametrize("language", TEXTS)
def test_nothing_is_claimed_that_needs_a_model_and_that_is_told(language: str) -> None:
    found = unknown.annotate(cleaned(TEXTS[language][0]), Options())
    assert (found.entities, found.annotations.quotations, found.key_points, found.summary) == ((), (), (), None)
    assert found.annotations.damage == ()
    assert {"entities", "quotations", "key points"} <= set(found.unavailable)


def test_a_wrong_encoding_shows_in_any_language() -> None:
    (spot,) = unknown.annotate(cleaned(GERMAN.replace("heißt", "heiÃŸt")), Options()).annotations.damage
    assert spot.kind == "garble"


def test_the_editors_topics_are_called_up_by_words_of_any_language() -> None:
    options = Options(topics=(("ports", ("Hafen", "Hafengespräche")), ("sport", ("Fußball",))))
    assert unknown.annotate(cleaned(GERMAN), options).topics == ("ports",)
