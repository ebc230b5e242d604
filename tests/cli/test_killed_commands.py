"""Whoever is killed while a store is built or changed leaves the old store or the new one, never half of one."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import killed_changes
import pytest
from killed_changes import CHANGES

from timeline import Store, chronology
from timeline.model.selection import Selection

TESTS = Path(killed_changes.__file__).parent
ROUNDS = 30


@pytest.fixture
def states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The digest of the store after each of the changes, when nobody is killed."""
    monkeypatch.setattr(chronology, "extract_many", chronology.extract_many)  # put back what prepare() replaces
    monkeypatch.setattr(chronology.render, "render_html", chronology.render.render_html)
    killed_changes.prepare()
    CHANGES[0](tmp_path)
    review = tmp_path / "review.toml"
    chronology.write_review_file(tmp_path / "timeline.db", review, Selection())
    review.write_text(review.read_text(encoding="utf-8").replace('verdict = ""', 'verdict = "accept"', 1))
    found = {}
    for change in CHANGES:
        change(tmp_path)
        with Store.open(tmp_path / "timeline.db") as store:
            found[store.digest()] = change.__name__
    assert len(found) == len(CHANGES)
    return found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killed processes are forked ones here")
def test_a_store_is_the_old_one_or_the_new_one_whenever_its_maker_is_killed(states, tmp_path: Path):
    moments = random.Random(11)
    command = [sys.executable, str(TESTS / "killed_changes.py"), str(tmp_path)]
    path = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    begun = time.perf_counter()
    for change in CHANGES:
        change(tmp_path)
    whole = time.perf_counter() - begun
    after = Counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    ) as maker:
        for _ in range(ROUNDS):
            maker.stdin.write("go\n")
            maker.stdin.flush()
            process = int(maker.stdout.readline())
            time.sleep(moments.uniform(0, 1.5 * whole))
            os.kill(process, signal.SIGKILL)
            time.sleep(0.02)  # until the system has let go of its locks
            with Store.open(tmp_path / "timeline.db") as store:
                report = store.verify()
            assert report.failures == ()
            after[states[report.digest]] += 1
        maker.stdin.close()
    assert len(after) > 1  # it was killed in different states
    CHANGES[0](tmp_path)
    assert list(tmp_path.glob(".timeline.db.*")) == []  # what the killed ones left goes with the next build
