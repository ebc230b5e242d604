"""Which files open as a store, which are refused, and that none is harmed by being looked at."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline.errors import StoreCorruptError, StoreError, StoreVersionError
from timeline.lexicons.event_types import TypeTable, shipped_types
from timeline.model.actor import OwnActor
from timeline.model.decision import Decision, Verdict
from timeline.model.event import MergedEvent, Tier
from timeline.store import Store
from timeline.store.connecting import APPLICATION, VERSION
from timeline.store.migrations import MIGRATIONS
from timeline.store.rows import searched_words
from timeline.store.schema_objects import statements

DECISION = Decision(
    verdict=Verdict.NOTE, places=(), note="n", author="kim", at=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
)

FORUM = OwnActor(id="org:quay-forum", name="Quay Forum", aliases=("the Quay dialogue",))
BLOCKADE = TypeTable(id="blockade", group="military", label="Blockade", definition="d", triggers=["blockade"])


def run(path: Path, *sql: str) -> list[tuple]:
    connection = sqlite3.connect(path)
    try:
        with connection:
            return [row for statement in sql for row in connection.execute(statement)]
    finally:
        connection.close()


def schema(path: Path) -> set[tuple[str, str]]:
    return {
        (kind, " ".join((sql or name).split()))
        for kind, name, sql in run(path, "SELECT type, name, sql FROM sqlite_master")
    }


def taken_over(connection: sqlite3.Connection, *tables: str) -> None:
    """The rows of a newer store, in the columns that an older one has."""
    for table in tables:
        columns = ", ".join(f'"{name}"' for _, name, *_ in connection.execute(f"PRAGMA table_info({table})"))
        connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newer.{table}")


def plain(name: str) -> str:
    """A schema file beside this one, without its comments."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line.split("--")[0] for line in lines)


@pytest.fixture
def version_1(path: Path) -> Path:
    """A store as version 1 wrote it: one table with JSON, numbered as they came."""
    run(path, *(part for part in plain("version_1.sql").split(";") if part.strip()))
    connection = sqlite3.connect(path)
    with connection:
        for name, article in ARTICLES.items():
            connection.execute(
                "INSERT INTO articles (id, text, source, text_sha256, warnings) VALUES (?, ?, ?, '', '[]')",
                (name, article.text, article.source),
            )
        for line in extracted():
            connection.execute("INSERT INTO extracted VALUES (?, ?)", (line.id, line.model_dump_json()))
        connection.execute(
            """INSERT INTO decisions VALUES ('d-1',
            '{"verdict":"note","places":[],"note":"n","author":"kim","at":"2024-01-02T03:04:05Z"}',
            'kim', '2024', NULL)"""
        )
        for number, event in enumerate(EVENTS):
            connection.execute(
                "INSERT INTO events (number, id, type, grp, status, width, sources, salience, disputed, event)"
                " VALUES (?, ?, '', '', '', 0, 1, 0, 0, ?)",
                (number, event.id, event.model_dump_json()),
            )
    connection.close()
    run(path, f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 1")
    return path


def test_an_older_store_opens_with_all_its_data(version_1: Path, tmp_path: Path):
    with Store.open(version_1) as opened:
        assert {event.id: event for event in opened.query()} == {event.id: event for event in EVENTS}
        assert list(opened.extracted()) == sorted(extracted(), key=lambda line: line.id)
        assert [decision.note for decision in opened.decisions()] == ["n"]
        assert opened.article_ids() == set(ARTICLES)
        assert len(opened.query(actors=["Norland"], text="missiles", sources=["The Gazette"])) == 1
    Store.create(tmp_path / "new.db").close()
    assert schema(version_1) == schema(tmp_path / "new.db")
    assert run(version_1, "PRAGMA user_version") == [(VERSION,)]


@pytest.fixture
def version_2(path: Path, tmp_path: Path) -> Path:
    """A store as version 2 wrote it: records under their event's number, no count of what was said."""
    newer = tmp_path / "newer.db"
    with Store.create(newer) as store:
        store.put_many((ARTICLES[line.id], line) for line in extracted())
        store.add_decisions([DECISION])
        store.replace_merged(EVENTS)
    connection = sqlite3.connect(path)
    connection.executescript(plain("version_2.sql"))
    connection.execute("ATTACH ? AS newer", (str(newer),))
    with connection:
        taken_over(connection, "articles", "extracted", "decisions", "members", "names", "spellings")
        columns = "number, id, type, grp, status, first, last, width, sources, salience, disputed, accepted"
        connection.execute(f"INSERT INTO events SELECT {columns} FROM newer.events")
        connection.execute(
            "INSERT INTO records SELECT number, event, digest, outlets"
            " FROM newer.events JOIN newer.records USING (record)"
        )
        numbers = dict(connection.execute("SELECT id, number FROM events"))
        for event in EVENTS:
            connection.execute(
                "INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)", (numbers[event.id], *searched_words(event))
            )
    connection.close()
    run(path, f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 2")
    return path


def test_a_store_of_version_2_keeps_everything_and_can_be_changed(version_2: Path, tmp_path: Path):
    with Store.open(version_2) as opened:
        assert {event.id: event for event in opened.query()} == {event.id: event for event in EVENTS}
        assert [event.id for event in opened.all_events()] == sorted(event.id for event in EVENTS)
        assert opened.decisions() == [DECISION]
        assert not opened.is_behind()
        assert len(opened.query(actors=["Norland"], text="missiles", sources=["The Gazette"])) == 1
        opened.replace_merged(EVENTS[:1])
        opened.replace_merged(EVENTS)
        assert len(opened.query(actors=["Norland"], text="missiles", sources=["The Gazette"])) == 1
        assert opened.verify().failures == ()
    Store.create(tmp_path / "new.db").close()
    assert schema(version_2) == schema(tmp_path / "new.db")


@pytest.fixture
def version_3(path: Path, tmp_path: Path) -> Path:
    """A store as version 3 wrote it: events of no tier, with reasons for their confidence; no types of a user's own."""
    newer = tmp_path / "newer.db"
    with Store.create(newer) as store:
        store.put_many((ARTICLES[line.id], line) for line in extracted())
        store.add_decisions([DECISION])
        store.replace_merged(EVENTS)
    connection = sqlite3.connect(path)
    connection.executescript(plain("version_3.sql"))
    connection.execute("ATTACH ? AS newer", (str(newer),))
    with connection:
        connection.execute("DELETE FROM progress")
        taken_over(connection, "articles", "extracted", "decisions", "progress", "members", "names", "spellings")
        columns = "number, id, type, grp, status, first, last, width, sources, salience, disputed, accepted, record"
        connection.execute(f"INSERT INTO events SELECT {columns} FROM newer.events")
        older = (
            "json_set(json_remove(event, '$.tier', '$.fields'), '$.confidence_reasons', json('[\"told as a fact\"]'))"
        )
        connection.execute(f"INSERT INTO records SELECT record, {older}, digest, outlets FROM newer.records")
        for number, event in connection.execute(
            "SELECT number, event FROM events JOIN records USING (record)"
        ).fetchall():
            words = searched_words(MergedEvent.model_validate_json(event))
            connection.execute("INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)", (number, *words))
    connection.close()
    run(path, f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 3")
    return path


def test_all_events_of_a_store_without_tiers_are_core(version_3: Path, tmp_path: Path):
    with Store.open(version_3) as opened:
        assert {event.id: event for event in opened.query(tiers=["core"])} == {event.id: event for event in EVENTS}
        assert opened.event_types() == shipped_types()
        assert opened.decisions() == [DECISION]
        assert not opened.is_behind()
        minor = EVENTS[0].model_copy(update={"tier": Tier.MINOR})
        opened.replace_merged([minor, *EVENTS[1:]])
        assert minor not in opened.query()
        assert opened.query(tiers=["minor"]) == [minor]
        assert opened.verify().failures == ()
    Store.create(tmp_path / "new.db").close()
    assert schema(version_3) == schema(tmp_path / "new.db")


@pytest.fixture
def version_4(path: Path, tmp_path: Path) -> Path:
    """A store as version 4 wrote it: hashes of texts and records only, no count of spellings, a decision undone."""
    newer = tmp_path / "newer.db"
    with Store.create(newer) as store:
        store.put_many((ARTICLES[line.id], line) for line in extracted())
        store.add_decisions([DECISION])
        store.undo_decisions([DECISION.id], DECISION.at)
        store.put_types([BLOCKADE])
        store.replace_merged(EVENTS)
    connection = sqlite3.connect(path)
    connection.executescript(plain("version_4.sql"))
    connection.execute("ATTACH ? AS newer", (str(newer),))
    with connection:
        connection.execute("DELETE FROM progress")
        taken_over(connection, "articles", "extracted", "types", "decisions", "progress")
        taken_over(connection, "members", "names", "spellings", "events", "records")
        for number, event in connection.execute(
            "SELECT number, event FROM events JOIN records USING (record)"
        ).fetchall():
            words = searched_words(MergedEvent.model_validate_json(event))
            connection.execute("INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)", (number, *words))
    connection.close()
    run(path, f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 4")
    return path


def test_every_row_of_an_unsealed_store_is_sealed(version_4: Path, tmp_path: Path):
    with Store.open(version_4) as opened, Store.open(tmp_path / "newer.db") as newer:
        report = opened.verify()
        assert report.failures == ()
        assert report.digest == opened.digest() == newer.digest()
        assert opened.decisions() == []
        assert opened.add_decisions([DECISION]) == 1
        assert opened.event_types()["blockade"].label == "Blockade"
        assert opened.query() == newer.query()
        opened.replace_merged(EVENTS[1:])
        assert opened.query(actors=["Observer Mission"]) == []
        assert opened.query(actors=["Sudmark"]) == newer.query(actors=["Sudmark"])
    Store.create(tmp_path / "new.db").close()
    assert schema(version_4) == schema(tmp_path / "new.db")


@pytest.fixture
def version_5(path: Path, tmp_path: Path) -> Path:
    """A store as version 5 wrote it: no notes of merging, no actors of a user's own."""
    newer = tmp_path / "newer.db"
    with Store.create(newer) as store:
        store.put_many((ARTICLES[line.id], line) for line in extracted())
        store.add_decisions([DECISION])
        store.replace_merged(EVENTS)
    connection = sqlite3.connect(path)
    connection.executescript(plain("version_5.sql"))
    connection.execute("ATTACH ? AS newer", (str(newer),))
    with connection:
        connection.execute("DELETE FROM progress")
        taken_over(connection, "articles", "extracted", "types", "decisions", "progress")
        taken_over(connection, "members", "names", "spellings", "events", "records")
        for number, event in connection.execute(
            "SELECT number, event FROM events JOIN records USING (record)"
        ).fetchall():
            words = searched_words(MergedEvent.model_validate_json(event))
            connection.execute("INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)", (number, *words))
    connection.close()
    run(path, f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 5")
    return path


def test_a_store_without_notes_of_merging_keeps_its_digest_and_has_none_yet(version_5: Path, tmp_path: Path):
    with Store.open(version_5) as opened, Store.open(tmp_path / "newer.db") as newer:
        report = opened.verify()
        assert report.failures == ()
        assert report.digest == opened.digest() == newer.digest()
        assert not opened.notes().are_made_by("any rules")
        assert opened.notes().changed() == ([], sorted(ARTICLES[line.id].id for line in extracted()))
    Store.create(tmp_path / "new.db").close()
    assert schema(version_5) == schema(tmp_path / "new.db")


def test_a_store_without_own_actors_keeps_the_digest_that_was_noted(version_5: Path, tmp_path: Path):
    noted = run(version_5, "SELECT digest FROM progress")[0][0]
    with Store.open(version_5) as opened:
        assert opened.digest() == noted
        assert opened.own_actors() == []
        assert opened.put_actors([FORUM]) == 1
        assert opened.put_actors([FORUM]) == 0
        opened.replace_merged(EVENTS)
        assert opened.own_actors() == [FORUM]
        assert opened.digest() != noted
    Store.create(tmp_path / "new.db").close()
    assert schema(version_5) == schema(tmp_path / "new.db")


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_an_older_store_with_a_foreign_trigger_is_not_migrated(version: int, request: pytest.FixtureRequest):
    older = request.getfixturevalue(f"version_{version}")
    run(older, "CREATE TRIGGER spy AFTER INSERT ON articles BEGIN DELETE FROM decisions; END")
    before = older.read_bytes()
    with pytest.raises(StoreCorruptError, match='got a store with the trigger "spy", which is not ours'):
        Store.open(older)
    assert older.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_store(version_1: Path):
    run(version_1, "UPDATE events SET event = '{}' WHERE number = 2")
    with pytest.raises(
        StoreCorruptError, match="an older store whose events can be migrated, got an event that cannot"
    ):
        Store.open(version_1)
    assert run(version_1, "PRAGMA user_version") == [(1,)]
    assert run(version_1, "SELECT count(*) FROM events") == [(len(EVENTS),)]


def test_every_migration_is_named_and_counted():
    assert len(MIGRATIONS) + 1 == VERSION
    assert all(name.islower() and callable(work) for name, work in MIGRATIONS)
    assert statements("schema.sql")
    assert statements("derived.sql")


def test_a_newer_store_is_refused_in_one_line(path: Path):
    Store.create(path).close()
    run(path, f"PRAGMA user_version = {VERSION + 7}")
    with pytest.raises(StoreVersionError) as caught:
        Store.open(path)
    assert str(caught.value) == (
        f'expected a store of version {VERSION} or older, got "{VERSION + 7}" - at {path}; install a newer timeline'
    )


def test_a_missing_store_is_not_made(path: Path):
    with pytest.raises(StoreError, match=r"expected an existing store, got none - at .*timeline build"):
        Store.open(path)
    assert not path.exists()


def test_create_does_not_overwrite(path: Path):
    path.write_text("mine")
    with pytest.raises(StoreError, match="expected a path without a file"):
        Store.create(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"plain text, " * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_store_is_reported_and_left_alone(path: Path, content: bytes):
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_refused_and_left_alone(path: Path):
    run(path, "CREATE TABLE mine (a)", "INSERT INTO mine VALUES (1)")
    content = path.read_bytes()
    with pytest.raises(StoreCorruptError, match="got a database of another program"):
        Store.open(path)
    assert path.read_bytes() == content


def test_damage_is_reported_and_not_mended_by_overwriting(store, path: Path, tmp_path: Path):
    damaged = tmp_path / "damaged.db"
    content = bytearray(store.snapshot())
    for page in range(4096, len(content), 4096):  # the first page says that it is ours
        content[page : page + 64] = b"\x5a" * 64
    damaged.write_bytes(content)
    with (
        pytest.raises(StoreCorruptError, match=r"got .*malformed.*restore it from a copy"),
        Store.open(damaged) as opened,
    ):
        opened.query()
    assert damaged.read_bytes()[4096:] == bytes(content)[4096:]


def test_verify_reports_damage_that_reading_does_not_meet(store, tmp_path: Path):
    content = bytearray(store.snapshot())
    roots = dict(store._connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'index'"))
    types, groups = (4096 * (roots[name] - 1) for name in ("events_by_type", "events_by_group"))
    content[types : types + 4096] = content[groups : groups + 4096]  # an index that finds events under wrong words
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(content)
    with Store.open(damaged) as opened:
        assert opened.query() == store.query()
        assert any(line.startswith("SQLite: ") for line in opened.verify().failures)


@pytest.mark.parametrize(
    ("damage", "reading"),
    [
        ("UPDATE records SET event = replace(event, 'mentions', 'menxions')", lambda store: store.query()),
        ("UPDATE records SET event = replace(event, 'mentions', 'menxions')", lambda store: list(store.all_events())),
        ("UPDATE extracted SET events = substr(events, 2)", lambda store: list(store.extracted())),
        ("UPDATE articles SET text = CAST(x'ff00fe' AS TEXT)", lambda store: store.articles()),
        ("UPDATE decisions SET author = 'somebody'", lambda store: store.decisions()),
        ("UPDATE types SET type = '{}'", lambda store: store.event_types()),
        ("DELETE FROM records", lambda store: store.query()),
        ("DELETE FROM progress", lambda store: store.is_behind()),
    ],
    ids=["query", "all events", "extracted", "articles", "decisions", "types", "no record", "no count"],
)
def test_damage_that_is_met_in_reading_is_one_line(path: Path, store: Store, damage: str, reading):
    store.add_decisions([DECISION])
    store.put_types([BLOCKADE])
    run(path, damage)
    with pytest.raises(
        StoreCorruptError, match=r"expected an undamaged store, got .*; restore it from a copy"
    ) as caught:
        reading(store)
    assert len(str(caught.value)) < 300 + len(str(path))


def test_a_folder_is_no_store(tmp_path: Path):
    with pytest.raises(StoreError, match="expected an existing store, got a folder"):
        Store.open(tmp_path)


def test_connections_trust_no_schema(store, path: Path):
    for setting, value in (
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),
    ):
        assert store._connection.execute(f"PRAGMA {setting}").fetchone() == (value,)
