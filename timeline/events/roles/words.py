"""The word classes of ``lexicons/en/roles.toml`` and the arguments that they sort."""

from dataclasses import dataclass
from itertools import pairwise

from timeline.events.cues import is_cue
from timeline.lexicons import word_set
from timeline.model.actor import Role
from timeline.model.analysis import Sentence, Word

__all__ = ["Argument", "cases_of", "hyphened", "in_class", "is_passive", "is_told_as_known", "prepositions"]

_HYPHENS = ("-", "–")
_PREPOSING = frozenset({"case", "mark", "advmod", "fixed", "cc"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that fills a role; ``reaches`` where a place after "in" or "to" is a party and not only a place."""

    word: Word
    role: Role
    reaches: bool = False


def in_class(word: str, name: str) -> bool:
    """Whether a lemma, preposition or type is in a class: ``in_class("arrest", "nouns.undergone")``."""
    return word in word_set("en/roles", name)


def cases_of(sentence: Sentence, word: Word) -> set[str]:
    """The words of the relation "case" before a word, in lower case; see :func:`prepositions` for "together with"."""
    return {c.text.lower() for c in sentence.children(word) if c.relation == "case"}


def is_told_as_known(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun stands after "the", "this" or a possessive: something that the text has told of, or may have."""
    return any(
        (c.relation == "det" and is_cue(c.text.lower(), "reference.definite")) or c.deprel == "nmod:poss"
        for c in sentence.children(noun)
    )


def prepositions(sentence: Sentence, word: Word) -> frozenset[str]:
    """The prepositions before a word, in lower case; several that belong together also as one: "together with"."""
    found: list[str] = []
    before: list[str] = []
    for child in sentence.children(word):
        relation = child.relation
        if relation in _PREPOSING:
            form = child.text.lower()
            if relation in ("case", "mark"):
                found.append(form)
            if relation != "mark":
                before.append(form)
    if len(before) > 1:
        found += [f"{a} {b}" for a, b in pairwise(before)]
    return frozenset(found)


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb's subject, or the noun that it describes, undergoes it.

    The feature alone says little: past tense and participle look alike ("accused"), so a clause with its own subject
    needs an auxiliary.
    """
    children = list(sentence.children(verb))
    if in_class(verb.lemma.lower(), "verbs.stative") and not any(c.deprel == "obl:agent" for c in children):
        return False
    if any(c.deprel in ("nsubj:pass", "aux:pass", "csubj:pass") for c in children):
        return True
    if verb.feature("Voice") != "Pass" or any(c.relation == "nsubj" for c in children):
        return False
    if verb.deprel in ("acl", "amod"):
        return True
    if any(c.relation == "obj" for c in children):
        return False
    return verb.relation == "advcl" or (verb.relation == "conj" and is_passive(sentence, sentence.head(verb)))


def _words_before(sentence: Sentence, noun: Word) -> list[Word]:
    """The adjectives and nouns right before a noun, the nearest first: names joined by hyphens confuse parsers."""
    found = []
    for word in reversed(sentence.words[: noun.index]):
        if word.upos not in ("ADJ", "NOUN", "PROPN", "PUNCT") or (word.upos == "PUNCT" and word.text not in _HYPHENS):
            break
        found.append(word)
    return found


def hyphened(sentence: Sentence, noun: Word) -> list[Word]:
    """The names before a noun where a hyphen joins some of them, as in the text: "a Peru-Chile border treaty"."""
    before = _words_before(sentence, noun)
    if not any(w.text in _HYPHENS for w in before):
        return []
    return [w for w in reversed(before) if w.upos in ("PROPN", "ADJ")]
