"""Markup inside of a field (the ``content`` of a feed or a news set) as plain text."""

import re
from typing import Any

from lxml import html as lxml_html
from lxml.etree import LxmlError, iterwalk

__all__ = ["is_markup", "text_of_markup"]

_TAG = re.compile(r"<(?:p|br|div|span|a|h[1-6]|li|ul|strong|em|b|i|figure|img)\b[^<>]{0,400}>", re.IGNORECASE)
_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "figure", "figcaption", "table",
     "tr", "section", "article")
)  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "noscript"})


def is_markup(text: str) -> bool:
    """Whether a text was meant for a browser: "<p>The army ...</p>", not "a < b"."""
    return _TAG.search(text[:10_000]) is not None


def text_of_markup(markup: str) -> str:
    """The words of markup, a paragraph for each block, with a blank line between them."""
    try:
        tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (LxmlError, ValueError, RecursionError):
        return re.sub(r"<[^<>]*>", " ", markup).strip()
    parts: list[str] = []
    _collect(tree, parts)
    paragraphs = (" ".join(part.split()) for part in "".join(parts).split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def _collect(root: Any, parts: list[str]) -> None:
    """The words in the order of the page; a blank line where a block begins or ends."""
    for event, node in iterwalk(root, events=("start", "end", "comment", "pi")):
        block = "\n\n" if node.tag in _BLOCKS or node.tag == "br" else ""
        if event == "start":
            parts += [block, "" if node.tag in _SILENT else node.text or ""]
        else:
            parts += [block if event == "end" else "", "" if node is root else node.tail or ""]
