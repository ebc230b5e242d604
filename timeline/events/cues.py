"""The words of ``lexicons/en/cues.toml``, by table and name."""

from functools import cache

from timeline.lexicons import word_set

__all__ = ["cue_words", "is_cue"]


@cache
def cue_words(name: str) -> frozenset[str]:
    """A list of cue words: ``cue_words("status.plans")``."""
    return word_set("en/cues", name)


def is_cue(word: str, *names: str) -> bool:
    """Whether a lemma or form stands in one of the lists."""
    return any(word in cue_words(name) for name in names)
