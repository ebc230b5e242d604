"""The arguments of an event noun: possessor, adjectives, and the prepositions that name a party."""

from collections.abc import Iterator

from timeline.events.roles.naming import with_conjuncts
from timeline.events.roles.words import Argument, hyphened, in_class, prepositions
from timeline.model.actor import Role
from timeline.model.analysis import Sentence, Word

__all__ = ["noun_arguments"]

_PARTNERS = frozenset({"with", "between"})
_MATTER = frozenset({"against", "at", "over", "about"})
_ENDS = frozenset({"to", "into", "from"})


def noun_arguments(sentence: Sentence, noun: Word, type_: str) -> Iterator[Argument]:
    """The words around an event noun that fill its roles. Order: as in the text."""
    lemma = noun.lemma.lower()
    undergone = in_class(lemma, "nouns.undergone")
    children = list(sentence.children(noun))
    by_whom = any("by" in prepositions(sentence, c) for c in children if c.relation in ("nmod", "obl"))
    yield from (Argument(word, Role.AGENT) for word in hyphened(sentence, noun))
    yield from _whose_delegation(sentence, noun, type_)
    for child in children:
        if child.deprel == "nmod:poss" or child.relation in ("amod", "compound"):
            role = Role.TARGET if undergone or (by_whom and child.deprel == "nmod:poss") else Role.AGENT
            yield from (Argument(word, role) for word in _before(sentence, child))
        elif child.relation in ("nmod", "obl"):
            case = prepositions(sentence, child)
            found = _role(case, lemma, type_, possessed=_is_possessed(children))
            if found is Role.AGENT and in_class(type_, "types.about") and _is_of_matter(sentence, child, children):
                found = Role.TARGET
            if found is not None:
                reaches = in_class(type_, "types.directed")
                yield from (Argument(word, found, reaches) for word in with_conjuncts(sentence, child))
            if found is None and in_class(type_, "types.symmetric"):
                yield from _partners_below(sentence, child)
            elif in_class(type_, "types.directed"):
                yield from _destination_below(sentence, child)
    if in_class(type_, "types.symmetric"):
        yield from (Argument(word, Role.PARTICIPANT) for word in _beside(sentence, noun, _PARTNERS))
    elif in_class(type_, "types.directed"):
        yield from (Argument(word, Role.TARGET, reaches=True) for word in _beside(sentence, noun, _ENDS))


def _whose_delegation(sentence: Sentence, noun: Word, type_: str) -> Iterator[Argument]:
    """ "the rebels' delegation at the talks": whoever sent it takes part."""
    if noun.relation != "nmod" or not in_class(type_, "types.symmetric"):
        return
    above = sentence.head(noun)
    if in_class(above.lemma.lower(), "nouns.taking_part") and prepositions(sentence, noun) & {"at", "to", "in"}:
        yield Argument(above, Role.PARTICIPANT)


def _is_of_matter(sentence: Sentence, child: Word, children: list[Word]) -> bool:
    """ "a rally against the killings by the army": the parser hangs on the rally who did what it is against."""
    before = (c for c in children if c.relation in ("nmod", "obl") and c.index < child.index)
    return any(prepositions(sentence, c) & _MATTER for c in before)


def _is_possessed(children: list[Word]) -> bool:
    return any(c.deprel == "nmod:poss" for c in children)


def _partners_below(sentence: Sentence, word: Word) -> Iterator[Argument]:
    """ "a meeting in Hanoi with King Abdullah", "talks on a Peru-Chile treaty": named under where or what about."""
    yield from (Argument(pair, Role.PARTICIPANT) for pair in hyphened(sentence, word))
    for child in sentence.children(word):
        if child.relation == "nmod" and prepositions(sentence, child) & _PARTNERS:
            yield from (Argument(each, Role.PARTICIPANT) for each in with_conjuncts(sentence, child))


def _beside(sentence: Sentence, noun: Word, cases: frozenset[str]) -> Iterator[Word]:
    """Whom these prepositions name right after the noun, without a gap, where the parser hangs them on the verb."""
    if noun.is_root:
        return
    phrases = [c for c in sentence.children(sentence.head(noun)) if c.relation == "obl" and c.index > noun.index]
    if not any(prepositions(sentence, phrase) & cases for phrase in phrases):
        return
    free = sentence.subtree(noun)[-1].index + 1
    for phrase in phrases:
        inside = sentence.subtree(phrase)
        if inside[0].index == free:
            free = inside[-1].index + 1
            if prepositions(sentence, phrase) & cases:
                yield from with_conjuncts(sentence, phrase)


def _destination_below(sentence: Sentence, moved: Word) -> Iterator[Argument]:
    """ "the deployment of a force of observers to Moldova": hung on what is moved."""
    for child in sentence.children(moved):
        case = prepositions(sentence, child)
        if child.relation == "nmod" and "of" in case:
            yield from _destination_below(sentence, child)
        elif child.relation == "nmod" and case & _ENDS:
            yield from (Argument(each, Role.TARGET, reaches=True) for each in with_conjuncts(sentence, child))


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
