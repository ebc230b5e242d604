"""How older stores become current ones. Append only; each migration keeps the data.

``schema.sql`` is version 1 and stays as it is; a migration is a name that says what changes for the data, and its SQL.
"""

__all__ = ["MIGRATIONS"]

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = ()
