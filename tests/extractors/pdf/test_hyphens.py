import pytest

from extractors.pdf.hyphens import Hyphens
from extractors.pdf.pieces import Line, Look, Run


def line(text: str) -> Line:
    look = Look(False, False, 11.0, None, None, "Helvetica")
    return Line(1, (Run(text, (0, 0, 1, 1), look),), (0, 0, 1, 1), 1.0, 11.0, 1.0, 0)


@pytest.mark.parametrize(
    ("left", "right", "joint"),
    [
        ("an anti-", "discriminatory service", ""),
        ("a council-", "wide survey", ""),
        ("under-", "representation", ""),
        ("the post-", "completion review", ""),
        ("re-", "energise the forum", ""),
        ("the period 2022-", "2023", ""),
        ("South-", "East region", ""),
        ("a plain line", "goes on", " "),
        ("a dash -", "then more", " "),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_is_kept(left, right, joint):
    assert Hyphens([line(left), line(right)]).joint(left, right) == joint


def test_the_documents_own_words_decide():
    hyphens = Hyphens(
        [line("our development plan"), line("a zero-tolerance policy"), line("the develop-"), line("ment of zero-")]
    )
    assert hyphens.joint("the develop-", "ment of staff") == "-"
    assert hyphens.joint("of zero-", "tolerance here") == ""


def test_two_words_that_stand_alone_elsewhere_keep_their_hyphen():
    hyphens = Hyphens([line("a fair process, a free choice of process"), line("fair-")])
    assert hyphens.joint("a fair-", "process") == ""


def test_a_break_inside_a_word_that_is_nowhere_else_is_dropped():
    hyphens = Hyphens([line("quite other words stand here")])
    assert hyphens.joint("the organi-", "sation") == "-"


@pytest.mark.parametrize(
    ("left", "right", "joint"),
    [
        ("Communicatio", "ns of the board", ""),
        ("Septe", "mber 2024", ""),
        ("all staff", "by May", " "),
        ("the", "rhythm", " "),
        ("16/06/20", "24", ""),
        ("by 16.06.20", "24.", ""),
        ("16/06/20", "24 months later", " "),
        ("16/06/24", "24", " "),
    ],
)
def test_a_word_that_a_narrow_column_cut(left, right, joint):
    assert Hyphens([line("Since September 2024"), line("rhythm of the year that we have")]).seam(left, right) == joint
