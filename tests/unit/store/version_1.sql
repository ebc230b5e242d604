-- The store, version 1.  What is said (articles, extracted, decisions) is kept apart from what is derived from it
-- (events and the tables that find them), which can be made again at any time.

CREATE TABLE articles (
    id             TEXT PRIMARY KEY,
    title          TEXT,
    text           TEXT NOT NULL,
    published      TEXT,             -- local day, ISO 8601
    published_from TEXT,
    url            TEXT,
    source         TEXT,
    language       TEXT,
    origin         TEXT,
    sha256         TEXT,             -- of the input bytes
    text_sha256    TEXT NOT NULL,    -- of the text as UTF-8: what `verify` hashes again
    warnings       TEXT NOT NULL     -- JSON list
) STRICT, WITHOUT ROWID;

CREATE TABLE extracted (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    events  TEXT NOT NULL            -- a line of `timeline extract`
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    id        TEXT PRIMARY KEY,
    decision  TEXT NOT NULL,         -- JSON
    author    TEXT NOT NULL,
    at        TEXT NOT NULL,         -- UTC, ISO 8601
    undone_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    type     TEXT NOT NULL,
    grp      TEXT NOT NULL,
    status   TEXT NOT NULL,
    first    INTEGER,                -- proleptic Gregorian ordinal; an open start is 0; NULL for undated events
    last     INTEGER,                -- an open end is 9999999
    width    INTEGER NOT NULL,       -- 0: at most a day, 1: a month, 2: a year, 3: longer, 4: undated
    sources  INTEGER NOT NULL,
    salience REAL NOT NULL,
    disputed INTEGER NOT NULL,
    accepted INTEGER,
    event    TEXT NOT NULL           -- the merged event, JSON
) STRICT;

CREATE INDEX events_by_date ON events (width, first, last);
CREATE INDEX events_in_order ON events (first, last, id);
CREATE INDEX events_by_type ON events (type, first);
CREATE INDEX events_by_group ON events (grp, first);
CREATE INDEX events_by_status ON events (status, first);
CREATE INDEX events_by_salience ON events (salience DESC, first);
CREATE INDEX events_by_sources ON events (sources, first);
CREATE INDEX events_disputed ON events (first) WHERE disputed = 1;
CREATE INDEX events_accepted ON events (first) WHERE accepted = 1;

CREATE TABLE members (
    member TEXT PRIMARY KEY,
    event  INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_event ON members (event);

-- kind: actor, place, outlet.  An event stands under every spelling of what it names.
CREATE TABLE names (
    kind  TEXT NOT NULL,
    name  TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    PRIMARY KEY (kind, name, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_event ON names (event);

-- Contentless: the words stand in the events; a row is taken out by giving its words again.
CREATE VIRTUAL TABLE words USING fts5 (title, quotes, content='', tokenize="unicode61 remove_diacritics 2");
