"""The language of an article, offline, and what a reader should be warned of before reading results."""

import re
from collections.abc import Iterator
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from timeline.lexicons.time_table import languages_with_tables

__all__ = ["detect_language", "reading_warnings", "stated_or_detected"]

SHORTEST = 40  # letters; below that a guess is worth little
LONGEST = 4000
CERTAIN = 0.9
SHORTEST_SENTENCE = 30  # characters of a line that could tell something
# Words that no other language uses so much.  Loading the identifier takes half a second, and most articles are English.
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "said", "on", "by", "has", "have", "its"}
)
ENGLISH_SHARE = 0.2
# The identifier knows 97 languages; the rare ones are what it says of tables and lists of names.
_WRITTEN_IN_NEWS = (
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "ms", "nl", "no", "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta",
    "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
_CODE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
_SENTENCE_LIKE = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*(?:\s|$)", re.MULTILINE)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_WRITTEN_IN_NEWS))
    return identifier


def stated_or_detected(stated: str | None, text: str) -> str | None:
    """The ISO 639-1 code that an article states ("en-GB" is "en"), else the one its text has."""
    code = _CODE.fullmatch(stated.strip()) if stated else None
    return code[1].lower() if code else detect_language(text)


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where it cannot be told."""
    sample = text[:LONGEST]
    if sum(character.isalpha() for character in sample) < SHORTEST:
        return None
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(word in _ENGLISH for word in words) > ENGLISH_SHARE * len(words):
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= CERTAIN else None


def reading_warnings(text: str, language: str | None) -> Iterator[str]:
    """What is likely to be missing from the results, and why."""
    if language not in (None, "en"):
        dates = "dates are read" if language in languages_with_tables() else "of dates, stated ones are read"
        yield f"the language seems to be {language}: events are found in English only, {dates}"
    if not any(len(line) >= SHORTEST_SENTENCE and _SENTENCE_LIKE.search(line) for line in text.split("\n")):
        yield "no line holds a sentence: the text looks like navigation or headlines only"
