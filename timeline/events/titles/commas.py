"""Where a phrase stands between commas, whichever word the parser hangs the commas on."""

from timeline.model.analysis import Sentence, Word

__all__ = ["is_after_comma", "is_between_commas", "is_joined"]

_COMMAS = frozenset({",", "''", '"', "”"})


def is_after_comma(sentence: Sentence, word: Word) -> bool:
    """Whether a comma or a closing quotation mark opens the phrase of a word or stands right before it."""
    first = sentence.subtree(word)[0]
    before = sentence.words[first.index - 1].text if first.index else ""
    return first.text in _COMMAS or before in _COMMAS


def is_between_commas(sentence: Sentence, word: Word) -> bool:
    """ "Medvedev, more prosaically, was expected"."""
    last = sentence.subtree(word)[-1]
    after = sentence.words[last.index + 1].text if last.index + 1 < len(sentence.words) else ""
    return "," in (last.text, after) and is_after_comma(sentence, word)


def is_joined(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase follows on without any mark: "President Xi Jinping"."""
    inside = sentence.subtree(word)
    before = sentence.words[inside[0].index - 1] if inside[0].index else None
    return before is not None and before.upos != "PUNCT" and inside[0].upos != "PUNCT"
