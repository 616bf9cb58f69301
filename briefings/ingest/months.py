"""Names of the months as dates print them, in the languages whose dates are read; the numbers are those of ISO 8601.

Names that two languages share mean the same month in both, so one table serves all of them.
"""

from __future__ import annotations

_NAMES: dict[str, str] = {
    "English": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "German": "januar|jänner februar märz|mär april mai juni juli august september oktober|okt november dezember|dez",
    "French": "janvier|janv février|févr mars avril|avr mai juin juillet|juil août septembre octobre novembre "
    "décembre|déc",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "Russian": "января|янв февраля|фев марта апреля|апр мая июня июля августа|авг сентября|сент октября|окт "
    "ноября декабря|дек",
    "Arabic": "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "Arabic of the Levant": "كانون·الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين·الأول تشرين·الثاني "
    "كانون·الأول",
}

MONTHS: dict[str, int] = {
    name.replace("·", " "): number
    for names in _NAMES.values()
    for number, alike in enumerate(names.split(), 1)
    for name in alike.split("|")
}
"""Name in small letters -> number, 1 to 12."""
