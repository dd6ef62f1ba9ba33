"""Document to Plan: outline, grid, labels, roles, field readers and one assembler."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import Settings, load_settings

__all__ = ["Settings", "interpret", "load_settings"]
