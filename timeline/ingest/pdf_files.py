"""PDF: the text layer, page after page."""

import io
import logging
import re
from collections.abc import Iterable

from pypdf import PdfReader

from timeline.errors import ArticleError
from timeline.ingest.draft import Draft

__all__ = ["read_pdf"]

_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its notes about odd files are not the reader's business


def read_pdf(data: bytes, where: str) -> Draft:
    """The text of a PDF; its creation date is not taken for the publication day.

    Raises: ArticleError when it is encrypted, damaged or only pictures
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("a PDF that opens without a password", got="an encrypted one", where=where)
        text = _joined(page.extract_text() or "" for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except ArticleError:
        raise
    except Exception as error:  # pypdf raises whatever a damaged file leads it into
        raise ArticleError("a readable PDF", got=f"a damaged one ({error})", where=where) from error
    if not text:
        raise ArticleError(
            "a PDF with a text layer",
            got="none, only pictures",
            where=where,
            hint="run text recognition on it first",
        )
    return Draft(text, title=title if title and title in text else None)


def _joined(pages: Iterable[str]) -> str:
    """The pages as one text; a sentence that runs over the end of a page is not cut there."""
    text = ""
    for page in pages:
        words = page.replace("\r\n", "\n").strip()
        goes_on = words[:1].islower() or not _ENDS_SENTENCE.search(text)
        text = f"{text}\n{words}" if text and goes_on else f"{text}\n\n{words}" if text else words
    return text.strip()
