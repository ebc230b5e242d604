"""The PLOVER and CAMEO codes of an event: its trigger's own, or its type's, unless it is only promised or threatened.

PLOVER and CAMEO code what is done now: who will give aid agrees to (03), who will bomb threatens (13), who fails to
agree or would not go rejects (12).  Who tries to bomb has acted, and a sanction that is announced is one.

Source: PLOVER 0.5b codebook; CAMEO codebook 1.1b3, classes 03, 12 and 13
"""

from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.types import EventType
from timeline.model.event import Status

__all__ = ["codes_of"]

NONE = "-"
_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", ""})
_KIND = frozenset({"CONSULT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT"})


def codes_of(kind: EventType, candidate: Candidate, status: Status) -> tuple[str | None, str | None]:
    """The PLOVER root and the CAMEO code of an event of a type, from its main trigger and status; or None."""
    same = candidate.type == kind.id
    plover = (candidate.plover if same else None) or kind.plover or ""
    cameo = (candidate.cameo if same else None) or kind.cameo
    root = "" if plover == NONE else plover.partition(":")[0]
    is_told = candidate.link in ("own", "light")
    if is_told and root not in _WORDS:
        if status is Status.PLANNED and root in _KIND:
            return "AGREE", "030"
        if status in (Status.PLANNED, Status.HYPOTHETICAL) and root in _HOSTILE and not _is_done(candidate):
            return "THREATEN", "130"
    if is_told and status is Status.DENIED and root in _KIND | {"AGREE"}:
        return "REJECT", "120"
    return root or None, cameo


def _is_done(candidate: Candidate) -> bool:
    """ "tried to hack into", "announced a suspension of air links"."""
    verb = candidate.governor
    if verb is None:
        return False
    if candidate.link == "light":
        return is_cue(verb.lemma.lower(), "status.decreeing")
    return verb.relation == "xcomp" and is_cue(candidate.sentence.head(verb).lemma.lower(), "status.trying")
