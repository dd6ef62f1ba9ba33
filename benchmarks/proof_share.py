"""How much of the time of reading goes into proving it: the lookup of the evidence and the accounts of blocks and numbers.

    python benchmarks/proof_share.py FOLDER [ROUNDS]

Every file of the folder is read ROUNDS times (3 unless given); the least processor time of each part counts. Prints one
line a file and the share of the whole, and ends with 1 where that is above the goal of 15 %.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import extractors
from pipeline.evidence import check_evidence
from pipeline.interpret import reading
from pipeline.interpret.settings import load_settings
from schemas.problems import Unreadable

GOAL = 0.15
PARTS = ("account", "claims", "taken_by_values")
Times = tuple[float, float, float]


def main(arguments: list[str]) -> int:
    folder, rounds = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 3
    files = sorted(path for path in folder.iterdir() if path.suffix in {".pdf", ".docx", ".html", ".txt", ".odt", ".xlsx"})
    every = {path.name: [_one(path) for _ in range(rounds)] for path in files}
    best = {name: [min(part) for part in zip(*times, strict=True)] for name, times in every.items()}
    for name, (whole, accounts, evidence) in best.items():
        print(f"{name:40} {1000 * whole:8.1f} ms, accounts {1000 * accounts:7.1f} ms, evidence {1000 * evidence:7.1f} ms")
    whole, accounts, evidence = (sum(times[n] for times in best.values()) for n in range(3))
    share = (accounts + evidence) / whole if whole else 0.0
    print(f"{len(best)} files: {share:.1%} of {whole:.2f} s ({accounts / whole:.1%} accounts, {evidence / whole:.1%} evidence)")
    return int(share > GOAL)


def _one(path: Path) -> Times:
    """Processor seconds of one reading with its proof, of the accounts in it, and of the evidence's lookup."""
    spent = 0.0
    own = {name: getattr(reading, name) for name in PARTS}

    def timed(part: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object) -> object:
            nonlocal spent
            begun = process_time()
            found = part(*given)
            spent += process_time() - begun
            return found

        return call

    for name, part in own.items():
        setattr(reading, name, timed(part))
    try:
        begun = process_time()
        document = extractors.extract(path.read_bytes(), path.name)
        read = reading.interpret(document, load_settings())
        before = process_time()
        check_evidence(read.plan, read.evidence, document)
        return process_time() - begun, spent, process_time() - before
    except Unreadable:
        return 0.0, 0.0, 0.0
    finally:
        for name, part in own.items():
            setattr(reading, name, part)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
