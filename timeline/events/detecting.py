"""Which words tell an event: those that the reader is sure enough of, and the triggers of a user's own types."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.lexicons.event_types import EventType
from timeline.model.analysis import Analysis, Sentence
from timeline.model.reading import Reading
from timeline.model.span import Span

__all__ = ["MENTION", "mentions_in", "own_type_of", "words_of_own_types"]

MENTION = 0.3  # probability above which words are a mention of some event


def words_of_own_types(analysis: Analysis, types: Mapping[str, EventType]) -> list[tuple[Span, str]]:
    """The words that a user's own types name as triggers, and which type. Order: as in the text, longest first."""
    wanted = [(tuple(trigger.lower().split()), kind.id) for kind in types.values() for trigger in kind.triggers]
    wanted.sort(key=lambda item: -len(item[0]))
    return [found for sentence in analysis.sentences for found in _in_sentence(sentence, wanted)] if wanted else []


def _in_sentence(sentence: Sentence, wanted: Sequence[tuple[tuple[str, ...], str]]) -> Iterator[tuple[Span, str]]:
    at = 0
    while at < len(sentence.words):
        for forms, kind in wanted:
            words = sentence.words[at : at + len(forms)]
            if len(words) == len(forms) and all(
                form in (word.lemma.lower(), word.text.lower()) for form, word in zip(forms, words, strict=True)
            ):
                yield Span(words[0].start, words[-1].end), kind
                at += len(forms) - 1
                break
        at += 1


def own_type_of(span: Span, own: Sequence[tuple[Span, str]]) -> str | None:
    """The user's type that words were found for."""
    return next((kind for other, kind in own if other.overlaps(span)), None)


def mentions_in(reading: Reading, own: Sequence[tuple[Span, str]]) -> list[int]:
    """The rows of triggers that count as mentions. Order: as in the text."""
    return [
        row
        for row, trigger in enumerate(reading.triggers)
        if 1 - trigger.salience[0] >= MENTION or own_type_of(trigger.span, own) is not None
    ]
