-- The notes of merging: what it worked out of each article, so that adding one costs what is new.  Nothing here is asked
-- by anybody else, and all of it can be made again at any time.
--
-- A report is an event as one article tells it.  Numbers of reports only grow.

CREATE TABLE grouping (              -- one row
    rules TEXT NOT NULL,             -- by which rules the notes were made; '' where they are of no use
    next  INTEGER NOT NULL           -- the number of the next report
) STRICT;

INSERT INTO grouping VALUES ('', 1);

CREATE TABLE grouped (               -- the articles that are noted
    article        TEXT PRIMARY KEY,
    article_digest BLOB NOT NULL,    -- of the row of articles when it was noted
    events_digest  BLOB NOT NULL,    -- of that of extracted
    story          TEXT NOT NULL     -- JSON object: its most telling words
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
    number  INTEGER PRIMARY KEY,
    member  TEXT NOT NULL,           -- the event's id
    article TEXT NOT NULL,
    place   INTEGER NOT NULL,        -- among the events of its article; -1 where it was added by hand
    first   INTEGER NOT NULL,        -- ordinals: the days between which it meets others
    last    INTEGER NOT NULL,
    start   INTEGER NOT NULL,        -- of its JSON in that of its article: characters
    length  INTEGER NOT NULL,
    event   TEXT,                    -- of one added by hand, JSON
    grp     INTEGER                  -- the merged event that it is in
) STRICT;

CREATE INDEX reports_by_member ON reports (member);
CREATE INDEX reports_by_article ON reports (article);
CREATE INDEX reports_by_hand ON reports (place) WHERE place = -1;

CREATE TABLE blocks (                -- two reports that may be one have a key in common
    key    INTEGER NOT NULL,
    wide   INTEGER NOT NULL,         -- whether its days are more than notes.NARROW
    first  INTEGER NOT NULL,         -- of its days, as in reports
    report INTEGER NOT NULL,         -- where it is gone by now, so is the row's use
    PRIMARY KEY (key, wide, first, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (                 -- both ways
    one   INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE bounds (                -- what an analyst wants to be one, and what not
    one      TEXT NOT NULL,
    other    TEXT NOT NULL,
    together INTEGER NOT NULL,
    PRIMARY KEY (one, other, together)
) STRICT, WITHOUT ROWID;

CREATE TABLE days (                  -- of which days reports tell
    day       INTEGER NOT NULL,      -- ordinal
    report    INTEGER NOT NULL,
    article   INTEGER NOT NULL,      -- hash of its id
    published INTEGER,               -- ordinal, where the article points to the day by a stated date
    sentence  INTEGER,               -- hash of the words, where the event is shown
    PRIMARY KEY (day, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX days_by_report ON days (report);

CREATE TABLE standings (             -- what the salience of merged events follows from
    number   INTEGER PRIMARY KEY,    -- of the report whose id it has
    id       TEXT NOT NULL,
    tier     TEXT NOT NULL,
    first    INTEGER,                -- ordinals; NULL where no other event can change the salience
    last     INTEGER,
    news     INTEGER NOT NULL,
    names    TEXT NOT NULL,          -- JSON: under which names it is told, for days around and for its own
    signals  TEXT NOT NULL,          -- JSON object
    salience REAL NOT NULL,          -- before echoes are lowered
    shown    REAL NOT NULL           -- after it
) STRICT;

CREATE INDEX standings_by_first ON standings (first) WHERE first IS NOT NULL;

CREATE TABLE undecided (             -- events on which something was decided, as they were before
    id    TEXT PRIMARY KEY,
    event TEXT NOT NULL              -- JSON
) STRICT, WITHOUT ROWID;
