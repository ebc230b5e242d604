"""Word documents (DOCX): the paragraphs, and the title that is styled as one or that the file states."""

import io
import re
import zipfile
from typing import Any

from timeline.errors import ArticleError
from timeline.ingest.draft import Draft
from timeline.ingest.header_lines import with_header_lines
from timeline.ingest.input_files import LARGEST
from timeline.ingest.zip_files import check_size

__all__ = ["read_docx"]

LARGEST_CONTENT = 4 * LARGEST  # bytes of all that is packed in it
_TITLE_STYLES = re.compile(r"title|heading 1", re.IGNORECASE)


def read_docx(data: bytes, where: str) -> Draft:
    """The article in a Word document; when the file was made is not taken for the day of publication.

    Raises: ArticleError when it is damaged or no such document
    """
    from docx import Document  # only Word documents should cost its import

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_size(archive, len(data), where, most=LARGEST_CONTENT)
        document = Document(io.BytesIO(data))
        paragraphs = [(text, _style(part)) for part in _paragraphs(document) if (text := part.text.strip())]
        stated = document.core_properties.title
    except ArticleError:
        raise
    except Exception as error:  # python-docx raises whatever a damaged file leads it into
        raise ArticleError("a readable DOCX file", got=f"a damaged one ({error})", where=where) from error
    text = "\n\n".join(text for text, _ in paragraphs)
    headed = next((text for text, style in paragraphs[:3] if _TITLE_STYLES.fullmatch(style)), None)
    title = headed or (stated if stated and stated in text else None)
    return with_header_lines(Draft(text, title=title))


def _paragraphs(document: Any) -> Any:
    """Paragraphs in the order of the page, those in tables too (newsletters are laid out in tables)."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from cell.paragraphs
        else:
            yield block


def _style(paragraph: Any) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""
