"""Number formats of a workbook: a stored number as its cell prints it ("12.5%", "March 2024", "£1,200")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache

# Formats by number that a workbook need not define. 14 and 22 are "the short date of the reader's country": British here.
BUILTIN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "£#,##0;-£#,##0", 6: "£#,##0;-£#,##0",
    7: "£#,##0.00;-£#,##0.00", 8: "£#,##0.00;-£#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm",
    21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "£#,##0", 43: "#,##0.00", 44: "£#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "0.0E+0", 49: "@",
}  # fmt: skip
# The long date and the time of the reader's own system.
_SYSTEM = {"[$-F800]": "dd mmmm yyyy", "[$-F400]": "hh:mm:ss"}
_LONGEST_CODE = 500
_LONGEST_NUMBER = 30
_LAST_DAY = 2_958_466
_TOKEN = re.compile(
    r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(AM/PM|A/P|am/pm|a/p)|(y+|m+|d+|h+|s+(?:\.0+)?|Y+|M+|D+|H+|S+(?:\.0+)?)|([0#?.,%]+|E[+-]0+|/)|(.)',
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: "text", "digits", "date", "half" (AM/PM), "elapsed" or "whole" (the value as it is)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of a format's sections: its pieces, and the condition under which it holds (an operator and a number)."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None


def shown(stored: str, code: str, *, since_1904: bool = False) -> str:
    """A stored number as its format prints it; "" where the format hides it, the stored words where they are no number."""
    number = _number(stored)
    if number is None:
        return stored.strip()
    parts = _parts(code if len(code) <= _LONGEST_CODE else "General")
    part, magnitude = _choose(parts, number)
    if any(token.kind in {"date", "elapsed"} for token in part.tokens):
        moment = _moment(number, since_1904=since_1904)
        return _general(number) if moment is None else _dated(part.tokens, moment, number)
    return _numeric(part.tokens, magnitude)


def _number(stored: str) -> Decimal | None:
    """The number with the 15 digits that a spreadsheet works with; None beyond any sensible size."""
    bare = stored.strip()
    if not bare.isascii() or len(bare) > _LONGEST_NUMBER:
        return None
    try:
        value = Decimal(bare)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return None
    with localcontext(prec=15):
        return +value


@lru_cache(maxsize=512)
def _parts(code: str) -> tuple[Part, ...]:
    """The sections of a format."""
    code = next((own for sign, own in _SYSTEM.items() if sign in code.upper()), code)
    out: list[Part] = []
    tokens: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    for found in _TOKEN.finditer(code):
        if found.group() == ";":
            out.append(Part(tuple(tokens), condition))
            tokens, condition = [], None
            continue
        bracket = found.group(3)
        if bracket is not None and (limit := _CONDITION.fullmatch(bracket.strip())):
            condition = (limit.group(1), Decimal(limit.group(2)))
            continue
        tokens.extend(_tokens(found))
    out.append(Part(tuple(tokens), condition))
    return tuple(_with_general(part) for part in out[:4])


def _tokens(found: re.Match[str]) -> list[Token]:
    quoted, escaped, bracket, half, date, digits, other = found.groups()
    if quoted is not None or escaped is not None:
        return [Token("text", quoted if quoted is not None else escaped)]
    if bracket is not None:
        return _bracket(bracket)
    for kind, text in (("half", half), ("date", date), ("digits", digits)):
        if text is not None:
            return [Token(kind, text.lower() if kind == "date" else text)]
    if other is None:
        return [Token("text", " ")] if found.group().startswith("_") else []
    return [Token("whole", "@")] if other == "@" else [Token("text", other)]


def _bracket(inner: str) -> list[Token]:
    """What stands in brackets: a currency sign or elapsed time; colours and countries say nothing."""
    if inner.startswith("$"):
        return [Token("text", inner[1:].split("-")[0])]
    return [Token("elapsed", inner.lower())] if inner.lower() in {"h", "hh", "m", "mm", "s", "ss"} else []


def _with_general(part: Part) -> Part:
    """A section that says "General" (its letters read like date letters) shows the number as it is."""
    words = "".join(token.text for token in part.tokens)
    if words.lower().startswith("general"):
        return Part((Token("whole", "@"), Token("text", words[7:])), part.condition)
    return part


def _choose(parts: tuple[Part, ...], number: Decimal) -> tuple[Part, Decimal]:
    """The section that holds for a number, and the number that it shows (without sign where the section stands for one)."""
    if any(part.condition for part in parts):
        for part in parts:
            if part.condition is None or _holds(part.condition, number):
                return part, number
        return parts[-1], number
    if len(parts) > 1 and number < 0:
        return parts[1], -number
    if len(parts) > 2 and number == 0:
        return parts[2], number
    return parts[0], number


def _holds(condition: tuple[str, Decimal], number: Decimal) -> bool:
    sign, limit = condition
    return {
        "<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit, "=": number == limit,
        "<>": number != limit,
    }[sign]  # fmt: skip


def _numeric(tokens: tuple[Token, ...], number: Decimal) -> str:
    digits = "".join(token.text for token in tokens if token.kind == "digits")
    if any(sign in digits for sign in "E/"):
        return _general(number)
    places = [at for at, token in enumerate(tokens) if token.kind == "digits" and set(token.text) & set("0#?")]
    body = _filled("".join(tokens[at].text for at in places), digits.count("%"), number) if places else ""
    out: list[str] = []
    for at, token in enumerate(tokens):
        if token.kind == "text":
            out.append(token.text)
        elif token.kind == "whole":
            out.append(_general(number))
        elif token.kind == "digits":
            out.append((body if places and at == places[0] else "") + "%" * token.text.count("%"))
    text = "".join(out)
    return f"-{text}" if number < 0 and places and any(c in "123456789" for c in body) else text


def _filled(pattern: str, percents: int, number: Decimal) -> str:
    """The digits of a number in a pattern of 0, #, ?, comma and point, without sign."""
    whole, _, decimals = pattern.replace("%", "").partition(".")
    scale = len(whole) - len(whole.rstrip(",")) + len(decimals) - len(decimals.rstrip(","))
    decimals = decimals.replace(",", "").replace(".", "")
    value = abs(number).scaleb(2 * percents - 3 * scale)
    rounded = value.quantize(Decimal(1).scaleb(-min(len(decimals), 15)), ROUND_HALF_UP) if value.adjusted() < 25 else value
    integer, _, fraction = f"{rounded:f}".partition(".")
    least = sum(c in "0?" for c in decimals)
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    integer = integer.lstrip("0").rjust(min(sum(c in "0?" for c in whole), 30), "0")
    if "," in whole.rstrip(","):
        integer = f"{int(integer):,}".rjust(len(integer), "0") if integer else integer
    return f"{integer}.{fraction}" if fraction else integer


def _general(number: Decimal) -> str:
    """The number as a cell without a format shows it."""
    if number == number.to_integral_value() and number.adjusted() < 15:
        return f"{number.to_integral_value():f}" if number else "0"
    with localcontext(prec=10):
        rounded = (+number).normalize()
    return f"{rounded:f}" if -10 < rounded.adjusted() < 15 else f"{rounded:E}"


def _moment(number: Decimal, *, since_1904: bool) -> datetime | None:
    """The day and time of a serial number; None before the first and after the last day of a workbook's calendar."""
    if not 0 <= number < _LAST_DAY:
        return None
    days = int(number)
    seconds = int(((number - days) * 86_400).to_integral_value(ROUND_HALF_UP))
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if days >= 60 else 31)  # noqa: DTZ001 (a day has no zone)
    try:
        return start + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def _dated(tokens: tuple[Token, ...], moment: datetime, number: Decimal) -> str:
    halves = any(token.kind == "half" for token in tokens)
    clock = [at for at, token in enumerate(tokens) if token.kind in {"date", "elapsed"}]
    out: list[str] = []
    for at, token in enumerate(tokens):
        if token.kind == "date":
            out.append(_date_piece(token.text, moment, minutes=_is_minutes(tokens, clock, at), halves=halves))
        elif token.kind == "elapsed":
            seconds = int((number * 86_400).to_integral_value(ROUND_HALF_UP))
            out.append(str(seconds // {"h": 3600, "m": 60, "s": 1}[token.text[0]]).zfill(len(token.text)))
        elif token.kind == "half":
            out.append("AM" if moment.hour < 12 else "PM")
        elif token.kind != "whole":
            out.append(token.text)
    return "".join(out)


def _is_minutes(tokens: tuple[Token, ...], clock: list[int], at: int) -> bool:
    """Whether an "m" stands for minutes: after hours or before seconds."""
    here = clock.index(at)
    before = tokens[clock[here - 1]].text[0] if here else ""
    after = tokens[clock[here + 1]].text[0] if here + 1 < len(clock) else ""
    return tokens[at].text[0] == "m" and len(tokens[at].text) <= 2 and (before == "h" or after == "s")


def _date_piece(token: str, moment: datetime, *, minutes: bool, halves: bool) -> str:
    width = len(token)
    if token[0] == "y":
        return f"{moment.year:04d}" if width > 2 else f"{moment.year % 100:02d}"
    if token[0] == "d" and width > 2:
        return _DAYS[moment.weekday()][: None if width > 3 else 3]
    if token[0] == "m" and width > 2:
        name = _MONTHS[moment.month - 1]
        return name[:3] if width == 3 else name[0] if width == 5 else name
    hour = moment.hour % 12 or 12 if halves else moment.hour
    value = {"d": moment.day, "m": moment.minute if minutes else moment.month, "h": hour, "s": moment.second}[token[0]]
    head, _, fraction = token.partition(".")
    tail = "." + f"{moment.microsecond:06d}"[: len(fraction)] if fraction else ""
    return f"{value:0{min(len(head), 2)}d}{tail}"
