"""Names for the words that only point at someone: "he", "its", "the two leaders"."""

from collections.abc import Mapping, Sequence

from timeline.events.titles.line import Line
from timeline.events.titles.words import titled
from timeline.model.actor import EntityMention, Via
from timeline.model.analysis import Sentence, Word

__all__ = ["shown_words"]

MOST = 2  # names that one word may stand for


def shown_words(line: Line, entities: Sequence[EntityMention]) -> dict[int, str]:
    """What is shown for the words that give way to a name, by index; "" for those that go with them.

    A name is put only where the reader needs it and a wrong one would show: for a subject, for "both sides", and at the
    start of the line.  A pronoun whose name the line says before stays: "Trump cancels his visit".
    """
    if not any(mention.via is Via.REFERENCE for mention in entities):
        return {}
    words = line.words()
    kept = {word.index for word in words}
    said: set[str] = set()
    shown: dict[int, str] = {}
    by_start = _by_start(entities)
    for word in words:
        mention = by_start.get(word.start)
        if mention is None:
            continue
        names = [actor.name for actor in mention.actors]
        known = bool(names) and said.issuperset(names)
        said.update(names)
        if mention.via is not Via.REFERENCE or known or not 0 < len(names) <= MOST:
            continue
        inside = line.sentence.words_in(mention.span)
        if not all(w.index in kept for w in inside) or not _gives_way(line, word, mention, entities):
            continue
        shown |= {w.index: "" for w in inside}
        shown[word.index] = _written(word, " and ".join(names))
    return shown


def _gives_way(line: Line, word: Word, mention: EntityMention, entities: Sequence[EntityMention]) -> bool:
    if len(mention.actors) == MOST:
        return True
    head = line.sentence.head_of(mention.span) or word
    opens = line.words()[0].index == word.index
    if word.upos != "PRON":
        return opens and head.relation == "nsubj"
    if word.text.lower() == "it":
        return _is_plain_subject(line.sentence, word) or _is_subject(line, mention, entities)
    return word.relation == "nsubj" or opens


def _is_plain_subject(sentence: Sentence, word: Word) -> bool:
    """Whether "it" does something in a main or reported clause: "it was the first time" names nobody."""
    verb = sentence.head(word)
    told = verb.is_root or verb.relation in ("ccomp", "parataxis", "conj")
    return word.relation == "nsubj" and verb.upos == "VERB" and sentence.child(verb, "cop", "expl") is None and told


def _is_subject(line: Line, reference: EntityMention, entities: Sequence[EntityMention]) -> bool:
    """Whether whom "it" means is named before as a subject of the same sentence."""
    heads = [
        line.sentence.head_of(mention.span)
        for mention in entities
        if mention.actors == reference.actors and mention.via is not Via.REFERENCE and mention.span < reference.span
    ]
    return any(head is not None and head.relation == "nsubj" for head in heads)


def _by_start(entities: Sequence[EntityMention]) -> Mapping[int, EntityMention]:
    return {mention.span.start: mention for mention in entities}


def _written(word: Word, name: str) -> str:
    if word.deprel == "nmod:poss" and word.text.lower() in titled("first_word", "determiners"):
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    return name
