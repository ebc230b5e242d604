"""The Markdown chronology."""

import re

from sample_chronology import ARTICLES, EVENTS, MEETING, SANCTIONS, TEST

from timeline.export import render_text

EXPECTED = """\
# Chronology

## 2021

- **4 to 5 March 2021** Norland test-fires missiles (disputed: when)[^1][^2]
- **May 2021** Envoys meet, in Elmstadt; "talks", according to the ministry (planned)[^1]

## Undated

- **undated** =Sanctions against Norland[^3]

[^1]: The Gazette, Envoys to meet, 2021-03-06, <https://gazette.example/1>
[^2]: Herald, Daily, Silence, after \\[talks\\], 2021-05-20, <https://herald.example/7?a=1&b=2>
[^3]: post-3, no date
"""


def test_the_chronology_reads_like_this():
    assert render_text(EVENTS, "markdown", ARTICLES) == EXPECTED


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
