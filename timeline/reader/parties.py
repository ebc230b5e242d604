"""Who and what a trigger may be linked to: the mentions that the actors room knows, and other noun phrases as written.

"Police", "the rebels" and "a suicide bomber" act in the news as much as whoever has a name; which of them do is the
reader's to say.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from timeline.model.actor import EntityMention
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.reading import Party
from timeline.model.span import Span
from timeline.model.time import ResolvedTime

__all__ = ["parties_of"]

_PLACES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "parataxis", "dislocated"})
_DESCRIBING = frozenset({"compound", "amod", "flat", "nummod"})
_LONGEST = 6  # words before the head


def parties_of(
    analysis: Analysis, entities: Sequence[EntityMention], times: Sequence[ResolvedTime]
) -> tuple[Party, ...]:
    """Each mention, and each noun phrase that neither a mention nor a date covers. Order: as in the text."""
    found = [party for mention in entities for party in _known(analysis, mention)]
    taken = [
        *(party.span for party in found if not _describes(analysis, party)),
        *(Span(time.start, time.end) for time in times),
    ]
    taken.sort()
    for sentence in analysis.sentences:
        found.extend(_unnamed(analysis.text, sentence, taken))
    return tuple(sorted(found, key=lambda party: (party.span.start, party.span.end)))


def _known(analysis: Analysis, mention: EntityMention) -> Iterator[Party]:
    sentence = analysis.sentences[mention.sentence]
    head = sentence.head_of(mention.span) if sentence.is_parsed else None
    if head is not None and (mention.actors or mention.place is not None):
        yield Party(mention.span, sentence.index, head.index, mention.text, mention)


def _describes(analysis: Analysis, party: Party) -> bool:
    """Whether a name only says whose a noun is: "Trump supporters", "Iranian sisters"."""
    return analysis.sentences[party.sentence].words[party.head].relation in ("compound", "amod")


def _unnamed(text: str, sentence: Sentence, taken: Sequence[Span]) -> Iterator[Party]:
    for word in sentence.words:
        if word.upos not in ("NOUN", "PROPN") or word.relation not in _PLACES:
            continue
        span = Span(_first_word(sentence, word).start, word.end)
        at = bisect_right(taken, span.end, key=lambda other: other.start)
        if not any(span.overlaps(other) for other in taken[max(0, at - 2) : at + 1]):
            yield Party(span, sentence.index, word.index, span.of(text))


def _first_word(sentence: Sentence, head: Word) -> Word:
    """The first of the words right before a noun that describe it."""
    first = head
    while first.index > max(0, head.index - _LONGEST):
        before = sentence.words[first.index - 1]
        if before.relation not in _DESCRIBING or not first.index <= before.head <= head.index:
            break
        first = before
    return first
