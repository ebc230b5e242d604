"""The call itself, where a verb calls an event for a later day: "called an election on Monday".

The election lies ahead; that it was called has a day of its own and is an event of its own, a decision or a statement.
"""

from collections.abc import Sequence

from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.roles.words import cases_of, in_class
from timeline.model.analysis import Sentence, Word

__all__ = ["called_by", "is_asked_for", "with_calls"]


def with_calls(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates and, for each that a verb only calls, that verb. Order: as in the text."""
    words = {candidate.word.index for candidate in candidates}
    calls = {
        verb.index: Candidate(c.sentence, verb, _type(verb), verb.span, verb, "own")
        for c in candidates
        if (verb := called_by(c)) is not None and verb.index not in words
    }
    return sorted([*candidates, *calls.values()], key=lambda candidate: candidate.span)


def called_by(candidate: Candidate) -> Word | None:
    """The verb that calls an event without its taking place yet; None where it is told as itself."""
    verb = candidate.governor
    if verb is None or candidate.link != "light" or not in_class(candidate.type, "types.convened"):
        return None
    return verb if is_cue(verb.lemma.lower(), "status.convening") and _is_told(candidate.sentence, verb) else None


def is_asked_for(candidate: Candidate) -> bool:
    """Whether a verb asks for an event: "called for protests", "proposed a summit", not "demanded it at a rally"."""
    verb, noun, sentence = candidate.governor, candidate.word, candidate.sentence
    if verb is None or not is_cue(verb.lemma.lower(), "status.wishing", "status.calling"):
        return False
    cases = cases_of(sentence, noun)
    return noun.relation == "obj" or (noun.relation in ("obl", "nmod") and "for" in cases)


def _is_told(sentence: Sentence, verb: Word) -> bool:
    """Told as done: "called", "has called", not "will call" or "the elections called for May"."""
    return (
        verb.feature("Tense") == "Past"
        and verb.deprel not in ("acl", "amod")
        and not any(c.deprel == "aux:pass" for c in sentence.children(verb))
    )


def _type(verb: Word) -> str:
    return "policy" if is_cue(verb.lemma.lower(), "status.ordering") else "statement"
