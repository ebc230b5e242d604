"""Which reader takes which file: by the ending of its name, and by its first bytes where these say otherwise.

A format holds one article (``Document``), many of them as rows or items (``Table``), or files (``Archive``).  To add
one: a module with a function of the one of these three shapes, and a line in ``FORMATS``.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from timeline.ingest.column_maps import ColumnMaps
from timeline.ingest.csv_tables import read_csv
from timeline.ingest.docx_files import read_docx
from timeline.ingest.draft import Draft
from timeline.ingest.feeds import is_feed, read_feed
from timeline.ingest.gzip_files import unpacked
from timeline.ingest.html_pages import read_page
from timeline.ingest.input_files import InputFile
from timeline.ingest.json_documents import read_json
from timeline.ingest.json_lines import read_lines
from timeline.ingest.mail_files import read_mail, read_mhtml
from timeline.ingest.pdf_files import read_pdf
from timeline.ingest.records import Record
from timeline.ingest.text_files import read_markdown, read_text
from timeline.ingest.warc_files import read_wacz, read_warc
from timeline.ingest.xlsx_tables import read_xlsx
from timeline.ingest.zip_files import members
from timeline.model.article import InputProblem

__all__ = ["ENDINGS", "FORMATS", "Archive", "Document", "Format", "Table", "format_of"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is an article: its bytes and where it lies, as a draft."""

    endings: tuple[str, ...]
    read: Callable[[bytes, str], Draft]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of many articles: its stream, where it lies, and which columns hold what where it has any."""

    endings: tuple[str, ...]
    read: Callable[[BinaryIO, str, ColumnMaps], Iterator[Record | InputProblem]]


@dataclass(frozen=True, slots=True)
class Archive:
    """A file of files; ``wraps`` is said of those that wrap any file, and of which none lies in another."""

    endings: tuple[str, ...]
    open: Callable[[InputFile], Iterator[InputFile | InputProblem]]
    wraps: bool = False


Format = Document | Table | Archive

FORMATS: tuple[Format, ...] = (
    Document((".txt",), read_text),
    Document((".md", ".markdown"), read_markdown),
    Document((".html", ".htm", ".xhtml"), read_page),
    Document((".pdf",), read_pdf),
    Table((".jsonl", ".ndjson"), lambda stream, where, _: read_lines(stream, where)),
    Table((".json",), lambda stream, where, _: read_json(stream, where)),
    Table((".csv", ".tsv"), read_csv),
    Table((".xlsx",), read_xlsx),
    Table((".rss", ".atom", ".rdf", ".xml"), lambda stream, where, _: read_feed(stream, where)),
    Document((".docx",), read_docx),
    Document((".eml",), read_mail),
    Document((".mhtml", ".mht"), read_mhtml),
    Archive((".warc.gz", ".warc"), lambda file: read_warc(file.stream, file.where)),
    Archive((".wacz",), lambda file: read_wacz(file.stream, file.where)),
    Archive((".zip",), lambda file: members(file.stream, file.where), wraps=True),
    Archive((".gz",), lambda file: iter([unpacked(file.stream, file.where, file.name)]), wraps=True),
)
_BY_ENDING = {ending: format_ for format_ in FORMATS for ending in format_.endings}
ENDINGS = tuple(_BY_ENDING)
_LONGEST_FIRST = sorted(ENDINGS, key=len, reverse=True)
_TEXTS = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".json", ".jsonl", ".xml"))
_PAGE = re.compile(rb"\s*(?:<!--.{0,400}?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


def ending_of(name: str) -> str | None:
    """The ending of a file's name that some reader takes."""
    lowered = name.lower()
    return next((ending for ending in _LONGEST_FIRST if lowered.endswith(ending)), None)


def format_of(file: InputFile) -> Format | None:
    """The format of a file; None where no reader takes it."""
    return _BY_ENDING.get(_ending_by_content(file) or "")


def _ending_by_content(file: InputFile) -> str | None:
    """The ending that a file should have. First bytes count where the name says nothing or promises plain text."""
    named = ending_of(file.name)
    if named is not None and named not in _TEXTS and named != ".zip":
        return named
    head = file.head()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"\x1f\x8b") and named is not None:
        return ".gz"  # a browser's or crawler's copy of what came over the line
    if head.startswith(b"PK\x03\x04"):
        return _packed(file, named)
    if named is None:
        return _unnamed(head)
    if named in (".html", ".htm") and _is_saved_page(head):
        return ".mhtml"
    return named


def _unnamed(head: bytes) -> str | None:
    """Of files without an ending that says something only what is unmistakable is read."""
    if head.startswith(b"WARC/"):
        return ".warc"
    if _is_saved_page(head):
        return ".mhtml"
    if _PAGE.match(head):
        return ".html"
    return ".xml" if is_feed(head) and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else None


def _is_saved_page(head: bytes) -> bool:
    return b"mime-version:" in head[:600].lower() and b"multipart/related" in head.lower()


def _packed(file: InputFile, named: str | None) -> str | None:
    """What a ZIP file is: a Word document and a spreadsheet are ones too."""
    try:
        inside = zipfile.ZipFile(file.stream).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        inside = []
    file.stream.seek(0)
    if "word/document.xml" in inside:
        return ".docx"
    if "xl/workbook.xml" in inside:
        return ".xlsx"
    return ".wacz" if "datapackage.json" in inside and any(name.startswith("archive/") for name in inside) else named
