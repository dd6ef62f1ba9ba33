# Two commands for a newcomer: `make run` reads the sample plans, `make test` runs all that CI runs.

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= out
CODE   := $(wildcard schemas extractors pipeline tests benchmarks corpus)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PYTHONHASHSEED := 0

.PHONY: help run test lint types imports unit wheel format clean

help:
	@echo "make run     read the sample plans in corpus/ and write the results to $(OUT)/"
	@echo "make test    lint, types, import contracts, tests, and the wheel in a fresh environment"
	@echo "make format  put the code into the project's format"
	@echo "make clean   remove the environment and what runs have written"

run: $(VENV)/run.stamp
	$(BIN)/councilplans run corpus/plans corpus/broken --sources corpus/sources.csv --register corpus/register.csv \
	  --expect corpus/expected.csv --out $(OUT)

test: lint types imports unit wheel

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: $(VENV)/dev.stamp
	$(BIN)/mypy

imports: $(VENV)/dev.stamp
	$(BIN)/lint-imports

# A process a core: what one test does must not reach another.
unit: $(VENV)/dev.stamp
	$(BIN)/pytest -q -n auto --dist worksteal

# The wheel as a stranger gets it: built, installed into an environment of its own, run from another folder.
wheel: $(VENV)/dev.stamp
	$(BIN)/pytest -q -m wheel

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix --select I $(CODE)
	$(BIN)/ruff format $(CODE)

clean:
	rm -rf $(VENV) out/* dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# The stamps keep a second `make` from installing again; a change of what is wanted installs anew.
$(VENV)/run.stamp: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt hatchling
	$(BIN)/python -m pip install --quiet --no-build-isolation -c constraints.txt -e '.[publish]'
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --no-build-isolation -c constraints.txt -e '.[dev,dev-publish,publish,notebook]'
	touch $@
