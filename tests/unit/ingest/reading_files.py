"""What the tests of readers share: a paragraph of news, and reading a path into articles and problems."""

from pathlib import Path

from timeline.ingest import read_articles
from timeline.model.article import Article, InputProblem

PROSE = (
    "The army of the island crossed the strait on Friday, its general staff said in a statement on the state radio. "
    "It gave no figures of the dead. Ships of three neighbours left their ports and steamed towards the coast. "
)
SECOND = (
    "Fishermen of the northern harbour said that they had seen twelve grey ships without flags on Sunday morning. "
    "The harbour master would not speak to reporters, and the ferry to the mainland did not sail. "
)
PAGE = "<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1><p>{text}</p><p>{text}</p></article></body></html>"


def read(*paths: Path | str, **options: object) -> tuple[list[Article], list[InputProblem]]:
    """The articles at paths, and the problems."""
    items = list(read_articles(paths, **options))
    problems = [item for item in items if isinstance(item, InputProblem)]
    assert all("\n" not in problem.message() for problem in problems)
    return [item for item in items if isinstance(item, Article)], problems


def articles(*paths: Path | str, **options: object) -> list[Article]:
    """The articles at paths, where nothing else is expected."""
    found, problems = read(*paths, **options)
    assert problems == [], problems
    return found


def problem(*paths: Path | str, **options: object) -> InputProblem:
    """The one problem of paths that hold no article."""
    found, problems = read(*paths, **options)
    assert found == []
    (only,) = problems
    return only


def page(title: str = "Island army crosses strait", text: str = PROSE, head: str = "") -> str:
    return PAGE.format(title=title, text=text, head=head)
