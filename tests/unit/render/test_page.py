"""The page as text: what is in it, and the same bytes each time. Its behaviour is tested in tests/browser."""

import json
import random
import re
from importlib.resources import files
from pathlib import Path

import plotly
import pytest
from sample_chronicle import many, sample

from timeline.lexicons.event_types import TypeTable, shipped_types, with_own_types
from timeline.model.event import FieldConfidence, Tier
from timeline.model.time import When
from timeline.render import render_html
from timeline.render.page import app_script, html_json, is_mapped
from timeline.render.payload import payload, web_link

ASSETS = files("timeline.render") / "assets"


def embedded(page: str) -> dict[str, object]:
    return {
        key: json.loads(text)
        for key, text in re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script>', page)
    }


def test_same_events_same_bytes_in_any_order():
    told = sample()
    page = render_html(told.events, told.articles, title="Told")
    shuffled = random.Random(7).sample(told.events, len(told.events))
    assert render_html(shuffled, told.articles, title="Told") == page


def test_everything_is_in_the_file_and_nothing_outside_of_it():
    told = sample()
    page = render_html(told.events, told.articles, title="Told")
    outside = page.replace(embedded_text("vendor/plotly-cartesian.min.js"), "")
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", outside) == []


def embedded_text(name: str) -> str:
    return (files("timeline.render") / name).read_text(encoding="utf-8")


def test_every_event_is_in_the_page_once():
    told = many(600)
    data = embedded(render_html(told.events, told.articles, title="Told"))
    assert sorted(data["core"]["columns"]["id"]) == sorted(event.id for event in told.events)
    assert sum(len(chunk) for key, chunk in data.items() if key not in ("core", "e0")) == 600


def test_days_of_any_year_are_days_since_1970():
    told = sample()
    core, _ = payload(told.events, told.articles, "Told")
    firsts = dict(zip(core["columns"]["label"], core["columns"]["first"], strict=True))
    assert firsts["A treaty of the year 1"] == -719162
    assert firsts["A lease ends"] == 2932896
    assert firsts["Trump and Kim meet in Singapore"] == 17694
    assert firsts["Officials speak about sanctions relief"] is None


def test_types_are_labelled_and_a_users_own_by_its_table_or_by_its_id_in_words():
    told = sample()
    own = told.events[0].model_copy(update={"type": "grain_corridor"})
    events = [own, *told.events[1:]]

    def labels(**known: object) -> dict[str, str]:
        core, _ = payload(events, told.articles, "Told", **known)
        return {name: label for name, _, label in core["types"]}

    tables = [TypeTable(id="grain_corridor", group="pressure", label="Ships through a corridor", definition="")]
    assert labels(types=with_own_types(tables))["grain_corridor"] == "Ships through a corridor"
    assert labels()["grain_corridor"] == "Grain corridor"
    assert labels()["military_exercise"] == shipped_types()["military_exercise"].label
    page = embedded(render_html(events, told.articles, title="Told", types=with_own_types(tables)))
    assert ["grain_corridor", own.group, "Ships through a corridor"] in page["core"]["types"]


def test_every_event_has_its_tier_and_the_page_draws_what_it_is_given():
    told = sample()
    events = [event.model_copy(update={"tier": tier}) for event, tier in zip(told.events, [*Tier] * 9, strict=False)]
    core, _ = payload(events, told.articles, "Told")
    tiers = dict(zip(core["columns"]["id"], core["columns"]["tier"], strict=True))
    assert {event.id: event.tier for event in events} == {name: core["tiers"][tier] for name, tier in tiers.items()}


def test_the_evidence_says_how_sure_each_field_and_each_actor_is():
    told = sample()
    sure = FieldConfidence(line=0.91, type=0.88, days=0.9512, status=0.97)
    event = told.events[0]
    actors = (event.actors[0].model_copy(update={"confidence": 0.8049}), *event.actors[1:])
    core, (strings, [proof]) = payload([event.model_copy(update={"fields": sure, "actors": actors})], {}, "Told")
    assert dict(zip(core["fields"], proof["cf"], strict=True)) == {
        "line": 0.91,
        "type": 0.88,
        "days": 0.951,
        "status": 0.97,
    }
    assert [(strings[name], share) for name, _, _, share in proof["a"]] == [
        ("Donald Trump", 0.805),
        ("Kim Jong Un", None),
    ]
    assert proof["c"] == 0.8
    _, (_, [plain]) = payload([event], {}, "Told")
    assert "cf" not in plain


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "\u2028\u2029", "\ud800", '"\\'])
def test_json_in_html_is_the_same_json_without_html(text):
    safe = html_json({"k": text})
    assert json.loads(safe) == {"k": text}
    assert not re.search("[<>&\u2028\u2029]", safe)
    safe.encode("utf-8")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, kept):
    assert web_link(url) == (url if kept else None)


def test_articles_that_are_not_given_leave_the_quote():
    told = sample()
    data = embedded(render_html(told.events, {}, title="Told"))
    assert "Donald Trump and Kim Jong Un " in json.dumps(data["e1"])


def test_disputed_dates_that_came_from_json_are_drawn_too():
    told = sample()
    event = next(event for event in told.events if event.disputes)
    loose = event.model_validate_json(event.model_dump_json())
    assert payload([loose], told.articles, "")[0]["claims"] == payload([event], told.articles, "")[0]["claims"] != {}
    assert not isinstance(loose.disputes[0].claims[0].value, When)


def test_scripts_never_write_html():
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc", app_script())
        == []
    )


def test_the_vendored_chart_library_is_the_one_that_plotly_carries():
    own = re.search(
        r"plotly\.js \(cartesian - minified\) v([\d.]+)", embedded_text("vendor/plotly-cartesian.min.js")[:400]
    )
    theirs = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text(encoding="utf-8")[:400]
    assert own
    assert f"plotly.js v{own[1]}\n" in theirs
    assert "MIT" in embedded_text("vendor/LICENSE")


def test_the_outlines_are_small_and_lie_on_the_globe():
    text = embedded_text("vendor/outlines.json")
    assert len(text) < 60_000
    outlines = json.loads(text)
    assert "public domain" in outlines["source"]
    for line in (*outlines["land"], *outlines["borders"]):
        places = [(line[0], line[1])]
        for dx, dy in zip(line[2::2], line[3::2], strict=True):
            places.append((places[-1][0] + dx, places[-1][1] + dy))
        assert all(abs(y) <= 90 * outlines["units"] for _, y in places)
        assert max(abs(x) for x, _ in places) <= 540 * outlines["units"]  # a shape may go on beyond the map's edge


def test_a_map_wants_a_fifth_of_the_events_on_it():
    told = sample()
    assert not is_mapped(told.events)
    assert not is_mapped([])
    placed = [event for event in told.events if event.place and event.place.lat is not None]
    assert is_mapped([*placed, *[event for event in told.events if event.place is None][: 4 * len(placed)]])
