"""The seconds that a child may spend on a document: of the wall by an alarm, of the processor by a limit; both end the process.

The system keeps them, not the reader, so that a reader that hangs in a library's code is stopped as well. While the pictures
of a scan are recognised the alarm stands still, and the parent's limit, which is longer by the seconds for scans, holds alone.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

_LEAST = 0.001


class Budget:
    """What a document may spend in this process; without `seconds` nothing is bounded."""

    seconds: float = 0.0

    @classmethod
    @contextmanager
    def spent(cls) -> Iterator[None]:
        """Allow the document read herein its seconds, beyond what the process has used already."""
        if not cls.seconds:
            yield
            return
        _allow(cls.seconds)
        signal.setitimer(signal.ITIMER_REAL, cls.seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    @classmethod
    @contextmanager
    def paused(cls, seconds: float) -> Iterator[None]:
        """Let the document's own seconds stand still herein; it may use `seconds` of the processor meanwhile."""
        if not cls.seconds:
            yield
            return
        left, _ = signal.setitimer(signal.ITIMER_REAL, 0)
        _allow(seconds)
        try:
            yield
        finally:
            _allow(cls.seconds)
            signal.setitimer(signal.ITIMER_REAL, max(left, _LEAST))


def _allow(seconds: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + 2 * seconds) + 5)


def bound(limit: int, value: int) -> None:
    """Lower the soft limit alone, so that the next document's can be set again."""
    _, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
