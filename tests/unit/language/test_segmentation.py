"""From an article to sentences: what is read, what is not, and how long it takes."""

from time import process_time

import pytest

from timeline.language import segment
from timeline.model.analysis import BlockKind
from timeline.model.article import Article


def read(text: str, title: str | None = None):
    return segment(Article(id="a", text=text, title=title))


def words(analysis) -> list[str]:
    return [sentence.span.of(analysis.text) for sentence in analysis.sentences]


PAGE = """Skip to content
STRAIT CRISIS
Island army crosses the strait at dawn

By Maria Lopez
PORT CITY, May 3 (Example) -- The army crossed the strait on Friday. It met no
resistance.
A ferry burnsCredit: Example Wire
1
• Ports will reopen on Monday.
Topics
"""


def test_furniture_has_no_sentences_and_prose_has():
    assert words(read(PAGE)) == [
        "STRAIT CRISIS",
        "Island army crosses the strait at dawn",
        "The army crossed the strait on Friday.",
        "It met no\nresistance.",
        "A ferry burns",
        "• Ports will reopen on Monday.",
    ]


def test_sentences_know_their_block_and_its_kind():
    analysis = read(PAGE)
    for sentence in analysis.sentences:
        block = analysis.blocks[sentence.block]
        assert block.kind is sentence.kind
        assert block.span.contains(sentence.span)
        assert sentence.kind not in (BlockKind.NAVIGATION, BlockKind.CREDIT)
    assert [sentence.index for sentence in analysis.sentences] == list(range(len(analysis.sentences)))


def test_the_dateline_is_an_anchor_and_no_part_of_the_sentence():
    analysis = read(PAGE)
    assert analysis.dateline is not None
    assert analysis.dateline.date.of(PAGE) == "May 3"


def test_a_dateline_in_a_line_of_its_own_is_found_and_not_read():
    analysis = read("\nPORT CITY, Island (AP) _\n\nThe army crossed the strait on Friday.\n")
    assert analysis.dateline.place.of(analysis.text) == "PORT CITY, Island"
    assert words(analysis) == ["The army crossed the strait on Friday."]


def test_codes_at_the_end_of_a_dispatch_are_not_read():
    assert words(read("The army crossed the strait. It met nobody. (pm/kl)\n")) == [
        "The army crossed the strait.",
        "It met nobody.",
    ]


@pytest.mark.parametrize("text", ["", " \n \n", "* * *\n5\n", "Topics\nShare\n"])
def test_a_text_without_prose_has_no_sentences(text):
    assert read(text).sentences == ()


@pytest.mark.parametrize(
    "unit",
    [
        "The troops of Gen. Lee moved on Jan. 13 toward the U.S. border. ",
        "x",
        "“",
        "“ a",
        "Credit: ",
        "Jan. ",
        "a. ",
        "(",
        "- - ",
    ],
)
def test_a_line_of_a_megabyte_takes_seconds_at_most(unit):
    text = unit * (1_000_000 // len(unit))
    start = process_time()
    analysis = read(text)
    assert process_time() - start < 5
    assert all(len(sentence.span) <= 2000 for sentence in analysis.sentences)
