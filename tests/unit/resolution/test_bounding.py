"""When an article of unknown date was written, as far as its own dates tell."""

import pytest

from timeline import Article, find_times

BOUNDS = [
    ("They met in June 2018.", "2018-06-01", None),
    ("They met on 3 May 2019 and on 4 June 2018.", "2019-05-03", None),
    ("Polls will open on 3 November 2020. The last vote was held in March 2017.", "2017-03-01", "2020-11-03"),
    ("Media reported late last year that work went on even after the summit in June 2018.", "2019-01-01", None),
    ("Two years ago a report said that tests had resumed after the deal of May 2015.", "2017-01-01", None),
    ("El acuerdo se firmó el 3 de mayo de 2019.", "2019-05-03", None),
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS, ids=[row[0][:40] for row in BOUNDS])
def test_its_own_dates_bound_the_day_of_writing(text, first, last):
    language = "es" if text.startswith("El ") else "en"
    bounds = find_times(Article(id="a", text=text, language=language)).published_bounds
    assert bounds is not None
    assert (bounds["first"], bounds["last"]) == (first, last)
    assert bounds["reason"]


@pytest.mark.parametrize("text", ["They met last week.", "The talks go on.", "The pact of 264 BC was broken."])
def test_a_text_without_stated_dates_bounds_nothing(text):
    assert find_times(Article(id="a", text=text, language="en")).published_bounds is None


def test_a_known_day_needs_no_bounds():
    article = Article(id="a", text="They met in June 2018.", published="2019-08-21", language="en")
    assert find_times(article).published_bounds is None
