"""The language of a text, and the warnings that follow from reading it."""

import pytest

from timeline.ingest.languages import detect_language, reading_warnings, stated_or_detected

TEXTS = {
    "en": "The ministers met in the capital on Monday and agreed to open the border for the first time in years.",
    "de": "Die Minister trafen sich am Montag in der Hauptstadt und beschlossen, die Grenze wieder zu öffnen.",
    "fr": "Les ministres se sont réunis lundi dans la capitale et ont décidé de rouvrir la frontière.",
    "es": "Los ministros se reunieron el lunes en la capital y acordaron volver a abrir la frontera.",
    "ru": "Министры встретились в понедельник в столице и договорились вновь открыть границу между странами.",
    "uk": "Міністри зустрілися в понеділок у столиці та домовилися знову відкрити кордон між країнами.",
    "ko": "장관들은 월요일 수도에서 만나 수년 만에 처음으로 국경을 다시 열기로 합의했다고 정부가 밝혔다.",
    "ar": "التقى الوزراء يوم الاثنين في العاصمة واتفقوا على إعادة فتح الحدود لأول مرة منذ سنوات.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_of_the_news(code):
    assert detect_language(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "5", "Kim Jong Un", "12.5 13.7 14.9 " * 40])
def test_what_cannot_be_told(text):
    assert detect_language(text) is None


@pytest.mark.parametrize(("stated", "code"), [("en-GB", "en"), ("EN", "en"), ("de_DE", "de"), (" fr ", "fr")])
def test_a_stated_language_is_believed(stated, code):
    assert stated_or_detected(stated, TEXTS["en"]) == code


@pytest.mark.parametrize("stated", ["english", "", None, "??"])
def test_a_statement_that_is_no_code_is_not(stated):
    assert stated_or_detected(stated, TEXTS["de"]) == "de"


def test_an_english_article_warns_of_nothing():
    assert list(reading_warnings(TEXTS["en"], "en")) == []


def test_another_language_warns():
    assert list(reading_warnings(TEXTS["de"], "de")) == [
        "the language seems to be de: events are found in English only, dates are read"
    ]


def test_a_language_without_a_table_warns_of_more():
    assert list(reading_warnings(TEXTS["de"], "pl")) == [
        "the language seems to be pl: events are found in English only, of dates, stated ones are read"
    ]


@pytest.mark.parametrize("text", ["Home\nWorld\nSport\nMore from the newsroom of the Example\n", "Kim meets Moon"])
def test_navigation_only_warns(text):
    assert "navigation" in "".join(reading_warnings(text, None))
