"""Whether an event happened: what its verb says (mood.py), the words before its noun, and what governs the noun.

The words stand in ``lexicons/en/cues.toml``; here is what the grammar makes of them.
"""

from timeline.events.calling import called_by
from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.mood import status_of_verb
from timeline.events.roles.words import cases_of, in_class, is_told_as_known
from timeline.model.analysis import Sentence, Word
from timeline.model.event import BEGUN, Status

__all__ = ["status_of"]

_OPEN = (Status.PLANNED, Status.HYPOTHETICAL)
_ABOUT = frozenset({"for", "of", "with", "against", "about", "to", "toward", "towards", "on", "into"})


def status_of(candidate: Candidate) -> Status:
    """The status of a trigger in its sentence."""
    from_noun = candidate.link != "own"
    sentence, word, verb = candidate.sentence, candidate.word, candidate.governor
    if called_by(candidate) is not None:
        return Status.PLANNED if verb is None else _of_wanted(verb, Status.PLANNED, candidate.type)
    if candidate.link == "light" and verb is not None and _is_kept(sentence, word, verb):
        return Status.OCCURRED
    if from_noun and candidate.link not in ("aspect:cancel", "aspect:avoid"):
        modified = _by_modifiers(sentence, word)
        if modified is not None:
            return modified
    if verb is not None and candidate.link.startswith("aspect:"):
        return _under_aspect(sentence, verb, candidate.link.removeprefix("aspect:"))
    if verb is not None and candidate.link in ("own", "light"):
        status = status_of_verb(sentence, verb)
        light = candidate.link == "light" and status in BEGUN
        return _of_wanted(verb, status, candidate.type) if light else status
    if candidate.link == "argument" and verb is not None and _is_agreed_to(sentence, candidate, verb):
        return Status.PLANNED
    return _of_noun(sentence, word, verb)


def _under_aspect(sentence: Sentence, verb: Word, aspect: str) -> Status:
    status = status_of_verb(sentence, verb)
    if aspect in ("cancel", "avoid"):
        if is_cue(verb.lemma.lower(), "status.pausing"):
            return status  # what was halted had begun
        return Status.CANCELLED if status in BEGUN else status
    if aspect == "continue" and status is Status.OCCURRED and verb.feature("Tense") == "Pres":
        return Status.ONGOING
    if aspect in ("continue", "end") and status is Status.DENIED:
        return Status.OCCURRED  # what did not last, or has not ended, had begun
    return status


def _of_wanted(verb: Word, status: Status, type_: str) -> Status:
    """A light verb that only asks for its event: "called an election", "sought talks", "demanded a halt".

    Who calls a deal a disaster does not call for one.
    """
    lemma = verb.lemma.lower()
    if lemma == "call" and not in_class(type_, "types.convened"):
        return status
    if is_cue(lemma, "status.calling", "status.vowing"):
        return Status.PLANNED
    return Status.HYPOTHETICAL if is_cue(lemma, "status.wishing") else status


def _is_kept(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """ "failed to implement the truce", "must respect their treaty": whether it is kept or not, it was made."""
    return is_cue(verb.lemma.lower(), "status.keeping") and is_told_as_known(sentence, noun)


def _by_modifiers(sentence: Sentence, word: Word) -> Status | None:
    """What the words before an event noun say: "no", "planned", "possible", "cancelled", "ongoing"."""
    if any(
        is_cue(c.text.lower(), "status.negating_determiners")
        for c in sentence.children(word)
        if c.relation in ("det", "case", "advmod", "cc")
    ):
        return Status.DENIED
    near = {
        f
        for c in sentence.children(word)
        if c.relation in ("amod", "acl", "compound", "det")
        for f in (c.lemma.lower(), c.text.lower())
    }
    for name, status in _MODIFYING.items():
        if any(is_cue(form, f"status.{name}") for form in near):
            return status
    return None


_MODIFYING = {
    "planned_modifiers": Status.PLANNED,
    "possible_modifiers": Status.HYPOTHETICAL,
    "cancelled_modifiers": Status.CANCELLED,
    "ongoing_modifiers": Status.ONGOING,
}


def _of_noun(sentence: Sentence, word: Word, verb: Word | None) -> Status:
    """An event noun as an argument: a fact, unless the words around it make it a plan, a wish or a fear."""
    above = sentence.head(word)
    if not word.is_root and above.upos in ("NOUN", "PROPN") and word.relation == "nmod":
        lemma = above.lemma.lower()
        if is_cue(lemma, "status.hypothetical_nouns"):
            return Status.HYPOTHETICAL
        if is_cue(lemma, "status.planning_nouns"):
            return Status.PLANNED
    if verb is None or above is not verb:
        return Status.OCCURRED
    return _as_argument(sentence, word, verb)


def _as_argument(sentence: Sentence, word: Word, verb: Word) -> Status:
    lemma, status = verb.lemma.lower(), status_of_verb(sentence, verb)
    cases = cases_of(sentence, word)
    if "ahead" in cases or {"pending", "until"} & cases:
        return Status.PLANNED
    if "for" in cases and is_cue(lemma, "status.waiting"):
        return Status.PLANNED
    beside = word.relation == "obl" and not cases & _ABOUT  # "said in a speech", "set by the treaty", "before the vote"
    if is_cue(lemma, "status.arranging") and not beside:
        return status if status in (Status.DENIED, Status.HYPOTHETICAL) else Status.PLANNED
    if (
        is_cue(lemma, "status.wishing", "status.threats")
        and word.relation in ("obj", "obl")
        and not beside
        and not is_told_as_known(sentence, word)
    ):
        return Status.HYPOTHETICAL
    if (
        word.relation in ("obj", "obl")
        and not beside
        and (not is_told_as_known(sentence, word) or _is_told_by_its_content(sentence, word))
    ):
        if is_cue(lemma, "status.asking"):
            return Status.HYPOTHETICAL
        if is_cue(lemma, "status.vowing"):
            return status if status in (Status.DENIED, Status.HYPOTHETICAL) else Status.PLANNED
    if is_cue(lemma, "status.preventing") and word.relation == "obj":
        return Status.CANCELLED if status in BEGUN else Status.HYPOTHETICAL
    if is_cue(lemma, "status.going_on") and word.relation == "nsubj" and status in BEGUN:
        return Status.ONGOING
    if status not in _OPEN or (status is Status.HYPOTHETICAL and "during" in cases):
        return Status.OCCURRED
    if word.relation == "obl" and cases & {"at", "in", "during", "for", "before", "after"}:
        return status
    return status if word.relation == "obj" and not is_told_as_known(sentence, word) else Status.OCCURRED


def _is_agreed_to(sentence: Sentence, candidate: Candidate, verb: Word) -> bool:
    """ "agreed to talks", "consented to inspections" lie ahead; "agreed to a truce" makes it."""
    cases = cases_of(sentence, candidate.word)
    beside = sentence.head(candidate.word) is verb and "to" in cases
    return beside and is_cue(verb.lemma.lower(), "status.agreeing") and not in_class(candidate.type, "types.agreed")


def _is_told_by_its_content(sentence: Sentence, word: Word) -> bool:
    """ "the withdrawal of all troops": "the" only because it says of what; nothing need have told of it before."""
    return any(child.relation == "nmod" and "of" in cases_of(sentence, child) for child in sentence.children(word))
