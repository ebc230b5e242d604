"""The words of ``lexicons/en/cues.toml``, by table and name."""

from functools import cache

from timeline.lexicons import read_lexicon

__all__ = ["cue_words", "is_cue"]


@cache
def cue_words(name: str) -> frozenset[str]:
    """A list of cue words: ``cue_words("status.plans")``."""
    table, _, key = name.partition(".")
    return frozenset(read_lexicon("en/cues")[table][key])


def is_cue(word: str, *names: str) -> bool:
    """Whether a lemma or form stands in one of the lists."""
    return any(word in cue_words(name) for name in names)
