"""The README's example runs as it stands."""

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLANS = ("borsetshire-2022.html", "wetherton-2023.html", "marlow-vale-2023.txt")


def test_the_ten_lines_to_a_first_table_print_one(tmp_path):
    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme[readme.index("## A first table") :]
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL).group(1)
    imports = [line for line in code.splitlines() if line.startswith("from ")]
    rest = [line for line in code.splitlines() if not line.startswith("from ")]
    body = "\n".join([*imports, 'if __name__ == "__main__":', textwrap.indent("\n".join(rest), "    ")])
    (tmp_path / "corpus" / "plans").mkdir(parents=True)
    for name in PLANS:
        shutil.copy(ROOT / "corpus" / "plans" / name, tmp_path / "corpus" / "plans")
    shutil.copy(ROOT / "corpus" / "register.csv", tmp_path / "corpus")
    script = tmp_path / "first_table.py"
    script.write_text(body, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": ""}, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "|" in done.stdout
    assert "Borsetshire" in done.stdout


def test_every_command_is_in_the_readme():
    from pipeline.cli import parser

    readme = (ROOT / "README.md").read_text("utf-8")
    commands = next(a for a in parser()._actions if a.dest == "command" or getattr(a, "choices", None)).choices
    assert {name for name in commands if f"`{name} " not in readme} == set()
