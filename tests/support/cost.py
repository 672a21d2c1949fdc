"""What a text may cost: a limit that only a cost out of proportion reaches, on however busy a machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def seconds_at_most(most: float) -> Iterator[None]:
    """Fail where more of the processor's own time is taken; how long others kept it busy does not count."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < most
