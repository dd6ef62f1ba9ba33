from __future__ import annotations

import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text_gate import escaped, gate, on_one_line


def test_nul_controls_and_lone_surrogates_do_not_pass() -> None:
    assert gate({"a\x00": ["b\x1b[31m", "tab\tline\nend", "\ud800x", 3, None]}) == {
        "a": ["b[31m", "tab\tline\nend", "\ufffdx", 3, None]
    }


def test_a_line_for_the_terminal_cannot_act_or_forge_another() -> None:
    assert on_one_line("a\x1b[2J\nok\tforged\u202e") == "a [2J ok forged "


def test_a_file_name_that_is_no_text_is_written_as_escapes() -> None:
    assert escaped("a\udcff.pdf") == "a\\xff.pdf"
    assert escaped("two\nlines.pdf") == "two\\nlines.pdf"
    assert escaped("Plan – für ältere.pdf") == "Plan – für ältere.pdf"


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.text(st.characters(codec=None)))
def test_whatever_passes_the_gate_can_be_stored_and_printed(text: str) -> None:
    passed = gate(text)
    json.dumps(passed, ensure_ascii=False).encode("utf-8")
    assert not [c for c in passed if unicodedata.category(c) in {"Cs", "Cc"} and c not in "\t\n"]
    assert not [c for c in on_one_line(text) if unicodedata.category(c) in {"Cs", "Cc"}]
    escaped(text).encode("utf-8")
