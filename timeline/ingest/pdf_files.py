"""PDF: the text layer, page after page."""

import io
import logging
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from timeline.errors import ArticleError
from timeline.ingest.draft import Draft

__all__ = ["read_pdf"]

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its notes about odd files are not the reader's business


def read_pdf(data: bytes, path: Path) -> Draft:
    """The text of a PDF; its creation date is not taken for the publication day.

    Raises: ArticleError when it is encrypted, damaged or only pictures
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("a PDF that opens without a password", got="an encrypted one", where=str(path))
        text = "\n\n".join(page.extract_text() or "" for page in reader.pages).strip()
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise ArticleError("a readable PDF", got=f"a damaged one ({error})", where=str(path)) from error
    if not text:
        raise ArticleError("a PDF with a text layer", got="none, only pictures", where=str(path), hint="run text recognition on it first")
    return Draft(text.replace("\r\n", "\n"), title=title if title and title in text else None)
