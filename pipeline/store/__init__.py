"""Readings to rows and rows to readings: the only place that opens a database."""

from pipeline.store.choose import Candidate, Choice, choose
from pipeline.store.database import described
from pipeline.store.lock import locked
from pipeline.store.reading import Results, load_plans, open_results
from pipeline.store.store import Key, Known, Place, Store, open_store

__all__ = [
    "Candidate", "Choice", "Key", "Known", "Place", "Results", "Store", "choose", "described", "load_plans", "locked",
    "open_results", "open_store",
]  # fmt: skip
