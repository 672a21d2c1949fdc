"""A limit on processor time, so generous that only an algorithm of the wrong complexity reaches it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def seconds_at_most(limit: float) -> Iterator[None]:
    """Fail if the block takes more processor seconds of this process; other processes do not count."""
    start = time.process_time()
    yield
    assert time.process_time() - start < limit
