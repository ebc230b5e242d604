"""A desk that runs as an analyst starts it, and a tab in which it is open."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Desk", "Tab", "running"]


@dataclass
class Desk:
    """A running desk, started as an analyst starts it."""

    process: subprocess.Popen[str]
    address: str

    @property
    def origin(self) -> str:
        return self.address.partition("/?")[0]


@contextmanager
def running(store: Path, *options: str) -> Iterator[Desk]:
    command = [sys.executable, "-m", "timeline", "serve", "--store", store, "--author", "kim", "--no-browser", *options]
    with subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Desk(process, process.stdout.readline().strip())
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@dataclass
class Tab:
    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def title(self) -> str:
        return self.page.locator("#event h1").inner_text()

    def sees(self, selector: str, text: str) -> None:
        self.page.locator(selector, has_text=text).first.wait_for(timeout=60_000)

    def until(self, condition: str, timeout: float = 60) -> None:
        """Wait for a condition; the page's policy forbids Playwright's own way, which evaluates strings in it."""
        end = time.monotonic() + timeout
        while not self.page.evaluate(condition):
            assert time.monotonic() < end, condition
            self.page.wait_for_timeout(50)

    def rows(self) -> list[str]:
        return self.page.locator("#list .title").all_inner_texts()
