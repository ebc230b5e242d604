"""Who reported first, who is alone, who copied whom, and who says another day or status."""

from datetime import date

import pytest
from piles import KENYA, line

from timeline.coverage import compare_sources
from timeline.model.article import Article
from timeline.model.event import Status
from timeline.model.time import Basis, When

TOLD = KENYA[1]


def paper(name: str, source: str | None, published: str | None, text: str = "Text of its own.") -> Article:
    return Article(id=name, text=text, source=source, published=date.fromisoformat(published) if published else None)


PAPERS = {
    one.id: one
    for one in (
        paper("a", "The Mail", "2021-08-16"),
        paper("b", "The Post", "2021-08-15", "NAIROBI (Reuters) - Text of its own."),
        paper("b2", "The Post", "2021-08-20"),
        paper("c", None, None),
    )
}


def event(*articles: str, **changes):
    """One event that these articles tell, each with a sentence of its own unless ``quotes`` say otherwise."""
    quotes = changes.pop("quotes", {})
    found = line(articles[0], TOLD, also=articles[1:])
    mentions = [
        mention.model_copy(
            update={
                "quote": quotes.get(mention.article, f"Words that only {mention.article} has."),
                **changes.get(mention.article, {}),
            }
        )
        for mention in found.mentions
    ]
    return found.model_copy(update={"mentions": tuple(mentions)})


def reports(*articles: str, **changes):
    (told,) = compare_sources([event(*articles, **changes)], PAPERS).events
    return {report.outlet: report for report in told.reports}


def test_reports_stand_as_they_were_published():
    (told,) = compare_sources([event("a", "b", "c")], PAPERS).events
    assert [report.outlet for report in told.reports] == ["The Post", "The Mail", "c"]
    assert [report.first for report in told.reports] == [True, False, False]


def test_an_outlets_first_article_counts():
    found = reports("b2", "b", "a")
    assert found["The Post"].article == "b"
    assert found["The Post"].agency == "Reuters"


def test_one_outlet_is_alone():
    found = reports("b", "b2")
    assert [(one.outlet, one.alone) for one in found.values()] == [("The Post", True)]
    assert not any(one.alone for one in reports("a", "b").values())


SENTENCE = "Kenya's electoral commission declared Anna Mwangi the winner by nine points on Sunday evening."
EDITED = "Kenya's electoral commission declared Anna Mwangi the winner by nine points on Sunday evening, aides said."


def test_a_later_report_in_nearly_the_same_words_is_copied():
    found = reports("a", "b", quotes={"a": EDITED, "b": SENTENCE})
    assert (found["The Mail"].copied_from, found["The Post"].copied_from) == ("The Post", None)
    assert found["The Mail"].same_words == found["The Post"].same_words == ()


def test_without_days_nobody_is_said_to_have_copied():
    found = reports("a", "c", quotes={"a": EDITED, "c": SENTENCE})
    assert [one.copied_from for one in found.values()] == [None, None]
    assert (found["The Mail"].same_words, found["c"].same_words) == (("c",), ("The Mail",))


@pytest.mark.parametrize("other", ["Anna Mwangi won.", "Another sentence tells that the vote was close in the north."])
def test_short_or_other_sentences_are_not_copied(other):
    found = reports("a", "b", quotes={"a": other, "b": other if len(other) < 20 else SENTENCE})
    assert all(one.copied_from is None for one in found.values())


def test_another_day_and_another_status_are_told():
    day = date(2021, 8, 9)
    other = When(first=day, last=day, basis=Basis.STATED)
    found = reports("a", "b", a={"when": other, "status": Status.DENIED})
    assert (found["The Mail"].date_agrees, found["The Mail"].status_agrees) == (False, False)
    assert (found["The Post"].date_agrees, found["The Post"].status_agrees) == (True, True)


def test_the_day_of_the_news_agrees_with_nothing():
    day = date(2021, 8, 9)
    found = reports("a", "b", a={"when": When(first=day, last=day, basis=Basis.PUBLICATION)})
    assert found["The Mail"].date_agrees is None


def test_an_ongoing_event_is_told_as_one_that_occurred():
    assert reports("a", "b", a={"status": Status.ONGOING})["The Mail"].status_agrees


def test_outlets_are_counted():
    events = [event("a", "b"), event("b"), event("a", "b", quotes={"a": EDITED, "b": SENTENCE})]
    found = compare_sources(events, PAPERS)
    post, mail = found.outlets
    assert (post.outlet, post.articles, post.events, post.first, post.alone, post.copied) == ("The Post", 2, 3, 2, 1, 0)
    assert (mail.outlet, mail.articles, mail.events, mail.first, mail.alone, mail.copied) == ("The Mail", 1, 2, 0, 0, 1)
    assert (mail.shared, mail.dated, mail.date_agrees, mail.status_agrees) == (2, 2, 2, 2)


def test_nothing_compares_to_nothing():
    found = compare_sources([], PAPERS)
    assert (found.outlets, found.events) == ((), ())


def test_an_article_that_is_not_given_is_an_outlet_of_its_own():
    (told,) = compare_sources([event("gone", "b")], PAPERS).events
    assert [report.outlet for report in told.reports] == ["The Post", "gone"]
