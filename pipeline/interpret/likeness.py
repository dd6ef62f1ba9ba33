"""How sure it is that a text, taken as a whole, is the value of a field: what the roles of columns and lines rest on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from itertools import pairwise

from pipeline.interpret.fields.leads import lead_likeness
from pipeline.interpret.fields.rag import rag_likeness
from pipeline.interpret.fields.timeframe import time_likeness

_REF = re.compile(r"^[A-Za-z]{0,4}\.?\s?[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[a-z]?[.)]?$")
FEWEST_WORDS = 2
LIKE_ACTION = 0.6
FEWEST_LETTERS = 4
LONGEST_PLAN_NAME = 8
_PRESENT = frozenset({"is", "are", "being", "get", "gets", "every", "all", "each", "the", "a"})
_PLAN_NAME = re.compile(r"(?:plan|strategy|policy|programme|framework|charter|pledge|standard|agenda|scheme)s?$", re.IGNORECASE)
_FIGURE = re.compile(r"[0-9]%\s+of\b")
_LEADS_IN = re.compile(r"\b(?:will|shall|must)\s*:\s*\n")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "verbs.toml").read_text("utf-8"))
    return frozenset(data["imperatives"]), frozenset(data["intentions"])


def action_likeness(text: str) -> float:
    """How like an action a text is, 0 to 1: it begins with an imperative, or says who is to do what; longer is likelier.

    Of prose that leads into a list ("… We will:") what stands below tells.
    """
    led = _LEADS_IN.search(text)
    text = text[led.end() :] if led is not None else text
    imperatives, intentions = _verbs()
    words = [word.lower() for word in _WORD.findall(text[:400])]
    if len(words) < 3:
        return 0.1 if words and words[0] in imperatives else 0.0
    score = 0.2 + min(len(words), 30) / 150
    if words[0] in imperatives or (len(words) > 1 and words[0].endswith("ly") and words[1] in imperatives):
        score += 0.6
    elif set(words[:14]) & intentions:
        score += 0.45
    elif len(words) > 3 and "to" in words[1:10] and any(w in imperatives for w in words[2:12]):
        score += 0.35
    elif words[0].endswith("ing") or words[0].endswith("tion") or words[0].endswith("ment"):
        score += 0.25
    return min(score, 1.0)


@cache
def _signs(kind: str) -> re.Pattern[str]:
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "signs.toml").read_text("utf-8"))
    words = (
        re.escape(sign.rstrip("…").replace("_", " ")) + (r"\w*" if sign.endswith("…") else "") for sign in data[kind]["signs"]
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


def leads_into_list(text: str) -> bool:
    """Whether a text says that what stands in its lines below will be done: "… We will:"."""
    return _LEADS_IN.search(text) is not None


def success_likeness(text: str) -> float:
    """How like a measure of success a text is, 0 to 1: it says what will be more or to be seen, and nothing past."""
    if len(text.split()) < FEWEST_WORDS:
        return 0.0
    of_success = bool(_signs("success").search(text)) or "%" in text
    perhaps = of_success or bool(_signs("success_perhaps").search(text))
    if not perhaps and _tells_the_past(text):
        return 0.2
    if perhaps == bool(_signs("progress").search(text)):
        return 0.1 if _signs("other").search(text) and not perhaps else 0.5
    if not perhaps:
        return 0.2
    return 0.9 if of_success else 0.7


def progress_likeness(text: str) -> float:
    """How like a report on progress a text is, 0 to 1: it says what was done, what goes on or what holds it up."""
    if len(text.split()) < FEWEST_WORDS:
        return 0.0
    told = bool(_signs("progress").search(text))
    if not (told or _tells_the_past(text)) or _signs("reason").search(text) or _states_a_figure(text):
        return 0.2
    if not told:
        return 0.6
    return 0.5 if _signs("success").search(text) or _signs("success_perhaps").search(text) else 0.9


def tells_how_it_is(text: str) -> bool:
    """Whether a sentence says what was done or how things stand, and not only what is wanted."""
    return any(_signs(kind).search(text) for kind in ("progress", "reason", "data")) or _tells_the_past(text)


def _tells_the_past(text: str) -> bool:
    """Whether one of the first words is a verb of the past and nothing is said to come: "Two states have signed"."""
    words = [word.lower() for word in _WORD.findall(text[:400])]
    pairs = pairwise(["", *words[:8]])
    past = any(word.endswith("ed") and len(word) > FEWEST_LETTERS and before not in _PRESENT for before, word in pairs)
    return past and not {"will", "should", "be", "must"} & set(words)


def label_hints(label: str) -> frozenset[str]:
    """What a label that nobody knows says of the texts below it: "success", "progress", "other"."""
    return frozenset(name for name in ("success", "progress", "other") if _signs(f"{name}_label").search(label))


def answers_risk(label: str) -> bool:
    """Whether a label is one of what keeps a risk small ("Mitigation")."""
    return _signs("risk_label").search(label) is not None


def people_of(label: str) -> str:
    """What a label that nobody knows, beside one of who leads, says of the people below it: "support", "sponsor", else "lead"."""
    return next((name for name in ("support", "sponsor") if _signs(f"{name}_label").search(label)), "lead")


def data_likeness(text: str) -> float:
    """How like the narrative of data a text is, 0 to 0.5: long, and it has a number or says that there is none."""
    return _prose_likeness(text) * (1.0 if _says_where_things_stand(text) else 0.5)


def resources_likeness(text: str) -> float:
    """How like a cost, a risk or a background a text is, 0 to 0.5; what says where things stand is none of these."""
    return 0.1 if _says_where_things_stand(text) else 0.5


def _says_where_things_stand(text: str) -> bool:
    return any(c.isdigit() for c in text) or bool(_signs("data").search(text))


def _states_a_figure(text: str) -> bool:
    return bool(_FIGURE.search(text)) or (any(c.isdigit() for c in text) and bool(_signs("likelihood").search(text)))


def sure(field: str, text: str) -> float:
    """How sure the reader of a field is that a text as a whole is its value, 0 to 1; 0 for fields no reader judges."""
    judge = _JUDGES.get(field)
    return judge(text) if judge is not None else 0.0


def _ref_likeness(text: str) -> float:
    return 0.9 if _REF.match(text.strip()) else 0.0


def links_likeness(text: str) -> float:
    """How like the names of other plans a text is, 0 to 0.9: each of its parts ends in what plans are called."""
    parts = [part.strip(" .") for part in re.split(r"[;,\n]", text) if part.strip(" .")]
    if not parts or action_likeness(text) >= LIKE_ACTION:
        return 0.0
    return 0.9 * sum(_is_plan_name(part) for part in parts) / len(parts)


def _is_plan_name(part: str) -> bool:
    return len(part.split()) <= LONGEST_PLAN_NAME and _PLAN_NAME.search(part) is not None


def _prose_likeness(text: str) -> float:
    return min(0.5, len(text) / 200)


_JUDGES: dict[str, Callable[[str], float]] = {
    **dict.fromkeys(("timeframe", "start", "end", "revised", "original", "review"), time_likeness),
    **dict.fromkeys(("lead", "sponsor", "support"), lead_likeness),
    "objective": _prose_likeness,
    "data": data_likeness,
    "resources": resources_likeness,
    "success": success_likeness,
    "progress": progress_likeness,
    "rag": rag_likeness,
    "ref": _ref_likeness,
    "links": links_likeness,
    "action": action_likeness,
}
