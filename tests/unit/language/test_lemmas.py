"""Lemmas by table."""

import pytest

from timeline.language.lemmas import lemma_of


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("met", "VERB", "meet"),
        ("fired", "VERB", "fire"),
        ("fires", "VERB", "fire"),
        ("Signing", "VERB", "sign"),
        ("held", "VERB", "hold"),
        ("struck", "VERB", "strike"),
        ("agreed", "VERB", "agree"),
        ("imposed", "VERB", "impose"),
        ("talks", "NOUN", "talk"),
        ("countries", "NOUN", "country"),
        ("crises", "NOUN", "crisis"),
        ("missiles", "NOUN", "missile"),
        ("was", "AUX", "be"),
        ("did", "AUX", "do"),
        ("worse", "ADJ", "bad"),
        ("United", "PROPN", "United"),
        ("2019", "NUM", "2019"),
    ],
)
def test_dictionary_forms(word, upos, lemma):
    assert lemma_of(word, upos) == lemma


def test_an_empty_tag_leaves_the_word_in_lower_case():
    assert lemma_of("Talks", "") == "talks"
