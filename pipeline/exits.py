"""How processes end: the program's exit codes, and the one by which a child says that memory ran out."""

ALL_READ = 0
SOME_FAILED = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130
MEMORY_EXIT = 71
