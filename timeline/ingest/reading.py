"""From paths to articles: which reader takes which file, and what metadata and defaults add."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from timeline.errors import InputError
from timeline.ingest.days import day_in_name, published_day
from timeline.ingest.draft import Draft
from timeline.ingest.html_pages import read_page
from timeline.ingest.json_lines import JsonArticle, read_lines
from timeline.ingest.languages import detect_language
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
    for path in paths:
        for item in _items(path, metadata, published, stdin):
            if isinstance(item, Article):
                if item.id in seen:
                    yield _duplicate(item, seen[item.id])
                    continue
                seen[item.id] = item.origin or item.id
            yield item


def _duplicate(article: Article, first: str) -> InputProblem:
    return InputProblem(
        expected="an id of its own for each article", got=article.id, where=article.origin, hint=f"the same id came from {first}"
    )


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
        if path.is_dir():
            files = sorted(child for child in path.rglob("*") if child.is_file() and _is_ours(child))
            if not files:
                endings = ", ".join((*READERS, *LINES))
                yield InputProblem(expected=f"files ending in {endings}", got="none", where=str(path))
            for child in files:
                yield from _file(child, child.relative_to(path).as_posix(), metadata, published)
            return
        yield from _file(path, path.name, metadata, published)
    except OSError as error:
        yield InputProblem(expected="a file or folder that can be read", got=error.strerror, where=str(path))


def _is_ours(path: Path) -> bool:
    return path.suffix.lower() in READERS or path.suffix.lower() in LINES


def _file(path: Path, name: str, metadata: dict[str, Metadata], published: date | None) -> Iterator[Article | InputProblem]:
    try:
        if path.suffix.lower() in LINES:
            with path.open("rb") as stream:
                yield from _lines(stream, str(path), published)
            return
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            endings = ", ".join((*READERS, *LINES))
            yield InputProblem(expected=f"a file ending in {endings}", got=path.suffix or "none", where=str(path))
            return
        if path.stat().st_size > LARGEST:
            yield InputProblem(expected=f"at most {LARGEST >> 20} MB for one article", got=f"{path.stat().st_size >> 20} MB", where=str(path))
            return
        data = path.read_bytes()
        if not data.strip():
            yield InputProblem(expected="an article", got="an empty file", where=str(path))
            return
        draft = reader(data, path)
        if not draft.text.strip():
            yield InputProblem(expected="an article", got="an empty text", where=str(path))
            return
        yield _from_file(draft, data, path, name, metadata, published)
    except OSError as error:
        yield InputProblem(expected="a file that can be read", got=error.strerror, where=str(path))
    except InputError as error:
        yield InputProblem(expected=error.expected, got=error.got, where=error.where, hint=error.hint)


def _from_file(
    draft: Draft, data: bytes, path: Path, name: str, metadata: dict[str, Metadata], published: date | None
) -> Article:
    row = metadata.get(str(path)) or metadata.get(name) or metadata.get(path.name)
    day, said_by = _day(draft, row, path, published)
    return _article(
        draft,
        id=Path(name).with_suffix("").as_posix(),
        published=day,
        published_from=said_by,
        origin=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        title=draft.title or (row.title if row else None),
        url=draft.url or (row.url if row else None),
        source=draft.source or (row.source if row else None),
    )


def _day(draft: Draft, row: Metadata | None, path: Path, published: date | None) -> tuple[date | None, str | None]:
    """The publication day and which statement it came from, in order of trust."""
    if draft.published:
        return published_day(draft.published, f"{path} ({draft.published_from})"), draft.published_from
    if row and row.published:
        return row.published, "metadata file"
    if in_name := day_in_name(path.name):
        return in_name, "file name"
    return (published, "given for all") if published else (None, None)


def _lines(stream: Iterable[bytes], where: str, published: date | None) -> Iterator[Article | InputProblem]:
    for item in read_lines(stream, where):
        if not isinstance(item, JsonArticle):
            yield item
            continue
        day = item.published or published
        yield _article(
            item.draft,
            id=item.id,
            published=day,
            published_from=item.draft.published_from or ("given for all" if day else None),
            origin=f"{where}:{item.line}",
            sha256=item.sha256,
            title=item.draft.title,
            url=item.draft.url,
            source=item.draft.source,
        )


def _article(draft: Draft, **fields: object) -> Article:
    language = draft.language or detect_language(draft.text)
    warnings = list(draft.warnings)
    if language not in (None, "en"):
        warnings.append(f"the language seems to be {language}: events are found in English only, dates where they can be read")
    return Article.model_validate({"text": draft.text, "language": language, "warnings": tuple(warnings), **fields})
