"""The shape under which most actions of a plan were read is told, and it is the same whatever the file's format."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para
from tests.readings import SAMPLES, read

STACK = [
    "Actions", "Train every interview panel in fair selection", "Head of HR", "June 2025",
    "Publish the data of each year to staff", "Director of OD", "May 2025",
]  # fmt: skip
LAYOUTS = {
    "ashcombe-2023": "labelled_lines", "borsetshire-2022": "table", "borsetshire-2024": "labelled_section",
    "fenshire-2023": "table", "holmebridge-2023": "table", "isle-of-merrow-2024": "table", "kingsmead-2023": "times_across",
    "marlow-vale-2023": "labelled_lines", "northmere-2024": "table", "pelham-rushford-2022": "inline_keys",
    "stourwick-2023": "list", "tarrant-2022": "list", "wetherton-2023": "card",
}  # fmt: skip


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_a_sample_plan_has_its_layout_in_every_format(path):
    assert read(path)[1].layout == LAYOUTS[path.stem]


@pytest.mark.parametrize(
    ("texts", "layout"),
    [
        (["Actions", "Train panelsHead of HRJune 2025", "Publish dataDirectorMay 2025"], "glued"),
        (STACK, "stacked"),
        (["Metric 3", "Black, Asian and minority ethnic staff are 1.3 times more likely to enter disciplinary."], "figures"),
        (["Minutes", "Nothing of the standard was said."], None),
    ],
)
def test_what_has_lost_its_labels_and_what_has_no_actions_have_names_of_their_own(texts, layout):
    blocks = document(heading("Workforce race equality plan 2024", 1), heading(texts[0], 2), *(para(t) for t in texts[1:]))
    assert interpret(blocks, load_settings("sc-wres", None, None)).layout == layout
