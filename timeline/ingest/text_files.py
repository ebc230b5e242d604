"""Plain text and Markdown, with what stands above the text: front matter, "Published: ..." lines, a byline with a day.

Front matter is YAML between ``---`` lines (``key: value`` pairs, lists of words) or TOML between ``+++`` lines.
"""

import re
import tomllib
from collections.abc import Iterator

from timeline.ingest.draft import Draft, Statement, with_title
from timeline.ingest.encodings import decode
from timeline.ingest.header_lines import field_of_key, with_header_lines

__all__ = ["read_markdown", "read_text"]

_YAML = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z_-]+)\s*:\s*(.*?)\s*$")
_ITEM = re.compile(r"^\s+-\s+(.*?)\s*$|^-\s+(.*?)\s*$")


def read_text(data: bytes, where: str) -> Draft:
    """The text as it is: a BOM goes, line ends become ``\\n``, and lines about the article above it become metadata."""
    text = _newlines(decode(data, where))
    return _with_front_matter(text) or with_header_lines(Draft(text))


def read_markdown(data: bytes, where: str) -> Draft:
    """The text after the front matter; markup stays, since offsets count in what is kept."""
    text = _newlines(decode(data, where))
    return _with_front_matter(text) or with_header_lines(Draft(text, title=_heading(text)))


def _with_front_matter(text: str) -> Draft | None:
    """The article below the front matter; None where there is none."""
    front = _YAML.match(text) or _TOML.match(text)
    if front is None:
        return None
    pairs = _toml_pairs(front[1]) if front.re is _TOML else _yaml_pairs(front[1])
    fields: dict[str, str] = {}
    for key, value in pairs:
        if (name := field_of_key(key)) and value:
            fields.setdefault(name, value)
    if not fields and front.re is _YAML and ":" not in front[1]:
        return None  # two rules with text between them
    body = text[front.end() :].lstrip("\n")
    title = fields.get("title") or _heading(body)
    return Draft(
        with_title(body, title),
        title=title,
        published=Statement(fields["published"], "front matter") if "published" in fields else None,
        url=fields.get("url"),
        source=fields.get("source"),
        language=fields.get("language"),
        author=fields.get("author"),
    )


def _yaml_pairs(block: str) -> Iterator[tuple[str, str]]:
    """Keys with their words; of a list its items, joined. What is nested deeper is passed over."""
    key, items = "", []
    for line in [*block.splitlines(), ""]:
        item = _ITEM.match(line) if key else None
        if item:
            items.append((item[1] or item[2] or "").strip("\"'"))
            continue
        if items:
            yield key, ", ".join(items)
        pair = _PAIR.match(line)
        key, items = (pair[1], []) if pair and not pair[2] else ("", [])
        if pair and pair[2]:
            yield pair[1], ", ".join(part.strip().strip("\"'") for part in _listed(pair[2]))


def _listed(value: str) -> list[str]:
    return value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]


def _toml_pairs(block: str) -> Iterator[tuple[str, str]]:
    try:
        table = tomllib.loads(block)
    except tomllib.TOMLDecodeError:
        return
    for key, value in table.items():
        yield key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _heading(text: str) -> str | None:
    match = re.match(r"\s*#\s+(.+)", text)
    return match.group(1).strip() if match else None
