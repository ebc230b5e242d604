"""Punctuation decoded in the wrong encoding: read as what it was, at the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import segment
from timeline.language.legible import legible
from timeline.model.article import Article


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("Maliâ€™s army", "Mali’s army"),
        ("Maliâ€ ™ s army", "Mali’s army"),
        ("They didnâ€™t go", "They didn’t go"),
        ("â€œNo,â€\x9d he said", "“No,” he said"),
        ("â€œNo,â€ � he said", "“No,” he said"),
        ("the army â€“ or what is left", "the army – or what is left"),
        ("a fine of Â£10m", "a fine of £10m"),
    ],
)
def test_broken_signs_are_read(broken, meant):
    assert legible(broken).split() == meant.split()


@pytest.mark.parametrize("text", ["Mali’s army", "“No,” he said", "São Tomé", "Âge d'or", "10 € a day"])
def test_what_is_not_broken_stays(text):
    assert legible(text) == text


@given(st.text(alphabet="aé s\n“”’–â€™œ�Â£\x9d\xa0t."))
def test_the_length_is_kept(text):
    assert len(legible(text)) == len(text)


def test_an_article_is_read_so_and_its_offsets_hold():
    text = "Maliâ€ ™ s army left."
    analysis = segment(Article(id="a", text=text))
    assert analysis.text.split() == ["Mali’s", "army", "left."]
    assert analysis.sentences[0].span.of(text) == text
