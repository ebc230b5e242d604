"""What `timeline check` knows: per article, per problem, all together."""

from datetime import date

from timeline.ingest import check_articles
from timeline.model.article import Article, InputProblem


def article(id="a", text="It rained in Kyiv.", **fields):
    return Article(id=id, text=text, **fields)


def test_each_article_with_what_is_known_of_it():
    given = article(
        title="Rain", published=date(2031, 5, 3), published_from="byline", source="X", author="M. L.", url="u",
        language="en", origin="a.txt", warnings=("w",),
    )  # fmt: skip
    (found,) = check_articles([given]).articles
    assert (found.id, found.title, found.published, found.published_from) == ("a", "Rain", date(2031, 5, 3), "byline")
    assert (found.source, found.author, found.url, found.words, found.language) == ("X", "M. L.", "u", 4, "en")
    assert (found.origin, found.same_text_as, found.warnings) == ("a.txt", None, ("w",))


def test_an_article_without_a_day_is_warned_of():
    assert check_articles([article()]).articles[0].warnings == ('no publication day: dates like "last week" stay open',)


def test_the_same_words_in_another_layout_are_a_copy():
    checked = check_articles([article("a"), article("b", "IT RAINED\n\nin Kyiv"), article("c", "It rained.")])
    assert [one.same_text_as for one in checked.articles] == [None, "a", None]
    assert checked.totals.copies == 1


def test_an_id_that_comes_again():
    day = {"published": date(2031, 5, 3)}
    items = [article(origin="x", **day), article(origin="y", **day), article(text="Other.", origin="z", **day)]
    _, same, other = check_articles(items).articles
    assert same.warnings == ("the same article again (the earlier one: x)",)
    assert other.warnings == ("another article has the same id: only the later one is kept (the earlier one: x)",)


def test_the_sums():
    day = {"published": date(2031, 5, 3)}
    items = [
        article("a", **day, published_from="byline", language="en", source="X"),
        article("b", "Snow.", **day, published_from="URL", language="en"),
        InputProblem(expected="an article", got="an empty file", where="c"),
        article("d", "Wind blew."),
        article("e", "Hail.", **day, published_from="byline", source="X"),
    ]
    told = ["passed over"]
    checked = check_articles(items, told)
    assert checked.notices == ("passed over",)
    totals = checked.totals
    assert (totals.articles, totals.undated, totals.words, totals.problems) == (4, 1, 8, 1)
    assert list(totals.published_from.items()) == [("byline", 2), ("URL", 1)]
    assert list(totals.languages.items()) == [("en", 2), ("unknown", 2)]
    assert list(totals.sources.items()) == [("X", 2), ("unknown", 2)]
