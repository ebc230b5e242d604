"""An article as read: the text that every offset counts in, and what is known about it."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from timeline.errors import TimelineError

__all__ = ["Article", "ArticleLine", "InputProblem"]


class Article(BaseModel):
    """One news article.

    ``text`` is never changed after reading: every offset in every result counts Unicode code points in it.
    """

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    text: str
    title: str | None = None
    published: date | None = Field(default=None, description="local day of publication")
    published_from: str | None = Field(default=None, description="which statement of the day was believed, in words")
    url: str | None = None
    source: str | None = Field(default=None, description="the outlet")
    language: str | None = Field(default=None, description="ISO 639-1 code, stated or detected")
    author: str | None = Field(default=None, description="who wrote it, as it says itself")
    origin: str | None = Field(default=None, description="the file or line that it was read from")
    sha256: str | None = Field(default=None, description="of the input bytes: the chain of custody")
    warnings: tuple[str, ...] = Field(default=(), description="what a reader of the results should know")


class ArticleLine(Article):
    """One line of `timeline read`, and a line that every reading command accepts."""

    schema_version: int = 1

    @classmethod
    def of(cls, article: Article) -> "ArticleLine":
        return cls.model_construct(**dict(article))


class InputProblem(BaseModel):
    """An input that could not be read as an article: reported, never silently dropped."""

    model_config = ConfigDict(frozen=True)

    expected: str
    got: str | None = None
    where: str | None = None
    hint: str | None = None
    line: int | None = None
    id: str | None = Field(default=None, description="of the article, where it could be read but not worked on")

    def message(self) -> str:
        """The problem as one line."""
        return str(TimelineError(self.expected, got=self.got, where=self.where, hint=self.hint))
