"""Blocks of whole plans: their refs, titles, objectives and data."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.document import Cell, Table
from tests.builders import document, heading, item, para, table


def plan(*blocks):
    flow = document(heading("Workforce race equality standard action plan 2024", 1), *blocks)
    return interpret(flow, load_settings("sc-wres", None, None)).plan


def test_a_bold_name_above_a_statement_in_a_shared_cell_is_the_blocks_title():
    head = [para("A. Fair selection", bold=True), para("People are chosen for what they can do."), para("Metric 2")]
    rows = [
        ["Ambition", "Action", "Lead", "By when"],
        [head, "Train every panel", "Head of HR", "June 2025"],
        [None, "Publish the data", "Director of HR", "May 2025"],
    ]
    section = plan(table(rows, 1)).sections[0]
    assert (section.ref, section.title) == ("A", "Fair selection")
    assert section.objective == "People are chosen for what they can do."
    assert section.metrics == [2]
    assert section.metrics_stated


def test_a_statement_alone_in_a_shared_cell_stays_the_objective():
    rows = [
        ["Objective", "Action", "Lead", "By when"],
        ["People are chosen for what they can do.", "Train every panel", "Head of HR", "June 2025"],
        [None, "Publish the data", "Director of HR", "May 2025"],
    ]
    section = plan(table(rows, 1)).sections[0]
    assert (section.title, section.objective) == (None, "People are chosen for what they can do.")


def test_what_a_block_says_is_not_held_is_its_data():
    said = (
        "Our learning system does not record ethnicity yet, so we hold no figure for who gets onto funded non-mandatory courses."
    )
    got = plan(
        heading("Learning (metric 5)", 2), para(said), heading("Actions", 3), item("Link the learning system to the HR record")
    )
    assert got.sections[0].data_text == said
    assert [(a.metric, a.status) for a in got.availability] == [(5, "not_held")]


def test_a_figure_withheld_for_few_people_is_no_figure():
    said = "We do not publish our fitness-to-practise figure because fewer than five people were referred."
    got = plan(heading("Conduct (metrics 3 and 4)", 2), para(said), heading("Actions", 3), item("Train investigating officers"))
    assert got.figures == []
    assert [(a.metric, a.status, a.text) for a in got.availability] == [(4, "suppressed", said)]


def test_headings_that_count_their_actions_are_blocks_whatever_they_are_called():
    blocks = []
    for name, number in (("Who leads us", 1), ("Getting on", 2)):
        text = "7% of senior managers are BAME, compared with 19% of the workforce." if number == 1 else "We want more."
        blocks += [
            heading(name, 2),
            para(text),
            heading(f"Action {number}", 3),
            para("Advertise every post."),
            para("Lead: Head of HR"),
        ]
    got = plan(*blocks)
    assert [s.title for s in got.sections] == ["Who leads us", "Getting on"]
    assert got.sections[0].data_text == "7% of senior managers are BAME, compared with 19% of the workforce."


def test_a_name_and_its_data_above_a_tables_head_are_its_block():
    rows = [
        ["Getting in"],
        [[para("0.77", bold=True), para("relative likelihood of BAME candidates being appointed from shortlisting")]],
        ["Action", "Lead", "By when"],
        ["Train every panel", "Head of HR", "June 2025"],
        ["Publish the data", "Director of HR", "May 2025"],
    ]
    got = plan(table(rows))
    assert [(s.title, s.metrics) for s in got.sections] == [("Getting in", [2])]
    assert got.sections[0].data_text == "0.77 relative likelihood of BAME candidates being appointed from shortlisting"
    assert [a.section for a in got.actions] == [0, 0]
    rows[:2] = [["Our action plan"], ["Agreed by Cabinet in 2025"]]
    assert plan(table(rows)).sections == []


def test_numbers_in_a_table_of_tiles_are_the_blocks_data():
    rows = [["**11%**\nof staff in bands V8 to V10 are BAME", "**3%**\nof senior managers are BAME"]]
    got = plan(
        heading("Theme 1: Moving up", 2),
        table(rows),
        table([["Action", "Lead", "By when"], ["Train every panel", "Head of HR", "June 2025"]]),
    )
    assert got.sections[0].data_text == "11% of staff in bands V8 to V10 are BAME\n3% of senior managers are BAME"
    assert [(f.section, f.metric, f.value) for f in got.figures] == [(0, 1, 11), (0, 9, 3)]


def test_what_a_banner_says_is_not_held_is_its_blocks_data_and_no_objective():
    said = "We cannot report on this metric: requests for training are agreed in teams and are not recorded anywhere."
    rows = [
        ["Action", "Lead", "By when"],
        ["Metric 5: funded training\n" + said],
        ["Record all requests", "Head of HR", "June 2025"],
        ["Publish what they cost", "Head of HR", "May 2025"],
    ]
    read = plan(table(rows, 1))
    assert (read.sections[0].data_text, read.sections[0].objective) == (said, None)
    assert [(a.metric, a.status) for a in read.availability] == [(5, "not_held")]


def spread(rows, width):
    """A table whose last cell of each row is as wide as what the row leaves."""
    cells = [
        Cell(row=r, column=c, columns=width - c if c + 1 == len(row) else 1, blocks=tuple(map(para, text.split("\n"))))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Table(rows=len(rows), columns=width, cells=tuple(cells), header_rows=0)


def test_a_statement_below_a_mere_number_in_a_banner_is_the_objective():
    texts = ["People are chosen for what they can do.", "Nobody leaves unheard."]
    rows = [["Action", "Lead", "By when"]]
    for number, text in enumerate(texts, start=1):
        rows += [[f"Objective {number}\n{text}"], ["Train every panel", "Head of HR", "June 2025"]]
    sections = plan(spread(rows, 3)).sections
    assert [(section.ref, section.objective) for section in sections] == [("Objective 1", texts[0]), ("Objective 2", texts[1])]


def test_rows_of_labels_above_the_head_say_what_the_block_is_after_though_they_state_no_figure():
    rows = [["Aim", "People stay because they are valued."], ["Data", "We hold no figure by ethnicity."]]
    rows += [["Action", "Owner", "Due date", "Success"], ["Train panels", "Head of HR", "June 2025", "All trained"]]
    section = plan(heading("Metric 8: Leaving", 2), spread(rows, 4)).sections[0]
    assert (section.objective, section.data_text) == (rows[0][1], rows[1][1])


def test_harassment_by_nobody_named_is_of_those_whom_the_block_names():
    data = para("**Where we are:** 19% of minority ethnic staff were harassed by service users.")
    measure = para("**What success looks like:** Fewer staff say that they are abused.")
    got = plan(heading("Theme 1: Safe at work", 2), data, measure, para("**Actions**"), item("Train panels"), item("Ask staff"))
    assert got.sections[0].metrics == [6]


def test_somebodys_words_beside_an_aim_are_no_part_of_it_and_what_carers_said_is_data():
    blocks = [
        [heading(f"Priority {n}: {name}", 2), heading("What carers told us", 4), para(f"{n}8% had never been asked."),
         heading("Our aim", 4), para(f"“I was just {n} of many.”"), para("Every carer gets help in time."),
         heading("What we will do", 4), item(f"Train the {name} team")]
        for n, name in ((1, "Known"), (2, "Heard"), (3, "Helped"))
    ]  # fmt: skip
    read = interpret(
        document(heading("Carers action plan 2024"), *(b for each in blocks for b in each)), load_settings("generic")
    ).plan
    assert [s.objective for s in read.sections] == ["Every carer gets help in time."] * 3
    assert [s.data_text for s in read.sections] == [f"{n}8% had never been asked." for n in (1, 2, 3)]


def test_an_aim_that_is_all_in_quotes_stays():
    read = plan(
        heading("Theme 1: Fairness", 2),
        heading("Our aim", 3),
        para("“Fair for all.”"),
        heading("Actions", 3),
        item("Train panels"),
    )
    assert [s.objective for s in read.sections] == ["“Fair for all.”"]
