"""Very long articles are read in parts, each of bounded size."""

from timeline import language
from timeline.language.sections import LONGEST
from timeline.model.article import Article


def analysis_of(sentences: int):
    text = "\n\n".join("Rebels attacked the town of Kano on Monday." for _ in range(sentences))
    article = Article(id="a", text=text, language="en")
    return language.Parser.load().parse(language.segment(article))


def test_an_article_of_ordinary_length_is_one_part():
    analysis = analysis_of(10)
    assert list(language.sections(analysis)) == [analysis]


def test_every_sentence_of_a_long_article_is_in_exactly_one_part():
    analysis = analysis_of(1000)
    parts = list(language.sections(analysis))
    assert len(parts) > 1
    parsed = [sentence.index for part in parts for sentence in part.sentences if sentence.is_parsed]
    assert parsed == [sentence.index for sentence in analysis.sentences if sentence.is_parsed]


def test_no_part_is_longer_than_the_limit():
    parts = language.sections(analysis_of(1000))
    assert max(sum(len(s.words) for s in part.sentences) for part in parts) <= LONGEST


def test_offsets_and_indexes_stay_those_of_the_article():
    analysis = analysis_of(1000)
    for part in language.sections(analysis):
        assert part.text == analysis.text
        assert [s.index for s in part.sentences] == list(range(len(analysis.sentences)))
