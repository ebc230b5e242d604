"""A trigger in its sentence: the value that everything after trigger finding works on."""

from dataclasses import dataclass

from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in a sentence: its type, its word, the verb that gives it tense, and how that verb governs it."""

    sentence: Sentence
    word: Word
    type: str
    span: Span
    governor: Word | None  # the verb that lends tense: itself, a light verb, an aspectual verb, or the verb above
    link: str  # own, light, aspect:begin ..., argument, none
    plover: str | None = None  # codes of this sense where they are not the type's; "-" is none at all
    cameo: str | None = None
    refuses: bool = False  # its negation is the event: "will not accept" is a refusal, and it is made
