"""Reads any number of composed plans: `python tests/composer/long_run.py --count 200 --seed 1`.

Prints the means by layout and by format, the worst plans, and the rows of the catalogue that no plan covers. Where the plans
asked for leave rows of the catalogue out by chance, the next seeds that have them are read as well.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[2]))

from tests.composer.compose import Composed, compose, features_of  # noqa: E402
from tests.composer.coverage import uncovered  # noqa: E402
from tests.composer.reading import read  # noqa: E402
from tests.composer.score import COLUMNS, score  # noqa: E402

MOST_TRIED = 2000
Row = tuple[Composed, dict[str, float]]


def main() -> int:
    """Compose, read, score and print; return 0."""
    asked = _arguments()
    seeds = list(range(asked.seed, asked.seed + asked.count))
    if asked.layout is None and asked.format is None:
        seeds += covering(seeds)
    rows: list[Row] = []
    for seed in seeds:
        composed = compose(seed, asked.layout, asked.format)
        rows.append((composed, score(composed.gold, read(composed))))
    _say("plan".ljust(16) + "".join(f"{name[:8]:>9}" for name in COLUMNS))
    _print_means(rows, lambda c: c.layout)
    _print_means(rows, lambda c: c.format)
    _print_means(rows, lambda c: "mean")
    _print_worst(rows, asked.worst)
    missing = uncovered({feature for composed, _ in rows for feature in composed.features})
    _say(f"\nrows of the catalogue that no plan covers: {len(missing)}")
    for name in missing:
        _say(f"  {name}")
    return 0


def covering(seeds: Sequence[int]) -> list[int]:
    """Further seeds, each of whose plans has a row of the catalogue that no plan before it has: chance leaves rare rows out."""
    missing = set(uncovered(feature for seed in seeds for feature in features_of(seed)))
    more: list[int] = []
    for seed in range(seeds[-1] + 1, seeds[-1] + 1 + MOST_TRIED):
        if not missing:
            break
        left = missing & set(uncovered(features_of(seed)))
        if left != missing:
            more.append(seed)
            missing = left
    return more


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--layout")
    parser.add_argument("--format")
    return parser.parse_args()


def _print_means(rows: list[Row], by: Callable[[Composed], str]) -> None:
    groups: dict[str, list[dict[str, float]]] = defaultdict(list)
    for composed, scores in rows:
        groups[by(composed)].append(scores)
    for name in sorted(groups, key=lambda n: (len(n), n)):
        found = groups[name]
        means = (sum(s[column] for s in found) / len(found) for column in COLUMNS)
        _say(f"{name} ({len(found)})".ljust(16) + "".join(f"{mean:9.3f}" for mean in means))


def _print_worst(rows: list[Row], count: int) -> None:
    _say("\nworst plans:")
    for composed, scores in sorted(rows, key=lambda row: sum(row[1].values()))[:count]:
        low = {name: round(value, 2) for name, value in scores.items() if value < 0.9}
        _say(f"  --seed {composed.seed} --layout {composed.layout} --format {composed.format}: {low}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
