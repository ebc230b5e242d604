"""Sentences of news prose. A bar marks where one must end and the next begin."""

import pytest

from timeline.language.sentences import LONGEST, split_sentences
from timeline.model.span import Span

CASES = {
    "country with dots": "The U.S. said it would act. | Tehran did not reply.",
    "country with dots before a noun": "Soldiers of the U.S. Army arrived. | The U.N. Security Council met.",
    "country with dots at the end": "Talks were held in the U.S. | The envoys flew home.",
    "titles": "Gen. Ivan Petrov met Lt. Col. Anna Weiss and Sen. Hugo Marsh. | They spoke for an hour.",
    "initials": "A. B. Karimov wrote it. | George H. Stone signed.",
    "resolution number": "They cited Resolution No. 5 of the council. | It passed at once.",
    "no as an answer": "Would he resign? | No. | He would stay.",
    "month with day": "The vote of Jan. 13 was void. | A new one is due on Sept. 2, 2031. | Nobody objected.",
    "month at the end": "They will meet in Nov. | The agenda is open.",
    "company": "The ship of Delta Marine Inc. of Panama sank. | Nobody was hurt.",
    "state": "The senator, R-Ariz., left. | Calif. Gov. Rita Moss stayed.",
    "time of day that goes on": "Fire ceased at 5 p.m. Monday. | It began again at 9 a.m. EST Nov. 9.",
    "time of day that ends": "Fire ceased at 5 p.m. | Then it began again.",
    "decimals and money": "It cost $3.2 million and 4.5 billion won. | Parliament paid.",
    "ellipsis inside": "He paused ... and went on. | Then he left.",
    "ellipsis at the end": "They waited... | Nothing came.",
    "quotation of two sentences": "“We will not yield. | We will never leave our land,” Mr. Osei said. | He then left.",
    "straight quotes": '"The bridge is gone. | The army has blown it up," said a witness.',
    "agency quotes": "``We saw the smoke from here,'' he said. | ``It was black.''",
    "short cries stay whole": "A crowd shouted “Stop! Help!” and ran.",
    "question before its attribution": '"Why not?" she asked. | Nobody answered.',
    "glued by a lost space": "The north fired two rockets.The south answered.",
    "versus": "Ghana vs. Togo was the match. | It ended level.",
    "footnote marks": "Prices rose.[3] | Wages fell.",
    "list number": "3. Both sides withdraw their heavy guns. | They do so by May.",
    "abbreviated saint": "The deal was signed in St. Petersburg by both. | It failed.",
    "lower case name": "He bought one. | iPhone exports fell.",
}


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_ends_are_found_and_stops_inside_are_passed_over(marked):
    if marked == CASES["glued by a lost space"]:
        marked = marked.replace("rockets.", "rockets. | ")
        text = marked.replace(" | ", "")
    else:
        text = marked.replace(" | ", " ")
    assert sentences(text) == marked.split(" | ")


def test_a_line_break_in_hard_wrapped_text_ends_nothing():
    text = "The prime minister of the island said on Tuesday that the\nport would open again. Ships wait."
    assert sentences(text) == [
        "The prime minister of the island said on Tuesday that the\nport would open again.",
        "Ships wait.",
    ]


def test_offsets_count_from_the_start_of_the_article():
    text = "Heading\n\nOne came. Two left."
    spans = list(split_sentences(text, Span(9, len(text))))
    assert [span.of(text) for span in spans] == ["One came.", "Two left."]


def test_the_opening_quote_of_the_next_line_is_no_part_of_the_sentence():
    assert sentences('They agreed to meet. "') == ["They agreed to meet."]


def test_no_sentence_is_longer_than_the_bound_and_no_word_is_lost():
    text = "word " * 2000
    found = sentences(text)
    assert max(map(len, found)) <= LONGEST
    assert " ".join(found) == text.strip()


def test_a_text_without_spaces_is_cut_too():
    assert [len(piece) for piece in sentences("x" * 4500)] == [2000, 2000, 500]


@pytest.mark.parametrize(
    "text",
    ['“ Hello? " Then he left.', '" ? “ No more.', '“Stop!" " Go on. “ \' .', '... " “', "( ’ . A"],
)
def test_unbalanced_quotation_marks_stop_nothing(text):
    spans = list(split_sentences(text, Span(0, len(text))))
    assert all(text[span.start : span.end].strip() for span in spans)
