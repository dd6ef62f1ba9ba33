"""Which field a column holds: its label, what its values are, and its place, decided once for all rows."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from pipeline.interpret.answers import AIMS, ASIDE, answered, is_rating
from pipeline.interpret.judging import Sure
from pipeline.interpret.labels import LabelReading
from pipeline.interpret.likeness import answers_risk, label_hints, leads_into_list, people_of
from pipeline.interpret.marks import counts_block

TIMES = frozenset({"timeframe", "start", "end", "revised", "original"})
PEOPLE = frozenset({"lead", "sponsor", "support"})
READ_BY_VALUE = ("timeframe", "lead", "rag", "ref", "links")
TOLD_IN_WORDS = ("success", "progress")
MARGIN = 0.15
FLOOR = 0.55
FEWEST_TOLD = 3
TOLD = {"success": 0.8, "progress": 0.75}
TOLD_HINTED = {"success": 0.5, "progress": 0.55}
PAIR = 2
FEWEST_WORDS = 4
# The kinds of values, by the field of their label, that say that it names something else.
CONTRADICTED = {
    "action": ("timeframe", "lead", "rag", "ref"),
    "lead": ("timeframe",),
    "timeframe": ("lead",),
    "success": ("timeframe",),
}
FEWEST_CONTRADICTING = 2
HARDLY = 0.15
CLEAR, UNLIKE = 0.8, 0.5
LIKE_TEXT, LIKE_ACTIONS = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table (or a slot of a repeated record): its label, as read, and its values."""

    reading: LabelReading
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """The field of a column; `inferred` where its label alone did not tell."""

    field: str
    inferred: bool


def assign(columns: Sequence[Column], sure: Sure) -> list[Role]:
    """A role for each column; field "" where none is likely enough or two are nearly as likely."""
    columns = [
        _without_label(c) if _is_unlike(c, sure) or _is_other_text(c, columns, sure) or _is_contradicted(c, columns, sure) else c
        for c in columns
    ]
    told = [
        ASIDE if _is_of_ratings(column) else name
        for column, name in zip(columns, answered([c.reading for c in columns]), strict=True)
    ]
    outright = {name for column in columns for name in _candidates(column) if len(_candidates(column)) == 1}
    roles: list[Role | None] = [
        Role(name, inferred=False) if name else _by_label(column, outright & PEOPLE, sure)
        for column, name in zip(columns, told, strict=True)
    ]
    _part_objectives(columns, roles)
    taken = {role.field for role in roles if role is not None}
    for field in READ_BY_VALUE:
        if field not in taken and not (field == "timeframe" and taken & {"start", "end"}):
            at = _likeliest(field, columns, roles, sure)
            if at is not None:
                roles[at] = Role(field, inferred=True)
                taken.add(field)
    _tell_people(columns, roles, sure)
    _tell_themes(columns, roles)
    if "action" not in taken:
        at = _action_column(columns, roles, sure)
        if at is not None:
            roles[at] = Role("action", inferred=True)
    _tell_progress(columns, roles)
    if any(role is not None and role.field == "action" for role in roles):
        _tell_in_words(columns, roles, sure)
    return [role or Role("", inferred=True) for role in roles]


def _is_of_ratings(column: Column) -> bool:
    """Whether all that stands below a label of aims, or an unknown one, says how urgent something is: "Priority | High"."""
    filled = [value for value in column.values if value.strip()]
    return bool(filled) and set(_candidates(column)) <= AIMS and all(map(is_rating, filled))


def _is_unlike(column: Column, sure: Sure) -> bool:
    """Whether a label is only like one of times, of people or of colours, and hardly a value below it is one.

    One that begins with a known label ("Timeline for implementation") is more than like it.
    """
    filled = [value for value in column.values if value.strip()]
    reading = column.reading
    only_like = reading.fields and not (reading.known or reading.learned or reading.begun)
    if not only_like or len(filled) < FEWEST_CONTRADICTING or not set(READ_BY_VALUE) >= set(_candidates(column)):
        return False
    return max(mean(name, filled, sure) for name in _candidates(column)) < HARDLY


def _is_other_text(column: Column, columns: Sequence[Column], sure: Sure) -> bool:
    """Whether a label is only like one of actions, hardly a text below it is one, and those of a column without a label are."""
    reading = column.reading
    if "action" not in _candidates(column) or reading.known or reading.learned or reading.begun:
        return False
    bare = [c for c in columns if not c.reading.printed]
    return mean("action", column.values, sure) < LIKE_TEXT and any(mean("action", c.values, sure) >= LIKE_ACTIONS for c in bare)


def _without_label(column: Column) -> Column:
    """The column as if nobody knew its label."""
    return replace(column, reading=LabelReading(column.reading.printed, ()))


def _is_contradicted(column: Column, columns: Sequence[Column], sure: Sure) -> bool:
    """Whether all the values below a label are clearly of a kind that it does not name, and unlike what it does.

    "Milestone" may head a column of things to do and one of days, "Step" one of things to do and one of numbers. Beside a column
    of leads names are not told from titles.
    """
    filled = [value for value in column.values if value.strip()]
    named = _candidates(column)
    if len(filled) < FEWEST_CONTRADICTING or not named or not CONTRADICTED.keys() >= set(named):
        return False
    if max(mean(name, filled, sure) for name in named) > UNLIKE:
        return False
    elsewhere = {name for other in columns if other is not column for name in _candidates(other)}
    kinds = set.intersection(*(set(CONTRADICTED[name]) for name in named)) - ({"lead"} & elsewhere)
    return any(mean(kind, filled, sure) >= CLEAR and all(sure(kind, v) >= UNLIKE for v in filled) for kind in kinds)


def told_in_words(label: str, values: Sequence[str], sure: Sure, taken: Set[str] = frozenset()) -> str:
    """What sentences below a label that nobody knows tell of an action: how success is seen, how far it is; "" where neither.

    Below a label whose words hint at it less will do; below one that hints at something else ("Why", "Cost") nothing is told.
    `taken`: the fields that have labels of their own here.
    """
    filled = [value for value in values if value.strip()]
    if len(filled) < FEWEST_TOLD or mean("action", filled, sure) >= LIKE_ACTIONS:
        return ""
    hints = label_hints(label)
    means = {name: mean(name, filled, sure) for name in TOLD_IN_WORDS}
    best, other = sorted(TOLD_IN_WORDS, key=lambda name: -means[name])
    if best in taken or ("other" in hints and best not in hints) or means[best] - means[other] < MARGIN:
        return ""
    hinted = hints & {*TOLD_IN_WORDS, "other"} == {best}
    return best if means[best] >= (TOLD_HINTED if hinted else TOLD)[best] else ""


def _part_objectives(columns: Sequence[Column], roles: list[Role | None]) -> None:
    """Of two columns of objectives ("Priority", "What we want to achieve") the first, if its words are shorter, is the theme."""
    at = [n for n, role in enumerate(roles) if role is not None and role.field == "objective"]
    if len(at) == PAIR and all(role is None or role.field != "theme" for role in roles):
        first, second = (sum(map(len, columns[n].values)) for n in at)
        if first < second:
            roles[at[0]] = Role("theme", inferred=True)


def _tell_in_words(columns: Sequence[Column], roles: list[Role | None], sure: Sure) -> None:
    """The columns of sentences beside an action that no label tells, where one alone is of a field that has no column yet."""
    taken = {role.field for role in roles if role is not None}
    told = {
        n: told_in_words(column.reading.printed, column.values, sure, taken)
        for n, column in enumerate(columns)
        if roles[n] is None
    }
    for name in TOLD_IN_WORDS:
        at = [n for n, field in told.items() if field == name]
        if len(at) == 1:
            roles[at[0]] = Role(name, inferred=True)


def _tell_themes(columns: Sequence[Column], roles: list[Role | None]) -> None:
    """The column whose every value counts a block ("Mission 1", "Theme 2: Pay") names the blocks, whatever it is called."""
    if any(role is not None and role.field in {"theme", "objective", "metric"} for role in roles):
        return
    for n, column in enumerate(columns):
        filled = [value for value in column.values if value.strip()]
        if roles[n] is None and len(set(filled)) > 1 and all(counts_block(value) for value in filled):
            roles[n] = Role("theme", inferred=True)
            return


def _tell_people(columns: Sequence[Column], roles: list[Role | None], sure: Sure) -> None:
    """A column of people beside that of the leads, whose unknown label says that they help or answer for it: "Together with"."""
    taken = {role.field for role in roles if role is not None}
    for n, column in enumerate(columns):
        kind = people_of(column.reading.printed) if roles[n] is None and "lead" in taken else "lead"
        if kind not in {"lead", *taken} and mean("lead", column.values, sure) >= FLOOR:
            roles[n] = Role(kind, inferred=True)


def _tell_progress(columns: Sequence[Column], roles: list[Role | None]) -> None:
    """Where things stand ("Where we are now") is an action's progress beside its status, unless it mostly tells percentages."""
    names = [role.field if role is not None else "" for role in roles]
    if "progress" in names or not {"action", "rag", "data"} <= set(names):
        return
    at = names.index("data")
    filled = [value for value in columns[at].values if value.strip()]
    if 2 * sum("%" in value for value in filled) < len(filled):
        roles[at] = Role("progress", inferred=True)


def _candidates(column: Column) -> list[str]:
    """The fields that a column's label names as surely as any."""
    fields = column.reading.fields
    return [name for name, score in fields if score >= fields[0][1] - 0.02]


def _by_label(column: Column, named: Set[str], sure: Sure) -> Role | None:
    """The field of a column's label; of two it is not the one that another column is named by outright."""
    fields = column.reading.fields
    if not fields:
        return None
    best = fields[0][1]
    every = _candidates(column)
    candidates = [name for name in every if name not in named] or every
    if len(candidates) == 1:
        return Role(candidates[0], inferred=best < 1.0)
    scored = sorted(((mean(name, column.values, sure), -n, name) for n, name in enumerate(candidates)), reverse=True)
    return Role(scored[0][2], inferred=best < 1.0)


def _likeliest(field: str, columns: Sequence[Column], roles: Sequence[Role | None], sure: Sure) -> int | None:
    """The column without a role whose values most clearly are of a field; people who only help or answer rival no lead."""
    scores = sorted(
        ((mean(field, column.values, sure), -n) for n, column in enumerate(columns) if roles[n] is None), reverse=True
    )
    if field == "lead" and len(scores) > 1 and scores[1][0] >= FLOOR:
        leading = [each for each in scores if people_of(columns[-each[1]].reading.printed) == "lead"]
        scores = leading if leading and leading[0][0] >= FLOOR else scores
    if not scores or scores[0][0] < FLOOR or (len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN):
        return None
    return -scores[0][1]


def _action_column(columns: Sequence[Column], roles: Sequence[Role | None], sure: Sure) -> int | None:
    """The longest text with imperatives among the columns without a role, else an objective or target that stands for it.

    Beside names alone, which stand in lists of any kind, the texts must be more clearly things to do. In a list of risks that
    gives no time nothing is.
    """
    known = [role for role in roles if role is not None]
    if not {role.field for role in known} & {"timeframe", "lead", "rag", "end", "progress"}:
        return _promised_column(columns, roles)
    only_names = all(role.inferred and role.field in {"lead", "ref"} for role in known)
    least = LIKE_ACTIONS if only_names else LIKE_TEXT
    if not {role.field for role in known} & TIMES and any(answers_risk(column.reading.printed) for column in columns):
        return None
    for names in ((None,), ("objective",), ("theme", "success")):
        best: tuple[float, int] | None = None
        for n, column in enumerate(columns):
            role = roles[n]
            if (role.field if role else None) not in names or not any(column.values):
                continue
            score = mean("action", column.values, sure)
            if score >= least and (best is None or score > best[0] + 1e-9):
                best = (score, n)
        if best is not None:
            return best[1]
    return _only_texts(columns, roles)


def _promised_column(columns: Sequence[Column], roles: Sequence[Role | None]) -> int | None:
    """The only column without a role beside one of aims, where most of its texts lead into a list of what will be done."""
    aims = [role for role in roles if role is not None and role.field == "objective" and not role.inferred]
    left = [n for n, role in enumerate(roles) if role is None]
    filled = [value for n in left for value in columns[n].values if value.strip()]
    promised = sum(map(leads_into_list, filled))
    return left[0] if aims and len(left) == 1 and promised > 1 and 2 * promised > len(filled) else None


def _only_texts(columns: Sequence[Column], roles: Sequence[Role | None]) -> int | None:
    """The only column of texts that is left beside a lead and a time, whatever its texts are like: "A tested copy of it"."""
    known = {role.field for role in roles if role is not None}
    left = [n for n, column in enumerate(columns) if roles[n] is None and any(column.values)]
    if "lead" not in known or not known & {"timeframe", "end"} or len(left) != 1:
        return None
    filled = [value for value in columns[left[0]].values if value.strip()]
    words = sum(len(value.split()) for value in filled)
    of_else = "other" in label_hints(columns[left[0]].reading.printed)
    return left[0] if len(filled) >= PAIR and words >= FEWEST_WORDS * len(filled) and not of_else else None


def mean(field: str, values: Sequence[str], sure: Sure) -> float:
    """How sure it is that the filled values are of a field, 0 to 1 on the mean; 0 where none is filled."""
    filled = [value for value in values if value.strip()]
    if not filled:
        return 0.0
    return sum(sure(field, value) for value in filled) / len(filled)
