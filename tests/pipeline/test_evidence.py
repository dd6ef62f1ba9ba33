"""Words are looked up again at their places."""

from pipeline.evidence import EvidenceReport, check_evidence, evidence_notes, grade, pointers, texts_by_place
from schemas.document import Place
from schemas.plan import Evidence, plain
from tests.builders import document, item, para
from tests.pipeline.sample import FULL

DOC = document(para("Train every panel by June 2024."), item("Publish the data", "2."))
TEXTS = texts_by_place(DOC)


def evidence(words, *lines):
    return Evidence(standing="stated", words=words, places=[Place(line=n, end_line=n) for n in lines])


def test_words_at_their_place_are_exact():
    assert grade(evidence(["June 2024"], 1), TEXTS) == "exact"


def test_the_number_of_a_list_item_counts_as_standing_there():
    assert grade(evidence(["2"], 2), TEXTS) == "exact"


def test_words_from_several_places_are_joined():
    assert grade(evidence(["Train every panel", "Publish"], 1, 2), TEXTS) == "joined"


def test_words_that_stand_elsewhere_or_nowhere_are_missing_and_near_ones_approximate():
    assert grade(evidence(["June 2024"], 2), TEXTS) == "missing"
    assert grade(evidence(["Train evry panel by June"], 1), TEXTS) == "approximate"
    assert grade(evidence(["June"], 99), TEXTS) == "missing"


def test_a_value_without_evidence_is_listed():
    report = check_evidence(FULL, {}, DOC)
    assert report.share_exact == 0.0
    assert set(report.without) == set(pointers(plain(FULL)))
    assert "/actions/0/leads/0/text" in report.without
    assert "/actions/0/section" not in report.without


def test_a_value_that_is_not_found_again_and_one_without_evidence_are_notes():
    notes = evidence_notes(EvidenceReport(exact=3, missing=1, not_found=("/title",), without=("/dated",)))
    assert [(note.code, note.words) for note in notes] == [("evidence_not_found", "/title"), ("evidence_missing", "/dated")]
