"""Words and trees: what each word says, where it stands, and that batches change nothing."""

import pytest

from timeline.language import Parser, segment
from timeline.model.article import Article


@pytest.fixture(scope="module")
def parser():
    return Parser.load()


def parsed(parser, text: str):
    return parser.parse(segment(Article(id="a", text=text)))


def test_who_does_what_to_whom(parser):
    sentence = parsed(parser, "The army attacked the village on Friday.").sentences[0]
    root = sentence.root
    assert (root.text, root.lemma, root.upos) == ("attacked", "attack", "VERB")
    assert root.head == root.index
    assert root.feature("Tense") == "Past"
    assert sentence.child(root, "nsubj").text == "army"
    assert sentence.child(root, "obj").text == "village"
    assert sentence.child(root, "obl").text == "Friday"


def test_passives_keep_their_subtype(parser):
    sentence = parsed(parser, "The president was killed by rebels.").sentences[0]
    assert sentence.child(sentence.root, "nsubj:pass").text == "president"


@pytest.mark.parametrize(
    ("text", "helper"), [("Seoul won't attend.", ("wo", "will")), ("They can’t agree.", ("ca", "can"))]
)
def test_a_shortened_helper_is_one(parser, text, helper):
    sentence = parsed(parser, text).sentences[0]
    auxiliary = sentence.child(sentence.root, "aux")
    assert (auxiliary.text, auxiliary.lemma) == helper


TEXTS = {
    "plain": "The ministers met in Oslo. They didn't agree, and the U.S.-led talks failed.",
    "hard-wrapped": "The prime minister of the island said on Tuesday that\nthe port would open again. Ships wait.",
    "white space": "The  army\u00a0of the\tisland   crossed\u2003the strait. It  won.",
    "beyond the basic plane": "The 🚀 rocket rose 𝟗 km. It fell.",
    "odd tokens": "He said: “We can't … stop—now!” (see p. 5/6) at 5:30p.m. on 03/04/2019, e.g. in A&B.",
    "combining marks": "Zürich’s mayor and Mr. Nguyễn signed it.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_words_stand_where_they_say(parser, text):
    for sentence in parsed(parser, text).sentences:
        assert sentence.words
        end = sentence.span.start
        for index, word in enumerate(sentence.words):
            assert word.index == index
            assert word.text == text[word.start : word.end]
            assert end <= word.start < word.end <= sentence.span.end
            assert not text[end : word.start].strip()  # no visible character is lost between words
            assert word.upos
            assert word.deprel
            end = word.end
        assert not text[end : sentence.span.end].strip()
        assert sum(word.is_root for word in sentence.words) == 1


def test_a_headline_stays_one_sentence(parser):
    text = "Island army crosses strait, burns port: ministry to ask for help\n\nThe army crossed the strait on Friday."
    headline = parsed(parser, text).sentences[0]
    assert headline.span.of(text) == text.splitlines()[0]
    assert [word.deprel for word in headline.words].count("root") == 1


def test_only_the_wanted_sentences_are_parsed(parser):
    analysis = parser.parse(segment(Article(id="a", text="One came. Two left. Three stayed.")), only={1})
    assert [sentence.is_parsed for sentence in analysis.sentences] == [False, True, False]
    again = parser.parse(analysis)
    assert all(sentence.is_parsed for sentence in again.sentences)
    assert again.sentences[1] == analysis.sentences[1]


def test_nothing_to_parse(parser):
    analysis = segment(Article(id="a", text="Topics\n5\n"))
    assert parser.parse(analysis) == analysis
    assert list(parser.parse_many([])) == []
    assert list(parser.parse_many([analysis, analysis])) == [analysis, analysis]


def test_a_batch_of_articles_gives_the_same_trees_in_the_same_order(parser):
    analyses = [
        segment(Article(id=str(number), text=f"{text} Then {number} ships left the port of the island."))
        for number, text in enumerate(list(TEXTS.values()) * 5)
    ]
    assert list(parser.parse_many(analyses)) == [parser.parse(analysis) for analysis in analyses]


def test_a_sentence_of_a_thousand_words_is_parsed(parser):
    text = "The ministers " + "and the envoys " * 120 + "met in Oslo."
    sentence = parsed(parser, text).sentences[0]
    assert sum(word.is_root for word in sentence.words) == 1
