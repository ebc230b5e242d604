"""News pages: the article's text by trafilatura, and what the page says of itself."""

import logging
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import LxmlError

from timeline.errors import ArticleError
from timeline.ingest.draft import Draft, Statement, with_title
from timeline.ingest.encodings import decode
from timeline.ingest.linked_data import article_record
from timeline.ingest.page_dates import day_of_change, statements
from timeline.ingest.page_facts import address_of, author_of, host_of, outlet_of, title_of
from timeline.ingest.page_region import Region

__all__ = ["NO_TEXT", "host_of", "read_page"]

NO_TEXT = "no article text"

for library in ("trafilatura", "htmldate"):  # their notes about odd pages are not the reader's business
    logging.getLogger(library).setLevel(logging.CRITICAL)


def read_page(data: bytes, where: str, url: str | None = None) -> Draft:
    """The article on a page: title and paragraphs, with what the page says of itself. ``url`` is where it was fetched.

    Raises: ArticleError when no article text is found
    """
    page = decode(data, where, markup=True)
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
        text = trafilatura.extract(page, include_comments=False, include_tables=False, deduplicate=False)
        if not text or not text.strip():
            raise ArticleError("an HTML page with an article", got=NO_TEXT, where=where)
        return _draft(tree, text, url)
    except (LxmlError, ValueError, RecursionError) as error:
        raise ArticleError("an HTML page with an article", got="no markup", where=where) from error


def _draft(tree: Any, text: str, given: str | None) -> Draft:
    region = Region(tree)
    address = address_of(tree, given)
    record = article_record(tree, address, None)
    outlet = outlet_of(tree, record, address)
    title = title_of(tree, record, region, outlet)
    language = next((str(code) for code in tree.xpath("/html/@lang | /html/@xml:lang")), None)
    hints = tuple(statements(tree, record, region, dict.fromkeys(filter(None, (address, given))), language))
    return Draft(
        with_title(text, title),
        title=title,
        hints=hints,
        url=address,
        source=outlet,
        language=language,
        author=author_of(tree, record, region),
        warnings=_only_changed(tree, record, hints),
    )


def _only_changed(tree: Any, record: dict[str, Any], hints: tuple[Statement, ...]) -> tuple[str, ...]:
    changed = None if hints else day_of_change(tree, record)
    told = f"the page says only when it was last changed ({changed}), not when it was published: give that with --meta"
    return (told,) if changed else ()
