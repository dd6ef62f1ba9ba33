"""Figures in prose, read by a grammar of clauses and slots.

A section's paragraphs are cut into sentences; in a sentence that can hold a figure the words of the vocabulary are marked
(groups, services, events, cues), the numbers are read with their units and bounds, the sentence is cut into one clause a
number, and each number takes its slots from its own clause, from the clause it is coordinated with, from the sentence
before, or from the section, in that order.
"""

from pipeline.interpret.fields.figures.lexicon import Lexicon, load_lexicon
from pipeline.interpret.fields.figures.model import FigureContext, FigureReading, FigureReadings
from pipeline.interpret.fields.figures.reading import read_figures
from pipeline.interpret.fields.figures.uses import may_hold_figure, number_use, numbers_in

__all__ = [
    "FigureContext",
    "FigureReading",
    "FigureReadings",
    "Lexicon",
    "load_lexicon",
    "may_hold_figure",
    "number_use",
    "numbers_in",
    "read_figures",
]
