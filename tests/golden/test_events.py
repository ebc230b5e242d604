"""What is found in the sample articles stays as it was looked at."""

from difflib import unified_diff

import pytest
from golden.renew import FILE, listing, processor


def test_the_events_of_the_sample_articles():
    if not FILE.read_text(encoding="utf-8").startswith(f"# vectors {processor()}\n"):
        pytest.skip("made on a processor whose last digits differ: scores at a threshold may fall otherwise")
    then, now = FILE.read_text(encoding="utf-8"), listing()
    moved = "\n".join(unified_diff(then.splitlines(), now.splitlines(), "as looked at", "now", lineterm="", n=0))
    assert then == now, f"{moved}\n\nif that is better: PYTHONPATH=tests python tests/golden/renew.py"
