"""Tables of actions in the cells of a table that only sets out blocks: "What we know" on the left, what is done on the right."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table
from tests.interpret.pages import plan_of

SETTINGS = load_settings("generic")
INNER = ["Step", "Officer", "Timescale", "Measure"]
ROWS = (
    ["Train every panel chair", "Head of HR", "May 2025", "All trained"],
    ["Open a speak-up line", "Ann Lee", "June 2025", ""],
)


def read(*rows, head=("Where we are", "What we will do")):
    top = [list(head)] if head else []
    return interpret(document(heading("Equality action plan 2025"), table([*top, *rows])), SETTINGS).plan


def row(title, told, *actions, aim=""):
    left = [para(title, bold=True), *([para(told)] if told else [])]
    return [left, [*([para(aim)] if aim else []), table([INNER, *actions])]]


def told(plan):
    return [(a.section, a.text, [lead.text for lead in a.leads], a.timeframe.text, a.success) for a in plan.actions]


def test_each_row_of_a_nested_table_is_an_action_of_the_block_that_its_cell_stands_in():
    plan = read(
        row("Hiring", "Panels were mixed in 3 of 10 cases.", ROWS[0], aim="We want: Fair panels"), row("Safety", "", ROWS[1])
    )
    assert told(plan) == [
        (0, "Train every panel chair", ["Head of HR"], "May 2025", ["All trained"]),
        (1, "Open a speak-up line", ["Ann Lee"], "June 2025", []),
    ]
    assert [(s.title, s.objective, s.data_text) for s in plan.sections] == [
        ("Hiring", "Fair panels", "Panels were mixed in 3 of 10 cases."), ("Safety", None, None),
    ]  # fmt: skip


def test_names_of_blocks_alone_on_the_left_head_the_actions_beside_them():
    plan = read(row("Hiring", "", *ROWS), row("Safety", "", ["Ask leavers why", "HR", "July 2025", ""]), head=())
    assert [s.title for s in plan.sections] == ["Hiring", "Safety"]
    assert [a.section for a in plan.actions] == [0, 0, 1]


def test_a_nested_table_of_other_things_stays_in_its_cell():
    inner = table([["Grade", "Staff"], ["A", "12"]])
    plan = interpret(
        document(
            heading("Equality action plan 2025"),
            table([["Action", "Lead", "Data"], [[para("Train every panel chair")], "Head of HR", [inner]]]),
        ),
        SETTINGS,
    ).plan
    assert [(a.text, [lead.text for lead in a.leads]) for a in plan.actions] == [("Train every panel chair", ["Head of HR"])]


def test_a_page_sets_out_its_blocks_in_such_a_table_as_well():
    def nested(*rows):
        cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in each) + "</tr>" for each in (INNER, *rows))
        return f"<table>{cells}</table>"

    blocks = "".join(
        f"<tr><td><p><b>{name}</b></p><p>We know too little of it.</p></td><td>{nested(each)}</td></tr>"
        for name, each in zip(("Hiring", "Safety"), ROWS, strict=True)
    )
    head = "<tr><td>Where we are</td><td>What we will do</td></tr>"
    plan = plan_of(f"<h1>Equality action plan 2025</h1><table>{head}{blocks}</table>", framework="generic")
    assert [(a.section, a.text) for a in plan.actions] == [(0, ROWS[0][0]), (1, ROWS[1][0])]
    assert [s.title for s in plan.sections] == ["Hiring", "Safety"]


def test_a_form_with_the_table_of_its_actions_in_a_row_of_its_own_is_a_block():
    heads = "<tr><th>Ref</th><th>Action</th><th>Lead</th></tr>"
    inner = f"<table>{heads}<tr><td>1a</td><td>Send a letter</td><td>Booking Team</td></tr></table>"

    def form(title):
        rows = (
            f"<td colspan='2'>{title}</td>",
            "<td>Our aim</td><td>Patients know whom to ring.</td>",
            f"<td colspan='2'><p>What we are going to do</p>{inner}</td>",
            "<td>How we will measure it</td><td>Fewer complaints</td>",
        )
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    page = f"<h1>Improvement plan</h1>{form('Priority 1: Waiting')}{form('Priority 2: Rest')}"
    plan = plan_of(page, framework="generic")
    assert [(s.ref, s.title, s.objective, s.indicators) for s in plan.sections] == [
        ("Priority 1", "Waiting", "Patients know whom to ring.", ["Fewer complaints"]),
        ("Priority 2", "Rest", "Patients know whom to ring.", ["Fewer complaints"]),
    ]
    assert [(a.ref, a.section, a.text) for a in plan.actions] == [("1a", 0, "Send a letter"), ("1a", 1, "Send a letter")]
