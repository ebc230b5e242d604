"""A desk over a small store, asked as its own page would ask it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sample_chronology import ARTICLES, agreeing
from starlette.testclient import TestClient

from timeline.opening import Store
from timeline.serve import Desk, Guard, make_app

PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"
START = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


class Clock:
    """Each look at it is a minute later."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@dataclass
class Page:
    """What a tab does."""

    client: TestClient

    def ask(self, path: str, status: int = 200) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        return answer.json()

    def tell(self, path: str, body: object, status: int = 200) -> Any:
        answer = self.client.post(path, json=body, headers={"origin": ORIGIN})
        assert answer.status_code == status, answer.text
        return answer.json()

    def decide(self, status: int = 200, **body: object) -> Any:
        return self.tell("/api/decide", body, status)

    def rows(self) -> dict[str, Any]:
        return {row["id"]: row for row in self.ask("/api/desk")["rows"]}

    def row(self, title: str) -> Any:
        return next(row for row in self.rows().values() if title in row["title"])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    with Store.create(path) as made:
        made.put_many((ARTICLES[line.id], line) for line in agreeing())
    return path


@pytest.fixture
def open_desk(store: Path) -> Iterator[Callable[..., Page]]:
    clients = []

    def open_one(*, author: str = "kim", path: Path = store, **settings: Any) -> Page:
        app = make_app(lambda: Desk(path, author=author, clock=Clock(), **settings), Guard("secret", PORT))
        client = TestClient(app, base_url=ORIGIN)
        client.__enter__()
        clients.append(client)
        client.get("/?token=secret")
        return Page(client)

    yield open_one
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def page(open_desk: Callable[..., Page]) -> Page:
    return open_desk()
