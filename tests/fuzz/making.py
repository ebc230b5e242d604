"""Random inputs by seed: texts full of dates, bytes that are nearly a file, questions, events that nobody would write."""

import json
from datetime import date, timedelta
from random import Random
from typing import Any

from sample_chronology import EVENTS

from timeline.model.event import MergedEvent, Status, Tier
from timeline.model.time import Basis, Extent, Precision, When

__all__ = ["day", "event", "file_bytes", "line", "question", "text"]

_WORDS = """
the a an on in at by since until before after from to between of during around about early late mid end start first
second third last next this previous following past coming same ago later earlier within over half quarter dozen few
several two three seven ten twelve thirty hundred thousand million 0 1 2 3 12 29 30 31 32 99 100 365 999 1900 1999 2000
2018 2019 2024 9999 10000 99999999999 0001 -1 1/2 3.5 12:30 24:00 25:61 2018-02-30 2018-13-01 03/04/2018 31.12.1999 1990s
'90s 20s 20th 21st day days week weeks weekend month months year years decade century centuries minute hour fortnight
Monday Tuesday Friday Sunday January February March May June August December Jan. Sept. spring summer winter Christmas
Easter Ramadan morning noon night midnight today yesterday tomorrow tonight now then BC AD a.m. p.m. GMT EST
hace dos años il y a trois jours vor zwei Tagen 昨日 2019年3月5日 올해 منذ يومين вчера прошлый понедельник
met signed attacked will had would could not denied ministers Seoul Kim Trump Paris killed 14 people said that
"""
WORDS = _WORDS.split()
MARKS = [
    *".,;:!?-–—()[]{}\"'“”‘’«»/\\|@#%&*+=<>~^_`",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\u00a0",
    "\u200b",
    "\u202e",
    "\u2028",
]
ODD = [
    "\x00",
    "\x1b[31m",
    "\x7f",
    "\x9b",
    "😀",
    "👩‍👩‍👧‍👦",
    "İ",
    "ß",
    "ﬁ",
    "e\u0301",
    "\ufeff",
    "\U0010ffff",
    "１２",
    "٣",
    "Ⅳ",
    "²",
    "=1+1",
]
LANGUAGES = ("en",) * 8 + ("ar", "zh", "fr", "de", "it", "ja", "ko", "pt", "ru", "es", "uk", "xx")
ENDINGS = (".txt", ".md", ".html", ".pdf", ".jsonl")

_PAGE = """<!doctype html><html lang="en"><head><title>Talks in Seoul</title>
<meta property="article:published_time" content="2019-08-21T10:00:00Z"><link rel="canonical" href="https://a.example/1">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-08-21","headline":"Talks"}</script></head>
<body><article><h1>Talks in Seoul</h1><p>The ministers of Japan and South Korea met in Seoul on Friday and agreed to meet
again in two weeks.</p><p>Two years ago they had signed a treaty, officials said on <time datetime="2019-08-21">Wednesday
</time>.</p><ul><li>One</li></ul></article></body></html>"""
_NOTE = (
    "---\ntitle: Talks\npublished: 2019-08-21\nurl: https://a.example/1\n---\n# Talks\n\nThe ministers met on Friday.\n"
)
_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 69>>stream
BT /F1 12 Tf 10 200 Td (The ministers met in Seoul on Friday.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
%%EOF"""


def text(random: Random, most: int = 40) -> str:
    """Words of dates and news in any order, now and then with odd characters."""
    odd = random.random() < 0.3
    parts: list[str] = []
    for _ in range(random.randint(1, most)):
        draw = random.random()
        source = ODD if odd and draw < 0.1 else MARKS if draw < 0.25 else WORDS
        parts.append(random.choice(source))
    return random.choice((" ", " ", " ", "")).join(parts)


def day(random: Random) -> date | None:
    """A day, often at an end of the calendar, of a month or a year."""
    edges = (date.min, date.max, date(9999, 1, 1), date(1, 12, 31), date(2020, 2, 29), date(1999, 12, 31), None)
    if random.random() < 0.4:
        return random.choice(edges)
    return date.fromordinal(random.randint(1, date.max.toordinal()))


def file_bytes(random: Random) -> tuple[str, bytes]:
    """A file's ending, and what is nearly such a file."""
    ending = random.choice(ENDINGS)
    whole = {
        ".txt": text(random, 80).encode("utf-8", "replace"),
        ".md": _NOTE.encode(),
        ".html": _PAGE.encode(),
        ".pdf": _PDF,
        ".jsonl": b"".join(line(random) for _ in range(3)),
    }[ending]
    return ending, _damaged(random, whole)


def line(random: Random) -> bytes:
    """A line of JSONL, with values that are no text among its fields."""
    values: list[Any] = [
        text(random, 8),
        "2019-08-21",
        "0001-01-01",
        "9999-12-31",
        "",
        None,
        7,
        1e400,
        [],
        {},
        True,
        "\ud800",
    ]
    names = ("id", "title", "text", "published", "url", "source", "language", "other")
    fields = {name: random.choice(values) for name in names if random.random() < 0.5}
    fields.setdefault("text", text(random, 12))
    return json.dumps(fields).encode() + b"\n"


def _damaged(random: Random, data: bytes) -> bytes:
    """Some bytes changed, cut, said twice or moved; one in four stays whole."""
    changed = bytearray(data)
    for _ in range(random.choice((0, 1, 2, 8))):
        at, size = random.randrange(len(changed) + 1), random.choice((1, 1, 4, 40))
        match random.randrange(5):
            case 0:
                changed[at : at + size] = random.randbytes(size)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = changed[at : at + size] * 3
            case 3:
                changed[at:at] = random.choice(
                    (b"\x00", b"<", b'"', b"\xff\xfe", b"]]>", b"<!--", b"&#0;", b"\r", b"{" * 50)
                )
            case _:
                changed[at:at] = text(random, 5).encode("utf-8", "replace")
    return bytes(changed)


def question(random: Random) -> dict[str, Any]:
    """Conditions of a query, right and wrong ones."""
    marks = "\"'*():^-+ {}\\%_;"
    words = "".join(
        random.choice((*marks, " ", "talks ", "OR ", "AND ", "NEAR(", "U.S.-led ", "missiles")) for _ in range(6)
    )
    numbers = (-1, 0, 1, 3, 10**9, 10**10, 10**30)
    possible: dict[str, Any] = {
        "text": words,
        "actors": [text(random, 3)],
        "places": [text(random, 2)],
        "sources": [text(random, 2)],
        "types": [random.choice(("summit", "weapons_test", "nothing", ""))],
        "statuses": [random.choice((*map(str, Status), "maybe"))],
        "tiers": [random.choice((*map(str, Tier), "best"))],
        "first": random.choice((day(random), "2018-01-01", "2018-13-01", "", None)),
        "last": random.choice((day(random), "9999-12-31", None)),
        "limit": random.choice(numbers),
        "offset": random.choice(numbers),
        "top": random.choice(numbers),
        "min_sources": random.choice(numbers),
        "order": random.choice(("date", "salience", "size")),
        "date_match": random.choice(("possibly", "certainly", "perhaps")),
        "disputed": random.random() < 0.3,
        "stories": [random.choice((text(random, 2), "other", "s-0", "e-0", ""))],
        "folded": random.random() < 0.5,
    }
    return {name: possible[name] for name in random.sample(sorted(possible), random.randint(1, 4))}


def event(random: Random) -> MergedEvent:
    """A merged event with words and days that nobody would write."""
    like = random.choice(EVENTS)
    words = text(random, 12)
    mentions = tuple(one.model_copy(update={"quote": text(random, 12)}) for one in like.mentions)
    actors = tuple(one.model_copy(update={"name": text(random, 3)}) for one in like.actors)
    place = like.place.model_copy(update={"name": text(random, 2)}) if like.place else None
    update = {
        "id": f"e-{random.getrandbits(64):016x}",
        "title": words,
        "when": _when(random),
        "status": random.choice(list(Status)),
        "tier": random.choice(list(Tier)),
        "mentions": mentions,
        "actors": actors,
        "place": place,
        "notes": (text(random, 4),),
        "salience": random.random(),
    }
    made = like.model_copy(update=update)
    return made.model_copy(update={"members": (made.id,)})


def _when(random: Random) -> When:
    first, last = day(random), day(random)
    if first and random.random() < 0.5:
        last = min(date.max - first, timedelta(random.choice((0, 1, 30, 400)))) + first
    if first and last and first > last:
        first, last = last, first
    return When(
        first=first,
        last=last,
        edtf=random.choice((None, "2018-02", "2018-02-01/..", "1984~")),
        precision=random.choice(list(Precision)),
        approximate=random.random() < 0.3,
        extent=random.choice(list(Extent)),
        basis=random.choice(list(Basis)),
    )
