"""What stands between a title and the text of a saved article: "Published: 2016-07-16", "By A. B. | 16 July 2016".

Such lines say something about the article and are no part of what it tells: they become metadata and leave the text,
so that no event is found in them.  Only the top of a text is looked at, and a text without such lines stays as it is.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from timeline.errors import DateError
from timeline.ingest.days import published_day
from timeline.ingest.draft import Draft, Statement, with_title
from timeline.ingest.written_days import day_in_text
from timeline.lexicons import any_of, read_lexicon

__all__ = ["field_of_key", "published_in_line", "published_part", "with_header_lines"]

MOST_LINES = 12  # at the top that are looked at, blank ones not counted
MOST_OTHERS = 3  # lines among them that say nothing of the kind: title, subtitle
LONGEST = 160  # characters of such a line
LONGEST_TITLE = 200
PLACE = "line above the text"
_PAIR = re.compile(r"^[*_#>\s]*([^\W\d_][^:：|]{1,30}?)[*_\s]*[:：][*_\s]*(\S.*?)[*_\s]*$")
_BYLINE = re.compile(r"^[*_>\s]*by\s+(.+)$", re.IGNORECASE)
_AUTHOR = re.compile(r"^[*_>\s]*by\s+([^\d|•·–—]{2,80}?)\s*(?:[|•·–—,-]|$)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.][.!?][\"”’]?$")
_SENTENCES = re.compile(r"(?<!\b[A-Z])[.!?]\s+[A-Z]")


def with_header_lines(draft: Draft) -> Draft:
    """The draft without the lines above its text that say something about it, and with what they say."""
    lines = draft.text.split("\n")
    found, others, end = _scan(lines)
    fields = _told(lines, found)
    if not ("published" in fields or "url" in fields or len(found) > 1):
        return draft
    kept = [lines[number].strip() for number in others]
    body = "\n".join(lines[end:]).lstrip("\n")
    title = draft.title or fields.get("title") or _title(kept)
    text = "\n\n".join([*kept, body]) if kept else body
    published = Statement(fields["published"], PLACE) if "published" in fields else None
    return replace(
        draft,
        text=with_title(text, title),
        title=title,
        published=draft.published or published,
        url=draft.url or fields.get("url"),
        source=draft.source or fields.get("source"),
        language=draft.language or fields.get("language"),
        author=draft.author or fields.get("author"),
    )


@cache
def _keys() -> dict[str, str]:
    names: dict[str, list[str]] = read_lexicon("field_names")["header"]
    return {name: field for field, forms in names.items() for name in forms}


def field_of_key(key: str) -> str | None:
    """What a word before a colon tells: "Published" tells ``published``, "Updated" tells ``none`` of our fields."""
    return _keys().get(" ".join(re.sub(r"[_-]", " ", key).lower().split()))


def _scan(lines: list[str]) -> tuple[list[int], list[int], int]:
    """The numbers of the lines that say something, of the others between and above them, and where the text begins."""
    found: list[int] = []
    others: list[int] = []
    waiting: list[int] = []  # others below the last line that says something: they may be the text
    end = seen = 0
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        seen += 1
        if seen > MOST_LINES or len(others) + len(waiting) > MOST_OTHERS:
            break
        if _fields_of(line):
            others, waiting = others + waiting, []
            found.append(number)
            end = number + 1
        elif len(line) > LONGEST_TITLE or _SENTENCES.search(line) or (found and _SENTENCE.search(line.strip())):
            break
        else:
            waiting.append(number)
    return found, others, end


def _told(lines: list[str], numbers: list[int]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number in numbers:
        for name, value in _fields_of(lines[number]).items():
            fields.setdefault(name, value)
    fields.pop("none", None)
    return fields


def _fields_of(line: str) -> dict[str, str]:
    """What a line says about the article; nothing where it may be a sentence of it."""
    line = line.strip()
    if len(line) > LONGEST:
        return {}
    pair = _PAIR.match(line)
    field = field_of_key(pair[1]) if pair else None
    if pair and field:
        return {field: pair[2]} if _may_be(field, pair[2]) else {}
    day = day_in_text(published_part(line))
    if day is None or not (_BYLINE.match(line) or _opens_with_word_of_publication(line)):
        return {}
    author = _author(line)
    return {"published": day.isoformat(), **({"author": author} if author else {})}


def _author(line: str) -> str | None:
    """Who wrote it, by a byline, with the agency that it credits: merging counts an agency's dispatches once."""
    match = _AUTHOR.search(line)
    names = [match[1].strip(" *_")] if match else []
    names += [credit[0] for credit in _agencies().finditer(line) if credit[0] not in names]
    return ", ".join(dict.fromkeys(names)) or None


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(read_lexicon('en/event_words')['agencies'])})\b")


def published_in_line(line: str) -> date | None:
    """The day of publication that a line says, as "By A. B. | 16 July 2016" does."""
    said = _fields_of(line).get("published")
    try:
        return published_day(said, "") if said else None
    except DateError:
        return None


def _may_be(field: str, value: str) -> bool:
    if field in ("published", "none"):
        return _is_day(value)
    if field == "url":
        return "://" in value and " " not in value
    return field != "language" or len(value) <= 12


def _is_day(value: str) -> bool:
    try:
        published_day(value, "")
    except DateError:
        return False
    return True


@cache
def _words(field: str) -> re.Pattern[str]:
    names: list[str] = read_lexicon("field_names")["header"][field]
    return re.compile(rf"\b(?:{any_of(names)})\b", re.IGNORECASE)


def _opens_with_word_of_publication(line: str) -> bool:
    match = _words("published").search(line)
    return match is not None and match.start() < 4


def published_part(line: str) -> str:
    """A line without what it says of later changes: "Published 3 May | Updated 5 May" """
    changed = _words("none").search(line)
    if changed is None:
        return line
    published = _words("published").search(line, changed.end())
    return line[: changed.start()] if published is None or changed.start() > 3 else line[published.start() :]


def _title(lines: list[str]) -> str | None:
    first = lines[0].lstrip("# ").strip() if lines else ""
    return first if first and len(first) <= LONGEST_TITLE and not first.endswith(".") else None
