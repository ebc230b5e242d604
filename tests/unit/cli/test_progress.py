"""Word of how far the work is, where no terminal can draw a bar."""

from itertools import count

from timeline.cli.console import BETWEEN_LINES, _told_now_and_then, track


def test_a_line_now_and_then(capsys):
    seconds = count(step=int(BETWEEN_LINES) // 3)
    items = list(_told_now_and_then(range(10), "extracting events", 10, lambda: float(next(seconds))))
    assert items == list(range(10))
    assert capsys.readouterr().err.splitlines() == [
        f"timeline: extracting events: {done} of 10 done" for done in (3, 6, 9)
    ]


def test_work_of_unknown_length_says_how_much_is_done(capsys):
    seconds = count(step=int(BETWEEN_LINES))
    assert list(_told_now_and_then("ab", "dating", None, lambda: float(next(seconds)))) == ["a", "b"]
    assert capsys.readouterr().err.splitlines() == ["timeline: dating: 1 done", "timeline: dating: 2 done"]


def test_short_work_and_quiet_work_say_nothing(capsys):
    assert list(track(range(3), "extracting events", quiet=False)) == [0, 1, 2]
    assert list(track(range(3), "extracting events", quiet=True)) == [0, 1, 2]
    assert capsys.readouterr().err == ""
