"""Names for the words that only point at someone: "he", "its", "the two leaders"."""

from collections.abc import Mapping, Sequence

from timeline.events.titles.line import Line
from timeline.events.titles.words import titled
from timeline.model.actor import EntityMention, Via
from timeline.model.analysis import Word

__all__ = ["shown_words"]

MOST = 2  # names that one word may stand for


def shown_words(line: Line, entities: Sequence[EntityMention]) -> dict[int, str]:
    """What is shown for the words that give way to a name, by index; "" for those that go with them.

    A pronoun whose name the line says before stays: "Trump cancels his visit".
    """
    words = line.words()
    kept = {word.index for word in words}
    said: set[str] = set()
    shown: dict[int, str] = {}
    by_start = _by_start(entities)
    for word in words:
        mention = by_start.get(word.start)
        if mention is None:
            continue
        inside = line.sentence.words_in(mention.span)
        names = [actor.name for actor in mention.actors]
        known = bool(names) and said.issuperset(names)
        said.update(names)
        if mention.via is not Via.REFERENCE or known or not 0 < len(names) <= MOST:
            continue
        if not all(w.index in kept for w in inside) or (len(inside) > 1 and len(names) != MOST):
            continue
        shown |= {w.index: "" for w in inside}
        shown[word.index] = _written(word, " and ".join(names))
    return shown


def _by_start(entities: Sequence[EntityMention]) -> Mapping[int, EntityMention]:
    return {mention.span.start: mention for mention in entities}


def _written(word: Word, name: str) -> str:
    if word.deprel == "nmod:poss" and word.text.lower() in titled("first_word", "determiners"):
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    return name
