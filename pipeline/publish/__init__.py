"""What goes out: a report with evidence, a workbook, and the folder as open data; every file the same whenever it is made."""

from pipeline.publish.publishing import publish, publish_folder

__all__ = ["publish", "publish_folder"]
