"""A Dask cluster of two worker processes on this machine, for tests of what runs past one machine."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    dask = pytest.importorskip("dask", reason="the extra 'cluster' is not installed")
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as made,
    ):
        yield made
