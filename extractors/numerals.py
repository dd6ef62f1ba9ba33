"""Numbers as list markers print them: figures, letters, Roman numerals and ordinals."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_VALUES = {sign: value for value, sign in _ROMAN if len(sign) == 1}
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_LONGEST_LETTERS = 30


def roman(number: int) -> str:
    """The number in small Roman numerals; figures where there are none for it."""
    if not 0 < number < 4000:
        return str(number)
    shown = ""
    for value, sign in _ROMAN:
        while number >= value:
            shown += sign
            number -= value
    return shown


def roman_value(text: str) -> int:
    """The number that small Roman numerals print; KeyError where a letter is none of them."""
    values = [_VALUES[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def repeated_letter(number: int) -> str:
    """Small letters (a … z, aa, bb … zz) as word processors count on after z; figures where that grows beyond any list."""
    if not 0 < number <= 26 * _LONGEST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def ordinal(number: int) -> str:
    """The number with its ending (1st, 2nd, 3rd, 4th)."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def cardinal_words(number: int) -> str:
    """The number in words with a capital ("Twenty-one"), figures from 100 on."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    words = _ONES[number] if number < 20 else _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return words.capitalize()


def ordinal_words(number: int) -> str:
    """The ordinal in words with a capital ("Twenty-first"), with figures from 100 on."""
    words = cardinal_words(number)
    if words.isdigit() or number < 0:
        return ordinal(number)
    head, dash, last = words.lower().rpartition("-")
    ending = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{dash}{ending}".capitalize()
