"""Treebank sentences with verbs and names of the news in place of their own: the same trees over words that EWT and GUM
hardly have.  A verb gives way only to one that takes the same arguments, in the same form."""

import random
from dataclasses import replace

from clauses import inflected
from phrases import NAMES, PLACES, VERBS
from treebank import Token

__all__ = ["with_other_words"]

# lemmas whose senses hang on their words: "take place", "have breakfast", "make sure"
_KEPT = frozenset(
    {"have", "take", "make", "do", "get", "give", "be", "go", "let", "need", "want", "like", "know", "see"}
)
_FORMS = {
    "VerbForm=Inf": "VB",
    "Tense=Past|VerbForm=Fin": "VBD",
    "Tense=Past|VerbForm=Part": "VBN",
    "Tense=Pres|VerbForm=Part": "VBG",
    "VerbForm=Ger": "VBG",
    "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin": "VBZ",
    "Number=Plur|Person=3|Tense=Pres|VerbForm=Fin": "VB",
}


def with_other_words(sentence: list[Token], choice: random.Random) -> list[Token]:
    """The sentence with other transitive and clause-taking verbs, and with other bare names; itself where none fit."""
    changed = list(sentence)
    for index, token in enumerate(sentence):
        below = {child.deprel for child in sentence if child.head == index + 1}
        if token.upos == "VERB" and token.lemma not in _KEPT:
            changed[index] = _other_verb(token, below, choice)
        elif (
            token.upos == "PROPN"
            and not below - {"case", "punct"}
            and token.form.isalpha()
            and token.form[1:].islower()
        ):
            changed[index] = _other_name(token, choice)
    return changed


def _other_verb(token: Token, below: set[str], choice: random.Random) -> Token:
    tag = next((tag for feats, tag in _FORMS.items() if feats in token.feats), None)
    frame = None
    if not below & {"compound:prt", "xcomp", "iobj", "expl", "cop"}:
        if "ccomp" in below and "obj" not in below:
            frame = "clause"
        elif "ccomp" not in below and ("obj" in below or "nsubj:pass" in below):
            frame = "transitive"
    if tag is None or frame is None:
        return token
    form = inflected(choice.choice(VERBS[frame]), tag)
    return replace(token, form=form.capitalize() if token.form[0].isupper() else form)


def _other_name(token: Token, choice: random.Random) -> Token:
    if token.deprel in ("nsubj", "obj", "obl", "nmod", "nmod:poss", "obl:agent"):
        return replace(token, form=choice.choice(PLACES["countries"] if choice.random() < 0.5 else NAMES["family"]))
    return token
