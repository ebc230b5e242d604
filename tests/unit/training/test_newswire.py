"""What the language model learns from besides treebanks: every composed or changed sentence is one projective tree."""

import random

import pytest

pytest.importorskip("lemminflect", reason="only training needs it")

from clauses import inflected
from newswire import compose
from substitution import with_other_words
from treebank import Token


def is_a_tree(sentence: list[Token]) -> bool:
    roots = [token for token in sentence if token.head == 0]
    for index in range(1, len(sentence) + 1):
        seen = set()
        while index:
            if index in seen:
                return False
            seen.add(index)
            index = sentence[index - 1].head
    return len(roots) == 1 and roots[0].deprel == "root"


def crosses(sentence: list[Token]) -> bool:
    arcs = [tuple(sorted((index, token.head))) for index, token in enumerate(sentence, start=1) if token.head]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


def test_every_composed_sentence_is_one_projective_tree() -> None:
    sentences = compose(400, seed=5)
    assert all(is_a_tree(sentence) for sentence in sentences)
    assert not any(crosses(sentence) for sentence in sentences)
    assert len({" ".join(token.form for token in sentence) for sentence in sentences}) > 380


def test_the_same_seed_composes_the_same_sentences() -> None:
    assert compose(20, seed=3) == compose(20, seed=3)
    assert compose(20, seed=3) != compose(20, seed=4)


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("withdraw", "VBD", "withdrew"),
        ("withdraw", "VBN", "withdrawn"),
        ("ban", "VBG", "banning"),
        ("deny", "VBZ", "denies"),
        ("veto", "VB", "veto"),
    ],
)
def test_verbs_are_inflected(lemma: str, tag: str, form: str) -> None:
    assert inflected(lemma, tag) == form


def test_other_words_keep_the_tree() -> None:
    past = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
    sentence = [
        Token("Mary", "Mary", "PROPN", "Number=Sing", 2, "nsubj", True),
        Token("ate", "eat", "VERB", past, 0, "root", True),
        Token("cakes", "cake", "NOUN", "Number=Plur", 2, "obj", False),
        Token(".", ".", "PUNCT", "", 2, "punct", True),
    ]
    changed = with_other_words(sentence, random.Random(1))
    assert [(token.head, token.deprel, token.feats) for token in changed] == [
        (token.head, token.deprel, token.feats) for token in sentence
    ]
    assert changed[1].form != "ate"
    assert changed[2] == sentence[2]


def test_a_verb_with_a_particle_stays() -> None:
    past = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
    sentence = [
        Token("She", "she", "PRON", "", 2, "nsubj", True),
        Token("gave", "give", "VERB", past, 0, "root", True),
        Token("up", "up", "ADP", "", 2, "compound:prt", True),
        Token("smoking", "smoking", "NOUN", "Number=Sing", 2, "obj", True),
    ]
    assert with_other_words(sentence, random.Random(1)) == sentence
