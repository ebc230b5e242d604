"""Stores in places that cannot be written, that others hold, or that hold no file; and work that fails on a damaged one."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from damages import run
from sample_chronology import EVENTS

from timeline.errors import StoreCorruptError, StoreError
from timeline.opening import store_at
from timeline.store import Store

AS_NOBODY = """
import os
import sys
from pathlib import Path
from timeline.errors import StoreError
from timeline.store import Store

os.setgid(65534)
os.setuid(65534)
with Store.open(Path(sys.argv[1])) as store:
    print(len(store.query()), len(store.verify().failures))
    try:
        store.remove("post-3")
    except StoreError as error:
        print(error)
"""


@pytest.fixture
def as_nobody(tmp_path_factory: pytest.TempPathFactory):
    """Opens a store in a folder that may not be written, as a user who may not change that."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only the superuser may take on another user")

    def run_so(folder: Path) -> list[str]:
        for place in (folder, *folder.iterdir()):
            place.chmod(0o555)
        command = [sys.executable, "-c", AS_NOBODY, str(folder / "timeline.db")]
        root = str(Path(__file__).parents[3])
        done = subprocess.run(
            command,
            cwd="/",
            env={"PYTHONPATH": root},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run_so


def test_a_store_in_a_read_only_folder_can_be_read(store: Store, path: Path, as_nobody):
    with TemporaryDirectory() as folder:
        (Path(folder) / "timeline.db").write_bytes(store.snapshot())
        counts, refusal = as_nobody(Path(folder))
    assert counts == f"{len(EVENTS)} 0"
    assert re.search(
        'got "attempt to write a readonly database" - at .*; copy it to a folder that can be written$', refusal
    )


def test_what_stands_in_the_log_of_a_read_only_store_is_read_too(store: Store, path: Path, as_nobody):
    store.replace_merged(EVENTS[:1])  # in the log only
    with TemporaryDirectory() as folder:
        for end in ("", "-wal", "-shm"):
            shutil.copy(f"{path}{end}", Path(folder) / f"timeline.db{end}")
        counts, _ = as_nobody(Path(folder))
    assert counts.split()[0] == "1"


def test_a_store_that_another_process_holds_is_one_line(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("timeline.store.connecting.WAIT", 0.05)
    with Store.open(path) as other:
        other._connection.execute("BEGIN IMMEDIATE")
        assert len(other.query()) == len(EVENTS)  # readers are not kept out
        with (
            Store.open(path) as waiting,
            pytest.raises(
                StoreError, match=r"got \"database is locked\" - at .*; another process may be writing to it"
            ),
        ):
            waiting.remove("post-3")
        other._connection.execute("ROLLBACK")
    store.close()
    alone = sqlite3.connect(path, isolation_level=None)
    alone.execute("PRAGMA locking_mode = EXCLUSIVE")
    alone.execute("BEGIN IMMEDIATE")
    alone.execute("UPDATE progress SET said = said")
    with pytest.raises(StoreError, match="another process may be holding it"):
        Store.open(path)
    alone.close()


def test_a_pipe_is_no_store(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="got a device or pipe"):
        Store.open(tmp_path / "pipe")


def test_a_damaged_store_is_what_its_failing_work_is_told_as(store: Store, path: Path):
    with pytest.raises(ZeroDivisionError), store_at(path):
        raise ZeroDivisionError
    run(path, "DELETE FROM names")
    with (
        pytest.raises(StoreCorruptError, match=r"got a damaged one: event .* is not found under") as caught,
        store_at(path),
    ):
        raise ZeroDivisionError
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
