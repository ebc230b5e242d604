"""Windows: what of an article the encoder sees at once, and which pieces are which word's."""

from dataclasses import replace
from itertools import pairwise

import pytest
from readings import parsed
from tokenizers import normalizers

from timeline.model.analysis import Analysis
from timeline.reader.windows import CONTEXT, LONGEST, Window, windows_of

SHORT = "Rebels attacked the town on Monday. The army said that it hadn't fled."
LONG = " ".join(
    f"Rebels shelled the airport of town number {n} on Monday, and the army fled." for n in range(LONGEST // 20)
)
ENDLESS = "Rebels " + ", ".join(f"shelled town number {n}" for n in range(LONGEST // 12)) + "."
ADDRESS = "https://example.org/" + "a1-" * LONGEST
HUGE = f"Rebels posted {ADDRESS} on Monday."
START, END = 2, 3


def cut(analysis: Analysis, tokenizer) -> list[Window]:
    return windows_of(analysis, tokenizer, start=START, end=END)


def words_of(analysis: Analysis) -> list[str]:
    return [word.text for sentence in analysis.sentences for word in sentence.words]


def read_back(windows: list[Window], tokenizer) -> list[str]:
    """What the pieces of each word spell."""
    return [
        "".join(tokenizer.id_to_token(number).removeprefix("##") for number in window.ids[first:last])
        for window in windows
        for first, last in window.words
    ]


@pytest.mark.parametrize("text", [SHORT, LONG, ENDLESS], ids=["one window", "several windows", "a sentence cut in two"])
def test_every_word_is_read_once_and_from_its_own_pieces(text, tokenizer):
    analysis = parsed(text).analysis
    assert read_back(cut(analysis, tokenizer), tokenizer) == words_of(analysis)


@pytest.mark.parametrize("text", [SHORT, LONG, ENDLESS, HUGE], ids=["short", "long", "endless", "one huge word"])
def test_no_window_is_longer_than_the_encoder_takes(text, tokenizer):
    analysis = parsed(text).analysis
    windows = cut(analysis, tokenizer)
    assert max(len(window.ids) for window in windows) <= LONGEST + 2
    assert sum(len(window.words) for window in windows) == len(words_of(analysis))


@pytest.mark.parametrize("text", [SHORT, LONG, ENDLESS, HUGE], ids=["short", "long", "endless", "one huge word"])
def test_a_word_s_pieces_stand_between_the_marks_of_its_window(text, tokenizer):
    for window in cut(parsed(text).analysis, tokenizer):
        assert (window.ids[0], window.ids[-1]) == (START, END)
        assert all(0 < first < last < len(window.ids) for first, last in window.words)


def test_a_huge_word_between_others_takes_none_of_their_pieces(tokenizer):
    analysis = parsed(HUGE).analysis
    spelled = read_back(cut(analysis, tokenizer), tokenizer)
    wanted = words_of(analysis)
    assert len(spelled) == len(wanted)
    assert all(word.startswith(pieces) for pieces, word in zip(spelled, wanted, strict=True))
    assert [pieces for pieces in spelled if len(pieces) < 20] == [word for word in wanted if len(word) < 20]


def test_a_sentence_that_fits_is_never_cut(tokenizer):
    analysis = parsed(LONG).analysis
    starts = {sentence.words[0].start for sentence in analysis.sentences}
    words = [word for sentence in analysis.sentences for word in sentence.words]
    at = 0
    for window in cut(analysis, tokenizer):
        assert words[at].start in starts
        at += len(window.words)


def test_a_window_opens_with_the_end_of_what_stands_before_it(tokenizer):
    windows = cut(parsed(LONG).analysis, tokenizer)
    assert len(windows) > 2
    for before, after in pairwise(windows):
        assert after.words[0][0] == 1 + CONTEXT
        assert after.ids[1 : 1 + CONTEXT] == before.ids[-1 - CONTEXT : -1]


@pytest.mark.parametrize("room", [0, 10])
def test_a_sentence_that_nearly_fills_a_window_leaves_little_room_for_context(room, tokenizer):
    letters = "a" * (LONGEST - room - 1)
    full = " ".join(letters[at : at + 50] for at in range(0, len(letters), 50)) + "."
    analysis = parsed(f"The army has fled.\n\n{full}").analysis
    windows = cut(analysis, tokenizer)
    assert [len(window.ids) for window in windows] == [15 + 2, LONGEST + 2]
    assert windows[1].words[0][0] == 1 + room


def test_sentences_that_nobody_parsed_are_not_read(tokenizer):
    analysis = parsed(SHORT).analysis
    first, second = analysis.sentences
    without = replace(analysis, sentences=(replace(first, words=()), second))
    assert cut(without, tokenizer) == cut(replace(analysis, sentences=(second,)), tokenizer)
    assert read_back(cut(without, tokenizer), tokenizer) == [word.text for word in second.words]


def test_an_article_that_nobody_parsed_has_no_window(tokenizer):
    analysis = parsed(SHORT).analysis
    empty = replace(analysis, sentences=tuple(replace(s, words=()) for s in analysis.sentences))
    assert cut(empty, tokenizer) == []


def test_a_word_without_a_piece_takes_a_neighbour_s(tokenizer):
    dashless = type(tokenizer).from_str(tokenizer.to_str())
    dashless.normalizer = normalizers.Replace("-", "")
    analysis = parsed("Rebels - armed ones - fled.").analysis
    spelled = read_back(cut(analysis, dashless), dashless)
    assert [one for one in spelled if len(one) > 1] == ["Rebels", "armed", "ones", "fled"]
    assert len(spelled) == len(words_of(analysis))
    assert all(spelled)
