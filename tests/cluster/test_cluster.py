"""Work on a real Dask cluster of two processes: the same results, whoever is killed when."""

import os
import signal
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from engine_work import doubled, parent_ended, process_asking

from timeline.engine import Fault, connected, map_in_order
from timeline.errors import EngineError, LexiconError

pytestmark = pytest.mark.filterwarnings("default")  # a busy machine makes Dask warn of many things


@pytest.fixture
def on(cluster: Any) -> Iterator[tuple[Any, int]]:
    with connected(cluster.scheduler_address) as place:
        yield place


def workers_of(cluster: Any) -> list[int]:
    return [nanny.process.pid for nanny in cluster.workers.values() if nanny.process is not None and nanny.process.pid]


def test_results_come_in_the_order_of_the_items_from_other_processes(on):
    items = [f"item {number}" for number in range(200)]
    assert list(map_in_order(doubled, items, on=on)) == [item * 2 for item in items]
    asked = set(map_in_order(process_asking, items, on=on))
    assert len(asked) == 2
    assert os.getpid() not in asked


def test_an_item_that_ends_its_process_is_named_and_the_rest_is_done(on):
    items = [f"item {number}" for number in range(40)]
    items[17] = "die now"
    found = list(map_in_order(doubled, items, on=on))
    (fault,) = [one for one in found if isinstance(one, Fault)]
    assert (fault.item, found.index(fault)) == ("die now", 17)
    assert "signal 9" in fault.got
    assert [one for one in found if one is not fault] == [item * 2 for item in items if item != "die now"]


def test_an_exception_about_the_run_ends_it(on):
    with pytest.raises(LexiconError, match="expected a table"):
        list(map_in_order(doubled, ["wrong"], on=on, passing=LexiconError))


def test_a_worker_that_is_killed_in_the_middle_loses_and_doubles_nothing(cluster, on):
    items = [f"nap {number}" for number in range(60)]
    found = map_in_order(doubled, items, on=on)
    done = [next(found)]
    os.kill(workers_of(cluster)[0], signal.SIGKILL)
    done += list(found)
    assert done == [item * 2 for item in items]


def test_an_item_over_which_workers_die_each_time_is_named_and_the_rest_is_done(on):
    items = [f"item {number}" for number in range(12)]
    items[5] = "kill"
    found = list(map_in_order(parent_ended, items, on=on))
    (fault,) = [one for one in found if isinstance(one, Fault)]
    assert (fault.item, found.index(fault)) == ("kill", 5)
    assert "died of it" in fault.got
    assert [one for one in found if one is not fault] == [item * 2 for item in items if item != "kill"]


def test_no_cluster_at_the_address_is_one_line():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with (
            pytest.raises(EngineError, match="expected a Dask cluster that answers, got") as caught,
            connected(address),
        ):
            pass
    assert address in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ["", "nonsense://x", "127.0.0.1:port"])
def test_an_address_that_is_none_is_one_line(address):
    with pytest.raises(EngineError, match="expected a Dask cluster that answers, got"), connected(address):
        pass
