"""The explorer: one HTML file that needs no network, no server and no trust in the articles that it shows.

What comes in are merged events and the articles that they quote.  Article text travels as JSON and reaches the screen
only as text nodes; every script and style sheet is named by its hash in the page's content security policy.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from timeline.lexicons.event_types import EventType
from timeline.model.article import Article
from timeline.model.coverage import Coverage
from timeline.model.event import MergedEvent
from timeline.model.storyline import Storylines
from timeline.render.modules import bundle
from timeline.render.payload import NO_COVERAGE, NO_STORYLINES, payload
from timeline.render.summary import standfirst

__all__ = ["app_script", "asset", "content_policy", "font_rules", "html_json", "render_html", "template"]

PLOTLY = "vendor/plotly-cartesian.min.js"
OUTLINES = "vendor/outlines.json"
MAPPED = 0.2  # of the events: with fewer on it a map would mislead
# the same face on every machine, so that labels measured here fit there: headings and quotes, and everything else
FACES = (
    ("Source Serif 4", "vendor/fonts/source-serif-4-latin-wght-normal.woff2"),
    ("Source Sans 3", "vendor/fonts/source-sans-3-latin-wght-normal.woff2"),
)
ENTRY = "main.js"
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def render_html(
    events: Sequence[MergedEvent],
    articles: Mapping[str, Article],
    *,
    title: str,
    types: Mapping[str, EventType] | None = None,
    storylines: Storylines = NO_STORYLINES,
    coverage: Coverage = NO_COVERAGE,
) -> str:
    """The explorer of these events, all of them, as one HTML document. Same input, same text.

    ``types`` label a user's own types; without them their ids are shown in words.  ``storylines`` and ``coverage`` are
    those of the events, or of more than them.

    >>> page = render_html([], {}, title="Nothing yet")
    >>> "default-src 'none'" in page, "<script src" in page
    (True, False)
    """
    core, chunks = payload(events, articles, title, types, storylines, coverage)
    plotly, app, faces = asset(PLOTLY), app_script(), font_rules()
    style = asset("assets/app.css") + group_rules(core["groups"])
    return template("assets/page.html.j2").render(
        title=title.encode("utf-8", "replace").decode("utf-8"),
        standfirst=standfirst(events, articles),
        policy=Markup(content_policy(scripts=(plotly, app), styles=(faces, style, ""))),  # noqa: S704 - words of ours and hashes
        faces=Markup(faces),  # noqa: S704 - vendored, in base64
        style=Markup(style),  # noqa: S704 - our own file
        plotly=Markup(plotly),  # noqa: S704 - vendored, its version pinned by a test
        app=Markup(app),  # noqa: S704 - our own files
        core=html_json(core),
        chunks=[html_json(chunk) for chunk in chunks],
        lands=Markup(asset(OUTLINES)) if is_mapped(events) else "",  # noqa: S704 - our own file of numbers
    )


def is_mapped(events: Sequence[MergedEvent]) -> bool:
    """Whether enough of the events have a place with coordinates for a map of them."""
    placed = sum(event.place is not None and event.place.lat is not None for event in events)
    return bool(events) and placed >= MAPPED * len(events)


@cache
def font_rules() -> str:
    """The vendored faces as style rules that load nothing."""
    encoded = ((name, base64.b64encode(files(__package__).joinpath(file).read_bytes())) for name, file in FACES)
    return "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: 200 900; '
        f'src: url(data:font/woff2;base64,{data.decode("ascii")}) format("woff2"); }}\n'
        for name, data in encoded
    )


def group_rules(groups: Sequence[Sequence[str]]) -> str:
    """A style rule for each group's colour, numbered as in the page's data."""
    return "".join(
        f".g{n} {{ --group: light-dark({light}, {dark}); }}\n" for n, (_, _, light, dark) in enumerate(groups)
    )


def html_json(value: Any) -> Markup:
    """JSON that stays JSON inside of a ``<script>`` element, whatever the strings hold.

    >>> html_json("</script>")
    Markup('"\\\\u003c/script\\\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))  # noqa: S704 - escaped just now


def content_policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """What the page may do: run and style itself with exactly these texts, and show pictures that it draws.

    Plotly creates one empty style element and fills it through the CSSOM, hence the hash of the empty string.
    """
    script_hashes = " ".join(f"'{_hash(text)}'" for text in scripts)
    style_hashes = " ".join(f"'{_hash(text)}'" for text in styles)
    return (
        f"default-src 'none'; script-src {script_hashes}; style-src {style_hashes}; img-src data: blob:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def asset(name: str) -> str:
    """A text file of this package, with the line ends that browsers hash."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def app_script(entry: str = ENTRY) -> str:
    """The page's own code as one script, from the module that starts it."""
    return bundle(entry, lambda name: asset(f"assets/{name}"))


@cache
def template(name: str) -> Template:
    """A page's template; what is put into it is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(asset(name))
