"""Messages (EML) and pages saved as one file (MHTML): both are mail in their making."""

import email
import email.policy
import re
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from timeline.errors import ArticleError
from timeline.ingest.draft import Draft, Statement, with_title
from timeline.ingest.html_pages import read_page
from timeline.ingest.markup import text_of_markup

__all__ = ["read_mail", "read_mhtml"]

_PAGES = ("text/html", "application/xhtml+xml")


def read_mail(data: bytes, where: str) -> Draft:
    """The text of a message, with subject, day and sender.

    Raises: ArticleError when it holds no text
    """
    message = _message(data, where)
    part = message.get_body(("plain", "html"))
    if part is None:
        raise ArticleError("a message with a text", got="none", where=where)
    text = _content(part)
    if part.get_content_subtype() == "html":
        text = text_of_markup(text)
    text = text.replace("\r\n", "\n").strip()
    title, sender = _header(message, "Subject"), _header(message, "From")
    day = _header(message, "Date")
    name, address = parseaddr(sender or "")
    return Draft(
        with_title(text, title) if text else "",
        title=title,
        hints=(Statement(day, "the message's Date"),) if day else (),
        source=name or address or None,
        language=_header(message, "Content-Language"),
    )


def read_mhtml(data: bytes, where: str) -> Draft:
    """The article on a page that a browser saved as one file; the day of saving is not that of publication.

    Raises: ArticleError when it holds no page
    """
    message = _message(data, where)
    page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    if page is None:
        raise ArticleError("a saved page", got="none inside", where=where)
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    url = address if address and address.startswith(("http://", "https://")) else None
    markup = _content(page)
    return read_page(b"\xef\xbb\xbf" + markup.encode("utf-8", "replace"), where, url=url)


def _message(data: bytes, where: str) -> EmailMessage:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except Exception as error:  # the parser's own faults on odd headers
        raise ArticleError("a message", got="a damaged one", where=where) from error
    if not message.keys():
        raise ArticleError("a message that opens with its headers", got="none", where=where)
    return message


def _content(part: MIMEPart) -> str:
    """The part's text in its own encoding; cp1252 where it names none that exists."""
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return raw.decode("cp1252", "replace")


def _header(part: MIMEPart, name: str) -> str | None:
    """A header's words; what is written wrongly counts as none."""
    try:
        value = part.get(name)
    except Exception:  # the parser's own faults on odd headers
        return None
    return re.sub(r"\s+", " ", str(value)).strip() or None if value else None
