"""A title on its way: words of one sentence in reading order, and which of them may go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["Line", "Part", "Scene", "Spare"]

_BEFORE_TIME = frozenset(
    {"in", "on", "at", "by", "since", "during", "until", "from", "early", "late", "earlier", "later"}
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and the dates in it, which the event shows elsewhere."""

    sentence: Sentence
    clock: tuple[Span, ...]
    opening: frozenset[int]  # words of a date that opens the sentence: "In July", "Last month"

    @classmethod
    def of(cls, sentence: Sentence, clock: Sequence[Span]) -> "Scene":
        return cls(sentence, tuple(clock), _opening(sentence, clock))

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


@dataclass(frozen=True, slots=True)
class Line:
    """Fragments of a sentence, each in text order, read one after the other.

    ``held`` may not be left out; ``lead`` is a name to put first where the sentence leaves the subject out; ``speech``
    says that the last fragment is what the ones before it say.
    """

    sentence: Sentence
    fragments: tuple[Part, ...]
    held: frozenset[int]
    lead: str = ""
    speech: bool = False

    def words(self) -> list[Word]:
        """The words in reading order."""
        return [self.sentence.words[index] for part in self.fragments for index in sorted(part.words)]

    def without(self, gone: frozenset[int]) -> "Line":
        kept = tuple(Part(part.words - gone, part.spare) for part in self.fragments)
        return replace(self, fragments=kept)
