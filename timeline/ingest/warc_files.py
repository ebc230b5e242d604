"""Web archives (WARC, WACZ): the pages that a crawler or a browser kept, each with its address.

Pages are answers with status 200 that hold HTML, PDF or plain text.  The day on which a page was fetched is not taken
for its day of publication.  A WACZ archive lists its pages; what else it holds (frames, advertisements) is no article.
"""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from timeline.errors import ArticleError
from timeline.ingest.input_files import LARGEST, InputFile
from timeline.ingest.zip_files import open_zip
from timeline.model.article import InputProblem

__all__ = ["read_wacz", "read_warc"]

_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}
WARC_ENDINGS = (".warc", ".warc.gz")


def read_warc(stream: BinaryIO, where: str, only: frozenset[str] | None = None) -> Iterator[InputFile | InputProblem]:
    """The pages of a WARC file, ``only`` those at some addresses. Order: as they were fetched.

    They are numbered as records of the file: ``crawl.warc.gz:7``.

    Raises: ArticleError when it is damaged, or holds no page
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # only web archives should cost its import

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    found = 0
    try:
        # a stream, never a path: the library would open addresses too
        records = ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all", fsspec_args=False)
        for number, record in enumerate(records, start=1):
            url, ending = record.headers.get("WARC-Target-URI") or "", _ending(record)
            if ending is None or (only is not None and url not in only):
                continue
            found += 1
            place = f"{where}:{number}"
            data = record.reader.read(LARGEST + 1)
            if len(data) > LARGEST:
                limit = f"at most {LARGEST >> 20} MB for one article"
                yield InputProblem(expected=limit, got="a larger page", where=place)
                continue
            yield InputFile(place, f"page{ending}", io.BytesIO(data), url=url.strip("<>"))
    except (OSError, ValueError, EOFError) as error:
        raise ArticleError("a readable WARC file", got=f"a damaged one ({error})", where=where) from error
    if not found and only is None:
        raise ArticleError("a web archive with pages", got="none", where=where)


def read_wacz(stream: BinaryIO, where: str) -> Iterator[InputFile | InputProblem]:
    """The pages of a WACZ archive: those that it lists, or all where it has no list.

    Raises: ArticleError when it is damaged, or holds no WARC file
    """
    with open_zip(stream, where) as archive:
        inside = sorted(info.filename for info in archive.infolist())
        pages = frozenset(
            url for name in inside if name.startswith("pages/") and name.endswith(".jsonl")
            for url in _listed(archive.open(name))
        )  # fmt: skip
        crawls = [name for name in inside if name.lower().endswith(WARC_ENDINGS)]
        if not crawls:
            raise ArticleError("a WACZ archive with WARC files", got="none", where=where)
        for name in crawls:
            with archive.open(name) as crawl:
                yield from read_warc(cast("BinaryIO", crawl), f"{where}/{name}", pages or None)


def _ending(record: Any) -> str | None:
    """Under which ending a record's content would lie on disk; None for what is no page."""
    if record.http_headers is None:
        kind = record.headers.get("Content-Type", "")
    elif record.http_headers.status_code == 200:
        kind = record.http_content_type or ""
    else:
        return None
    return _ENDINGS.get(kind.partition(";")[0].strip().lower())


def _listed(stream: Any) -> Iterator[str]:
    """The addresses in a list of pages, an object a line; the first line says what the list is."""
    with stream:
        for line in stream:
            try:
                page = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                yield page["url"]
