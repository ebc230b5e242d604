"""The PLOVER root and CAMEO code of an event: its trigger's own, or its type's, unless it is promised or threatened.

PLOVER and CAMEO code what is done now: who will give aid agrees to (03), who will bomb threatens (13), who fails to
agree or would not go rejects (12).

Source: PLOVER 0.5b codebook; CAMEO codebook 1.1b3, classes 03, 12 and 13
"""

from timeline.lexicons.event_types import EventType
from timeline.model.analysis import Word
from timeline.model.event import Status

__all__ = ["codes_of"]

_KIND = frozenset({"CONSULT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT"})


def codes_of(kind: EventType, trigger: str, word: Word, status: Status) -> tuple[str | None, str | None]:
    """PLOVER root and CAMEO code of an event of a type, from its trigger's words, its main word and its status."""
    words = trigger.lower()
    lemma = word.lemma.lower()
    forms = (words, words.replace(word.text.lower(), lemma, 1), lemma, word.text.lower())  # "walked out": "walk out"
    root, cameo = next((kind.codes[form] for form in forms if form in kind.codes), (kind.plover, kind.cameo))
    if word.upos == "VERB":
        if status is Status.PLANNED and root in _KIND:
            return "AGREE", "030"
        if status in (Status.PLANNED, Status.HYPOTHETICAL) and root in _HOSTILE:
            return "THREATEN", "130"
    if word.upos == "VERB" and status in (Status.DENIED, Status.CANCELLED) and root in _KIND | {"AGREE"}:
        return "REJECT", "120"
    return root, cameo
