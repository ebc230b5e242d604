"""`stories`, `sources`, `--story` and `--folded`, as people and programs see them."""

import json

import pytest

KENYA = [
    {
        "id": f"kenya-{number}",
        "published": f"2021-08-1{number}",
        "source": source,
        "text": "Kenya held a presidential election on 9 August 2021, and millions of Kenyans voted in Nairobi. "
        f"Protesters marched in Nairobi on 1{number} August 2021 after the election. {more}",
    }
    for number, (source, more) in enumerate(
        [
            ("Harbour Tribune", "Kenya's court will hear the case."),
            ("Quay Courier", "The president of Kenya called for calm."),
            ("Quay Courier", "Kenya arrested six people over the protests."),
        ]
    )
]
PERU = [
    {
        "id": f"peru-{number}",
        "published": f"2021-03-0{number + 3}",
        "source": "Lima Post",
        "text": "Chile and Peru opened talks on their sea border in Lima on 2 March 2021. "
        f"Peru rejected a Chilean map of the border on {number + 1} March 2021. Chile said that the talks went on.",
    }
    for number in range(3)
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    from timeline import build_timeline, read_articles

    folder = tmp_path_factory.mktemp("stories")
    rows = folder / "articles.jsonl"
    rows.write_text("".join(json.dumps(row) + "\n" for row in [*KENYA, *PERU]), encoding="utf-8")
    build_timeline(read_articles([rows]), store=folder / "timeline.db", html=folder / "timeline.html")
    return folder / "timeline.db"


def test_stories_are_listed_with_their_top_lines(timeline, store):
    done = timeline("stories", "--store", store)
    assert (done.code, done.err) == (0, "")
    names = [line for line in done.lines if line and not line.startswith(" ")]
    assert len(names) == 2
    assert any("Kenya" in name for name in names)
    assert any("Peru" in name for name in names)
    assert all(len(line) <= 80 for line in done.lines)
    assert sum(" articles" in line for line in done.lines) == 2


def test_stories_as_json(timeline, store):
    document = json.loads(timeline("stories", "--store", store, "--as", "json").out)
    assert document["schema_version"] == 1
    for story in document["stories"]:
        assert set(story) == {
            *("id", "name", "lead", "first", "last", "events", "undated", "articles", "actors", "top"),
        }
        done = timeline("query", "--store", store, "--story", story["id"], "--count")
        assert int(done.out) == story["events"]


def test_query_by_storyline_carries_it(timeline, store):
    done = timeline("query", "--store", store, "--story", "kenya", "--as", "jsonl")
    events = [json.loads(line) for line in done.lines]
    assert events
    assert len({event["story"]["id"] for event in events}) == 1
    assert all(mention["article"].startswith("kenya") for event in events for mention in event["mentions"])
    plain = timeline("query", "--store", store, "--as", "jsonl")
    assert {json.loads(line)["story"] for line in plain.lines if '"story": null' in line} == {None}


def test_an_unknown_storyline_is_one_line_with_a_hint(timeline, store):
    for command in (("query",), ("sources",), ("export", "--as", "csv", "-o", store.parent / "x.csv")):
        done = timeline(*command, "--store", store, "--story", "Kenyaa")
        assert done.code == 2
        assert (done.out, len(done.err.splitlines())) == ("", 1)
        assert 'got "Kenyaa"; did you mean "Kenya' in done.err
        assert "`timeline stories` lists them" in done.err


def test_folded_tables_say_how_much_is_folded(timeline, store):
    every = int(timeline("query", "--store", store, "--count").out)
    folded = int(timeline("query", "--store", store, "--folded", "--count").out)
    table = timeline("query", "--store", store, "--folded").out
    assert folded <= every
    assert (" more)" in table) == (folded < every)


@pytest.mark.parametrize("shape", ["csv", "json", "jsonl", "ics", "timelinejs", "markdown", "geojson", "jsonld", "ftm"])
def test_exports_carry_the_storyline(timeline, store, tmp_path, shape):
    path = tmp_path / "events"
    assert timeline("export", "--store", store, "--as", shape, "-o", path).code == 0
    text = path.read_text(encoding="utf-8")
    names = [
        story["name"] for story in json.loads(timeline("stories", "--store", store, "--as", "json").out)["stories"]
    ]
    if shape == "geojson":
        assert any(name in text for name in names)
    else:
        assert all(name in text.replace("\r\n ", "") for name in names)


def test_sources_stand_side_by_side(timeline, store):
    done = timeline("sources", "--store", store)
    assert (done.code, done.err) == (0, "")
    assert all(len(line) <= 80 for line in done.lines)
    for outlet in ("Harbour Tribune", "Quay Courier", "Lima Post"):
        assert outlet in done.out
    assert "in several outlets" in done.out
    assert "words of Harbour Tribune" in done.out


def test_sources_as_json_and_of_a_selection(timeline, store):
    every = json.loads(timeline("sources", "--store", store, "--as", "json").out)
    assert every["schema_version"] == 1
    kenya = json.loads(timeline("sources", "--store", store, "--as", "json", "--story", "kenya").out)
    assert {one["outlet"] for one in kenya["outlets"]} == {"Harbour Tribune", "Quay Courier"}
    assert {one["event"] for one in kenya["events"]} < {one["event"] for one in every["events"]}
    shared = next(one for one in kenya["events"] if len(one["reports"]) > 1)
    first, later = shared["reports"][:2]
    assert (first["outlet"], first["first"], later["first"]) == ("Harbour Tribune", True, False)


def test_sources_of_nothing_are_none(timeline, store):
    done = timeline("sources", "--store", store, "--from", "1950-01-01", "--to", "1950-01-02")
    assert (done.code, done.err) == (0, "")
    assert "0 events, 0 of them in several outlets" in done.out


def test_marks_say_what_differs():
    from datetime import date

    from timeline.cli.sources import _marks
    from timeline.model.coverage import EventCoverage, Report
    from timeline.model.event import Status
    from timeline.model.time import When

    other = When(first=date(2021, 8, 9), last=date(2021, 8, 9))
    report = Report(
        outlet="The Mail", article="a", agency="Reuters", when=other, status=Status.DENIED, date_agrees=False,
        status_agrees=False, same_words=("The Post",),
    )  # fmt: skip
    told = EventCoverage(event="e-1", title="A vote", when=When(), status=Status.OCCURRED, sources=2, reports=(report,))
    assert _marks(report, told) == [
        "same words as The Post",
        "says 2021-08-09 to 2021-08-09",
        "credits Reuters",
        "denied",
    ]


def test_a_store_without_events_has_no_storylines(timeline, tmp_path):
    from timeline import Store

    with Store.create(tmp_path / "empty.db"):
        pass
    done = timeline("stories", "--store", tmp_path / "empty.db")
    assert (done.code, done.out, done.err) == (0, "", "")
    document = json.loads(timeline("stories", "--store", tmp_path / "empty.db", "--as", "json").out)
    assert document["stories"] == []


def test_a_limit_says_what_it_leaves_out(timeline, store):
    done = timeline("sources", "--store", store, "--limit", 0)
    assert "--limit lists them" in done.out


def test_titles_name_the_storylines(store):
    page = (store.parent / "timeline.html").read_text(encoding="utf-8")
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "Kenya" in title
    assert "Chile" in title
