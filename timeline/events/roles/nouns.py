"""The arguments of an event noun: possessor, adjectives, and the prepositions that name a party."""

from collections.abc import Iterator

from timeline.events.roles.naming import with_conjuncts
from timeline.events.roles.words import Argument, in_class, prepositions
from timeline.model.actor import Role
from timeline.model.analysis import Sentence, Word

__all__ = ["noun_arguments"]


def noun_arguments(sentence: Sentence, noun: Word, type_: str) -> Iterator[Argument]:
    """The words around an event noun that fill its roles. Order: as in the text."""
    lemma = noun.lemma.lower()
    undergone = in_class(lemma, "nouns.undergone")
    children = list(sentence.children(noun))
    by_whom = any("by" in prepositions(sentence, c) for c in children if c.relation in ("nmod", "obl"))
    hyphened = [w for w in words_before(sentence, noun) if w.upos in ("PROPN", "ADJ")]
    if any(w.text in ("-", "–") for w in words_before(sentence, noun)):
        yield from (Argument(word, Role.AGENT) for word in reversed(hyphened))
    for child in children:
        if child.deprel == "nmod:poss" or child.relation in ("amod", "compound"):
            role = Role.TARGET if undergone or (by_whom and child.deprel == "nmod:poss") else Role.AGENT
            yield from (Argument(word, role) for word in _before(sentence, child))
        elif child.relation in ("nmod", "obl"):
            found = _role(prepositions(sentence, child), lemma, type_, possessed=_is_possessed(children))
            if found is not None:
                reaches = in_class(type_, "types.directed")
                yield from (Argument(word, found, reaches) for word in with_conjuncts(sentence, child))


def words_before(sentence: Sentence, noun: Word) -> list[Word]:
    """The adjectives and nouns right before a noun, the nearest first: names joined by hyphens confuse parsers."""
    found = []
    for word in reversed(sentence.words[: noun.index]):
        if word.upos not in ("ADJ", "NOUN", "PROPN", "PUNCT") or (word.upos == "PUNCT" and word.text not in ("-", "–")):
            break
        found.append(word)
    return found


def _is_possessed(children: list[Word]) -> bool:
    return any(c.deprel == "nmod:poss" for c in children)


def _before(sentence: Sentence, word: Word) -> Iterator[Word]:
    """A modifier and the names inside it: "US-South Korean drills" hangs the one on the other."""
    yield word
    for child in sentence.children(word):
        if child.relation in ("conj", "compound", "amod", "flat"):
            yield from _before(sentence, child)


def _role(case: frozenset[str], lemma: str, type_: str, *, possessed: bool) -> Role | None:
    if any(in_class(preposition, "prepositions.doing") for preposition in case):
        return Role.AGENT
    if any(in_class(preposition, "prepositions.beside") for preposition in case):
        return Role.AGENT
    if "of" in case:
        return Role.AGENT if in_class(lemma, "nouns.done") and not possessed else Role.TARGET
    if "from" in case:
        return Role.AGENT if in_class(type_, "types.given") else Role.TARGET
    if any(in_class(preposition, "prepositions.undergoing") for preposition in case):
        return Role.TARGET
    if case & {"over", "about"} and in_class(type_, "types.about"):
        return Role.TARGET
    if case & {"in", "into", "for"} and in_class(type_, "types.directed"):
        return Role.TARGET
    return None
