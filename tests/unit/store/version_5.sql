-- The schema of version 5 of the store.
CREATE TABLE articles (
    id             TEXT PRIMARY KEY,
    title          TEXT,
    text           TEXT NOT NULL,
    published      TEXT,
    published_from TEXT,
    url            TEXT,
    source         TEXT,
    author         TEXT,
    language       TEXT,
    origin         TEXT,
    sha256         TEXT,
    text_sha256    TEXT NOT NULL,
    warnings       TEXT NOT NULL,
    digest         BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE extracted (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    events  TEXT NOT NULL,
    digest  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE column_maps (
    number  INTEGER PRIMARY KEY,
    columns TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE types (
    id     TEXT PRIMARY KEY,
    type   TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    id        TEXT PRIMARY KEY,
    decision  TEXT NOT NULL,
    author    TEXT NOT NULL,
    at        TEXT NOT NULL,
    undone_at TEXT,
    digest    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE progress (
    said   INTEGER NOT NULL,
    merged INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

INSERT INTO progress VALUES (0, 0, '');

CREATE TABLE events (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    type     TEXT NOT NULL,
    grp      TEXT NOT NULL,
    status   TEXT NOT NULL,
    tier     TEXT NOT NULL,
    first    INTEGER,
    last     INTEGER,
    width    INTEGER NOT NULL,
    sources  INTEGER NOT NULL,
    salience REAL NOT NULL,
    disputed INTEGER NOT NULL,
    accepted INTEGER,
    record   INTEGER NOT NULL
) STRICT;

CREATE INDEX events_by_type ON events (type);
CREATE INDEX events_by_group ON events (grp);
CREATE INDEX events_by_status ON events (status);
CREATE INDEX events_by_sources ON events (sources) WHERE sources > 1;
CREATE INDEX events_by_salience ON events (salience DESC);
CREATE INDEX events_disputed ON events (disputed) WHERE disputed = 1;
CREATE INDEX events_accepted ON events (accepted) WHERE accepted = 1;
CREATE INDEX events_by_width ON events (width, first, last);

CREATE TABLE records (
    record  INTEGER PRIMARY KEY,
    event   TEXT NOT NULL,
    digest  BLOB NOT NULL,
    outlets TEXT NOT NULL
) STRICT;

CREATE TABLE members (
    member TEXT PRIMARY KEY,
    event  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE names (
    kind  TEXT NOT NULL,
    name  TEXT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (kind, name, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE spellings (
    kind     TEXT NOT NULL,
    spelling TEXT NOT NULL,
    name     TEXT NOT NULL,
    uses     INTEGER NOT NULL,
    PRIMARY KEY (kind, spelling, name)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (title, quotes, content='', tokenize="unicode61 remove_diacritics 2");
