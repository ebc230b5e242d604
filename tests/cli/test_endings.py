"""How the program ends when things go wrong, as other processes see it: one line on stderr and an exit code."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the shell's redirections are POSIX")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
LINE = {"id": "a1", "published": "2019-08-21", "text": "Kim Jong Un met Donald Trump in Singapore in June 2018."}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    return path


def shell(words: str, *, flags: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = words.replace("timeline", f'"{sys.executable}" {flags} -m timeline', 1)
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], env=environment, capture_output=True, text=True, timeout=300
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    return line


@POSIX
@pytest.mark.parametrize("command", ["read {0}", "explain 'in February' --published 2019-08-21", "schema read"])
def test_a_closed_stdout(article, command):
    done = shell(f"timeline {command.format(article)} >&-")
    assert done.returncode == 2
    assert one_line(done).endswith("got a closed stream - at stdout")


@POSIX
def test_a_closed_stdin(article):
    done = shell("timeline read - <&-")
    assert done.returncode == 1
    assert one_line(done) == "timeline: expected a stream to read from, got none - at -"


@FULL
@pytest.mark.parametrize("command", ["read {0}", "--help"])
def test_a_full_disk(article, command):
    done = shell(f"timeline {command.format(article)} > /dev/full")
    assert done.returncode == 2
    assert one_line(done).endswith('got "No space left on device" - at stdout')


@POSIX
@pytest.mark.parametrize("command", ["schema", "--help"])
def test_a_reader_that_goes_away_is_no_failure(command):
    done = shell(f"timeline {command} | true")
    assert (done.returncode, done.stderr) == (0, "")


def test_without_asserts_and_docstrings_a_store_is_built_too(article, tmp_path):
    built = shell(f"timeline build '{article}' --store '{tmp_path}/s.db' --html '{tmp_path}/s.html'", flags="-OO")
    assert (built.returncode, "error" in built.stderr) == (0, False), built.stderr
    assert "all proofs hold" in shell(f"timeline verify --store '{tmp_path}/s.db'").stdout


@POSIX
def test_ctrl_c_says_what_was_saved(tmp_path):
    code = (
        "import sys, time\n"
        "from timeline import pipeline\n"
        "def slow(articles, **_):\n"
        "    print('ready', file=sys.stderr, flush=True)\n"
        "    time.sleep(60)\n"
        "    yield from ()\n"
        "pipeline.extract_many = slow\n"
        "from timeline.cli import main\n"
        "main()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    store = tmp_path / "t.db"
    command = [
        sys.executable,
        "-c",
        code,
        "build",
        str(path),
        "--store",
        str(store),
        "--html",
        str(tmp_path / "t.html"),
    ]
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    assert running.stderr.readline() == "ready\n"
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert told == "timeline: stopped; store and page are as they were before\n"
    assert running.returncode == 130
    assert sorted(child.name for child in tmp_path.iterdir()) == ["a.jsonl"]
