"""Lines with the shape of a dated entry, and blocks that keep them apart."""

import pytest

from timeline.language.blocks import split_blocks
from timeline.language.dated_lines import is_a_date, opens_with_a_date
from timeline.model.analysis import BlockKind


@pytest.mark.parametrize(
    "line",
    [
        "Sept. 3, 2021 – A deal is signed",
        "3 September 2021",
        "3. September 2021 – Ein Vertrag",
        "3 de mayo de 2021: Un acuerdo",
        "• 16 March: Schools close",
        "7:15 p.m.: Police arrive",
        "Tuesday, 4:05 a.m.: A fire",
        "20:40 GMT – Gunmen pose",
        "2021-09-03 Talks",
        "1990 | Independence",
        "1916",
        "1914–1918: The war",
        "May 2015",
    ],
)
def test_entries(line):
    assert opens_with_a_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "In 1916 the front did not move",
        "3 September 2021 was a Friday",
        "They met at 7:15 p.m.: it was late",
        "1500 men, 3 ships",
        "Monday was quiet",
        "(3) Three men – two of them armed",
    ],
)
def test_prose(line):
    assert not opens_with_a_date(line)


@pytest.mark.parametrize("line", ["1916", "2021-09-03", "03.09.2021", "7:15", "7:15 p.m.", "1914–18:"])
def test_a_line_of_digits_that_is_a_date(line):
    assert is_a_date(line)


@pytest.mark.parametrize("line", ["12", "345", "3200", "1.5", "2021-09-03 Talks", "0916", "12:30:15:20"])
def test_a_line_of_digits_that_is_none(line):
    assert not is_a_date(line)


def test_a_year_in_a_line_of_its_own_is_a_heading_and_a_counter_is_page_furniture():
    text = "1916\n\nThe battle began in February. It went on for months.\n\n345\n\nThe fort fell in June.\n"
    assert [block.kind for block in split_blocks(text)] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.NAVIGATION, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_a_chronology_is_no_hard_wrapped_paragraph_and_its_entries_may_be():
    text = (
        "17 December 2010 – A street vendor sets himself on fire in a town and\ndies of his burns in a hospital\n"
        "14 January 2011 – The president flees the country after weeks of protest\n"
    )
    assert [block.span.of(text).split(" –")[0] for block in split_blocks(text)] == [
        "17 December 2010",
        "14 January 2011",
    ]
