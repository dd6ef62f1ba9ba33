"""A row class's table, for queries of columns: rows are read and written in bulk, never object by object."""

from __future__ import annotations

from sqlalchemy import Table
from sqlmodel import SQLModel


def table(model: type[SQLModel]) -> Table:
    """The table of a row class."""
    return SQLModel.metadata.tables[str(model.__tablename__)]
