"""What is found in the sample articles stays as it was looked at."""

from difflib import unified_diff

from golden.renew import FILE, listing


def test_the_events_of_the_sample_articles():
    then, now = FILE.read_text(encoding="utf-8"), listing()
    moved = "\n".join(unified_diff(then.splitlines(), now.splitlines(), "as looked at", "now", lineterm="", n=0))
    assert then == now, f"{moved}\n\nif that is better: python tests/golden/renew.py"
