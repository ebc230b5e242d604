"""A title on its way: words of one sentence in reading order, and which of them may go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.events.attribution import is_speech
from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["Line", "Part", "Scene", "Spare"]

_BEFORE_TIME = frozenset(
    {
        "in",
        "on",
        "at",
        "by",
        "since",
        "during",
        "until",
        "from",
        "early",
        "late",
        "earlier",
        "later",
        "for",
        "over",
        "within",
    }
)


_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "ADP", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and the dates in it, which the event shows elsewhere."""

    sentence: Sentence
    clock: tuple[Span, ...]
    around: frozenset[int]  # words that only frame the rest: "In July", "..., a newspaper reported on Friday"

    @classmethod
    def of(cls, sentence: Sentence, clock: Sequence[Span], lengths: Sequence[Span] = ()) -> "Scene":
        """``lengths`` are durations, which a title keeps except at the start: "For two weeks factories ..."."""
        return cls(sentence, tuple(clock), _opening(sentence, [*clock, *lengths]) | _closing(sentence, clock))

    def tells_time(self, word: Word) -> bool:
        return any(span.start <= word.start < span.end for span in self.clock)


def _opening(sentence: Sentence, clock: Sequence[Span]) -> frozenset[int]:
    """ "In July North Korea returned ...": parsers take such a date for a part of the name after it."""
    words = sentence.words
    start = next((i for i, w in enumerate(words[:4]) if w.upos != "PUNCT" and w.text.lower() not in _BEFORE_TIME), 0)
    span = next((span for span in clock if start < len(words) and span.start <= words[start].start < span.end), None)
    if span is None:
        return frozenset()
    last = next((i for i in range(start, len(words)) if words[i].start >= span.end), len(words))
    following = words[last].text if last < len(words) else ""
    if following.lower() in ("'s", "’s", "-") or (start == 0 and last == 1 and following != ","):
        return frozenset()  # "Friday's attack", "Friday prayers"
    return frozenset(range(last))


def _closing(sentence: Sentence, clock: Sequence[Span]) -> frozenset[int]:
    """ "..., a newspaper reported on Friday": parsers hang this on anything."""
    words = sentence.words
    comma = next((i for i in range(len(words) - 2, 2, -1) if words[i].text in (",", "''", "”")), None)
    if comma is None:
        return frozenset()
    tail = words[comma + 1 :]
    said = next((i for i, w in enumerate(tail) if is_speech(w)), 0)
    before, after = tail[:said], [w for w in tail[said + 1 :] if w.upos not in ("PUNCT", "ADP", "DET")]
    named = bool(before) and all(w.upos in _NAMING for w in before) and before[-1].upos in ("NOUN", "PROPN", "PRON")
    dated = all(any(span.start <= w.start < span.end for span in clock) for w in after)
    return frozenset(range(comma + 1, len(words))) if said and named and dated else frozenset()


@dataclass(frozen=True, slots=True)
class Spare:
    """Words that can be left out together; the highest rank goes first."""

    words: frozenset[int]
    rank: int


@dataclass(frozen=True, slots=True)
class Part:
    """A word with what it keeps of its dependents, by index in the sentence."""

    words: frozenset[int] = frozenset()
    spare: tuple[Spare, ...] = ()

    def __or__(self, other: "Part") -> "Part":
        return Part(self.words | other.words, (*self.spare, *other.spare))


@dataclass(frozen=True)
class Line:
    """Fragments of a sentence, each in text order, read one after the other.

    ``held`` may not be left out; ``lead`` is a name to put first where the sentence leaves the subject out; ``speech``
    says that the last fragment is what the ones before it say; ``whole`` that nothing of the sentence is left out.
    """

    sentence: Sentence
    fragments: tuple[Part, ...]
    held: frozenset[int]
    lead: str = ""
    speech: bool = False
    whole: bool = False

    def words(self) -> tuple[Word, ...]:
        """The words in reading order."""
        return self._words

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return tuple(self.sentence.words[index] for part in self.fragments for index in sorted(part.words))

    def without(self, gone: frozenset[int]) -> "Line":
        kept = tuple(Part(part.words - gone, part.spare) for part in self.fragments)
        return replace(self, fragments=kept)
