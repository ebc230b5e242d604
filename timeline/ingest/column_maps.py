"""What the columns of a user's tables are called: ``title=Headline,published=Date``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline.errors import ArticleError, SelectionError
from timeline.ingest.records import FIELDS

__all__ = ["NO_COLUMNS", "ColumnMaps", "Columns", "parse_columns"]

Columns = Mapping[str, str]  # a field of ours, and what it is called in a table


@dataclass(frozen=True, slots=True)
class ColumnMaps:
    """The map that was given for this run, and those that were kept from earlier ones.

    The given one must fit every table; a kept one counts for the tables that have all of its columns.
    """

    given: Columns = field(default_factory=dict)
    kept: tuple[Columns, ...] = ()

    def for_table(self, headings: Sequence[str], where: str) -> Columns:
        """The map for a table with these headings.

        Raises: ArticleError that names the headings where the given map does not fit
        """
        if not self.given:
            return next((columns for columns in reversed(self.kept) if set(columns.values()) <= set(headings)), {})
        missing = [name for name in self.given.values() if name not in headings]
        if missing:
            got = f"a table with {', '.join(filter(None, headings))[:200] or 'no headings'}"
            raise ArticleError(f'a column called "{missing[0]}"', got=got, where=where)
        return self.given

    def for_object(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The fields of a JSON object, those that the map names by our names too."""
        columns = self.given or next((one for one in reversed(self.kept) if set(one.values()) <= set(fields)), {})
        return {**fields, **{ours: fields[name] for ours, name in columns.items() if name in fields}}


NO_COLUMNS = ColumnMaps()


def parse_columns(text: str, where: str) -> dict[str, str]:
    """The map that ``title=Headline,published=Date`` says.

    Raises: SelectionError when a field is none of ours, or the text is no such list
    """
    columns: dict[str, str] = {}
    for part in text.split(","):
        ours, sign, name = part.partition("=")
        if not sign or not name.strip():
            raise SelectionError("columns like title=Headline,published=Date", got=part, where=where)
        if ours.strip() not in FIELDS:
            raise SelectionError(f"a field, one of {', '.join(FIELDS)}", got=ours.strip(), where=where)
        columns[ours.strip()] = name.strip()
    return columns
