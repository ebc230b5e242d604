"""What an analyst does at the desk, and what the store has then."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sample_chronology import TEXTS
from unit.serve.conftest import START

from timeline import chronology
from timeline.model.event import Tier
from timeline.model.selection import Selection
from timeline.opening import Store


def stored(store):
    with Store.open(store) as opened:
        return {event.title: event for event in opened.all_events()}


def by_title(page, title):
    row = page.row(title)
    return page.ask(f"/api/events/{row['id']}")


def test_an_event_comes_with_its_evidence(page):
    event = by_title(page, "missiles")
    assert event["fields"]["when"] == "2021-03-04"
    assert event["fields"]["agents"] == "Norland"
    mention = next(one for one in event["mentions"] if one["article"] == "gazette-1")
    words = "".join(mention["pieces"][1::2])
    assert "Norland test-fired two missiles on 4 March 2021" in words
    assert (mention["outlet"], mention["published"], mention["url"]) == (
        "The Gazette",
        "2021-03-06",
        "https://gazette.example/1",
    )
    (time,) = mention["times"] or [None]
    assert (time["words"], time["when"], time["steps"]) == ("4 March 2021", "4 March 2021", ["the phrase says it all"])


@pytest.mark.parametrize(("verdict", "accepted"), [("accept", True), ("reject", False)])
def test_a_verdict_is_in_the_store_before_it_is_answered(page, store, verdict, accepted):
    row = page.row("missiles")
    told = page.decide(event=row["id"], verdict=verdict)
    assert [one["accepted"] for one in told["changed"]] == [accepted]
    assert told["event"]["decisions"][0]["author"] == "kim"
    with Store.open(store) as opened:
        assert opened.event(row["id"]).accepted is accepted
        (decision,) = opened.decisions()
        assert decision.author == "kim"
        assert START < decision.at < START + timedelta(hours=1)
    assert sum(one["looked"] for one in page.rows().values()) == 1


def test_every_field_can_be_corrected_with_one_save(page, store):
    event = by_title(page, "missiles")
    new = {
        "title": "  Two missiles \n over the bay ",
        "type": "military_exercise",
        "status": "denied",
        "tier": "background",
        "when": "mid-March 2021",
        "agents": "North Korea; the Bay Committee",
        "targets": "Japan",
        "participants": "",
        "place": "Hanoi",
    }
    change = {
        name: {"was": event["fields"][name], "now": text} for name, text in new.items() if text != event["fields"][name]
    }
    page.decide(event=event["id"], change=change)
    after = stored(store)["Two missiles over the bay"]
    assert (after.type, after.group, after.status, after.tier) == (
        "military_exercise",
        "military",
        "denied",
        Tier.BACKGROUND,
    )
    assert (str(after.when.first), str(after.when.last), after.when.precision) == (
        "2021-03-11",
        "2021-03-20",
        "part_of_month",
    )
    assert after.when.explanation[:2] == ("set by kim on 2024-05-06", 'typed as "mid-March 2021"')
    cast = [(actor.name, actor.id, actor.role) for actor in after.actors]
    assert cast == [
        ("North Korea", "country:PRK", "agent"),
        ("the Bay Committee", None, "agent"),
        ("Japan", "country:JPN", "target"),
    ]
    assert (after.place.name, after.place.country, round(after.place.lat)) == ("Hanoi", "VNM", 21)
    assert set(after.corrected) == set(change)
    with Store.open(store) as opened:
        assert [one.title for one in opened.query(actors=["North Korea"])] == [after.title]
        assert opened.verify().failures == ()


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("when", "31 February 2021", "expected a date that the calendar has"),
        ("when", "2021-02-30", "expected a day that the calendar has"),
        ("when", "whenever", "expected a date like 12 June 2018"),
        ("when", "2021-05/2021-03", "expected a date that ends after it starts"),
        ("type", "sumit", "expected one of accident, "),
        ("status", "", "expected one of occurred, ongoing"),
        ("title", " ", "expected a title of 1 to 400 characters, got none"),
        ("title", "x" * 401, "expected a title of 1 to 400 characters"),
        ("agents", "x" * 201, "expected names with ; between them"),
        ("place", "x" * 201, "expected the name of a place"),
        ("colour", "red", "expected fields among title, "),
    ],
)
def test_a_field_that_cannot_be_read_is_named_in_one_line_and_nothing_is_decided(page, store, field, text, message):
    event = by_title(page, "missiles")
    change = {field: {"was": event["fields"].get(field, ""), "now": text}, "tier": {"was": "core", "now": "minor"}}
    error = page.decide(422, event=event["id"], change=change)["error"]
    assert error["message"].startswith(message)
    assert "\n" not in error["message"]
    assert error["where"] in (field, None)
    with Store.open(store) as opened:
        assert opened.decisions() == []


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({"event": "e-0", "verdict": "accept"}, 404, 'expected the id of an event of the store, got "e-0"'),
        ({"event": "SELF", "merge": "SELF"}, 422, 'expected another event, got "the event itself"'),
        ({"event": "SELF", "merge": "e-0"}, 404, "expected the id of an event of the store"),
        ({"event": "SELF", "split": [0]}, 422, "expected some of the mentions 0 to 1, and not all"),
        ({"event": "SELF"}, 422, "expected something to decide, got none"),
        ({"event": "SELF", "tag": " "}, 422, "expected a tag of 1 to 60 characters"),
        ({"event": "SELF", "note": ""}, 422, "expected a note of 1 to 2000 characters"),
        ({"event": "SELF", "change": {}}, 422, "expected something to decide, got none"),
        ({"event": "SELF", "verdict": "maybe"}, 422, "expected a request as the page makes it"),
        ({"event": "SELF", "verdict": "accept", "colour": "red"}, 422, "expected a request as the page makes it"),
        ([], 422, "expected a request as the page makes it"),
    ],
)
def test_what_cannot_be_done_is_answered_in_one_line(page, store, body, status, message):
    own = page.row("missiles")["id"]
    filled = json.loads(json.dumps(body).replace("SELF", own))
    if filled == {"event": own, "split": [0]}:
        filled["split"] = []
    error = page.tell("/api/decide", filled, status)["error"]
    assert error["message"].startswith(message)
    with Store.open(store) as opened:
        assert opened.decisions() == []


def test_merge_split_and_undo(page, store):
    one, other = page.row("missiles"), page.row("Sanctions")
    told = page.decide(event=one["id"], merge=other["id"])
    joined = told["event"]
    assert len(joined["mentions"]) == len(page.ask(f"/api/events/{joined['id']}")["mentions"]) > 1
    assert told["gone"] == [max(one["id"], other["id"])]
    number = next(n for n, mention in enumerate(joined["mentions"]) if mention["article"] == "post-3")
    page.decide(event=joined["id"], split=[number])
    assert {one["id"], other["id"]} <= set(page.rows())
    page.tell("/api/undo", {})  # the split
    assert len(stored(store)) == len(page.rows()) == 2
    told = page.tell("/api/undo", {})  # the merge
    assert {one["id"], other["id"]} <= set(page.rows())
    assert told["event"]["id"] in (one["id"], other["id"])
    error = page.tell("/api/undo", {}, 422)["error"]
    assert error["message"] == "expected a decision to take back, got none that stands"


def test_one_of_several_decisions_can_be_taken_back(page):
    row = page.row("missiles")
    page.decide(event=row["id"], change={"title": {"was": row["title"], "now": "New"}})
    told = page.decide(event=row["id"], verdict="accept")
    first, second = told["event"]["decisions"]
    assert (first["says"], second["says"]) == ("title: New", "accepted")
    told = page.tell("/api/undo", {"decision": first["id"]})
    assert (told["event"]["title"], told["event"]["accepted"]) == (row["title"], True)
    page.tell("/api/undo", {"decision": first["id"]}, 422)


def test_undo_takes_back_all_of_one_request(page):
    row = page.row("missiles")
    change = {"title": {"was": row["title"], "now": "New"}}
    page.decide(event=row["id"], change=change, verdict="accept")
    told = page.tell("/api/undo", {})
    assert len(told["undone"]) == 2
    assert (told["event"]["title"], told["event"]["accepted"]) == (row["title"], None)


def test_a_new_start_can_undo_what_its_author_decided_before(page, open_desk):
    row = page.row("missiles")
    page.decide(event=row["id"], verdict="accept")
    assert open_desk(author="lee").tell("/api/undo", {}, 422)["error"]["message"].startswith("expected a decision")
    open_desk().tell("/api/undo", {})
    assert page.rows()[row["id"]]["accepted"] is None


def test_tags_stars_and_notes(page, store):
    row = page.row("missiles")
    page.decide(event=row["id"], tag="for the  front page")
    page.decide(event=row["id"], tag="starred")
    page.decide(event=row["id"], note="Ask the ministry.")
    told = page.decide(event=row["id"], untag="for the front page")
    assert told["event"]["tags"] == ["starred"]
    assert told["event"]["notelines"] == ["Ask the ministry. (kim, 2024-05-06)"]
    assert stored(store)[row["title"]].tags == ("starred",)


def test_a_minor_mention_comes_onto_the_line(page, store):
    event = by_title(page, "missiles")
    page.decide(event=event["id"], change={"tier": {"was": "core", "now": "minor"}})
    with Store.open(store) as opened:
        assert event["id"] not in {one.id for one in opened.query()}
    page.decide(event=event["id"], line=True)
    assert stored(store)[event["title"]].tier is Tier.BACKGROUND
    page.tell("/api/undo", {})
    page.decide(event=event["id"], verdict="accept")  # what is signed off is shown
    after = stored(store)[event["title"]]
    assert (after.tier, after.accepted) == (Tier.BACKGROUND, True)


ADDED = {
    "article": "post-3",
    "words": "Talks may follow",
    "fields": {"title": "Talks on sanctions", "when": "June 2021", "type": "negotiation", "agents": "Japan"},
}


def test_an_event_by_hand_stands_on_words_of_an_article(page, store):
    told = page.tell("/api/add", ADDED)
    added = stored(store)["Talks on sanctions"]
    assert told["event"]["id"] == added.id
    (mention,) = added.mentions
    assert (mention.quote, mention.trigger.text) == ("Talks may follow.", "Talks may follow")
    assert (added.accepted, added.tier, added.type, added.group, added.when.edtf) == (
        True,
        Tier.CORE,
        "negotiation",
        "diplomacy",
        "2021-06",
    )
    with Store.open(store) as opened:
        assert opened.verify().failures == ()
        assert added.id in {one.id for one in opened.query(Selection(actors=("Japan",)))}
    # it is an event like any other
    other = page.row("Sanctions")
    joined = page.decide(event=added.id, merge=other["id"])["event"]
    assert len(joined["mentions"]) == 2
    with Store.open(store) as opened:
        assert opened.verify().failures == ()
    page.tell("/api/undo", {})
    page.tell("/api/undo", {})
    assert "Talks on sanctions" not in stored(store)
    with Store.open(store) as opened:
        assert opened.verify().failures == ()


def test_an_event_by_hand_may_bring_its_source_along(page, store):
    body = {
        "words": "The envoys left Elmstadt at dawn.",
        "outlet": "Radio Sudmark",
        "url": "https://radio.example/9",
        "published": "2021-05-31",
        "fields": {"title": "Envoys leave", "when": "last Friday"},
    }
    page.tell("/api/add", body)
    added = stored(store)["Envoys leave"]
    assert str(added.when.first) == "2021-05-28"
    assert added.origins == ("Radio Sudmark",)
    with Store.open(store) as opened:
        article = opened.article(added.mentions[0].article)
        assert (article.text, article.url, article.published_from) == (body["words"], body["url"], "kim, by hand")
        assert opened.verify().failures == ()
    (store.parent / "nothing.toml").write_text("")
    chronology.apply_review(
        store.parent / "nothing.toml", store=store, author="lee", at=START
    )  # merges all of it again
    assert "Envoys leave" in stored(store)


@pytest.mark.parametrize(
    ("change", "where", "message"),
    [
        ({"words": "These words stand nowhere"}, "words", "expected words of the article"),
        ({"words": " "}, "words", "expected words of the article, got none"),
        ({"words": "approved"}, None, "expected words that tell no other event"),
        ({"article": "none"}, None, "expected the id of an article of the store"),
        ({"fields": {"title": ""}}, "title", "expected a title"),
        ({"fields": {"title": "T", "when": "31 June 2021"}}, "when", "expected a date that the calendar has"),
        ({"article": None, "words": ""}, "words", "expected the words of the source"),
        ({"article": None, "published": "31/12"}, "published", "expected a date like 2024-03-15"),
        ({"article": None, "url": "javascript:alert(1)"}, "url", "expected an address that starts with https://"),
    ],
)
def test_what_cannot_be_added_is_named(page, store, change, where, message):
    error = page.tell("/api/add", {**ADDED, **change}, 404 if "article of the store" in message else 422)["error"]
    assert error["message"].startswith(message)
    assert error["where"] == where
    assert len(stored(store)) == len(page.rows())
    with Store.open(store) as opened:
        assert len(opened.article_ids()) == 3


def test_words_that_stand_twice_are_those_behind_what_the_page_says(page, store):
    text = TEXTS["herald-7"]
    words = "it"
    before = text[: text.index("it said")] if "it said" in text else text[: text.rindex("it")]
    page.tell("/api/add", {"article": "herald-7", "words": words, "before": before[-40:], "fields": {"title": "It"}})
    (mention,) = stored(store)["It"].mentions
    assert mention.trigger.start == len(before)


def test_another_tab_is_told_what_changed(page, open_desk):
    start = page.ask("/api/desk")
    nothing = page.ask(f"/api/since?generation={start['generation']}&number={start['number']}")
    assert (nothing["changed"], nothing["gone"]) == ([], [])
    row = page.row("missiles")
    page.decide(event=row["id"], verdict="accept")
    told = page.ask(f"/api/since?generation={start['generation']}&number={start['number']}")
    assert [one["accepted"] for one in told["changed"]] == [True]
    assert page.ask("/api/since?generation=77&number=0") == {"reload": True}
    assert page.ask("/api/since") == {"reload": True}


def test_two_tabs_at_once_lose_nothing(page, store):
    """Each of two tabs changes its own fields of the same event, at the same time, many times over."""
    row = page.row("missiles")["id"]
    with ThreadPoolExecutor(2) as tabs:
        notes = [tabs.submit(page.decide, event=row, note=f"note {number}") for number in range(12)]
        tags = [tabs.submit(page.decide, event=row, tag=f"tag {number}") for number in range(12)]
        for sent in (*notes, *tags):
            sent.result()
    with Store.open(store) as opened:
        event = opened.event(row)
        assert len(opened.decisions()) == 24
    assert sorted(event.tags) == sorted(f"tag {number}" for number in range(12))
    assert len(event.notes) == 12


def test_an_edit_of_what_somebody_changed_meanwhile_is_told_and_not_made(page, store):
    event = by_title(page, "missiles")
    page.decide(event=event["id"], change={"title": {"was": event["title"], "now": "From one tab"}})
    error = page.decide(409, event=event["id"], change={"title": {"was": event["title"], "now": "From the other"}})[
        "error"
    ]
    assert error["where"] == "title"
    assert "somebody changed it meanwhile" in error["message"]
    # another field of the same event is no conflict, and the same words are none either
    page.decide(event=event["id"], change={"status": {"was": event["fields"]["status"], "now": "denied"}})
    assert set(stored(store)) >= {"From one tab"}


def test_what_another_process_decides_is_taken_in(page, store):
    row = page.row("missiles")
    command = [sys.executable, "-m", "timeline", "review", "--store", store, "-o", store.parent / "r.toml"]
    subprocess.run(command, check=True, capture_output=True)
    review = store.parent / "r.toml"
    text = review.read_text().replace('verdict = ""', 'verdict = "reject"')
    review.write_text(text)
    apply = [sys.executable, "-m", "timeline", "apply", review, "--store", store, "--author", "lee"]
    subprocess.run(apply, check=True, capture_output=True)
    page.decide(event=row["id"], note="after lee")
    after = page.rows()[row["id"]]
    assert (after["accepted"], after["notes"]) == (False, 1)


def test_a_store_that_another_process_replaced_is_told_and_never_written_to(page, store, tmp_path):
    row = page.row("missiles")
    page.decide(event=row["id"], verdict="accept")
    fresh = tmp_path / "fresh.db"
    with Store.open(store) as opened:
        fresh.write_bytes(opened.snapshot())
    shutil.move(fresh, store)
    for name in ("-wal", "-shm"):
        (store.parent / f"{store.name}{name}").unlink(missing_ok=True)
    error = page.decide(409, event=row["id"], verdict="reject")["error"]
    assert error["message"].startswith(
        "expected the store that the desk has open, got a different one in its place - at "
    )
    assert "\n" not in error["message"]
    assert page.rows()[row["id"]]["accepted"] is True  # as the new one has it
    page.decide(event=row["id"], verdict="reject")
    assert stored(store)[row["title"]].accepted is False


def test_a_store_that_went_away_is_one_line(page, store):
    row = page.row("missiles")
    store.unlink()
    error = page.decide(503, event=row["id"], verdict="accept")["error"]
    assert error["message"].startswith("expected an existing store, got no")


def test_read_only_shows_everything_and_decides_nothing(store, open_desk, page):
    page.rows()  # the other desk has made the chronology
    before = stored(store)
    shown = open_desk(read_only=True)
    row = shown.row("missiles")
    assert shown.ask("/api/desk")["read_only"] is True
    error = shown.decide(409, event=row["id"], verdict="accept")["error"]
    assert (
        error["message"] == "expected a desk that may write, got a desk that only shows; start it without --read-only"
    )
    shown.tell("/api/add", ADDED, 409)
    shown.tell("/api/undo", {}, 422)
    assert stored(store) == before


def test_a_date_is_read_before_it_is_saved(page):
    own = page.row("missiles")["id"]
    assert page.ask(f"/api/date?text=last%20Friday&event={own}")["when"] == "5 March 2021"
    assert page.ask("/api/date?text=")["when"] == "undated"
    nonsense = page.ask("/api/date?text=nonsense")
    assert nonsense["when"] is None
    assert nonsense["problem"].startswith("expected a date like")


def test_articles_show_which_words_tell_events(page):
    names = [one[0] for one in page.ask("/api/articles")["articles"]]
    assert names == ["herald-7", "gazette-1", "post-3"]
    pieces = page.ask("/api/article?id=gazette-1")["pieces"]
    assert "".join(pieces[1::2]) == TEXTS["gazette-1"]
    assert [words for part, words in zip(pieces[::2], pieces[1::2], strict=True) if part] == ["will meet", "test-fired"]
    assert page.ask("/api/article?id=none", 404)["error"]["got"] == "none"


def test_what_was_decided_is_what_page_and_exports_show(page, store, tmp_path):
    row = page.row("missiles")
    page.decide(event=row["id"], change={"title": {"was": row["title"], "now": "Set at the desk"}}, verdict="accept")
    page.decide(event=page.row("Sanctions")["id"], verdict="reject")
    chronology.render_store(store, tmp_path / "page.html", Selection())
    html = (tmp_path / "page.html").read_text()
    assert "Set at the desk" in html
    chronology.export_store(store, tmp_path / "e.csv", Selection(), shape="csv")
    text = (tmp_path / "e.csv").read_text()
    assert "Set at the desk" in text
    assert "Sanctions" not in text.partition("\n")[2]
