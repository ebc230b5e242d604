"""Who does an event that names nobody itself: the subject of the clause that it stands in, where that can be."""

from collections.abc import Iterator

from timeline.events.attribution import is_speech
from timeline.events.candidate import Candidate
from timeline.events.roles.naming import with_conjuncts
from timeline.events.roles.subjects import objects_of, subject_of
from timeline.events.roles.words import Argument, in_class, is_passive, prepositions
from timeline.model.actor import Role
from timeline.model.analysis import Sentence, Word

__all__ = ["clause_arguments"]

_TAKING_PART = frozenset({"at", "in", "on", "during", "with", "for", "by", "through", "into"})
_BEFORE_OR_AFTER = frozenset({"after", "before", "following", "ahead", "since"})
_BETWEEN_SIDES = frozenset({"visit", "statement", "message"})


def clause_arguments(candidate: Candidate) -> Iterator[Argument]:
    """The subject of the verb that the event noun hangs on, as long as that verb does not merely speak of the event."""
    sentence, word = candidate.sentence, candidate.word
    noun = _outermost(sentence, word)
    if noun is None or noun.is_root:
        return
    verb = sentence.head(noun)
    if verb.upos not in ("VERB", "ADJ") or not _is_its_doer(sentence, verb, noun, candidate):
        return
    subject = subject_of(sentence, verb)
    if subject is None or _is_inside(sentence, word, subject, verb):
        return
    role = Role.TARGET if is_passive(sentence, verb) and noun.relation == "obl" else Role.AGENT
    yield from (Argument(each, role) for each in with_conjuncts(sentence, subject))
    if noun.relation == "obl" and in_class(candidate.type, "types.suffered"):  # "deposed the king in a coup"
        for word in objects_of(sentence, verb):
            yield from (Argument(each, Role.TARGET) for each in with_conjuncts(sentence, word))


def _is_inside(sentence: Sentence, word: Word, subject: Word, verb: Word) -> bool:
    """Whether the event is part of the subject; in "Smith, who wrote a letter" the verb itself hangs on it."""
    below = {w.index for w in sentence.subtree(subject)}
    return word.index in below and verb.index not in below


def _outermost(sentence: Sentence, word: Word) -> Word | None:
    """The noun at the top of the phrase: in "the first day of the visit" it is the day that hangs on the verb."""
    current = word
    for _ in range(3):
        if current.is_root:
            return None
        above = sentence.head(current)
        if current.relation in ("nmod", "conj", "compound") and above.upos in ("NOUN", "PROPN"):
            current = above
        else:
            return current
    return current


def _is_its_doer(sentence: Sentence, verb: Word, noun: Word, candidate: Candidate) -> bool:
    if noun.relation == "conj":  # "after touring the port and meeting the mayor": a participle taken for a noun
        return noun.text.endswith("ing")
    if noun.relation in ("obj", "iobj") and in_class(verb.lemma.lower(), "verbs.before_audience"):
        return in_class(candidate.type, "types.symmetric")  # "told a meeting of the party"
    if noun.relation in ("obj", "xcomp"):
        if in_class(verb.lemma.lower(), "verbs.authoring"):
            return True
        return not (in_class(verb.lemma.lower(), "verbs.reacting") or is_speech(verb))
    if noun.relation == "obl":
        case = prepositions(sentence, noun)
        if case & _BEFORE_OR_AFTER and _is_others(sentence, noun):
            return False
        if case & _BEFORE_OR_AFTER:
            return in_class(candidate.type, "types.symmetric") or candidate.type in _BETWEEN_SIDES
        return bool(case & _TAKING_PART) and not in_class(noun.lemma.lower(), "nouns.relating")
    return False


def _is_others(sentence: Sentence, noun: Word) -> bool:
    """ "before the meeting of the two leaders": it says whose it is."""
    return any(c.relation == "nmod" and prepositions(sentence, c) & {"of", "between"} for c in sentence.children(noun))
