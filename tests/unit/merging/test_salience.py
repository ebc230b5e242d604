"""What matters more, all else equal."""

from unit.merging.reports import event, line

from timeline.merging import merge_events
from timeline.model.event import ArticleEvents, Event, MergedEvent, Status

QUOTE = "Ruritania shelled the port of Wonsan."


def shelling(article: str = "a", **changes: object) -> Event:
    known: dict[str, object] = {"when": "2024-03-05", "agent": "Ruritania", "place": "Wonsan", **changes}
    return event(article, QUOTE, "shelled", "attack", **known)  # type: ignore[arg-type]


def merged(*lines: ArticleEvents) -> MergedEvent:
    """The merged event of article "a"."""
    (one,) = [one for one in merge_events(lines) if any(mention.article == "a" for mention in one.mentions)]
    return one


def alone(made: Event, published: str = "2024-03-06") -> float:
    return merged(line("a", published, made)).salience


def test_more_independent_sources() -> None:
    first = line("a", "2024-03-06", shelling("a"), source="The Mail")
    more = event("b", "Ruritania shelled Wonsan's port again.", "shelled", "attack", "2024-03-05", agent="Ruritania")
    again = line("b", "2024-03-06", more, source="The Mail")
    words = "Ruritania shelled Wonsan for an hour as ferries turned back."
    own = event("c", words, "shelled", "attack", "2024-03-05", agent="Ruritania", place="Wonsan")
    two_outlets = merged(first, line("c", "2024-03-06", own, source="The Post"))
    assert two_outlets.salience > merged(first, again).salience > alone(shelling())


def test_a_sentence_printed_beside_every_article_counts_once() -> None:
    lines = [line(name, "2024-03-06", shelling(name), source="The Mail") for name in "abcdef"]
    assert merged(*lines).salience == alone(shelling())


def test_nobody_known_and_nowhere() -> None:
    assert alone(shelling()) > alone(shelling(agent=None, place=None))


def test_one_line_for_what_is_told_again() -> None:
    quote = "In Ruritania the minister Ivo Lund resigned over herring."
    first = event("a", quote, "resigned", "leadership_change", "2024-03-05", actors=("Ivo Lund",))
    later = event("b", "Ivo Lund's exit came late.", "exit", "leadership_change", "2024-03-07", actors=("Ivo Lund",))
    other = event("b", "Anna Berg's exit came late.", "exit", "leadership_change", "2024-03-07", actors=("Anna Berg",))
    by_title = {
        one.title: one.salience
        for one in merge_events([line("a", "2024-03-06", first), line("b", "2024-03-08", later)])
    }
    apart = {
        one.title: one.salience
        for one in merge_events([line("a", "2024-03-06", first), line("b", "2024-03-08", other)])
    }
    assert by_title["Ivo Lund's exit came late"] < apart["Anna Berg's exit came late"]


def test_what_happened_over_what_might() -> None:
    order = [alone(shelling(status=status)) for status in (Status.OCCURRED, Status.PLANNED, Status.HYPOTHETICAL)]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == 3


def test_deeds_over_words() -> None:
    words = event("a", "Ruritania said that Wonsan was calm.", "said", "statement", "2024-03-05", agent="Ruritania")
    assert alone(shelling()) > alone(words)


def test_the_lead_over_the_last_paragraph() -> None:
    assert alone(shelling()) > alone(shelling(start=6000))


def test_a_date_over_none_and_a_day_over_a_decade() -> None:
    assert alone(shelling()) > alone(shelling(when="2014/2024")) > alone(shelling(when=None))


def test_days_that_later_news_comes_back_to() -> None:
    echo = []
    for month in (4, 5, 6):
        mourning = event(f"z{month}", f"Port {month} mourned.", "mourned", "other", "2024-03-05")
        echo.append(line(f"z{month}", f"2024-0{month}-20", mourning))
    assert merged(line("a", "2024-03-06", shelling()), *echo).salience > alone(shelling())
