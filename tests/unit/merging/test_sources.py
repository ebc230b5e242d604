"""Who reports independently."""

import pytest
from unit.merging.reports import event, line, text

from timeline.merging import merge_events
from timeline.merging.sources import agency_of
from timeline.model.event import MergedEvent

QUOTE = "Ruritania shelled the port of Wonsan on Tuesday, killing 14 dockers."
WIRE = (
    f"{QUOTE} The harbour master said that two ships were burning at the eastern pier until dawn and that the cranes "
    "had fallen into the basin. Fishermen had been told to stay ashore since the weekend, when a first shell hit the "
    "breakwater. The consul of Ruritania declined to comment. Insurers in Vienna doubled their premiums for the strait."
)
OWN = (
    f"{QUOTE} Our reporter counted nine craters between the fish market and the railway, and spoke with a crane driver "
    "who had left his shift an hour before. Schools will remain shut, the mayor told residents in a brief address that "
    "was carried by loudspeakers, since the telephone network failed during the night."
)


def merged(*texts: tuple[str, str, str | None]) -> MergedEvent:
    articles = {name: text(name, words, source) for name, words, source in texts}
    lines = [
        line(
            name, "2024-03-06", event(name, QUOTE, "shelled", "attack", "2024-03-05", agent="Ruritania"), source=source
        )
        for name, _, source in texts
    ]
    (one,) = merge_events(lines, articles)
    return one


def test_outlets_with_texts_of_their_own_are_independent() -> None:
    assert merged(("a", WIRE, "The Mail"), ("b", OWN, "The Post")).sources == 2


def test_a_repost_counts_once() -> None:
    assert merged(("a", WIRE, "The Mail"), ("b", WIRE, "The Post")).sources == 1


def test_wire_copy_that_an_editor_cut_and_framed_counts_once() -> None:
    framed = "Tension in the strait grew again this week.\n\n" + WIRE.rpartition(" The consul")[0] + " More follows."
    assert merged(("a", WIRE, "The Mail"), ("b", framed, "The Post")).sources == 1


def test_two_articles_of_one_outlet_are_one_source() -> None:
    assert merged(("a", WIRE, "The Mail"), ("b", OWN, "The Mail")).sources == 1


def test_rewritten_dispatches_of_one_agency_are_one_source_and_all_are_named() -> None:
    one = merged(("a", f"WONSAN (Reuters) - {WIRE}", "The Mail"), ("b", f"WONSAN (Reuters) - {OWN}", "The Post"))
    assert one.sources == 1
    assert one.origins == ("Reuters", "The Mail", "The Post")


def test_an_agency_is_one_origin_under_all_its_names() -> None:
    one = merged(("a", f"WONSAN (AP) -- {WIRE}", "AP"), ("b", OWN, "The Post"))
    assert one.sources == 2
    assert one.origins == ("Associated Press", "The Post")


def test_without_texts_the_quotes_stand_in() -> None:
    lines = [
        line(name, "2024-03-06", event(name, QUOTE, "shelled", "attack", "2024-03-05", agent="Ruritania"))
        for name in ("a", "b")
    ]
    (one,) = merge_events(lines)
    assert one.sources == 1


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("SEOUL, Aug. 20 (Yonhap) -- The president left.", "Yonhap"),
        ("MOSCOW (Reuters) - The president left.", "Reuters"),
        ("By Ann Writer, Associated Press\n\nThe president left.", "Associated Press"),
        ("The president left, Reuters reported on Tuesday.", None),
        ("The president left.\n\n-- AFP", "Agence France-Presse"),
        ("Relations with the PA have cooled.", None),
    ],
)
def test_an_agency_is_credited_with_the_text_not_with_a_fact(opening: str, agency: str | None) -> None:
    assert agency_of(text("a", opening)) == agency


@pytest.mark.parametrize(
    ("author", "agency"),
    [("Maria Lopez, Reuters", "Reuters"), ("AP", "Associated Press"), ("Maria Lopez", None), ("Reutersson", None)],
)
def test_an_agency_is_known_by_the_author_too(author: str, agency: str | None) -> None:
    assert agency_of(text("a", OWN).model_copy(update={"author": author})) == agency
