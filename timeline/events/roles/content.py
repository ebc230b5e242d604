"""Whom a demand, threat, refusal or protest is about, where only what it says tells.

"demanded that Turkey explain", "threatened to cut ties with Chad", "rejected a call by the union".
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from timeline.events.attribution import is_speech
from timeline.events.roles.naming import is_place_only, mentions_at, of_place, with_conjuncts
from timeline.events.roles.words import in_class, prepositions
from timeline.model.actor import ActorIdentity, EntityMention, Via
from timeline.model.analysis import Sentence, Word

__all__ = ["named_in_content"]

# what is said comes before when and why it is said
_OPENINGS = (
    frozenset({"obj", "iobj"}),
    frozenset({"xcomp", "ccomp"}),
    frozenset({"advcl", "acl"}),
    frozenset({"obl", "nmod"}),
)
# inside of it who acts and what is acted on come before the rest
_INNER = (
    frozenset({"obj", "iobj", "nsubj", "csubj", "amod", "compound", "appos", "obl:agent"}),
    frozenset({"nmod"}),
    frozenset({"xcomp", "ccomp"}),
    frozenset({"conj", "acl"}),
    frozenset({"obl"}),
)
_WHEN = frozenset({"after", "when", "while"})  # not "until" and "before": whose deed is waited for is addressed
_DEEPEST = 5


def named_in_content(
    sentence: Sentence,
    head: Word,
    type_: str,
    entities: Sequence[EntityMention],
    agents: Collection[str],
    *,
    reaching: bool,
) -> Iterator[tuple[EntityMention, ActorIdentity]]:
    """The actors whom it is about; none for types that address nobody.

    Of a demand whoever is to act, else those named nearest to the event word inside of its complements, else, if it is
    ``reaching``, the country of a place named there.  Whoever speaks (``agents``, by id) is passed over.
    """
    alleging = in_class(head.lemma.lower(), "verbs.alleging")
    if not (in_class(type_, "types.addressed") or alleging):
        return
    found: list[EntityMention] = []
    if alleging or type_ == "demand":
        found = [m for word in _subjects(sentence, head) for m in _named_by(sentence, word, entities, agents)]
    found = found or _nearest(sentence, head, lambda word: _at(sentence, word, entities, agents))
    if reaching and not found:
        found = _nearest(sentence, head, lambda word: _places_at(sentence, word, entities, agents))
    yield from ((m, actor) for m in found for actor in of_place(m) if actor.id not in agents)


def _subjects(sentence: Sentence, head: Word) -> Iterator[Word]:
    """Whoever is to act, or has acted, in what is said."""
    for clause in sentence.children(head):
        if clause.relation == "ccomp":
            for child in sentence.children(clause):
                if child.relation == "nsubj":
                    yield from with_conjuncts(sentence, child)


def _named_by(
    sentence: Sentence, word: Word, entities: Sequence[EntityMention], agents: Collection[str]
) -> list[EntityMention]:
    found = mentions_at(sentence, word, entities)
    return [m for m in found if _is_other(m, agents) and not is_place_only(sentence, word, m)]


def _nearest(sentence: Sentence, head: Word, named_at: Callable[[Word], list[EntityMention]]) -> list[EntityMention]:
    children = [c for c in sentence.children(head) if c.index > head.index and c.deprel != "obl:agent"]
    said = [c for c in children if not prepositions(sentence, c) & _WHEN]
    return _first_named(sentence, said, _OPENINGS, named_at, _DEEPEST)


def _first_named(
    sentence: Sentence,
    words: Sequence[Word],
    order: Sequence[frozenset[str]],
    named_at: Callable[[Word], list[EntityMention]],
    depth: int,
) -> list[EntityMention]:
    """Whom the first relation of an order names, with the words below it, but not in what somebody says there."""
    for relations in order if words and depth else ():
        level = [word for word in words if word.relation in relations or word.deprel in relations]
        found = [m for word in level for part in with_conjuncts(sentence, word) for m in named_at(part)]
        if found:
            return found
        below = [c for word in level for c in sentence.children(word) if not is_speech(c)]
        found = _first_named(sentence, below, _INNER, named_at, depth - 1)
        if found:
            return found
    return []


def _at(
    sentence: Sentence, word: Word, entities: Sequence[EntityMention], agents: Collection[str]
) -> list[EntityMention]:
    return [
        m
        for m in entities
        if m.span.start <= word.start < m.span.end
        and _is_other(m, agents)
        and not (is_place_only(sentence, word, m) or _is_sent(m))
    ]


def _places_at(
    sentence: Sentence, word: Word, entities: Sequence[EntityMention], agents: Collection[str]
) -> list[EntityMention]:
    if not any(in_class(preposition, "prepositions.where") for preposition in prepositions(sentence, word)):
        return []
    here = (m for m in entities if m.place is not None and m.span.start <= word.start < m.span.end)
    return [m for m in here if any(actor.id not in agents for actor in of_place(m))]


def _is_sent(mention: EntityMention) -> bool:
    """Unnamed troops are sent rather than addressed: "refused to deploy peacekeepers"."""
    return mention.via is Via.DESCRIPTION and all(actor.sector == "MIL" for actor in mention.actors)


def _is_other(mention: EntityMention, agents: Collection[str]) -> bool:
    return any(actor.id not in agents for actor in mention.actors)
