"""Cross-council tables: one question a module."""
