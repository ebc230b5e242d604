"""What a news page states about its day of publication, best statement first, and which of them is believed.

A day that is only the day of a change, of a comment, of another article or of the visit is no statement.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from htmldate import find_date
from lxml import html as lxml_html

from timeline.errors import DateError
from timeline.ingest.days import day_in_address, published_day
from timeline.ingest.draft import Statement
from timeline.ingest.header_lines import published_in_line, published_part
from timeline.ingest.page_region import SHORTEST, Region, class_words, named_metadata, words_of
from timeline.ingest.written_days import day_in_text, is_ambiguous
from timeline.lexicons import any_of, read_lexicon, word_set

__all__ = ["Believed", "believed", "day_of_change", "statements"]

GUESS = "htmldate"
LONGEST_BYLINE = 300
_NAMES = ("name", "property", "itemprop", "http-equiv")
WEST, EAST = timedelta(hours=-12), timedelta(hours=14)  # of UTC, at most
_PUBLISHED = "//meta[@property='article:published_time' or @name='article:published_time']/@content"
# A line that is a day: "3 May 2031", "Sat 3 May 2031 14.20 BST", "Island Post, May 3, 2031"
_DATED = re.compile(
    r"^(?:(?:[^\W\d_]+\s+){0,3}[^\W\d_]+\s*[,|–—-]\s+|[^\W\d_]+[:,]?\s+)?"
    r"(?:\d{1,4}[\s./,年-].{0,40}|[^\W\d_]+\.?\s\d{1,2},?\s+\d{4}.{0,24})$"
)
EARLIEST, LATEST = "1990-01-01", "2199-12-31"  # of htmldate, which else would ask a clock what the latest day may be


@dataclass(frozen=True, slots=True)
class Believed:
    """The day that counts, and the words for where it stands."""

    day: date
    place: str


@dataclass(frozen=True, slots=True)
class _Dated:
    day: date
    place: str
    utc: datetime | None  # of a time that says nothing of the local day


def believed(hints: Iterable[Statement]) -> tuple[Believed | None, tuple[str, ...]]:
    """The first statement that is a day, and a warning where others name another day.

    A time in UTC says the day only roughly: where another statement names the day before or after, and it was that day
    somewhere, that is the local day of publication.
    """
    dated = list(_dated(hints))
    if not dated:
        return None, ()
    first = dated[0]
    local = next(
        (one for one in dated[1:] if one.utc is None and one.day != first.day and _same_time(first, one)), None
    )
    chosen = Believed(first.day, first.place)
    if local and not any(one.utc is None and one.day == first.day for one in dated[1:]):
        chosen = Believed(local.day, f"{first.place} in UTC, local day by {local.place}")
    others = [one for one in dated[1:] if one.day != chosen.day and not _explained(one, first, chosen)]
    if not others or others[0].place == GUESS:
        return chosen, ()
    told = " and ".join(dict.fromkeys(f"{one.place} {one.day}" for one in others if one.place != GUESS))
    return chosen, (f"published {chosen.day} by its {chosen.place}, but {told}: the first counts",)


def _explained(one: _Dated, first: _Dated, chosen: Believed) -> bool:
    """Whether another day is the same time seen from elsewhere."""
    day = _Dated(chosen.day, chosen.place, None)
    return _same_time(one, day) or (chosen.day != first.day and one.day == first.day)


def _same_time(one: _Dated, other: _Dated) -> bool:
    """Whether it was the other's day somewhere at the time of the first."""
    if one.utc is None:
        return False
    return (one.utc + WEST).date() <= other.day <= (one.utc + EAST).date()


def _dated(hints: Iterable[Statement]) -> Iterator[_Dated]:
    for hint in hints:
        try:
            yield _Dated(published_day(hint.value, ""), hint.place, _utc(hint.value))
        except DateError:
            continue  # a page that says "today" in one place gives the day in another


def _utc(value: str) -> datetime | None:
    text = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$)", "", value.strip())
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time.replace(tzinfo=None) if time.tzinfo and not time.utcoffset() and (time.hour or time.minute) else None


def statements(
    tree: Any, record: dict[str, Any], region: Region, addresses: Iterable[str], language: str | None
) -> Iterator[Statement]:
    """Each statement with the words for its place. Order: as trusted; ``record`` is the article's own linked data."""
    found = False
    for statement in _stated(tree, record, region, addresses, language):
        found = True
        yield statement
    if not found and (guess := _guess(tree, region)):
        yield Statement(guess, GUESS)


def day_of_change(tree: Any, record: dict[str, Any]) -> date | None:
    """The day on which a page says that it was last changed."""
    values = [record.get("dateModified"), *named_metadata(tree, "changed")]
    values += tree.xpath("//*[@itemprop='dateModified']/@content | //*[@itemprop='dateModified']/@datetime")
    for value in values:
        try:
            return published_day(str(value), "") if value else None
        except DateError:
            continue
    return None


def _stated(
    tree: Any, record: dict[str, Any], region: Region, addresses: Iterable[str], language: str | None
) -> Iterator[Statement]:
    if isinstance(record.get("datePublished"), str):
        yield Statement(record["datePublished"], "JSON-LD datePublished")
    yield from _in_metadata(tree, region)
    yield from _in_times(region, language)
    yield from _in_bylines(region, language)
    yield from (Statement(day.isoformat(), "URL") for address in addresses if (day := day_in_address(address)))


def _in_metadata(tree: Any, region: Region) -> Iterator[Statement]:
    yield from (Statement(str(value), "page metadata") for value in tree.xpath(_PUBLISHED))
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        if element.tag == "meta" or region.is_own(element):
            value = element.get("content") or element.get("datetime") or element.get("title") or words_of(element)
            yield Statement(value, "page metadata")
    yield from (Statement(value, "page metadata") for value in named_metadata(tree, "published"))
    for value in tree.xpath("//meta[@name='parsely-page']/@content"):
        try:
            page = json.loads(str(value))
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and page.get("pub_date"):
            yield Statement(str(page["pub_date"]), "page metadata")


def _in_times(region: Region, language: str | None) -> Iterator[Statement]:
    """The ``<time>`` elements of the article: one that says that it is of the publication, else the first of all.

    Where the article has none, one that stands alone on the page counts.
    """
    times = [time for time in region.elements(".//time") if not _is_change(time) and _is_stamp(time, region)]
    if not times:
        page = [time for time in region.root.xpath("//header//time") if region.is_own(time)]
        times = page if len(page) == 1 else []
    marked = [time for time in times if time.get("pubdate") is not None or class_words(time) & _words("certain")]
    for time in (marked or times)[:1]:
        value = time.get("datetime") or ""
        day = day_in_text(words_of(time), language)
        if not value.strip() and day:
            value = day.isoformat()
        if value:
            yield Statement(value, "time element")


def _is_stamp(element: Any, region: Region) -> bool:
    """Whether a time stands where an article's own day does: above the prose, or in a part that is classed for it.

    Within the prose it is a day that the article tells of.
    """
    near = (element, *element.iterancestors())
    parts = near[: near.index(region.root)] if region.root in near else near
    marked = any(class_words(one) & _words("day") or one.get("itemprop") for one in parts)
    return marked or region.is_above_prose(element)


def _is_change(element: Any) -> bool:
    """Whether an element says when the article was changed: by its class, or by the words before it."""
    words = class_words(element)
    if words & _words("changed") and not words & _words("certain"):
        return True
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return False
    label = f"{before.text or ''}{before.tail or ''}" if before is not None else parent.text or ""
    parent_words = class_words(parent)
    return bool(_change_words().search(label[-40:])) or bool(
        parent_words & _words("changed") and not parent_words & _words("certain")
    )


def _in_bylines(region: Region, language: str | None) -> Iterator[Statement]:
    """The day in what stands around the headline, as pages class it or as people read it."""
    day = next(_days_as_classed(region, language), None) or next(_days_as_read(region, language), None)
    if day:
        yield Statement(day.isoformat(), "byline")


def _days_as_classed(region: Region, language: str | None) -> Iterator[date]:
    for element in region.root.xpath(".//*[@class or @id]"):
        marks = class_words(element) & _words("day")
        is_stamp = marks and region.is_own(element) and not _is_change(element)
        if is_stamp and (day := _day_of_byline(element, language, marks)):
            yield day


def _days_as_read(region: Region, language: str | None) -> Iterator[date]:
    for block in region.opening():
        words = words_of(block)
        day = published_in_line(words) or (day_in_text(words, language) if _DATED.match(words) else None)
        if day and not _is_change(block):
            yield day


def _day_of_byline(element: Any, language: str | None, marks: frozenset[str]) -> date | None:
    words = words_of(element)
    if len(words) > LONGEST_BYLINE or _today().search(words):
        return None
    if (
        len(words) > 2 * len("Wednesday, 30 September 2031, 10:30 GMT")
        and not marks & _words("certain")
        and "." in words
    ):
        return None  # prose
    return day_in_text(published_part(words), language)


def _words(name: str) -> frozenset[str]:
    return word_set("page_marks", f"classes.{name}")


@cache
def _today() -> re.Pattern[str]:
    return re.compile(any_of(read_lexicon("page_marks")["words"]["today"]), re.IGNORECASE)


@cache
def _change_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(read_lexicon('field_names')['header']['none'])})\W*$", re.IGNORECASE)


def _guess(tree: Any, region: Region) -> str | None:
    """What htmldate makes of the metadata and of what is classed as a day.

    Of the whole page it would take a day from the prose, a caption, a picture's address or a comment.
    """
    head = [one for one in tree.xpath("//head//meta") if not _is_silent(one)]
    body = [
        one
        for one in region.elements(".//*[@class or @id or self::time or self::abbr]")
        if _is_stamp(one, region) and (class_words(one) & _words("day") or one.tag in ("time", "abbr"))
        if _may_be_guessed(one)
    ]
    page = f"<html><head>{_markup(head)}</head><body>{_markup(body)}</body></html>"
    found = find_date(page, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    return str(found) if found else None


def _markup(elements: Iterable[Any]) -> str:
    return "".join(lxml_html.tostring(one, encoding="unicode", with_tail=False) for one in elements)


def _is_silent(element: Any) -> bool:
    """Whether metadata says nothing of the publication: changes, ends, pictures."""
    name = next((value.lower() for key in _NAMES if (value := element.get(key))), "")
    return any(word in name for word in word_set("page_marks", "metadata.silent"))


def _may_be_guessed(element: Any) -> bool:
    """Whether an element is a day's own: no prose, no change, no figures with two meanings, no banner of today."""
    words = words_of(element)
    short = len(words) <= SHORTEST
    return short and not (_is_change(element) or is_ambiguous(words) or _today().search(words))
