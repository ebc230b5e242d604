"""Whom a demand, threat, refusal or protest is about, where only what it says tells.

"demanded that Turkey explain", "threatened to cut ties with Chad", "rejected a call by the union".
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from timeline.events.attribution import is_speech
from timeline.events.roles.naming import is_place_only, mentions_at, with_conjuncts
from timeline.events.roles.words import in_class, prepositions
from timeline.model.actor import ActorIdentity, EntityMention
from timeline.model.analysis import Sentence, Word

__all__ = ["named_in_content"]

_INSIDE = frozenset(
    {
        "xcomp", "ccomp", "obj", "iobj", "obl", "advcl", "nmod", "acl", "csubj", "nsubj", "conj", "amod", "compound",
        "appos",
    }
)  # fmt: skip
# what is said comes before when and why it is said
_OPENINGS = (
    frozenset({"obj", "iobj"}),
    frozenset({"xcomp", "ccomp"}),
    frozenset({"advcl", "acl"}),
    frozenset({"obl", "nmod"}),
)
_WHEN = frozenset({"after", "when", "while"})  # not "until" and "before": whose deed is waited for is addressed
_DEEPEST = 5


def named_in_content(
    sentence: Sentence, head: Word, type_: str, entities: Sequence[EntityMention], agents: Collection[str]
) -> Iterator[tuple[EntityMention, ActorIdentity]]:
    """The actors whom it is about; none for types that address nobody.

    Of a demand whoever is to act, else those named nearest to the event word inside of its complements, else the
    country of a place named there.  Whoever speaks (``agents``, by id) is passed over.
    """
    alleging = in_class(head.lemma.lower(), "verbs.alleging")
    if not (in_class(type_, "types.addressed") or alleging):
        return
    found: list[EntityMention] = []
    if alleging or type_ == "demand":
        found = [m for word in _subjects(sentence, head) for m in _named_by(sentence, word, entities, agents)]
    found = found or _nearest(sentence, head, lambda word: _at(sentence, word, entities, agents))
    yield from ((m, actor) for m in found for actor in m.actors if actor.id not in agents)


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
    for opening in _OPENINGS:
        level = [c for c in sentence.children(head) if c.relation in opening and c.index > head.index]
        level = [c for c in level if c.deprel != "obl:agent" and not prepositions(sentence, c) & _WHEN]
        for _ in range(_DEEPEST):
            found = [m for word in level for m in named_at(word)]
            if found:
                return found
            level = [c for word in level for c in _below(sentence, word)]
    return []


def _below(sentence: Sentence, word: Word) -> Iterator[Word]:
    for child in sentence.children(word):
        if child.relation in _INSIDE and not is_speech(child):
            yield child


def _at(
    sentence: Sentence, word: Word, entities: Sequence[EntityMention], agents: Collection[str]
) -> list[EntityMention]:
    return [
        m
        for m in entities
        if m.span.start <= word.start < m.span.end and _is_other(m, agents) and not is_place_only(sentence, word, m)
    ]


def _is_other(mention: EntityMention, agents: Collection[str]) -> bool:
    return any(actor.id not in agents for actor in mention.actors)
