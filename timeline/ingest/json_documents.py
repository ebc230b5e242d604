"""A JSON file that is one value: an array of articles, an object that holds one, or one article.

Also JSON Feed, the answers of news interfaces (``{"articles": [...]}``, ``{"hits": {"hits": [{"_source": ...}]}}``) and
a ``.json`` file that holds lines of JSON after all.
"""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.errors import ArticleError
from timeline.ingest.encodings import decode
from timeline.ingest.input_files import LARGEST
from timeline.ingest.json_lines import as_json, read_lines
from timeline.ingest.records import Record, guessed_columns, plain_name
from timeline.lexicons import read_lexicon
from timeline.model.article import InputProblem

__all__ = ["read_json"]

LARGEST_FILE = 4 * LARGEST  # bytes: the whole value has to be held at once
DEEPEST = 4  # of objects around the list of articles


def read_json(stream: BinaryIO, where: str) -> Iterator[Record | InputProblem]:
    """The objects that hold articles. Order: as in the file.

    Raises: ArticleError when there are none, or the file is no JSON
    """
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        limit = f"at most {LARGEST_FILE >> 20} MB of one JSON value"
        raise ArticleError(limit, got="more", where=where, hint="save it as JSONL, an article a line")
    try:
        value = as_json(decode(data, where))
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            place = f"{where}:{error.lineno}"
            raise ArticleError(f"JSON ({error.msg.lower()})", got="none that can be read", where=place) from None
        yield from read_lines(io.BytesIO(data), where)  # an object a line
        return
    except RecursionError:
        raise ArticleError("a JSON object", got="a nested one without end", where=where) from None
    objects = _objects(value, DEEPEST)
    if objects is None:
        hint = f"an article has a field called {', '.join(read_lexicon('field_names')['names']['text'][:4])} or alike"
        raise ArticleError("a JSON list of articles, or one article", got="a value without any", where=where, hint=hint)
    outlet = _feed_title(value)
    for number, item in enumerate(objects, start=1):
        if not isinstance(item, dict):
            got = f"a {type(item).__name__}"
            yield InputProblem(expected="a JSON object", got=got, where=f"{where}:{number}", line=number)
            continue
        fields = {"source": outlet, **_flat(item)} if outlet and not _names_source(item) else _flat(item)
        yield Record(number, _canonical(item), fields, is_exact=True)


def _objects(value: Any, depth: int) -> list[Any] | None:
    """The list of articles in a value: itself, or under one of the usual names; one article is a list of one."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or depth == 0:
        return None
    if "text" in guessed_columns(value):
        return [value]
    named = {plain_name(str(name)): inner for name, inner in value.items()}
    for name in read_lexicon("field_names")["lists"]["names"]:
        if (found := _objects(named.get(name), depth - 1)) is not None:
            return found
    return None


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """The article inside of what search engines and some interfaces wrap around it."""
    for wrapper in ("_source", "fields", "attributes"):
        if isinstance(item.get(wrapper), dict):
            return {**item, **item[wrapper]}
    return item


def _names_source(item: dict[str, Any]) -> bool:
    return "source" in guessed_columns(item)


def _feed_title(value: Any) -> str | None:
    """The name of a JSON Feed: the outlet of its items."""
    is_feed = isinstance(value, dict) and "jsonfeed.org" in str(value.get("version"))
    return str(value["title"]) if is_feed and value.get("title") else None


def _canonical(item: dict[str, Any]) -> bytes:
    """The bytes that are hashed for an object: the same however the file around it is laid out."""
    return json.dumps(item, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()
