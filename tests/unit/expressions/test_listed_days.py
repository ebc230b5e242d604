"""Days of a list that share one month, on spans made by hand."""

from timeline.expressions.en import days, years
from timeline.expressions.listed_days import with_listed_days
from timeline.expressions.overlap import Candidate
from timeline.expressions.rule import Rule
from timeline.model.meaning import Calendar, End
from timeline.model.time import TimexType

MONTH_DAY, YEAR = days.RULES[2], years.RULES[1]


def candidate(words: str, phrase: str, meaning: object, rule: Rule = MONTH_DAY) -> Candidate:
    start = words.index(phrase)
    return Candidate(start, start + len(phrase), 0, rule, (TimexType.DATE, meaning))


def listed(words: str, *candidates: Candidate) -> list[tuple[str, object]]:
    return [(words[one.start : one.end], one.reading[1]) for one in with_listed_days(words, list(candidates))]


def test_days_behind_their_month_are_of_it():
    words = "closed on April 19, 21 and 22."
    found = listed(words, candidate(words, "April 19", Calendar("day", 4, 19)))
    assert found == [
        ("April 19", Calendar("day", 4, 19)),
        ("21", Calendar("day", 4, 21)),
        ("22", Calendar("day", 4, 22)),
    ]


def test_the_year_at_the_end_of_a_list_is_that_of_all():
    words = "on January 3, 9 and 17, 2018"
    year = candidate(words, "2018", Calendar("year", year=2018), YEAR)
    found = listed(words, candidate(words, "January 3", Calendar("day", 1, 3)), year)
    assert [phrase for phrase, _ in found] == ["January 3", "9", "17, 2018"]
    assert {meaning.year for _, meaning in found} == {2018}


def test_three_days_before_their_month_are_no_stretch():
    words = "on 5, 6 and 9 September"
    first, last = Calendar("day", 9, 6), Calendar("day", 9, 9)
    ends = (
        candidate(words, "6", End("first", first, last)),
        candidate(words, "9 September", End("last", first, last)),
    )
    assert [meaning for _, meaning in listed(words, *ends)] == [Calendar("day", 9, 5), first, last]


def test_what_is_counted_or_runs_backwards_is_no_day():
    words = "On May 3, 12 and 14 soldiers died."
    assert len(listed(words, candidate(words, "May 3", Calendar("day", 5, 3)))) == 1
    words = "on May 13, 12 and 14"
    assert len(listed(words, candidate(words, "May 13", Calendar("day", 5, 13)))) == 1
    assert listed("") == []
