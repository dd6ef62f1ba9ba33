"""The parts of the report, each from the table that answers its question."""
