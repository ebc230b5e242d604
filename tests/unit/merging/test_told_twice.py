"""What one article says of one event in two places, and what is called off and on again."""

from datetime import date

from unit.merging.reports import day, event, line

from timeline.merging import merge_events
from timeline.model.event import ArticleEvents, Event, MergedEvent, Status

SIDES = ("Ruritania", "Japan")


def summit(article: str, quote: str, when: str | None, status: Status, start: int = 0, place: str = "Geneva") -> Event:
    return event(article, quote, "summit", "summit", when, status=status, actors=SIDES, place=place, start=start)


def titled(made: ArticleEvents, title: str) -> ArticleEvents:
    return made.model_copy(update={"title": title})


def life() -> list[ArticleEvents]:
    planned = summit("a", "Ruritania and Japan will hold a summit in Geneva on 12 June.", "2024-06-12", Status.PLANNED)
    off = summit("b", "Ruritania on Sunday cancelled the summit with Japan in Geneva.", "2024-05-26", Status.CANCELLED)
    again = summit(
        "c", "The Geneva summit of Ruritania and Japan is on again for 12 June.", "2024-06-12", Status.OCCURRED
    )
    held = summit("d", "Ruritania and Japan held their summit in Geneva on Wednesday.", "2024-06-12", Status.OCCURRED)
    return [
        line("a", "2024-05-02", planned, source="Mail"),
        line("b", "2024-05-27", off, source="Post"),
        line("c", "2024-06-03", again, source="Mail"),
        line("d", "2024-06-13", held, source="Star"),
    ]


def one_of(*lines: ArticleEvents) -> MergedEvent:
    (one,) = merge_events(lines)
    return one


def test_planned_called_off_on_again_and_held_is_one_life() -> None:
    one = one_of(*life())
    assert [(entry.published, entry.status) for entry in one.history] == [
        (date(2024, 5, 2), Status.PLANNED),
        (date(2024, 5, 27), Status.CANCELLED),
        (date(2024, 6, 3), Status.PLANNED),
        (date(2024, 6, 13), Status.OCCURRED),
    ]
    assert one.status is Status.OCCURRED
    assert one.when.first == date(2024, 6, 12)
    assert one.title == "Ruritania and Japan held their summit in Geneva on Wednesday"
    assert not one.disputes


def test_the_day_of_calling_off_is_not_the_day_of_the_event() -> None:
    one = one_of(*life()[:2])
    assert (one.status, one.when.first) == (Status.CANCELLED, date(2024, 6, 12))


def test_held_a_day_after_the_plan_is_no_dispute() -> None:
    held = summit("d", "Ruritania and Japan held their summit in Geneva on Thursday.", "2024-06-13", Status.OCCURRED)
    one = one_of(life()[0], line("d", "2024-06-14", held))
    assert one.when.first == date(2024, 6, 13)
    assert not one.disputes


def test_a_headline_tells_what_the_text_tells() -> None:
    headline = "Ruritania and Japan hold summit"
    first = summit("a", headline, "2024-06-12", Status.OCCURRED)
    told = "Ruritania and Japan held a summit in Geneva on Wednesday to end their quarrel over herring."
    again = summit("a", told, "2024-06-12", Status.OCCURRED, start=40)
    assert len(merge_events([titled(line("a", "2024-06-13", first, again), headline)])) == 1
    assert len(merge_events([line("a", "2024-06-13", first, again)])) == 2


def test_a_headlines_question_yields_to_the_text() -> None:
    headline = summit("a", "Summit of Ruritania and Japan in doubt after summit row.", None, Status.HYPOTHETICAL)
    body = summit("a", "Ruritania cancelled the summit.", "2024-05-26", Status.CANCELLED, start=60).mentions[0]
    made = headline.model_copy(update={"mentions": (headline.mentions[0], body), "when": day("2024-05-26")})
    assert one_of(line("a", "2024-05-27", made)).status is Status.CANCELLED


def test_killed_in_clashes_is_one_happening() -> None:
    quote = "Nine people were killed in clashes near Wonsan on 5 March."
    killed = event("a", quote, "killed", "attack", "2024-03-05", place="Wonsan")
    clashes = event("a", quote, "clashes", "clash", "2024-03-05", place="Wonsan")
    assert len(merge_events([line("a", "2024-03-06", killed, clashes)])) == 1
    later = event("a", quote.replace("5 March", "8 March"), "clashes", "clash", "2024-03-08", place="Wonsan")
    assert len(merge_events([line("a", "2024-03-10", killed, later)])) == 2


def test_two_raids_of_one_sentence_stay_two() -> None:
    quote = "Ruritania raided Wonsan and bombed Leeds on 5 March."
    raid = event("a", quote, "raided", "attack", "2024-03-05", agent="Ruritania", place="Wonsan")
    bombs = event("a", quote, "bombed", "attack", "2024-03-05", agent="Ruritania", place="Leeds")
    assert len(merge_events([line("a", "2024-03-06", raid, bombs)])) == 2


def test_of_two_days_the_report_nearest_to_it_counts_first() -> None:
    words = (
        "Ruritania and Japan signed a pact in Geneva on 12 June.",
        "A pact was signed by Ruritania and Japan in Geneva.",
    )
    made = [
        event(name, quote, "signed", "agreement", when, actors=SIDES, place="Geneva", confidence=sure)
        for name, quote, when, sure in (("b", words[0], "2024-06-12", 0.7), ("a", words[1], "2024-06-13", 0.9))
    ]
    one = one_of(line("b", "2024-06-13", made[0]), line("a", "2024-06-20", made[1]))
    assert one.when.first == date(2024, 6, 12)
    assert [dispute.field for dispute in one.disputes] == ["when"]
