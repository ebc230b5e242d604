"""From paths to articles: which reader takes which file, and what metadata and defaults add."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from timeline.errors import DateError, InputError
from timeline.ingest.days import day_in_name, published_day
from timeline.ingest.draft import Draft
from timeline.ingest.html_pages import host_of, read_page
from timeline.ingest.json_lines import JsonArticle, read_lines
from timeline.ingest.languages import reading_warnings, stated_or_detected
from timeline.ingest.metadata import Metadata, read_metadata
from timeline.ingest.pdf_files import read_pdf
from timeline.ingest.text_files import read_markdown, read_text
from timeline.model.article import Article, InputProblem

__all__ = ["READERS", "read_articles"]

READERS: dict[str, Callable[[bytes, Path], Draft]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".pdf": read_pdf,
}
LINES = (".jsonl", ".ndjson")
STDIN = "-"
LARGEST = 64 * 1024 * 1024  # bytes of one file that holds one article


def read_articles(
    paths: Iterable[str | Path],
    *,
    meta: Path | None = None,
    published: date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | InputProblem]:
    """The articles at paths, and a problem for every input that is none. Order: as given; folders by name, recursively.

    ``meta`` is a CSV file with the columns file, published, source, url and title; ``published`` fills in only articles
    that state no day; ``-`` reads JSONL from ``stdin``.

    Raises: ArticleError, DateError when the metadata file itself cannot be used
    """
    metadata = read_metadata(meta) if meta else {}
    seen: dict[str, str] = {}
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for item in _items(path, metadata, published, stdin):
            yield _with_own_id(item, seen) if isinstance(item, Article) else item


def _with_own_id(article: Article, seen: dict[str, str]) -> Article:
    """The article; of two files named alike ("a.txt", "a.html") the second goes by a longer name.

    A line of JSONL keeps its id: the same id again is the same article, or a newer version of it.
    """
    origin = article.origin or article.id
    suffix = Path(origin).suffix
    if suffix.lower() not in READERS:
        return article
    names = (article.id, article.id + suffix, Path(origin).as_posix())
    name = next((name for name in names if seen.get(name, origin) == origin), origin)
    seen[name] = origin
    return article if name == article.id else article.model_copy(update={"id": name})


def _items(
    path: str | Path, metadata: dict[str, Metadata], published: date | None, stdin: BinaryIO | None
) -> Iterator[Article | InputProblem]:
    if str(path) == STDIN:
        if stdin is None:
            yield InputProblem(expected="a stream to read from", got="none", where=STDIN)
            return
        yield from _lines(stdin, "stdin", published)
        return
    path = Path(path)
    try:
        if not path.is_dir():
            yield from _file(path, path.name, metadata, published)
            return
        files = sorted(child for child in path.rglob("*") if _is_ours(child.relative_to(path)) and child.is_file())
    except (OSError, ValueError) as error:  # ValueError: a null character in a path
        yield InputProblem(expected="a file or folder that can be read", got=_reason(error), where=str(path))
        return
    if not files:
        yield InputProblem(expected=f"files ending in {_endings()}", got="none", where=str(path))
    for child in files:
        yield from _file(child, child.relative_to(path).as_posix(), metadata, published)


def _is_ours(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.suffix.lower() in (*READERS, *LINES)


def _endings() -> str:
    return ", ".join((*READERS, *LINES))


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _file(
    path: Path, name: str, metadata: dict[str, Metadata], published: date | None
) -> Iterator[Article | InputProblem]:
    try:
        if path.suffix.lower() in LINES:
            with path.open("rb") as stream:
                yield from _lines(stream, str(path), published)
        else:
            yield _one(path, name, metadata, published)
    except (OSError, ValueError) as error:
        yield InputProblem(expected="a file that can be read", got=_reason(error), where=str(path))
    except InputError as error:
        yield InputProblem(expected=error.expected, got=error.got, where=error.where, hint=error.hint)


def _one(path: Path, name: str, metadata: dict[str, Metadata], published: date | None) -> Article | InputProblem:
    """The article in a file that holds one."""
    size = path.stat().st_size
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        got = path.suffix or "no ending"
        return InputProblem(expected=f"a file ending in {_endings()}", got=got, where=str(path))
    if size > LARGEST:
        expected = f"at most {LARGEST >> 20} MB for one article"
        return InputProblem(expected=expected, got=f"{size >> 20} MB", where=str(path))
    data = path.read_bytes()
    draft = reader(data, path) if data.strip() else None
    if draft is None or not draft.text.strip():
        got = "an empty text" if draft else "an empty file"
        return InputProblem(expected="an article", got=got, where=str(path))
    row = metadata.get(str(path)) or metadata.get(name) or metadata.get(path.name)
    return _from_file(draft, data, path, name, row, published)


def _from_file(
    draft: Draft, data: bytes, path: Path, name: str, row: Metadata | None, published: date | None
) -> Article:
    day, said_by = _day(draft, row, path, published)
    url = draft.url or (row.url if row else None)
    return _article(
        draft,
        id=Path(name).with_suffix("").as_posix(),
        published=day,
        published_from=said_by,
        origin=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        title=draft.title or (row.title if row else None),
        url=url,
        source=draft.source or (row.source if row else None) or host_of(url),
    )


def _day(draft: Draft, row: Metadata | None, path: Path, published: date | None) -> tuple[date | None, str | None]:
    """The publication day and which statement it came from, in order of trust.

    Order: the article's own word, the user's metadata, what a page says in passing, the file's name, ``--published``
    """
    if draft.published:
        where = f"{path} ({draft.published.place})"
        return published_day(draft.published.value, where), draft.published.place
    if row and row.published:
        return row.published, "metadata file"
    for hint in draft.hints:
        try:
            return published_day(hint.value, str(path)), hint.place
        except DateError:
            continue  # a page that says "today" in one place gives the day in another
    if in_name := day_in_name(path.name):
        return in_name, "file name"
    return (published, "given for all") if published else (None, None)


def _lines(stream: BinaryIO, where: str, published: date | None) -> Iterator[Article | InputProblem]:
    for item in read_lines(stream, where):
        if not isinstance(item, JsonArticle):
            yield item
            continue
        day = item.published or published
        said_by = "article's own field" if item.published else "given for all"
        yield _article(
            item.draft,
            id=item.id,
            published=day,
            published_from=said_by if day else None,
            origin=f"{where}:{item.line}",
            sha256=item.sha256,
            title=item.draft.title,
            url=item.draft.url,
            source=item.draft.source or host_of(item.draft.url),
        )


def _article(draft: Draft, **fields: object) -> Article:
    language = stated_or_detected(draft.language, draft.text)
    warnings = (*draft.warnings, *reading_warnings(draft.text, language))
    return Article.model_validate({"text": draft.text, "language": language, "warnings": warnings, **fields})
