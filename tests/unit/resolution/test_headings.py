"""Which dates are headings, how far they reach, and what leans on them."""

import time as clock
from datetime import date

import pytest
from reading import the_time, times

BLOG = (
    "Tuesday 3 September 2019\n\n7:15 p.m.: Police arrive.\n\nThey stay all night.\n\n4:05 a.m.: A fire breaks out.\n"
)


def headings(text, published=date(2019, 9, 10)):
    """Each heading with the text that it dates."""
    return {t.text: text[t.start : t.heads_until].strip() for t in times(text, published) if t.heads_until}


def test_a_heading_dates_what_stands_below_it_until_the_next_of_its_kind():
    found = headings(BLOG)
    assert list(found) == ["Tuesday 3 September 2019", "7:15 p.m.", "4:05 a.m."]
    assert found["7:15 p.m."].endswith("They stay all night.")
    assert found["Tuesday 3 September 2019"].endswith("A fire breaks out.")


def test_a_finer_heading_ends_with_the_coarser_one_above_it():
    text = "1916\n\nJune 2: The fort is attacked.\n\n1917\n\nApril 6: War is declared. It goes on.\n"
    assert headings(text)["June 2"] == "June 2: The fort is attacked."


@pytest.mark.parametrize(
    "line",
    [
        "Sept. 3, 2018 – A deal is signed.",
        "3 September 2018: A deal is signed.",
        "• 3 September 2018 — A deal is signed.",
        "2018-09-03 A deal is signed",
        "3 September 2018 | A deal is signed",
        "3 September 2018\tA deal is signed",
        "[3 September 2018] – A deal is signed.",
        "September 2018: A deal is signed.",
        "2018 September: A deal is signed.",
        "2018 (3 September): A deal is signed.",
        "2018 — Sept 3 — A deal is signed.",
    ],
)
def test_a_stated_day_or_month_with_a_sign_after_it_heads_its_line(line):
    assert len(headings(line + "\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "On 3 September 2018: a deal.",
        "3 September 2018 was a Monday: a deal was signed.",
        "Monday: two meetings, no result.",  # one weekday is no list
        "7:15 p.m.: Police arrive.",  # nor is one time of day
        "Two years later: the same two men, the same table.",
        "By 3 September 2018 – a Monday – the deal was dead.",
        "Summit ends without a deal in the capital\n\n3 September 2019\n\nThe leaders met.\nThey left.\n",
    ],
)
def test_what_only_opens_a_sentence_or_a_page_is_no_heading(text):
    assert headings(text) == {}


def test_a_year_before_its_month_is_the_entry_s_own():
    text = "1979 16 January: He leaves.\n1 February: He returns.\n1982 June: They enter.\n1988 August: It ends.\n"
    assert [t.value for t in times(text, date(2008, 1, 17))] == ["1979-01-16", "1979-02-01", "1982-06", "1988-08"]


def test_a_list_ends_before_the_prose_that_follows_it():
    text = "July 4, 2018: Curbs.\nAug. 2, 2018: A strike from the list.\n\nThe court's ruling is final. All agree on that.\n"
    assert headings(text)["Aug. 2, 2018"] == "Aug. 2, 2018: A strike from the list."


def test_entries_that_go_on_for_paragraphs_may_do_so_to_the_end():
    text = (
        "July 4, 2018: Curbs.\n\nTokyo gave no reason.\n\nAug. 2, 2018: A strike from the list.\n\nSeoul protested.\n"
    )
    assert headings(text)["Aug. 2, 2018"].endswith("Seoul protested.")


def test_a_section_without_a_date_ends_the_years_before_it_unless_years_have_sections():
    text = "1914\n\nThe war began.\n\n1915\n\nGas was used.\n\nAftermath\n\nThe graves were counted.\n"
    assert headings(text)["1915"].endswith("Gas was used.")
    text = "1914\n\nWest\n\nThe war began.\n\n1915\n\nWest\n\nGas was used.\n"
    assert headings(text)["1915"].endswith("Gas was used.")


def test_the_proof_names_the_heading():
    assert the_time(BLOG, "7:15 p.m.", date(2019, 9, 10)).explanation == (
        "on the day just named",
        "at 19:15",
        'under the heading "Tuesday 3 September 2019"',
    )


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("the same day", "2019-09-03"),
        ("the next day", "2019-09-04"),
        ("two days later", "2019-09-05"),
        ("yesterday", "2019-09-02"),
        ("at noon", "2019-09-03T12:00"),
        ("on Sunday", "2019-09-01"),
    ],
)
def test_below_a_heading_its_day_is_the_one_to_count_from(phrase, value):
    text = f"3 September 2019\n\nTalks failed.\n\nThe envoys left {phrase}.\n\n5 September 2019\n\nTalks began anew.\n"
    found = [t for t in times(text, date(2019, 12, 1)) if t.text in phrase]
    assert [t.value for t in found] == [value]
    assert any("3 September 2019" in step or "heading" in step for step in found[0].explanation)


def test_entries_run_on_into_the_next_year_and_back_out_of_it():
    forward = "Nov. 8: A vote.\nJan. 27: A report.\nMarch 20: War.\n"
    assert [t.value for t in times(forward, date(2003, 5, 2))] == ["2002-11-08", "2003-01-27", "2003-03-20"]
    backward = "Feb. 14: A convoy is struck.\nDec. 15: Shots are fired.\nNov. 21: A house is dissolved.\n"
    assert [t.value for t in times(backward, date(2019, 2, 20))] == ["2019-02-14", "2018-12-15", "2018-11-21"]


def test_the_clock_runs_past_midnight_either_way():
    forward = "15 July 2016\n\n11:45 p.m.: A speech.\n12:26 a.m.: A call.\n2:40 a.m.: Bombs.\n"
    assert [t.value for t in times(forward)][1:] == ["2016-07-15T23:45", "2016-07-16T00:26", "2016-07-16T02:40"]
    backward = "16 July 2016\n\n2:40 a.m.: Bombs.\n12:26 a.m.: A call.\n11:45 p.m.: A speech.\n"
    assert [t.value for t in times(backward)][1:] == ["2016-07-16T02:40", "2016-07-16T00:26", "2016-07-15T23:45"]


def test_ten_times_the_entries_take_ten_times_as_long():
    entry = "7:15 p.m.: Police arrive.\n\n9:05 p.m.: They leave.\n\n"
    seconds = []
    for count in (200, 2000):
        started = clock.process_time()
        times("3 September 2018\n\n" + entry * count)
        seconds.append(clock.process_time() - started)
    assert seconds[1] < 25 * max(seconds[0], 0.05)
