"""Reading for the commands that need all articles at once: problems are told, the rest goes on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.cli.console import Warnings, note
from timeline.cli.lines import undated_notice
from timeline.cli.options import Inputs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.ingest import Columns
    from timeline.model.article import Article

__all__ = ["Intake", "read_all"]


@dataclass(frozen=True)
class Intake:
    """What came in."""

    articles: "Mapping[str, Article]"  # on disk
    failed: int


def read_all(inputs: Inputs, *, quiet: bool, kept_columns: "Sequence[Columns]" = ()) -> Intake:
    """All articles by id; each input that is none is told in one line on stderr."""
    from timeline.model.article import Article
    from timeline.spooling import Spool

    articles: Spool[Article] = Spool()
    undated: dict[str, None] = {}
    failed = 0
    warnings = Warnings(quiet=quiet)
    for item in inputs.read(tell=lambda line: note(line, quiet=quiet), kept_columns=kept_columns):
        if isinstance(item, Article):
            if what := _other_than(articles.get(item.id), item):
                note(
                    f"warning: {item.origin}: another {what} under the id {item.id}; the later one counts", quiet=quiet
                )
            articles[item.id] = item
            undated.pop(item.id, None)
            if item.published is None:
                undated[item.id] = None
            for warning in item.warnings:
                warnings.add(item.origin or item.id, warning)
        else:
            failed += 1
            note(item.message())
    warnings.close()
    if undated:
        note(undated_notice([name for name in articles if name in undated]), quiet=quiet)
    return Intake(articles, failed)


def _other_than(old: "Article | None", new: "Article") -> str | None:
    """What an article has other than the one of the same id before it; None where it is the same article."""
    if old is None:
        return None
    return "text" if old.text != new.text else "outlet" if old.source != new.source else None
