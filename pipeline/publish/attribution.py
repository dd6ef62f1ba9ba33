"""What goes with every publication: its name, whose data are in it, how it is cited, and what it does not say."""

from __future__ import annotations

TITLE = "Social care workforce race equality: the councils’ action plans compared"
NAME = "councilplans"
ATTRIBUTION = (
    "Contains mySociety data (CC-BY-4.0) and Department for Education data (Open Government Licence v3.0).",
    "National values: Skills for Care, findings from the Social Care Workforce Race Equality Standard data.",
    "The plans’ words and pictures are their councils’ own; see each council’s terms before publishing them again.",
)
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
CITATION = (
    "Cite the councils for what their plans say, with the page; cite this comparison by its title, the day that it is made for, "
    "and the version of the program in the report."
)
CAUTIONS = (
    "A value is a plan’s own statement, as it was read. Look at its words before you use it.",
    "Plans differ in year, service, definition and rounding. A difference between two councils is no finding by itself, and "
    "there is no ranking here.",
    "A missing value is not zero, and a plan that says little may come from a council that does much.",
    "The screening band is a screen and no proof of unequal treatment.",
    "The plans here are those that were collected, not a sample of all councils.",
    "What is due counts what plans say; it does not know what was done since.",
)
