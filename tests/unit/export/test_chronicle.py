"""The Markdown chronology."""

import re
from datetime import date

import pytest
from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST

from timeline.export import render_text
from timeline.model.event import Claim, Dispute, HistoryEntry, Status, StoryName
from timeline.model.time import Basis

EXPECTED = """\
# Chronology

## 2021

- **4 to 5 March 2021** Norland test-fires missiles (2 independent sources)[^1][^2]
  - Disputed, date: 4 March 2021 (The Gazette)[^1]; 5 March 2021 (Herald, Daily)[^2]
- **May 2021** Envoys meet, in Elmstadt; "talks", according to the ministry (planned)[^1]

## Undated

- **undated** =Sanctions against Norland[^3]
  - Note: check

[^1]: The Gazette, Envoys to meet, 6 March 2021, <https://gazette.example/1>
[^2]: Herald, Daily, Silence, after \\[talks\\], 20 May 2021, <https://herald.example/7?a=1&b=2>
[^3]: post-3, no date
"""


def test_the_chronology_reads_like_this():
    assert render_text(EVENTS, "markdown", ARTICLES) == EXPECTED


def test_a_life_is_told_step_by_step():
    steps = [(date(2021, 3, 6), Status.PLANNED, 0), (date(2021, 5, 20), Status.CANCELLED, 1)]
    history = tuple(HistoryEntry(published=day, status=status, mention=at) for day, status, at in steps)
    event = TEST.model_copy(update={"history": history, "disputes": (), "status": Status.CANCELLED})
    assert (
        "  - As reported: planned (6 March 2021, The Gazette)[^1]; then cancelled (20 May 2021, Herald, Daily)[^2]\n"
        in render_text([event], "markdown", ARTICLES)
    )


def test_the_day_of_the_report_is_no_stated_day():
    when = TEST.mentions[0].when.model_copy(update={"basis": Basis.PUBLICATION})
    text = render_text([TEST.model_copy(update={"when": when})], "markdown", ARTICLES)
    assert "**4 March 2021** (day of the report) Norland" in text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("killed", 12, "Disputed, killed: 12 ("),
        ("place", {"name": "Elmstadt", "country": "NRL"}, "Disputed, place: Elmstadt ("),
        ("actors", ["Norland", "Sudmark"], "Disputed, responsible: Norland, Sudmark ("),
        ("status", "denied", "Disputed, whether it happened: denied ("),
        ("when", {"first": "2021-05-01", "last": "2021-05-31"}, "Disputed, date: May 2021 ("),
    ],
)
def test_claims_are_words(field, value, words):
    dispute = Dispute(field=field, claims=(Claim(value=value, articles=("gazette-1",)),))
    assert words in render_text([TEST.model_copy(update={"disputes": (dispute,)})], "markdown", ARTICLES)


def test_foreign_markup_stays_text():
    event = TEST.model_copy(update={"title": "[click](javascript:x) <b>*now*</b>\n# Big"})
    line = next(line for line in render_text([event], "markdown", ARTICLES).splitlines() if line.startswith("- "))
    assert "\\[click\\](javascript:x) \\<b\\>\\*now\\*\\</b\\> \\# Big" in line


def test_every_footnote_is_used_and_defined():
    text = render_text([MEETING, SANCTIONS, TEST], "markdown", ARTICLES)
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert set(used) == set(defined)
    assert len(defined) == len(set(defined)) == 3


def test_only_web_addresses_become_links():
    sly = ARTICLES["post-3"].model_copy(update={"url": "javascript:alert(1)"})
    assert "javascript" not in render_text([SANCTIONS], "markdown", {"post-3": sly})


def test_storylines_are_chapters_and_steps_stand_under_their_event():
    talks, war = StoryName(id="s-1", name="Norland: talks"), StoryName(id="s-2", name="Sudmark: a *war*")
    events = [
        MEETING.model_copy(update={"story": talks, "parts": (TEST.id,)}),
        TEST.model_copy(update={"story": talks, "part_of": MEETING.id, "disputes": ()}),
        SANCTIONS.model_copy(update={"story": war, "part_of": "e-elsewhere"}),
    ]
    text = render_text(events, "markdown", ARTICLES).split("[^1]:")[0]
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Chronology",
        "## Norland: talks",
        "### 2021",
        r"## Sudmark: a \*war\*",
        "### Undated",
    ]
    assert "\n  - **4 to 5 March 2021** Norland" in text
    assert "\n- **undated** =Sanctions" in text


def test_what_is_of_no_storyline_comes_last():
    talks = StoryName(id="s-1", name="Norland: talks")
    events = [MEETING, TEST, SANCTIONS.model_copy(update={"story": talks})]
    headings = re.findall(r"^## (.*)", render_text(events, "markdown", ARTICLES), re.MULTILINE)
    assert headings == ["Norland: talks", "Other"]
