"""Blocks: each line is named for what it is, and lines of one paragraph stay together."""

import pytest

from timeline.language.blocks import split_blocks
from timeline.model.analysis import BlockKind

STORY = "The army of the island crossed the strait on Friday, its general staff said.\n"


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(text)) for block in split_blocks(text, title)]


def kind_of(line: str) -> str:
    """What a line is when it stands between two paragraphs."""
    return kinds(f"{STORY}\n{line}\n\n{STORY}")[1][0]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Jump directly to the content", "navigation"),
        ("Topics", "navigation"),
        ("Share on Facebook", "navigation"),
        ("Read more: Five things to know about the strait", "navigation"),
        ("5", "navigation"),
        ("* * *", "navigation"),
        ("By Maria Lopez and John Okafor", "navigation"),
        ("By Maria Lopez, Diplomatic Correspondent", "navigation"),
        ("Published 21 August 2031", "navigation"),
        ("Last updated: 10:30 GMT, 3 May 2031", "navigation"),
        ("4 min read", "navigation"),
        ("-0-", "navigation"),
        ("(pm/kl)", "navigation"),
        ("Credit: Reuters", "credit"),
        ("PHOTO: Jane Doe / Example Wire", "credit"),
        ("Getty Images", "credit"),
        ("REUTERS/Jane Doe", "credit"),
        ("Jane Doe/AFP via Getty Images", "credit"),
        ("FILE PHOTO: A ferry leaves the harbour in May", "caption"),
        ("Image caption The ferry left in May", "caption"),
        ("- Ports reopen on Monday", "list_item"),
        ("• Ports reopen on Monday.", "list_item"),
        ("2) Ports reopen on Monday.", "list_item"),
        ("TALKS TO RESTART?", "heading"),
        ("What happens next", "heading"),
        ("By Friday the strait was quiet again, residents said.", "paragraph"),
        ("Image problems haunt the ministry, its critics say.", "paragraph"),
        ("Live fire was heard near the port, the mayor said.", "paragraph"),
        ("2019 was the worst year for the island's fishermen, officials said.", "paragraph"),
        ("The report was published on 21 August 2031 by a board in the capital.", "paragraph"),
    ],
)
def test_a_line_is_named_for_what_it_is(line, kind):
    assert kind_of(line) == kind


def test_a_caption_runs_into_its_credit():
    text = f"{STORY}\nA ferry of the island lineCredit: Reuters\n\n{STORY}"
    assert kinds(text)[1:3] == [("caption", "A ferry of the island line"), ("credit", "Credit: Reuters")]


def test_a_credit_in_brackets_ends_a_caption():
    text = f"{STORY}\nSmoke rises over the port on Monday. (AP Photo/Jane Doe)\n\n{STORY}"
    assert kinds(text)[1:3] == [
        ("caption", "Smoke rises over the port on Monday."),
        ("credit", "(AP Photo/Jane Doe)"),
    ]


def test_a_caption_printed_twice_is_read_once():
    caption = "A rocket was shown to the crowd a fortnight ago"
    text = f"{STORY}\n{caption}\n5\n{caption}Credit: AP\n\n{STORY}"
    assert [kind for kind, _ in kinds(text)] == [
        "paragraph",
        "caption",
        "navigation",
        "navigation",
        "credit",
        "paragraph",
    ]


def test_the_word_photo_in_prose_opens_no_credit():
    text = (
        "He showed a photo: it was of the port, which had burnt down in the night before the general's " + "long " * 9
    )
    text += "speech."
    assert kinds(text) == [("paragraph", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Island army crosses the strait at dawn\n\n" + STORY,
        "Skip to content\nWorld\n\nIsland army crosses the strait at dawn\n" + STORY,
        "STRAIT CRISIS\nIsland army crosses the strait at dawn\n" + STORY,
    ],
    ids=["first line", "after navigation", "after a kicker"],
)
def test_the_first_line_that_is_no_sentence_is_the_headline(text):
    assert ("headline", "Island army crosses the strait at dawn") in kinds(text)


def test_a_stated_title_is_the_headline_even_when_it_is_a_sentence():
    title = "Who  crossed the strait?"
    assert kinds(f"Live\n{title}\n{STORY}", "Who crossed the strait?")[1] == ("headline", title)


def test_a_text_of_one_line_is_no_headline():
    assert [
        kind for kind, _ in kinds("Island army crosses the strait at dawn, witnesses in the port say, and stops")
    ] == ["paragraph"]


def test_a_dateline_is_no_headline():
    assert kinds(f"PORT SUDAN, March 12 (Xinhua) --\n\n{STORY}")[0][0] == "heading"


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The army of the island crossed the strait on Friday, its general\n"
        "staff said in a statement that was read on the radio. It gave\n"
        "no figures of the dead or of the ships that had been lost in the\n"
        "first hours of the crossing.\n"
    )
    assert kinds(text) == [("paragraph", text.strip())]


def test_lines_that_are_sentences_stay_apart():
    lines = [
        "The army crossed the strait on Friday, its staff said.",
        "It gave no figures of the dead or of ships lost.",
    ]
    assert [words for _, words in kinds("\n".join(lines))] == lines


def test_a_line_in_lower_case_goes_on_with_the_sentence():
    text = (
        "At the gate of the port he asked the guards: “Are they here?”\nand then turned to the crowd of journalists.\n"
    )
    assert len(kinds(text)) == 1


def test_points_of_a_list_are_not_joined():
    text = "The rebels ask for four things before they lay down arms:\nan end of the siege\na seat in the cabinet\n"
    assert len(kinds(text)) == 3


def test_every_visible_character_belongs_to_one_block():
    text = f"Topics\n\nA  headline about the strait of the island\r\n{STORY}\n\tA ferryCredit: AP\n\u2022 one\n5\n"
    blocks = split_blocks(text)
    covered = [offset for block in blocks for offset in range(block.span.start, block.span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(covered)
    assert [block.index for block in blocks] == list(range(len(blocks)))


def test_an_empty_text_has_no_blocks():
    assert split_blocks(" \n\n ") == ()


def test_kinds_are_those_of_the_model():
    assert {kind for kind, _ in kinds(STORY)} <= set(BlockKind)


def test_a_short_line_of_hard_wrapped_text_ends_its_paragraph():
    text = (
        "The army of the island crossed the strait on Friday, its general\n"
        "staff said in a statement that was read on the radio.\n"
        "Ships of three neighbours left their ports and steamed towards the\n"
        "coast, where fishing boats lay and waited for the storm to pass by\n"
        "and for the guns to fall silent.\n"
    )
    assert [words.split()[0] for _, words in kinds(text)] == ["The", "Ships"]
