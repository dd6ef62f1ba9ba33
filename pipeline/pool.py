"""Child processes: documents go out as requests, answers come back in the same order, whatever happens to a child."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool
from pydantic import ValidationError

from pipeline.answer import Answer, failure
from pipeline.exits import MEMORY_EXIT
from schemas.problems import Reason

_RECYCLED_AFTER = 50
_AHEAD = 16

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many children, how many seconds a document (and beyond them its pictures), how many MiB of memory a child."""

    workers: int = 2
    timeout: float = 60.0
    memory: int = 2048
    scan_timeout: float = 900.0


@dataclass(frozen=True, slots=True)
class Work:
    """What children do: the task from request to answer, both JSON, and what prepares a child for it.

    `modules` are imported once, before the first child; every child starts with them in place.
    """

    task: Callable[[str], str]
    prepare: Callable[[int, float], None]
    modules: tuple[str, ...]


def read_all(requests: Iterable[tuple[Item, str]], limits: Limits, work: Work) -> Iterator[tuple[Item, Answer]]:
    """The answers to requests, each with the item it is about, in the order of the requests.

    A request that hangs, crashes or takes too much memory is answered with `timeout`, `crashed` or `memory`. A child keeps
    `timeout` itself (see `pipeline.budget`); from here it is ended when the seconds for pictures are over as well.
    """
    for item, future in _futures(requests, limits.timeout + limits.scan_timeout, limits, work):
        yield _settled(item, future, limits)


def texts_of(requests: Iterable[tuple[Item, str]], limits: Limits, work: Work) -> Iterator[tuple[Item, str | None]]:
    """What the task returns for each request, in their order; None where it hangs, crashes or takes too much memory."""
    for item, future in _futures(requests, limits.timeout, limits, work):
        try:
            yield item, future.result()
        except (TimeoutError, ProcessExpired, CancelledError, MemoryError):
            yield item, None


def _futures(requests: Iterable[tuple[Item, str]], wall: float, limits: Limits, work: Work) -> Iterator[tuple[Item, Any]]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(work.modules))
    pool = ProcessPool(
        max_workers=limits.workers, max_tasks=_RECYCLED_AFTER, initializer=work.prepare,
        initargs=(limits.memory, limits.timeout), context=context,
    )  # fmt: skip
    waiting: deque[tuple[Item, Any]] = deque()
    try:
        for item, request in requests:
            waiting.append((item, pool.schedule(work.task, args=(request,), timeout=wall)))
            if len(waiting) >= _AHEAD * limits.workers:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        _end(pool)


def _end(pool: Any) -> None:
    pool.stop()
    pool.join()


def _settled(item: Item, future: Any, limits: Limits) -> tuple[Item, Answer]:
    try:
        return item, Answer.model_validate_json(future.result())
    except TimeoutError:
        return item, _pictures_too_long(limits) if limits.scan_timeout else _too_long(limits)
    except ProcessExpired as error:
        return item, _expired(error.exitcode, limits)
    except (CancelledError, ValidationError, TypeError, MemoryError) as error:
        return item, failure(Reason.INTERNAL, f"The reader's answer was none ({type(error).__name__}); please report this file.")


def _expired(exitcode: int | None, limits: Limits) -> Answer:
    if exitcode == MEMORY_EXIT:
        return failure(Reason.MEMORY, f"Reading it took more than {limits.memory} MiB of memory; give more with --memory.")
    if exitcode in {-signal.SIGALRM, -signal.SIGXCPU}:
        return _too_long(limits)
    return failure(Reason.CRASHED, f"The reader broke down on it ({_how(exitcode)}); no other document is touched by it.")


def _too_long(limits: Limits) -> Answer:
    return failure(Reason.TIMEOUT, f"Reading it took more than {limits.timeout:g} seconds; give more with --timeout.")


def _pictures_too_long(limits: Limits) -> Answer:
    spent = f"more than {limits.timeout:g} seconds and {limits.scan_timeout:g} for its pictures"
    return failure(Reason.TIMEOUT, f"Reading it took {spent}; give more with --scan-timeout.")


def _how(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"signal {-exitcode}"
    return f"exit code {exitcode}"
