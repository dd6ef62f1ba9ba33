"""The processor time that two commits need to read the same files, measured in turn so that the machine's load hits both.

    python benchmarks/two_commits.py COMMIT COMMIT FOLDER [ROUNDS]

Each commit is unpacked into a folder of its own. In every round (5 unless given) each reads the whole folder once in a
process of its own; the least time of each counts. Prints both and their ratio, second to first.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

READ = """
import sys
from pathlib import Path
from time import process_time
import extractors
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
files = [p for p in sorted(Path(sys.argv[1]).iterdir()) if p.suffix in {".pdf", ".docx", ".html", ".txt"}]
settings = load_settings()
interpret(extractors.extract(files[0].read_bytes(), files[0].name), settings)
begun = process_time()
for path in files:
    interpret(extractors.extract(path.read_bytes(), path.name), settings)
print(process_time() - begun)
"""


def main(arguments: list[str]) -> int:
    commits, folder = arguments[:2], Path(arguments[2]).resolve()
    rounds = int(arguments[3]) if len(arguments) > 3 else 5
    with tempfile.TemporaryDirectory() as scratch:
        trees = [_unpacked(commit, Path(scratch) / str(n)) for n, commit in enumerate(commits)]
        times: list[list[float]] = [[], []]
        for _ in range(rounds):
            for tree, told in zip(trees, times, strict=True):
                done = subprocess.run([sys.executable, "-c", READ, folder], cwd=tree, capture_output=True, text=True, check=True)
                told.append(float(done.stdout.split()[-1]))
    first, second = (min(told) for told in times)
    for commit, told in zip(commits, (first, second), strict=True):
        print(f"{commit:20} {told:7.2f} s")
    print(f"ratio {second / first:.2f}")
    return 0


def _unpacked(commit: str, to: Path) -> Path:
    done = subprocess.run(["git", "archive", commit], cwd=Path(__file__).parents[1], capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        packed.extractall(to, filter="data")
    return to


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
