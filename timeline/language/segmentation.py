"""From an article to its blocks and sentences, before any word is looked at."""

from timeline.language.blocks import split_blocks
from timeline.language.dated_lines import is_a_date
from timeline.language.dateline import find_dateline
from timeline.language.furniture import is_navigation
from timeline.language.legible import legible
from timeline.language.sentences import split_sentences
from timeline.model.analysis import Analysis, BlockKind, Sentence
from timeline.model.article import Article
from timeline.model.span import Span

__all__ = ["segment"]

LONGEST_CODE = 14  # characters
UNREAD = frozenset({BlockKind.NAVIGATION, BlockKind.CREDIT})  # page furniture has no sentences


def segment(article: Article) -> Analysis:
    """Blocks and sentences of an article; sentences have no words yet. Time is linear in the length of the text."""
    language = article.language or "en"
    text = legible(article.text)
    blocks = split_blocks(text, article.title)
    dateline = find_dateline(text, blocks)
    whole = text.strip()
    sentences: list[Sentence] = []
    for block in blocks:
        if block.kind in UNREAD:
            continue
        for span in split_sentences(text, block.span, language):
            body = _after_dateline(span, dateline.span if dateline else None, text)
            if body is not None and _is_read(body.of(text), whole):
                sentences.append(Sentence(len(sentences), body, block.index, block.kind))
    return Analysis(article.id, text, blocks, tuple(sentences), dateline, language)


def _is_read(words: str, whole: str) -> bool:
    """Whether a "sentence" is more than what ends a dispatch ("-0-", "(pvs/vi)", "&UR;"), or is all that there is."""
    is_code = len(words) <= LONGEST_CODE and " " not in words and is_navigation(words) and not is_a_date(words)
    return words == whole or not is_code


def _after_dateline(span: Span, dateline: Span | None, text: str) -> Span | None:
    """The sentence without the dateline that opens it: "SEOUL, Aug. 20 (Yonhap)" is no part of its grammar."""
    if dateline is None or not span.overlaps(dateline):
        return span
    start = dateline.end
    while start < span.end and text[start].isspace():
        start += 1
    return Span(start, span.end) if start < span.end else None
