"""What is done by saying: "Iran must comply" is a demand, "we will strike unless they leave" a threat.

The verb is one of saying; what follows it decides.  Source: the illocutionary classes of Searle (1976), directives and
commissives, as PLOVER's REQUEST and THREATEN take them.
"""

from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.model.analysis import Sentence, Word

__all__ = ["spoken_type"]


def spoken_type(candidate: Candidate) -> str:
    """The type of a statement by what it says; any other event keeps its own."""
    verb, sentence = candidate.word, candidate.sentence
    if candidate.type != "statement" or verb.upos != "VERB":
        return candidate.type
    said = next((c for c in sentence.children(verb) if c.relation in ("ccomp", "parataxis")), None)
    if said is None:
        return candidate.type
    helpers = _helpers(sentence, said)
    ahead = "would" in helpers or any(is_cue(helper, "status.future") for helper in helpers)
    if ahead and _has_unless(sentence, said):
        return "threat"
    return "demand" if helpers & {"must", "should"} and _is_of_another(sentence, verb, said) else candidate.type


def _helpers(sentence: Sentence, said: Word) -> set[str]:
    """The auxiliaries of a clause; "has to leave" says "must"."""
    found = {c.text.lower() for c in sentence.children(said) if c.relation == "aux"}
    obliged = said.lemma == "have" and any(c.relation == "xcomp" and c.upos == "VERB" for c in sentence.children(said))
    return found | {"must"} if obliged else found


def _has_unless(sentence: Sentence, said: Word) -> bool:
    return any(
        mark.text.lower() == "unless"
        for clause in sentence.children(said)
        if clause.relation == "advcl"
        for mark in sentence.children(clause)
        if mark.relation == "mark"
    )


def _is_of_another(sentence: Sentence, verb: Word, said: Word) -> bool:
    """Whether somebody else is to act: "said Iran must comply", not "said it should recover"."""
    speaker, subject = sentence.child(verb, "nsubj"), sentence.child(said, "nsubj")
    if speaker is None or subject is None or subject.text == speaker.text:
        return False
    acting = said.upos == "VERB" and sentence.child(said, "cop", "aux:pass") is None
    return acting and subject.upos in ("PROPN", "NOUN")
