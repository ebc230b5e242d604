"""Groups that nobody names: "rebels", "police in Nairobi", "two suicide bombers". Kept as written, never guessed at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.actors.names import slug
from timeline.actors.offices import group_of
from timeline.actors.sectors import institution_at, is_own, is_state, is_unnamed, stands_for_homeland
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via, by_sentence
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.span import Span

__all__ = ["group_mentions"]

_BELONGING = frozenset({"of", "from"})
_LONGEST = 5  # words of an owner
_COLLECTIVE = frozenset({"police", "opposition", "militia", "army", "media"})


def group_mentions(analysis: Analysis, mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Common nouns that stand for an actor, with the country that the words after them name. Order: as in the text."""
    mentions_in = by_sentence(mentions)
    for sentence in analysis.sentences:
        near = mentions_in.get(sentence.index, [])
        for word in sentence.words:
            if word.upos != "NOUN" or word.relation in ("compound", "amod"):
                continue
            first = _first_word(sentence, word)
            span = Span(first.start, word.end)
            found = _phrase(analysis.text, sentence, first, word)
            if found is None or any(span.overlaps(m.span) for m in near):
                continue
            phrase, sector = found
            if not _is_several(word, phrase) or not (is_own(sector) or is_state(sector)):
                continue
            country = _country(sentence, word, phrase, near)
            actor = group_of(span.of(analysis.text), country, sector)
            begin = _owner(sentence, word, first) or _joined(sentence, first)
            if begin is not first and actor.kind is ActorKind.GROUP:
                name = " ".join(analysis.text[begin.start : span.end].split())
                actor = replace(actor, id=f"group:{slug(name)}", name=name)
            yield EntityMention(
                span,
                span.of(analysis.text),
                sentence.index,
                (actor,),
                None,
                Via.DESCRIPTION,
                "as written, without a name",
            )


def _first_word(sentence: Sentence, head: Word) -> Word:
    """The first of the adjectives and nouns that stand right before a noun and describe it."""
    first = head
    while first.index > 0:
        before = sentence.words[first.index - 1]
        if (
            before.relation not in ("compound", "amod")
            or before.upos not in ("NOUN", "ADJ", "VERB")
            or before.head < first.index
        ):
            break
        first = before
    return first


def _owner(sentence: Sentence, head: Word, first: Word) -> Word | None:
    """Where the name begins that says whose they are, right before them: "Zuma's lawyers"."""
    for owner in sentence.children(head):
        if owner.deprel == "nmod:poss" and owner.upos == "PROPN":
            inside = sentence.subtree(owner)
            if inside[-1].index == first.index - 1 and inside[-1].index - inside[0].index < _LONGEST:
                return inside[0]
    return None


def _joined(sentence: Sentence, first: Word) -> Word:
    """The first of the words that hyphens join to a word: "US" for "backed" in "US-backed rebels"."""
    while first.index > 0:
        before = sentence.words[first.index - 1]
        if not before.is_hyphenated_with(first):
            break
        first = before
    return first


def _phrase(text: str, sentence: Sentence, first: Word, head: Word) -> tuple[str, str] | None:
    """The longest listed phrase that ends with the noun, and its sector."""
    for word in sentence.words[first.index : head.index + 1]:
        found = institution_at(text, word.start)
        if found is not None and found[0] == head.end and is_unnamed(found[1]):
            return found[1], found[2]
    return None


def _is_several(word: Word, phrase: str) -> bool:
    return word.feature("Number") == "Plur" or phrase.split()[-1] in _COLLECTIVE or phrase.endswith(("force", "group"))


def _country(sentence: Sentence, word: Word, phrase: str, near: Sequence[EntityMention]) -> ActorIdentity | None:
    """The country that "of", "from" or, where it tells whose they are, "in" names."""
    for child in sentence.children(word):
        if child.relation not in ("nmod", "obl"):
            continue
        case = {c.text.lower() for c in sentence.children(child) if c.relation == "case"}
        inside = "in" in case and (stands_for_homeland(phrase) or phrase not in ("soldier", "troops", "peacekeeper"))
        if case & _BELONGING or inside:
            for mention in near:
                if mention.span.start <= child.start < mention.span.end:
                    return next((a for a in mention.actors if a.kind is ActorKind.COUNTRY), None)
    return None
