"""Several processes at once, and processes that die in the middle."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sample_chronology import ARTICLES, EVENTS, extracted

from timeline.model.article import Article
from timeline.model.event import ArticleEvents
from timeline.store import Store

WRITER = """
import sys
from timeline.model.article import Article
from timeline.model.event import ArticleEvents
from timeline.store import Store

start = int(sys.argv[2])
with Store.open(sys.argv[1]) as store:
    for number in range(start, start + 1_000_000):
        name = f"a{number}"
        store.put(Article(id=name, text=f"text of {name} " * 50), ArticleEvents(id=name))
        print(name, flush=True)
"""


def writer(path: Path, start: int) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE, text=True)


def test_what_was_acknowledged_survives_kill_minus_nine(path: Path):
    Store.create(path).close()
    acknowledged: list[str] = []
    for round_ in range(20):
        with writer(path, 10_000 * round_) as process:
            assert process.stdout is not None
            # killed sooner and later, always between or inside of two writes
            acknowledged += [process.stdout.readline().strip() for _ in range(1 + 3 * round_)]
            process.kill()
            acknowledged += process.stdout.read().split()
        with Store.open(path) as store:
            assert set(acknowledged) <= store.article_ids()
    with Store.open(path) as store:
        store.replace_merged([])
        report = store.verify()
        assert (report.articles >= len(acknowledged), report.failures) == (True, ())


def test_two_processes_write_and_a_third_reads(path: Path):
    Store.create(path).close()
    with writer(path, 0) as one, writer(path, 500_000) as two, Store.open(path) as reader:
        assert one.stdout is not None
        assert two.stdout is not None
        names = {process.stdout.readline().strip() for process in (one, two) for _ in range(40)}
        assert names <= reader.article_ids()
        one.kill()
        two.kill()
    assert len(names) == 80


def test_a_question_sees_one_state_while_the_chronology_is_replaced(store, path: Path):
    stop = threading.Event()

    def rewrite() -> None:
        with Store.open(path) as own:
            while not stop.is_set():
                own.replace_merged(EVENTS[:1])
                own.replace_merged(EVENTS)

    thread = threading.Thread(target=rewrite)
    thread.start()
    try:
        for _ in range(200):
            assert len(store.query()) in (1, len(EVENTS))
    finally:
        stop.set()
        thread.join()


def test_a_reader_sees_what_another_connection_wrote(store, path: Path):
    with Store.open(path) as other:
        other.put(Article(id="new", text="new text"), ArticleEvents(id="new"))
    assert store.article("new") is not None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_writing_leaves_no_trace(path: Path, order: tuple[int, ...], store):
    lines = extracted()
    with Store.building(path.with_name("again.db")) as again:
        for index in order:
            again.put(ARTICLES[lines[index].id], lines[index])
        again.replace_merged([EVENTS[index] for index in order])
        assert again.articles() == store.articles()
        assert again.query() == store.query()
