"""Whatever the text, blocks and sentences cover it in order, and nothing is read twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.language import Parser, segment
from timeline.language.segmentation import UNREAD
from timeline.model.article import Article

PIECES = st.sampled_from(
    [
        "The army crossed the strait on Friday",
        "Gen. Lee",
        "U.S.",
        "No. 5",
        "“We won. They lost,” he said",
        "...",
        ". ",
        "! ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        " ",
        "  ",
        "Credit: AP",
        "Topics",
        "5",
        "- ",
        "SEOUL, Aug. 20 (Yonhap) --",
        "By Ann Lee",
        "\u00a0",
        "\u2028",
        "🚀",
        "é",
        "\x00",
        "\x85",
        "'",
        '"',
        "``",
        "''",
        "(",
        ")",
        "p.m. ",
        "iPhone",
        "x" * 90,
        "北京",
        "مرحبا",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200))


@given(text=TEXTS, title=st.one_of(st.none(), st.just("Gen. Lee")))
@settings(deadline=None, max_examples=300)
def test_blocks_and_sentences_are_in_order_and_inside_each_other(text, title):
    analysis = segment(Article(id="a", text=text, title=title))
    end = 0
    for index, block in enumerate(analysis.blocks):
        assert block.index == index
        assert end <= block.span.start < block.span.end <= len(text)
        assert not text[end : block.span.start].strip()
        end = block.span.end
    assert not text[end:].strip()
    end = 0
    for index, sentence in enumerate(analysis.sentences):
        assert sentence.index == index
        assert end <= sentence.span.start
        assert sentence.span.of(text) == sentence.span.of(text).strip()
        assert analysis.blocks[sentence.block].span.contains(sentence.span)
        assert sentence.kind not in UNREAD
        end = sentence.span.end


@given(text=TEXTS)
@settings(deadline=None, max_examples=60)
def test_words_slice_back_and_trees_have_one_root(text):
    for sentence in Parser.load().parse(segment(Article(id="a", text=text))).sentences:
        for word in sentence.words:
            assert text[word.start : word.end].replace("\n", " ") == word.text
            assert 0 <= word.head < len(sentence.words)
        assert sum(word.is_root for word in sentence.words) == 1
