"""From paths to articles: what metadata and defaults add to what a file says, and an id for each article."""

import hashlib
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from timeline.errors import InputError
from timeline.ingest.column_maps import ColumnMaps, Columns
from timeline.ingest.days import day_in_name, stated_day
from timeline.ingest.draft import Draft
from timeline.ingest.folders import look_into, not_utf8
from timeline.ingest.formats import ENDINGS
from timeline.ingest.html_pages import NO_TEXT, host_of, read_page
from timeline.ingest.input_files import InputFile
from timeline.ingest.json_lines import read_lines
from timeline.ingest.languages import reading_warnings, stated_or_detected
from timeline.ingest.metadata import Metadata, MetadataRow, read_metadata
from timeline.ingest.page_dates import believed
from timeline.ingest.parts import Page, Row, Tell, parts, problem_of, say_nothing
from timeline.ingest.passed_over import META, printable, some
from timeline.ingest.records import article_of
from timeline.model.article import Article, InputProblem
from timeline.model.wording import how_many

__all__ = ["read_articles"]

STDIN = "-"
_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)


def read_articles(
    paths: Iterable[str | Path],
    *,
    meta: Path | None = None,
    published: date | None = None,
    stdin: BinaryIO | None = None,
    columns: Columns | None = None,
    kept_columns: Sequence[Columns] = (),
    tell: Tell = say_nothing,
) -> Iterator[Article | InputProblem]:
    """The articles at paths, and a problem for every input that is none. Order: as given; folders by name, recursively.

    ``meta`` is a CSV file with the columns file, published, source, url, title and author; without it a ``meta.csv`` in
    a folder is one.  ``published`` fills in only articles that state no day; ``-`` reads JSONL from ``stdin``.
    ``columns`` says what the columns of tables are called, ``kept_columns`` what they were called in earlier runs.
    ``tell`` takes a line on what was passed over in a folder or archive and is no failure.

    Raises: ArticleError, DateError when the metadata file itself cannot be used
    """
    reading = _Reading(meta, published, stdin, ColumnMaps(columns or {}, tuple(kept_columns)), tell)
    return reading.all([paths] if isinstance(paths, str | Path) else paths)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the user says of files, and what they are called."""

    metadata: Metadata
    in_folder: bool = False


class _Reading:
    """One run over paths: what holds for all of them."""

    def __init__(
        self, meta: Path | None, published: date | None, stdin: BinaryIO | None, columns: ColumnMaps, tell: Tell
    ) -> None:
        self._meta = meta
        self._metadata = read_metadata(meta) if meta else Metadata()
        self._published = published
        self._stdin = stdin
        self._columns = columns
        self._tell = tell
        self._seen: dict[str, str] = {}

    def all(self, paths: Iterable[str | Path]) -> Iterator[Article | InputProblem]:
        for path in paths:
            yield from self._at(path)
        self._tell_unused(self._metadata)

    def _at(self, path: str | Path) -> Iterator[Article | InputProblem]:
        name = str(path)
        if name == STDIN:
            yield from self._standard_input()
        elif problem := _no_path(name):
            yield problem
        else:
            try:
                mode = Path(path).stat().st_mode
            except (OSError, ValueError) as error:  # ValueError: a null character in a path
                reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
                yield InputProblem(expected="a file that can be read", got=reason, where=name)
                return
            if stat.S_ISDIR(mode):
                yield from self._folder(Path(path))
            elif stat.S_ISREG(mode):
                yield from self._file(Path(path), Path(path).name, _Told(self._metadata))
            else:
                yield InputProblem(expected="a file or a folder", got="a pipe or device", where=name)

    def _standard_input(self) -> Iterator[Article | InputProblem]:
        if self._stdin is None:
            yield InputProblem(expected="a stream to read from", got="none", where=STDIN)
            return
        file = InputFile("stdin", "stdin.jsonl", self._stdin)
        for record in read_lines(self._stdin, file.where):
            yield record if isinstance(record, InputProblem) else self._from_row(Row(file, record))

    def _folder(self, root: Path) -> Iterator[Article | InputProblem]:
        found = look_into(root)
        files = [(name, path) for name, path in found.files if self._meta is None or not _is_same(path, self._meta)]
        told = _Told(self._metadata, in_folder=True)
        if self._meta is None and (root / META).is_file():
            told = _Told(read_metadata(root / META), in_folder=True)
        yield from found.problems
        for line in found.notices:
            self._tell(line)
        if not files and not found.problems:
            yield InputProblem(expected=f"files ending in {', '.join(ENDINGS)}", got="none", where=str(root))
        for name, path in files:
            yield from self._file(path, name, told)
        if told.metadata is not self._metadata:
            self._tell_unused(told.metadata)

    def _tell_unused(self, metadata: Metadata) -> None:
        if files := metadata.unused():
            self._tell(f"{metadata.where}: no file was read for its rows {some(files)}")

    def _file(self, path: Path, name: str, told: _Told) -> Iterator[Article | InputProblem]:
        try:
            with path.open("rb") as stream:
                file = InputFile(str(path), name, stream)
                yield from self._all_in(file, told)
        except OSError as error:
            yield InputProblem(expected="a file that can be read", got=error.strerror, where=str(path))

    def _all_in(self, file: InputFile, told: _Told) -> Iterator[Article | InputProblem]:
        """The articles of a file. A crawl's pages without an article are told in one line: most have some."""
        found, bare = 0, []
        for part in parts(file, self._columns, tell=self._tell, in_folder=told.in_folder):
            item = part if isinstance(part, InputProblem) else self._from(part, told)
            if isinstance(item, InputProblem) and isinstance(part, Page) and part.file.url and item.got == NO_TEXT:
                bare.append(part.file.url)
                continue
            found += 1
            yield item
        if bare and not found:
            yield InputProblem(expected="pages with an article", got="none", where=file.where)
        elif bare:
            self._tell(f"{file.where}: no article text on {how_many(len(bare), 'page')}: {some(bare)}")

    def _from(self, part: Page | Row, told: _Told) -> Article | InputProblem:
        return self._from_row(part) if isinstance(part, Row) else self._from_page(part, told)

    def _from_page(self, page: Page, told: _Told) -> Article | InputProblem:
        """The article in a file that holds one."""
        where, url = page.origin, page.file.url
        try:
            draft = _draft(page) if page.data.strip() else None
            if draft is None or not draft.text.strip():
                got = "an empty text" if draft else "an empty file"
                return InputProblem(expected="an article", got=got, where=where)
            names = (where, page.file.name, PurePosixPath(page.file.name).name)
            article = self._article(draft, page, told.metadata.of(names))
        except InputError as error:
            return problem_of(error)
        if url is not None:
            digest = hashlib.sha256(f"{article.url or ''}\x1f{article.text}".encode()).hexdigest()
            return article.model_copy(update={"id": f"a-{digest[:16]}"})
        return self._with_own_id(article, page)

    def _article(self, draft: Draft, page: Page, row: MetadataRow | None) -> Article:
        day, said_by, warnings = self._day(draft, row, page)
        url = draft.url or (row.url if row else None)
        return _checked(
            replace(draft, warnings=(*draft.warnings, *warnings)),
            id=PurePosixPath(page.file.name).with_suffix("").as_posix(),
            published=day,
            published_from=said_by,
            origin=page.origin,
            sha256=page.sha256,
            title=draft.title or (row.title if row else None),
            url=url,
            source=draft.source or (row.source if row else None) or host_of(url),
            author=draft.author or (row.author if row else None),
        )

    def _day(
        self, draft: Draft, row: MetadataRow | None, page: Page
    ) -> tuple[date | None, str | None, tuple[str, ...]]:
        """The publication day, which statement it came from, and what to be warned of.

        Order: the article's own word, the user's metadata, what a page says in passing, its file's name, the default
        """
        warnings: tuple[str, ...] = ()
        if draft.published:
            day, warning = stated_day(draft.published.value, f"{page.origin} ({draft.published.place})")
            warnings = (warning,) if warning else ()
            if day:
                return day, draft.published.place, ()
        if row and row.published:
            return row.published, "metadata file", warnings
        statement, doubts = believed(draft.hints)
        if statement:
            return statement.day, statement.place, (*warnings, *doubts)
        warnings += doubts
        if in_name := day_in_name(PurePosixPath(page.file.name).name):
            return in_name, "file name", warnings
        return (self._published, "given for all", warnings) if self._published else (None, None, warnings)

    def _from_row(self, row: Row) -> Article | InputProblem:
        record = row.record
        if record.is_exact:
            record = replace(record, fields=self._columns.for_object(record.fields))
        item = article_of(record, row.file.where)
        if isinstance(item, InputProblem):
            return item
        day = item.published or self._published
        said_by = "article's own field" if item.published else "given for all"
        return _checked(
            item.draft,
            id=item.id,
            published=day,
            published_from=said_by if day else None,
            origin=row.origin,
            sha256=item.sha256,
            title=item.draft.title,
            url=item.draft.url,
            source=item.draft.source or host_of(item.draft.url),
            author=item.draft.author,
        )

    def _with_own_id(self, article: Article, page: Page) -> Article:
        """The article; of two files named alike ("a.txt", "a.html") the second goes by a longer name.

        A line of JSONL keeps its id: the same id again is the same article, or a newer version of it.
        """
        suffix = PurePosixPath(page.file.name).suffix
        names = (article.id, article.id + suffix, Path(page.origin).as_posix())
        name = next((name for name in names if self._seen.get(name, page.origin) == page.origin), page.origin)
        self._seen[name] = page.origin
        return article if name == article.id else article.model_copy(update={"id": name})


def _no_path(name: str) -> InputProblem | None:
    """Why something that was given as a path is none."""
    if not name:
        return InputProblem(expected="the path of a file or folder", got="an empty one")
    if _ADDRESS.match(name):
        hint = "open the page in a browser and save it (Ctrl+S), then give the saved file; nothing is fetched"
        return InputProblem(expected="the path of a file or folder", got=name, hint=hint)
    return not_utf8(name) if name != printable(name) else None


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _draft(page: Page) -> Draft:
    """What a document says; a page from a web archive says it at its address."""
    if page.file.url is None:
        return page.format.read(page.data, page.origin)
    if page.format.read is read_page:
        return read_page(page.data, page.origin, url=page.file.url)
    return replace(page.format.read(page.data, page.origin), url=page.file.url)


def _checked(draft: Draft, **fields: object) -> Article:
    language = stated_or_detected(draft.language, draft.text)
    warnings = (*draft.warnings, *reading_warnings(draft.text, language))
    return Article.model_validate({"text": draft.text, "language": language, "warnings": warnings, **fields})
