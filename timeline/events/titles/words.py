"""The word lists of titles, loaded once."""

from functools import cache

from timeline.lexicons import word_set

__all__ = ["titled"]


@cache
def titled(table: str, key: str) -> frozenset[str]:
    """A list of the lexicon of titles: ``titled("last_word", "never")``."""
    return word_set("en/titles", f"{table}.{key}")
