"""The arguments of a verb: subject, objects, and the prepositions that name a party."""

from collections.abc import Iterator

from timeline.events.roles.naming import with_conjuncts
from timeline.events.roles.subjects import objects_of, subject_of
from timeline.events.roles.words import Argument, in_class, is_passive, prepositions
from timeline.model.actor import Role
from timeline.model.analysis import Sentence, Word

__all__ = ["verb_arguments"]

_TO = frozenset({"to", "for", "into"})
_MODIFYING = ("amod", "compound", "nmod", "nmod:poss")


def verb_arguments(sentence: Sentence, verb: Word, type_: str, noun: Word | None = None) -> Iterator[Argument]:
    """The words that fill the roles of a verb, or of the event noun that it carries ("imposed [sanctions]")."""
    passive = is_passive(sentence, verb)
    receiving = noun is not None and in_class(verb.lemma.lower(), "verbs.receiving")
    subject = subject_of(sentence, verb)
    if subject is None and verb.relation == "amod":
        subject = sentence.head(verb)  # "the arrested men"
    if subject is not None and subject is not noun:
        undergoes = passive != receiving and not in_class(verb.lemma.lower(), "verbs.quoting")
        role = Role.TARGET if undergoes else Role.AGENT
        yield from (Argument(word, role) for word in with_conjuncts(sentence, subject))
    for word in objects_of(sentence, verb):
        if word is not noun:
            yield from _object(sentence, word, type_)
    for child in sentence.children(verb):
        if child.relation in ("obl", "nmod") and child is not noun:
            yield from _oblique(sentence, child, type_, passive=passive)


def _object(sentence: Sentence, word: Word, type_: str) -> Iterator[Argument]:
    """An object, and whose it is: "released two Japanese sailors", "rejected a Senegalese plan"."""
    yield from (Argument(each, Role.TARGET, type_ == "visit") for each in with_conjuncts(sentence, word))
    if type_ == "statement":
        return
    if in_class(type_, "types.directed"):  # "sent food and tents to Chad": hung on the last
        for other in with_conjuncts(sentence, word):
            yield from _receivers_below(sentence, other) if other is not word else ()
    for child in sentence.children(word):
        if child.deprel in _MODIFYING and child.relation != "nmod":
            yield Argument(child, Role.TARGET)
        elif child.relation == "nmod":
            case = prepositions(sentence, child)
            if not case & {"in", "at", "during", "after", "before"}:
                yield from (Argument(each, Role.TARGET) for each in with_conjuncts(sentence, child))


def _receivers_below(sentence: Sentence, given: Word) -> Iterator[Argument]:
    for child in sentence.children(given):
        if child.relation == "nmod" and prepositions(sentence, child) & _TO:
            yield from (Argument(each, Role.TARGET, reaches=True) for each in with_conjuncts(sentence, child))


def _oblique(sentence: Sentence, word: Word, type_: str, *, passive: bool) -> Iterator[Argument]:
    role = oblique_role(prepositions(sentence, word), type_, passive=passive or word.deprel == "obl:agent")
    if role is not None:
        reaches = in_class(type_, "types.directed")
        yield from (Argument(each, role, reaches) for each in with_conjuncts(sentence, word))


def oblique_role(case: frozenset[str], type_: str, *, passive: bool) -> Role | None:
    """What a prepositional phrase beside a verb is to the event; None where it is no party to it."""
    if "by" in case:
        return Role.AGENT if passive else None
    if any(in_class(preposition, "prepositions.beside") for preposition in case):
        return Role.AGENT
    if "from" in case:
        return Role.AGENT if in_class(type_, "types.given") and passive else Role.TARGET
    if any(in_class(preposition, "prepositions.undergoing") for preposition in case):
        return Role.TARGET
    if case & {"over", "about"} and in_class(type_, "types.about"):
        return Role.TARGET
    if case & {"between", "among"} and in_class(type_, "types.symmetric"):
        return Role.PARTICIPANT
    if "into" in case and in_class(type_, "types.intruding"):
        return Role.TARGET
    if case & {"in", "into", "out", "for", "of"} and in_class(type_, "types.directed"):
        return Role.TARGET
    return None
