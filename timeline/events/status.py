"""Whether an event is told as done, going on, to come, possible, denied or called off."""

from timeline.model.analysis import Sentence, Word
from timeline.model.event import Status
from timeline.model.reading import STATUSES, TriggerReading

__all__ = ["status_of"]

# verbs and nouns that call off what was planned: their objects are cancelled, not denied
CALLING_OFF = frozenset(
    {
        "cancel",
        "postpone",
        "scrap",
        "shelve",
        "suspend",
        "abandon",
        "delay",
        "call",
        "defer",
        "cancellation",
        "postponement",
    }
)


def status_of(trigger: TriggerReading) -> tuple[Status, float]:
    """The reader's most probable status, and how probable; of what is denied, whether it was called off."""
    best = int(trigger.statuses.argmax())
    status = Status(STATUSES[best])
    if status is Status.DENIED and _is_called_off(trigger):
        status = Status.CANCELLED
    return status, float(trigger.statuses[best])


def _is_called_off(trigger: TriggerReading) -> bool:
    """ "cancelled the summit", "the talks were called off", "postponement of the vote"."""
    sentence, word = trigger.sentence, trigger.word
    near = (word, sentence.head(word))
    return any(
        one.lemma.lower() in CALLING_OFF and (one.lemma.lower() != "call" or _has_off(sentence, one)) for one in near
    )


def _has_off(sentence: Sentence, verb: Word) -> bool:
    """Whether "off" is a verb's, or follows it: in "called off the talks" a parser may take it for the talks'."""
    following = sentence.words[verb.index + 1 : verb.index + 2]
    return any(word.text.lower() == "off" for word in (*sentence.children(verb), *following))
