"""A short run of random inputs over readers, dates, queries, page and exports; run.py beside this makes long ones."""

import warnings

from fuzz.run import fuzz


def test_no_input_breaks_anything():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries warn of damaged files; what they raise is what counts
        result = fuzz(range(1500), seed=20240315)
    assert [f"input {number}: {why}" for number, why in result.failures] == []
    assert min(result.tried.values()) > 20
    assert len(result.tried) == 5
