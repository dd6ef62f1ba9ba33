from __future__ import annotations

from itertools import permutations

from pipeline.store.choose import Candidate, choose


def file(path: str, **more: object) -> Candidate:
    values = {
        "sha256": path, "path": path, "format": "pdf", "outcome": "ok", "unclaimed": 0, "dated": "2022", "council": "E1",
        "year": "2022",
    }  # fmt: skip
    return Candidate(**{**values, **more})  # type: ignore[arg-type]


def chosen(*files: Candidate) -> list[str]:
    return sorted(sha256 for sha256, choice in choose(files).items() if choice.chosen)


def test_a_file_alone_counts_and_needs_no_reason() -> None:
    choice = choose([file("a")])["a"]
    assert (choice.chosen, choice.latest, choice.why) == (True, True, None)


def test_the_better_read_file_counts_then_the_format_that_says_most() -> None:
    assert chosen(file("a", outcome="partial"), file("b", unclaimed=9)) == ["b"]
    assert chosen(file("a", unclaimed=3, format="docx"), file("b", unclaimed=2, format="scan")) == ["b"]
    assert chosen(file("a", format="text"), file("b", format="pdf"), file("c", format="html"), file("d", format="docx")) == ["d"]
    assert chosen(file("b"), file("a")) == ["a"]


def test_a_later_edition_supersedes_a_better_read_one() -> None:
    files = (file("a", dated="2022-03", unclaimed=0), file("b", dated="2022-09-30", unclaimed=50), file("c", dated="2022"))
    choices = choose(files)
    assert chosen(*files) == ["b"]
    assert choices["a"].why == "b counts instead: a later edition"
    assert choices["b"].why == "counts as the best read of 3 files of this council and year"


def test_years_of_one_council_each_count_and_the_last_is_the_latest() -> None:
    choices = choose([file("a"), file("b", year="2024", dated="2024"), file("c", council="E2"), file("d", year=None, dated=None)])
    assert {sha256 for sha256, choice in choices.items() if choice.chosen} == {"a", "b", "c", "d"}
    assert {sha256 for sha256, choice in choices.items() if choice.latest} == {"b", "c"}


def test_files_of_unknown_councils_are_never_one_plan() -> None:
    assert chosen(file("a", council=None), file("b", council=None)) == ["a", "b"]


def test_the_order_of_the_files_changes_nothing() -> None:
    files = [file("a", format="text"), file("b", dated="2022-05"), file("c", outcome="partial"), file("d", council=None)]
    assert len({str(sorted(choose(order).items(), key=str)) for order in permutations(files)}) == 1
