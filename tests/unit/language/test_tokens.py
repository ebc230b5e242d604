"""Words of a sentence: each stretch between spaces is split once, offsets hold whatever stands between the words."""

from dataclasses import dataclass

from timeline.language.tokens import Tokens


@dataclass
class Token:
    text: str
    idx: int


class Commas:
    """A tokenizer that splits off commas and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> list[Token]:
        self.asked.append(text)
        at = text.find(",")
        parts = [(0, text[:at]), (at, ",")] if at > 0 else [(0, text)]
        return [Token(form, start) for start, form in parts]


def test_offsets_are_counted_from_where_the_sentence_starts() -> None:
    text = "one, two  three\nfour"
    forms, starts = Tokens(Commas()).of(text, 100)
    assert forms == ["one", ",", "two", "three", "four"]
    assert [text[start - 100 : start - 100 + len(form)] for form, start in zip(forms, starts, strict=True)] == forms


def test_a_stretch_is_split_once() -> None:
    commas = Commas()
    tokens = Tokens(commas)
    tokens.of("so, so, so", 0)
    assert tokens.of("so,", 7) == (["so", ","], [7, 9])
    assert commas.asked == ["so,", "so"]


def test_white_space_of_any_kind_is_no_word() -> None:
    assert Tokens(lambda text: [Token(c, i) for i, c in enumerate(text)]).of("a\u00a0b \u2003 c", 0) == (
        ["a", "b", "c"],
        [0, 2, 6],
    )
    assert Tokens(Commas()).of("", 5) == ([], [])
