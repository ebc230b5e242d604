-- What is said, and can be had from nowhere else: articles, what was extracted from them, decisions.
--
-- digest: the SHA-256 of a row's other columns (digests.py); an article's text counts by its own hash.

CREATE TABLE articles (
    id             TEXT PRIMARY KEY,
    title          TEXT,
    text           TEXT NOT NULL,
    published      TEXT,             -- local day, ISO 8601
    published_from TEXT,
    url            TEXT,
    source         TEXT,
    author         TEXT,
    language       TEXT,
    origin         TEXT,
    sha256         TEXT,             -- of the input bytes
    text_sha256    TEXT NOT NULL,    -- of the text as UTF-8: what `verify` hashes again
    warnings       TEXT NOT NULL,    -- JSON list
    digest         BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_digest ON articles (id, digest);    -- the store's digest is asked for with every change

CREATE TABLE extracted (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    events  TEXT NOT NULL,           -- a line of `timeline extract`
    digest  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX extracted_by_digest ON extracted (article, digest);

CREATE TABLE column_maps (           -- what the columns of a user's tables are called, the latest with the highest number
    number  INTEGER PRIMARY KEY,
    columns TEXT NOT NULL UNIQUE     -- JSON object: a field of ours, and its heading; no part of what the store says
) STRICT;

CREATE TABLE types (                 -- a user's own event types, which merging and the page need as extraction did
    id     TEXT PRIMARY KEY,
    type   TEXT NOT NULL,            -- a [[type]] table, JSON
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (                -- a user's own actors, by whose aliases events are asked for
    id     TEXT PRIMARY KEY,
    actor  TEXT NOT NULL,            -- an [[actor]] table, JSON
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    id        TEXT PRIMARY KEY,
    decision  TEXT NOT NULL,         -- JSON
    author    TEXT NOT NULL,
    at        TEXT NOT NULL,         -- UTC, ISO 8601
    undone_at TEXT,
    digest    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE progress (              -- one row
    said   INTEGER NOT NULL,         -- how often what is said has changed
    merged INTEGER NOT NULL,         -- up to which change the chronology follows it
    digest TEXT NOT NULL             -- of the store as it was when the chronology was made; hex, '' before
) STRICT;

INSERT INTO progress VALUES (0, 0, '');
