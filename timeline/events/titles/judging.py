"""What is wrong with a title, so that the best of several can be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.events.attribution import is_speech
from timeline.events.cues import cue_words
from timeline.events.titles.fitting import LONGEST
from timeline.events.titles.line import Line, Scene
from timeline.events.titles.words import titled
from timeline.model.actor import EntityMention
from timeline.model.analysis import Word
from timeline.model.event import Status

__all__ = ["HOPELESS", "Attempt", "faults_of", "is_telling"]

HOPELESS = 20
FEWEST_WORDS = 3
FEWEST_SAID = 2  # words after a verb of saying
_OPENING = frozenset({"VERB", "AUX", "PART", "ADP", "SCONJ"})
_NOMINAL = frozenset({"amod", "compound", "nsubj", "csubj"})


@dataclass(frozen=True, slots=True)
class Attempt:
    """A line as it would be printed, with the names shown for its pronouns."""

    line: Line
    title: str
    shown: Mapping[int, str]


def faults_of(attempt: Attempt, status: Status, scene: Scene, entities: Sequence[EntityMention]) -> int:
    """The sum of what a reader would miss; 0 for a title that stands alone."""
    words = [word for word in attempt.line.words() if word.upos != "PUNCT"]
    if not words:
        return HOPELESS
    size = len(attempt.title.split())
    return sum(
        (
            6 * (size < 2) + (size == 2) + 9 * (len(attempt.title) > LONGEST),
            3 * _says_nothing(attempt.line, words),
            _of_opening(attempt, words[0]),
            2 * (not _names_someone(attempt, words, scene, entities)),
            2 * (not _shows(status, words) and not attempt.line.lead),
            2 * attempt.line.whole,
        )
    )


def is_telling(title: str) -> bool:
    """Whether a title stands alone: it has words enough and does not open with a pronoun."""
    words = title.split()
    return len(words) >= FEWEST_WORDS and words[0].lower() not in titled("pronouns", "empty")


@cache
def _markers(status: Status) -> frozenset[str]:
    lists = {
        Status.PLANNED: ("plans",),
        Status.HYPOTHETICAL: ("plans", "wishing", "threats", "modals", "conditions", "refusing"),
        Status.DENIED: ("refusing", "negations"),
        Status.CANCELLED: (),
    }
    if status not in lists:
        return frozenset()
    words = titled("markers", status.value).union(*(cue_words(f"status.{name}") for name in lists[status]))
    if status in (Status.CANCELLED, Status.DENIED):
        words |= cue_words("aspect.cancel") | cue_words("aspect.avoid")
    return words


def _shows(status: Status, words: Sequence[Word]) -> bool:
    """Whether a reader sees that the event is planned, possible, denied or cancelled."""
    markers = _markers(status)
    return not markers or any(w.lemma.lower() in markers or w.text.lower() in markers for w in words)


def _says_nothing(line: Line, words: Sequence[Word]) -> bool:
    """ "The minister said": a verb of saying that is the event, and not what is said."""
    verb = next((w for w in words if w.index in line.held and is_speech(w)), None)
    after = [w for w in words if verb is not None and (line.speech or w.index > verb.index)]
    return verb is not None and len(after) < FEWEST_SAID


def _of_opening(attempt: Attempt, first: Word) -> int:
    """ "It was signed", "Signed a treaty": nobody is named who does it."""
    if attempt.line.lead or first.index in attempt.shown:
        return 0
    word = attempt.title.split()[0].lower() if attempt.title else ""
    pronoun = word in titled("pronouns", "empty") and first.upos in ("PRON", "DET")
    if pronoun or (word in titled("pronouns", "first_person") and first.text != "US"):
        return 3
    return 4 if first.upos in _OPENING and first.relation not in _NOMINAL else 0


def _names_someone(attempt: Attempt, words: Sequence[Word], scene: Scene, entities: Sequence[EntityMention]) -> bool:
    if attempt.line.lead or any(attempt.shown.values()):
        return True
    if any(word.upos == "PROPN" and not scene.tells_time(word) for word in words):
        return True
    return any(m.span.start <= w.start < m.span.end and (m.actors or m.place) for m in entities for w in words)
