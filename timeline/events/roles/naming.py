"""From a word to the actors that it names, or that the phrase around it says it is of."""

from collections.abc import Iterator, Sequence

from timeline.events.roles.words import hyphened, in_class, prepositions
from timeline.lexicons import country_names
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Sentence, Word

__all__ = ["is_place_only", "mentions_at", "of_place", "with_conjuncts"]

_NEAR = frozenset({"amod", "compound", "flat", "appos"})
_WHOSE = frozenset({"of", "from", "in", "by"})
_A_WORD = 12  # characters
_PRESS = "JRN"
_CITY = frozenset({"from", "to", "outside"})


def with_conjuncts(sentence: Sentence, word: Word) -> Iterator[Word]:
    """A word and those coordinated with it."""
    yield word
    joined = [child for child in sentence.children(word) if child.relation == "conj"]
    if joined:
        apposed = _apposed(sentence, word)
        joined = [child for child in joined if child not in apposed]
    if not joined and "between" in prepositions(sentence, word):
        joined = _other_side(sentence, word)
    yield from joined


def _apposed(sentence: Sentence, word: Word) -> list[Word]:
    """The names set beside a noun; after a comma and without "and" the parser takes one for a second party."""
    beside = [c for c in sentence.children(word) if c.relation in ("appos", "conj") and c.upos == "PROPN"]
    linked = any(c.relation == "cc" for child in beside for c in sentence.children(child))
    return [c for c in beside if c.relation == "appos" or (word.upos == "NOUN" and len(beside) == 1 and not linked)]


def _other_side(sentence: Sentence, word: Word) -> list[Word]:
    """ "between Petit, foreign minister of France, and Khan, ...": the parser takes the second for a subject."""
    end = max(w.index for w in sentence.subtree(word))
    return [
        w
        for w in sentence.words[end + 1 : end + 6]
        if w.relation == "nsubj" and any(c.text == "and" and c.relation == "cc" for c in sentence.children(w))
    ][:1]


def mentions_at(
    sentence: Sentence, word: Word, entities: Sequence[EntityMention], depth: int = 2
) -> list[EntityMention]:
    """The mentions that a word belongs to, or that name whom its noun is of: "officials from Iran"."""
    direct = [m for m in entities if m.span.start <= word.start < m.span.end and (m.actors or m.place)]
    if direct:
        joined = _joined(sentence, word, direct, entities)
        return joined + [_named_after(m, entities) for m in direct] + _described(sentence, word, direct, entities)
    found: list[EntityMention] = []
    for child in _related(sentence, word):
        for part in with_conjuncts(sentence, child):
            here = [_named_after(m, entities) for m in entities if m.span.start <= part.start < m.span.end]
            if not here and depth > 1:
                here = mentions_at(sentence, part, entities, depth - 1)
            found += [m for m in here if m not in found]
    return found


def _joined(
    sentence: Sentence, word: Word, direct: Sequence[EntityMention], entities: Sequence[EntityMention]
) -> list[EntityMention]:
    """ "Chadian and Malian refugees": those of the first adjective, which stands outside of the name of the second."""
    if direct[0].via is not Via.OFFICE:
        return []
    first = [
        c
        for c in sentence.children(word)
        if c.relation == "amod" and c.end < direct[0].span.start and sentence.child(c, "conj") is not None
    ]
    return [m for m in entities for c in first if m.span.start <= c.start < m.span.end and m.actors]


def _related(sentence: Sentence, word: Word) -> Iterator[Word]:
    named = _apposed(sentence, word)
    yield from (c for c in named if c.relation == "conj")
    yield from hyphened(sentence, word)
    for child in sentence.children(word):
        if child.deprel == "nmod:poss" and named:
            continue  # "his old rival, Jean Petit": the rival alone
        if child.relation in _NEAR or child.deprel in ("nmod:poss", "nmod:desc"):
            yield child
        elif child.relation == "nmod" and child.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            case = prepositions(sentence, child)
            if case & _WHOSE or not case or ("for" in case and in_class(word.lemma.lower(), "nouns.housing")):
                yield child


def _described(
    sentence: Sentence, word: Word, direct: Sequence[EntityMention], entities: Sequence[EntityMention]
) -> list[EntityMention]:
    """The organisation or person in the words beside a name: "NATO chief Jens Stoltenberg"."""
    found: list[EntityMention] = []
    is_person = any(actor.kind is ActorKind.PERSON for m in direct for actor in m.actors)
    for child in sentence.children(word):
        if child.relation == "appos" or child.deprel == "nmod:desc":
            found += [
                m
                for m in mentions_at(sentence, child, entities, 2)
                if m not in direct
                and not (is_person and m.via is Via.OFFICE)
                and any(_may_stand_beside(actor.kind, is_person) for actor in m.actors)
            ]
    return found


def _may_stand_beside(kind: ActorKind, is_person: bool) -> bool:
    return kind is ActorKind.PERSON or (is_person and kind is ActorKind.ORGANISATION)


def _named_after(mention: EntityMention, entities: Sequence[EntityMention]) -> EntityMention:
    """The person whose name follows an office: "North Korean leader Kim Jong-un"."""
    if mention.via is not Via.OFFICE:
        return mention
    follows = (m for m in entities if 0 <= m.span.start - mention.span.end <= 1 and m.sentence == mention.sentence)
    person = next((m for m in follows if any(actor.kind is ActorKind.PERSON for actor in m.actors)), None)
    return person or _paper_after(mention, entities) or mention


def _paper_after(mention: EntityMention, entities: Sequence[EntityMention]) -> EntityMention | None:
    """ "the Japanese daily newspaper Yomiuri": the outlet, where its name follows at once."""
    if not any(actor.sector == _PRESS for actor in mention.actors):
        return None
    near = (m for m in entities if 0 <= m.span.start - mention.span.end <= _A_WORD and m.sentence == mention.sentence)
    return next(
        (m for m in near if any(a.kind is ActorKind.ORGANISATION and a.sector == _PRESS for a in m.actors)), None
    )


def of_place(mention: EntityMention) -> tuple[ActorIdentity, ...]:
    """Whom a mention names, else the country that its place lies in."""
    if mention.actors:
        return mention.actors
    code = mention.place.country if mention.place is not None else None
    name = country_names().get(code or "")
    return (ActorIdentity(f"country:{code}", name, ActorKind.COUNTRY, code, "GOV"),) if name else ()


def is_place_only(sentence: Sentence, word: Word, mention: EntityMention) -> bool:
    """A city or country after "in" or "at" is where, not who."""
    if not mention.actors:
        return True
    if mention.place is None or mention.via not in (Via.CAPITAL, Via.NAME, Via.ALIAS):
        return False
    inside = sentence.head_of(mention.span) or word
    case = prepositions(sentence, inside)
    if any(in_class(preposition, "prepositions.where") for preposition in case):
        return True
    return mention.via is Via.CAPITAL and bool(case & _CITY)
