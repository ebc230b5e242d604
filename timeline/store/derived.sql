-- The chronology that follows from what is said, and the tables that find its events.  It can be made again at any time.
--
-- An event's number follows its date (numbering.py), so every table and index here is in date order: a date window is a
-- range of numbers in each of them, and a first page is the start of a walk, never the end of a sort.

CREATE TABLE events (                -- slim on purpose: walks over many events read no JSON
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    type     TEXT NOT NULL,
    grp      TEXT NOT NULL,
    status   TEXT NOT NULL,
    tier     TEXT NOT NULL,
    first    INTEGER,                -- proleptic Gregorian ordinal; an open start is 0; NULL for undated events
    last     INTEGER,                -- an open end is 9999999
    width    INTEGER NOT NULL,       -- 0: one day, 1: to a month, 2: to a year, 3: longer, 4: undated
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

CREATE TABLE records (               -- numbered as they came: what is large is only ever added at the end
    record  INTEGER PRIMARY KEY,
    event   TEXT NOT NULL,           -- the merged event, JSON
    digest  BLOB NOT NULL,           -- SHA-256 of JSON and outlets: an event that did not change is not written again
    outlets TEXT NOT NULL            -- JSON list: under which outlets it is found
) STRICT;

CREATE INDEX records_by_digest ON records (digest);

CREATE TABLE members (
    member TEXT PRIMARY KEY,
    event  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- kind: actor, place, outlet.  A name is the one key of whatever is named: an actor's id, "iso:PRK" for a country and all
-- that belongs to it, the plain words of what has no id.
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
    uses     INTEGER NOT NULL,       -- by how many events: the last one takes it along
    PRIMARY KEY (kind, spelling, name)
) STRICT, WITHOUT ROWID;

-- Contentless: the words stand in the records; a row is taken out by giving its words again.
CREATE VIRTUAL TABLE words USING fts5 (title, quotes, content='', tokenize="unicode61 remove_diacritics 2");
