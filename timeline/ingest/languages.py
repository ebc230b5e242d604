"""The language of an article, offline."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["detect_language"]

SHORTEST = 40  # letters; below that a guess is worth little
LONGEST = 4000
CERTAIN = 0.9
# Words that no other language uses so much.  Loading the identifier takes half a second, and most articles are English.
_ENGLISH = frozenset({"the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "said", "on", "by", "has", "have", "its"})
ENGLISH_SHARE = 0.2


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


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
