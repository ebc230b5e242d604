"""Who and what a trigger may be linked to: the mentions that the actors room knows, and other noun phrases as written.

"Police", "the rebels" and "a suicide bomber" act in the news as much as whoever has a name; which of them do is the
reader's to say.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.model.actor import EntityMention
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.reading import Party
from timeline.model.span import Span
from timeline.model.time import ResolvedTime

__all__ = ["parties_of"]

_PLACES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "parataxis", "dislocated"})
_DESCRIBING = frozenset({"compound", "amod", "flat", "nummod"})
_JOINTS = frozenset({"of", "for"})  # within a name
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
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
    covered = 0  # up to where a name goes on that began before
    for word in sentence.words:
        if word.upos not in ("NOUN", "PROPN") or word.relation not in _PLACES or word.start < covered:
            continue
        first, last = _first_word(sentence, word), _last_word(sentence, word)
        spans = [Span(first.start, end.end) for end in dict.fromkeys((last, word))]
        span = next((span for span in spans if not _is_taken(span, taken)), None)
        if span is not None:
            covered = span.end
            yield Party(span, sentence.index, word.index, span.of(text))


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_right(taken, span.end, key=lambda other: other.start)
    return any(span.overlaps(other) for other in taken[max(0, at - 2) : at + 1])


def _first_word(sentence: Sentence, head: Word) -> Word:
    """The first of the words right before a noun that describe it; hyphens join: "the 47-year-old businessman"."""
    first = head
    while first.index > max(0, head.index - _LONGEST):
        before = sentence.words[first.index - 1]
        describes = before.relation in _DESCRIBING and first.index <= before.head <= head.index
        if not describes and not before.is_hyphenated_with(first):
            break
        first = before
    return first


def _last_word(sentence: Sentence, head: Word) -> Word:
    """The last word of a name that goes on after its head: "Secretary of State"."""
    if not head.text[:1].isupper():
        return head
    last, rest = head, sentence.words[head.index + 1 :]
    for word, following in pairwise(rest):
        joins = word.text in _JOINTS and following.text[:1].isupper() and following.upos in _NAMING
        if not joins and not (last is not head and word.text[:1].isupper() and word.upos in _NAMING):
            break
        last = following if joins else word
    return last
