"""Numbers that only their look sets apart from an action's text are its ref."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.set_numbers import with_set_numbers
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tree import line_of
from tests.builders import document, heading, para

SETTINGS = load_settings()
TEXTS = ("Pay for ten managers to join the programme.", "Put a note in each report.", "Train all supervisors.")


def test_bold_numbers_that_count_on_are_the_refs_of_actions():
    blocks = [
        block
        for number, text in enumerate(TEXTS, 1)
        for block in (para(f"**{number}** {text}"), para("**Owner** – Head of HR"), para("**Target** – May 2025"))
    ]
    found = interpret(document(heading("SC-WRES action plan"), heading("We will open up the top", 2), *blocks), SETTINGS).plan
    assert [(a.ref, a.text, [x.text for x in a.leads]) for a in found.actions] == [
        (str(number), text, ["Head of HR"]) for number, text in enumerate(TEXTS, 1)
    ]


@pytest.mark.parametrize(
    "texts",
    [
        [f"{n} {text}" for n, text in enumerate(TEXTS, 1)],
        [f"**{n}** {text}" for n, text in zip((1, 2, 4), TEXTS, strict=True)],
        [f"**{n}** {text}" for n, text in enumerate(TEXTS[:2], 1)],
        [f"**{n}** {text.lower()}" for n, text in enumerate(TEXTS, 1)],
        [f"**{n} {text}**" for n, text in enumerate(TEXTS, 1)],
        [f"**{n}%** {text}" for n, text in enumerate(TEXTS, 1)],
    ],
)
def test_other_numbers_stay_in_the_text(texts):
    lines = [line_of(p) for p in document(*map(para, texts)).paragraphs()]
    assert with_set_numbers(lines) == lines
