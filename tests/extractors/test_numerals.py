"""Numbers as list markers print them."""

from extractors.numerals import cardinal_words, ordinal, ordinal_words, repeated_letter, roman


def test_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 49, 1999)] == ["i", "iv", "ix", "xiv", "xlix", "mcmxcix"]
    assert [roman(n) for n in (0, -1, 4000)] == ["0", "-1", "4000"]


def test_letters_repeat_after_z() -> None:
    assert [repeated_letter(n) for n in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "zz", "aaa"]
    assert [repeated_letter(n) for n in (0, 10**9)] == ["0", "1000000000"]


def test_ordinals_and_words() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip
    assert [cardinal_words(n) for n in (0, 7, 20, 21, 100)] == ["Zero", "Seven", "Twenty", "Twenty-one", "100"]
    assert [ordinal_words(n) for n in (1, 4, 12, 20, 21, 100)] == [
        "First",
        "Fourth",
        "Twelfth",
        "Twentieth",
        "Twenty-first",
        "100th",
    ]
