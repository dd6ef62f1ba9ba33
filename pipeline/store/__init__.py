"""Readings to rows and rows to readings: the only place that opens a database."""
