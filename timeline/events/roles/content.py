"""Whom a demand, threat, refusal or protest is about, where only what it says tells.

"demanded that Turkey explain", "threatened to cut ties with Chad", "rejected a call by the union".
"""

from collections.abc import Iterator, Sequence

from timeline.events.attribution import is_speech
from timeline.events.roles.naming import is_place_only
from timeline.events.roles.words import in_class
from timeline.model.actor import EntityMention
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
_DEEPEST = 5


def named_in_content(
    sentence: Sentence, head: Word, type_: str, entities: Sequence[EntityMention]
) -> list[EntityMention]:
    """The actors named nearest to the event word inside of its complements; none for types that address nobody."""
    if not (in_class(type_, "types.addressed") or in_class(head.lemma.lower(), "verbs.alleging")):
        return []
    if in_class(head.lemma.lower(), "verbs.alleging"):
        said = [c for c in sentence.children(head) if c.relation == "ccomp"]
        subjects = [c for clause in said for c in sentence.children(clause) if c.relation == "nsubj"]
        found = [m for word in subjects for m in _at(sentence, word, entities)]
        if found:
            return found
    for opening in _OPENINGS:
        level = [c for c in sentence.children(head) if c.relation in opening and c.index > head.index]
        for _ in range(_DEEPEST):
            found = [m for word in level for m in _at(sentence, word, entities)]
            if found:
                return found
            level = [c for word in level for c in _below(sentence, word)]
    return []


def _below(sentence: Sentence, word: Word) -> Iterator[Word]:
    for child in sentence.children(word):
        if child.relation in _INSIDE and not is_speech(child):
            yield child


def _at(sentence: Sentence, word: Word, entities: Sequence[EntityMention]) -> list[EntityMention]:
    return [
        m
        for m in entities
        if m.span.start <= word.start < m.span.end and m.actors and not is_place_only(sentence, word, m)
    ]
