"""Contents lists are furniture, whatever a page's reader made of them."""

from pipeline.interpret.contents import without_contents
from schemas.document import paragraphs
from tests.builders import document, heading, item, para, table


def kept(*blocks):
    return [b.text for b in without_contents(document(*blocks).blocks) if b.furniture is None]


def test_entries_below_a_contents_heading_are_left_out_up_to_the_first_line_of_text():
    got = kept(
        heading("Contents"),
        para("Action 1: 7"),
        para("Theme 2:"),
        para("Recruitment 11"),
        para("We begin here, with a sentence that is long."),
    )
    assert got == ["We begin here, with a sentence that is long."]


def test_dot_leaders_tell_an_entry_anywhere():
    assert kept(para("Metric 7 Harassment ........ 9"), para("Metric 7: 9 staff")) == ["Metric 7: 9 staff"]


def test_a_heading_of_that_name_without_entries_stays():
    assert kept(heading("Contents"), para("This page holds the plan of the council and nothing else at all, it says.")) != []


def test_a_table_of_names_and_pages_below_a_contents_heading_is_left_out_with_its_cells():
    listed = table([["Foreword", "3"], ["Theme 1: Leadership", "5"], ["Theme 2", ""], ["Culture", "17"]])
    blocks = without_contents(document(heading("Contents"), listed, para("We begin here, with a sentence.")).blocks)
    assert [b.furniture for b in blocks] == ["contents", "contents", None]
    assert {p.furniture for p in paragraphs(blocks[:2])} == {"contents"}


def test_a_table_below_a_contents_heading_that_names_no_pages_stays():
    stays = table([["Action", "Lead"], ["Train the panels", "Head of HR"]])
    assert all(b.furniture is None for b in without_contents(document(heading("Contents"), stays).blocks))


def test_a_heading_without_a_page_or_a_lower_number_ends_the_list():
    listed = [heading("Contents"), para("Our first aim 3"), para("Our second aim 5")]
    assert kept(*listed, para("Aim one"), heading("Fair hiring", 2), para("Metrics 2 and 8")) == [
        "Aim one",
        "Fair hiring",
        "Metrics 2 and 8",
    ]
    assert kept(*listed, para("Metrics 2 and 4"), para("Text.")) == ["Metrics 2 and 4", "Text."]


def test_a_contents_list_ends_where_a_line_names_again_what_it_has_named():
    listed = [heading("Contents"), para("Action plan 2"), para("Metric 1: Percentage of staff in each pay band 3")]
    assert kept(*listed, heading("Action plan"), heading("Metric 1")) == ["Action plan", "Metric 1"]
    assert kept(*listed, heading("Metric 1"), heading("Our data")) == ["Metric 1", "Our data"]


def test_entries_that_were_told_before_are_entries_of_the_list():
    linked = [para(text).model_copy(update={"furniture": "contents"}) for text in ("Introduction", "Action plan")]
    body = [heading("Action plan"), heading("Metric 1"), heading("Metric 2")]
    assert kept(heading("Contents"), *linked, *body) == ["Contents", "Action plan", "Metric 1", "Metric 2"]


def test_links_to_the_parts_of_a_page_are_left_out_and_the_parts_stay():
    parts = [heading("Priority 1: Carers", 2), para("We will listen."), heading("Priority 2: Work", 2)]
    links = [heading("On this page", 5), item("Priority 1: Carers"), item("Priority 2: Work")]
    assert kept(*links, para("This plan was written with carers."), *parts) == [
        "This plan was written with carers.",
        *(part.text for part in parts),
    ]
    assert kept(heading("On this page"), item("A map of the town"), *parts)[0] == "On this page"
