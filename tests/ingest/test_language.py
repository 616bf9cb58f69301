"""Which language a text is in."""

import pytest

from briefings.ingest import language

TEXTS = {
    "en": "The ministers met in the harbour and spoke about the pier, which is to be built with money from the bank "
    "that they had asked for a loan. It was not said when the work would begin or who would pay for it at last.",
    "fr": "Les ministres se sont rencontrés dans le port et ont parlé de la jetée, qui sera construite avec l'argent "
    "de la banque à laquelle ils avaient demandé un prêt. On ne sait pas quand les travaux vont commencer ni qui paie.",
    "de": "Die Minister trafen sich im Hafen und sprachen über die Mole, die mit dem Geld der Bank gebaut werden soll, "
    "bei der sie um einen Kredit gebeten hatten. Es wurde nicht gesagt, wann die Arbeiten beginnen und wer es bezahlt.",
    "es": "Los ministros se reunieron en el puerto y hablaron del muelle que se construirá con el dinero del banco al "
    "que habían pedido un préstamo. No se dijo cuándo van a empezar las obras ni quién las va a pagar al final.",
    "ru": "Министры встретились в порту и говорили о пирсе, который будет построен на деньги банка, у которого они "
    "просили кредит. Не было сказано, когда начнутся работы и кто за это заплатит, но это не так и важно. " * 2,
    "zh": "两国交通部长星期二在港口会面，谈到了新码头的建设问题。没有人说明由谁来支付这笔费用。",
    "ja": "両国の運輸大臣は火曜日に港で会談し、新しい埠頭について話し合った。費用を誰が払うのかは分からない。",
    "ko": "양국 교통부 장관은 화요일 항구에서 만나 새 부두에 대해 이야기를 나누었다. 누가 비용을 낼지는 밝히지 않았다.",
    "ar": "التقى الوزيران في الميناء وتحدثا عن الرصيف الذي سيتم بناؤه من أموال البنك. ولم يعرف من الذي سيدفع "
    "في النهاية على أن هذا ما قاله بعد ذلك، وقد كان في الميناء مع عدد من الوزراء الذي التقى بهم. " * 2,
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_language_is_told_by_its_words_or_script(tag: str) -> None:
    assert language.identify(TEXTS[tag]) == tag


def test_words_count_for_more_than_a_declaration() -> None:
    assert language.identify(TEXTS["fr"], "en") == "fr"


def test_a_declaration_adds_the_region() -> None:
    assert language.identify(TEXTS["en"], "en_gb") == "en-GB"


def test_a_declaration_counts_where_words_show_nothing() -> None:
    assert language.identify("Zzz qqq xxx", "sw") == "sw"


@pytest.mark.parametrize("text", ["", "12 34", "Zzz qqq xxx", "Kabul Beijing Islamabad"])
def test_what_is_not_clear_is_not_guessed(text: str) -> None:
    assert language.identify(text) == "und"


@pytest.mark.parametrize(("declared", "tag"), [("en-us", "en-US"), ("zh_hans", "zh-Hans"), ("", None), ("und", None)])
def test_a_declared_language_is_brought_into_form(declared: str, tag: str | None) -> None:
    assert language.tag(declared) == tag


@pytest.mark.parametrize("declared", [None, "english language", "e", "x-default-and-more", "en;q=0.5"])
def test_other_declarations_are_none(declared: str | None) -> None:
    assert language.tag(declared) is None


def test_single_letters_are_no_words_of_a_language() -> None:
    text = "A. B. Carver, E. O. Dunn, M. A. Flint, O. E. Gray, A. E. Hill, A. O. Ives, and others of the port met. " * 3
    assert language.identify(text) == "en"


def test_another_language_needs_a_clear_lead_over_english() -> None:
    mixed = "The ministers of the port said that it was la place de la paix, le jardin de la ville, et la vie. " * 3
    assert language.identify(mixed) in {"en", "und"}
