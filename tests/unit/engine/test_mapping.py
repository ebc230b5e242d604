"""Work on many items: in order, wherever it runs, and without those that cost too much."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import psutil
import pytest
from engine_work import doubled, load_much, process_of

from timeline.engine import Fault, map_in_order
from timeline.errors import LexiconError
from timeline.model.limits import Limits

TIGHT = Limits(seconds=0.3, memory=200, characters=1000)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and kill -9 are POSIX")


def run(items: list[str], **options: object) -> list[object]:
    options = {"limits": TIGHT, "weigh": len, **options}
    return list(map_in_order(doubled, items, **options))


def _children() -> set[psutil.Process]:
    """The processes that this one has started and not waited for: workers, and what other tests keep (a browser)."""
    return set(psutil.Process().children())


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_items(jobs):
    items = [f"item {number}" for number in range(100)]
    assert run(items, jobs=jobs) == [item * 2 for item in items]


@pytest.mark.parametrize(
    ("bad", "jobs", "got"),
    [
        ("raise", 1, "an exception, ValueError in engine_work.py line 19: year 10000 is out of range"),
        ("raise", 2, "an exception, ValueError in engine_work.py line 19: year 10000 is out of range"),
        ("deep", 1, "an exception, RecursionError in engine_work.py"),
        ("spin", 1, "a longer run"),
        pytest.param("match", 2, "a longer run", marks=POSIX),
        ("hoard", 2, "a larger need"),
        ("x" * 1001, 1, "a text of 1,001"),
        ("x" * 1001, 2, "a text of 1,001"),
    ],
)
def test_only_the_item_to_blame_is_left_out(bad, jobs, got):
    limits = Limits(seconds=60, memory=200) if bad == "hoard" else TIGHT  # a slow machine fills 200 MB in over 0.3 s
    *before, fault, after = run(["a", "b", bad, "c"], jobs=jobs, limits=limits)
    assert (before, after) == (["aa", "bb"], "cc")
    assert isinstance(fault, Fault)
    assert fault.item == bad
    assert fault.got.startswith(got)


@POSIX
def test_a_worker_that_dies_of_an_item_takes_no_other_one_with_it():
    items = [*"abcdefgh", "die", *"ijkl"]
    found = run(items, jobs=2)
    (fault,) = [one for one in found if isinstance(one, Fault)]
    assert fault.item == "die"
    assert "signal 9" in fault.got
    assert [one for one in found if one is not fault] == [item * 2 for item in items if item != "die"]


@POSIX
def test_a_worker_that_somebody_kills_loses_nothing():
    items = [f"nap {number}" for number in range(20)]
    found: Iterator[object] = map_in_order(doubled, items, jobs=2, limits=TIGHT)
    others = _children()
    killed: list[int] = []

    def kill() -> None:
        while len(killed) < 2:
            time.sleep(0.3)
            for child in _children() - others:
                child.kill()
                killed.append(child.pid)

    killer = threading.Thread(target=kill)
    killer.start()
    assert list(found) == [item * 2 for item in items]
    killer.join()
    assert killed


def test_what_is_wrong_with_the_run_stops_it():
    for jobs in (1, 2):
        with pytest.raises(LexiconError, match=r"expected a table, got none - at own\.toml"):
            run(["a", "wrong"], jobs=jobs, passing=LexiconError)


def test_light_items_need_no_other_process_and_heavy_ones_get_one():
    light, heavy = "a", "b" * 60_000
    found = list(map_in_order(process_of, [light, heavy, light], weigh=len, limits=Limits()))
    assert found[0] == found[2] == os.getpid()
    assert found[1] != os.getpid()


def test_away_from_the_main_thread_a_worker_keeps_the_time():
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend(run(["a", "spin", "b"])))
    thread.start()
    thread.join()
    assert (found[0], found[2]) == ("aa", "bb")
    assert isinstance(found[1], Fault)


def test_workers_end_when_nobody_wants_more_results():
    others = _children()
    found = map_in_order(doubled, (f"item {number}" for number in range(10_000)), jobs=2)
    next(found)
    assert _children() > others
    found.close()
    assert _children() <= others


def test_the_timer_is_gone_after_the_work():
    assert run(["a"]) == ["aa"]
    if hasattr(signal, "setitimer"):
        assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
        assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL


def test_a_limit_below_what_a_worker_loads_leaves_items_out_and_stops_nothing():
    found = run(["nap 1", "nap 2"], jobs=2, prepare=load_much)
    assert [one.got for one in found if isinstance(one, Fault)] == ["a larger need"] * 2


@POSIX
def test_no_worker_outlives_a_killed_parent():
    code = (
        "from engine_work import doubled; from timeline.engine import map_in_order\n"
        "list(map_in_order(doubled, ['spin', 'spin'], jobs=2))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    parent = subprocess.Popen([sys.executable, "-c", code], env=environment)
    try:
        workers = _until(lambda: _busy(parent.pid))
    finally:
        parent.kill()
        parent.wait()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []


def _busy(pid: int) -> list[psutil.Process]:
    workers = psutil.Process(pid).children(recursive=True)
    return workers if len(workers) == 2 and all(one.cpu_times().user > 0.2 for one in workers) else []


def _until(found):
    for _ in range(300):
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError("it never came")
