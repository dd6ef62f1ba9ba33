"""A passage keeps its places through cutting and joining."""

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.document import Paragraph, Place, Span
from schemas.passage import joined, passage

WORDS = st.text(alphabet="abc -", min_size=1, max_size=12).map(lambda t: " ".join(t.split())).filter(bool)


def _paragraph(*spans: Span) -> Paragraph:
    return Paragraph(id=7, spans=spans)


def test_a_word_broken_at_a_line_end_reads_as_one_and_keeps_both_places():
    p = passage(_paragraph(Span(text="re-", place=Place(page=1), joint="-"), Span(text="tain staff", place=Place(page=2))))
    assert p.text == "retain staff"
    assert p.words == ["re-", "tain staff"]
    assert [place.page for place in p.places] == [1, 2]


def test_a_hyphen_that_belongs_to_the_word_stays():
    p = passage(_paragraph(Span(text="anti-", place=Place(page=1)), Span(text="racist", place=Place(page=2))))
    assert p.text == "anti-racist"


def test_cutting_gives_only_the_places_of_what_is_left():
    p = passage(
        _paragraph(Span(text="Lead:", place=Place(line=1), bold=True, joint=" "), Span(text="Head of HR", place=Place(line=2)))
    )
    assert p.cut(p.text.index("Head")).places == [Place(line=2)]
    assert p.bold_until() == len("Lead: ")


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", ""])), min_size=1, max_size=5), st.data())
def test_a_cut_reads_as_the_same_part_of_the_text(parts, data):
    spans = [Span(text=text, place=Place(line=n + 1), joint=joint) for n, (text, joint) in enumerate(parts)]
    p = passage(_paragraph(*spans))
    assert p.text == _paragraph(*spans).text
    start = data.draw(st.integers(0, len(p.text)))
    end = data.draw(st.integers(start, len(p.text)))
    assert p.cut(start, end).text == p.text[start:end].strip()


def test_joining_puts_the_joint_between():
    one = passage(_paragraph(Span(text="a", place=Place(line=1))))
    assert joined([one, one, passage(_paragraph())]).text == "a\na"
