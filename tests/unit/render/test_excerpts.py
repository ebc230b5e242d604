from hypothesis import given
from hypothesis import strategies as st
from sample_chronicle import sample

from timeline.model.event import Mention, Trigger
from timeline.model.span import Span
from timeline.render.excerpts import LONGEST_QUOTE, Part, excerpt, pieces

TEXT = "He spoke. The army moved on Friday near the river. Nobody else did. Rain fell."


def words(shown, part):
    return "".join(text for flags, text in zip(shown[::2], shown[1::2], strict=True) if flags & part)


def mention(start, end, text=TEXT, trigger=None):
    low, high = trigger or (start, start + 2)
    return Mention(
        event="e",
        article="a",
        start=start,
        end=end,
        quote=text[start:end],
        trigger=Trigger(start=low, end=high, text=text[low:high]),
    )


def test_quote_in_the_sentences_around_it():
    shown = excerpt(mention(10, 50), TEXT, reach=200)
    assert words(shown, Part.QUOTE) == TEXT[10:50]
    assert "".join(shown[1::2]) == TEXT


def test_a_short_reach_stops_at_a_sentence_and_says_that_it_cut():
    shown = excerpt(mention(51, 67), TEXT, reach=8)
    assert shown[0] == Part.CUT
    assert words(shown, Part.QUOTE) == "Nobody else did."


def test_without_its_article_the_quote_alone():
    shown = excerpt(mention(10, 50), None, reach=200)
    assert "".join(shown[1::2]) == TEXT[10:50]
    assert words(shown, Part.TRIGGER) == TEXT[10:12]


def test_an_endless_quote_is_cut_around_its_trigger():
    text = "word" * 20_000
    shown = excerpt(mention(0, len(text), text, trigger=(40_000, 40_004)), text, reach=200)
    assert words(shown, Part.TRIGGER) == "word"
    assert sum(map(len, shown[1::2])) < LONGEST_QUOTE + 500
    assert shown[0] == shown[-2] == Part.CUT


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from([1, 2, 4, 8])), max_size=6),
)
def test_pieces_put_together_are_the_window(text, layers):
    text += "ab"
    window = Span(1, len(text))
    shown = pieces(text, window, [(start, end, Part(part)) for start, end, part in layers])
    assert "".join(shown[1::2]) == window.of(text)
    assert all(shown[1::2])


def test_every_time_phrase_of_the_sample_is_outlined():
    told = sample()
    for event in told.events:
        for each in event.mentions:
            shown = excerpt(each, told.articles[each.article].text, reach=200)
            assert words(shown, Part.TIME) == "".join(time.text for time in each.times)
            assert words(shown, Part.QUOTE) == each.quote
