"""Document to Plan to rows to tables to files, and the command line."""
