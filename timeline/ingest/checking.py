"""What is known of articles before a long run: per article, per problem, and all together."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from timeline.model.article import Article, InputProblem

__all__ = ["ArticleCheck", "Checked", "Totals", "check_articles"]

UNDATED = 'no publication day: dates like "last week" stay open'


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class ArticleCheck(_Value):
    """What is known of one article."""

    id: str
    title: str | None
    published: date | None
    published_from: str | None = Field(description="where the day was found, in words")
    source: str | None
    author: str | None
    url: str | None
    words: int
    language: str | None
    origin: str | None
    same_text_as: str | None = Field(description="the id of an earlier article with the same words")
    warnings: tuple[str, ...]


class Totals(_Value):
    """All together. Tables are ordered by number, the largest first."""

    articles: int
    undated: int
    words: int
    problems: int
    copies: int
    published_from: dict[str, int]
    languages: dict[str, int]
    sources: dict[str, int]


class Checked(_Value):
    """The report of a check."""

    schema_version: int = 1
    articles: tuple[ArticleCheck, ...]
    problems: tuple[InputProblem, ...]
    notices: tuple[str, ...] = Field(description="what was passed over and is no failure")
    totals: Totals


def check_articles(items: Iterable[Article | InputProblem], notices: Sequence[str] = ()) -> Checked:
    """The report on what :func:`~timeline.ingest.read_articles` yields. Order: as read.

    ``notices`` may be filled while the items are read.
    """
    articles: list[ArticleCheck] = []
    problems: list[InputProblem] = []
    texts: dict[str, str] = {}
    ids: dict[str, Article] = {}
    for item in items:
        if isinstance(item, InputProblem):
            problems.append(item)
            continue
        articles.append(_checked(item, texts, ids.get(item.id)))
        texts.setdefault(_words_only(item.text), item.id)
        ids.setdefault(item.id, item)
    return Checked(
        articles=tuple(articles),
        problems=tuple(problems),
        notices=tuple(notices),
        totals=_totals(articles, len(problems)),
    )


def _checked(article: Article, texts: dict[str, str], earlier: Article | None) -> ArticleCheck:
    warnings = [*article.warnings]
    if article.published is None:
        warnings.append(UNDATED)
    if earlier is not None:
        same = earlier.text == article.text and earlier.source == article.source
        told = "the same article again" if same else "another article has the same id: only the later one is kept"
        warnings.append(f"{told} (the earlier one: {earlier.origin})")
    other = texts.get(_words_only(article.text))
    return ArticleCheck(
        id=article.id,
        title=article.title,
        published=article.published,
        published_from=article.published_from,
        source=article.source,
        author=article.author,
        url=article.url,
        words=len(re.findall(r"\w+", article.text)),
        language=article.language,
        origin=article.origin,
        same_text_as=other if other != article.id else None,
        warnings=tuple(warnings),
    )


def _words_only(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _totals(articles: Sequence[ArticleCheck], problems: int) -> Totals:
    dated = [article for article in articles if article.published]
    return Totals(
        articles=len(articles),
        undated=len(articles) - len(dated),
        words=sum(article.words for article in articles),
        problems=problems,
        copies=sum(article.same_text_as is not None for article in articles),
        published_from=_counted(article.published_from or "unknown" for article in dated),
        languages=_counted(article.language or "unknown" for article in articles),
        sources=_counted(article.source or "unknown" for article in articles),
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
