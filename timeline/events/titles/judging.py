"""What is wrong with a title, so that the best of several can be taken."""

from collections.abc import Sequence
from functools import cache

from timeline.events.attribution import is_speech
from timeline.events.titles.fitting import LONGEST
from timeline.events.titles.line import Line
from timeline.events.titles.words import titled
from timeline.lexicons import read_lexicon
from timeline.model.actor import EntityMention
from timeline.model.analysis import Word
from timeline.model.event import Status

__all__ = ["faults_of"]

_EMPTY_SPEECH = 3  # words after the speaker that a statement needs


@cache
def _markers(status: Status) -> frozenset[str]:
    cues = read_lexicon("en/cues")
    lists = {
        Status.PLANNED: ("plans",),
        Status.HYPOTHETICAL: ("plans", "wishing", "threats", "modals", "conditions", "refusing"),
        Status.DENIED: ("refusing", "negations"),
        Status.CANCELLED: (),
    }
    if status not in lists:
        return frozenset()
    words = {word for name in lists[status] for word in cues["status"][name]} | titled("markers", status.value)
    if status in (Status.CANCELLED, Status.DENIED):
        words |= set(cues["aspect"]["cancel"]) | set(cues["aspect"]["avoid"])
    return frozenset(words)


def faults_of(line: Line, title: str, status: Status, entities: Sequence[EntityMention], shown: dict[int, str]) -> int:
    """The sum of what a reader would miss; 0 for a title that stands alone."""
    words = [word for word in line.words() if word.upos != "PUNCT"]
    size = len(title.split())
    found = 6 * (size < 2) + (size == 2) + 9 * (len(title) > LONGEST)
    if not words:
        return 20
    found += 3 * _says_nothing(line, words)
    found += _of_opening(line, title, words, shown)
    found += 2 * (not _names_someone(line, words, entities, shown))
    if (
        not line.lead
        and _markers(status)
        and not any({w.lemma.lower(), w.text.lower()} & _markers(status) for w in words)
    ):
        found += 2
    return found


def _says_nothing(line: Line, words: Sequence[Word]) -> bool:
    """ "The minister said": a verb of saying that is the event, and not what is said."""
    verb = next((w for w in words if w.index in line.held and is_speech(w)), None)
    after = [w for w in words if verb is not None and (line.speech or w.index > verb.index)]
    return verb is not None and len(after) < _EMPTY_SPEECH - 1


def _of_opening(line: Line, title: str, words: Sequence[Word], shown: dict[int, str]) -> int:
    first = words[0]
    if line.lead or first.index in shown:
        return 0
    if title.split()[0].lower() in titled("pronouns", "empty") and first.upos in ("PRON", "DET"):
        return 3
    if title.split()[0].lower() in titled("pronouns", "first_person"):
        return 3
    opens = first.upos in ("VERB", "AUX", "PART", "ADP", "SCONJ") and first.relation not in (
        "amod",
        "compound",
        "nsubj",
        "csubj",
    )
    return 4 if opens else 0


def _names_someone(line: Line, words: Sequence[Word], entities: Sequence[EntityMention], shown: dict[int, str]) -> bool:
    if line.lead or any(shown.values()) or any(word.upos == "PROPN" for word in words):
        return True
    return any(m.span.start <= w.start < m.span.end and (m.actors or m.place) for m in entities for w in words)
