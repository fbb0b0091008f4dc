# What there is to do here; `make` alone lists it. A Python 3.11 or 3.12 with venv is all that must be there before.

VENV    ?= .venv
PYTHON  ?= $(firstword $(shell for p in python3.11 python3.12 python3; do command -v $$p; done))
# The folder with gold sets and corpora for `make eval`; nothing else needs it.
CORPORA ?= $(CURDIR)/../shared

BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --no-deps --require-hashes -r
LOCK    := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --no-header --no-annotate --no-emit-index-url

.PHONY: help demo test check eval bench train lock clean
.DEFAULT_GOAL := help

help: ## list what there is to do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/installed ## read articles of the sample world and show what they say
	@$(BIN)/dateline read examples/world/17-kremlin-no-reset.json
	@$(BIN)/python examples/read_world.py

test: $(VENV)/installed-dev ## run all tests
	@$(BIN)/python -m pytest

check: $(VENV)/installed-dev ## format, lint, types, import layers, fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest tests/unit -m 'not slow'

eval: $(VENV)/installed ## score every corpus under CORPORA=folder against the last recorded run; RECORD=1 records
	@$(BIN)/python -m dateline.evaluation $(CORPORA) $(if $(TASKS),--tasks $(TASKS)) $(if $(RECORD),--record)

bench: $(VENV)/installed $(VENV)-stock/installed ## speed, memory and growth, against the stock parser; the record; TEXTS=folder, RECORD=1, ARTICLES=100000
	@$(BIN)/python -m benchmarks --stock $(VENV)-stock/bin/python $(if $(TEXTS),--texts $(TEXTS)) $(if $(RECORD),--record)
	@$(BIN)/python -m benchmarks.record $(if $(ARTICLES),--articles $(ARTICLES))

train: $(VENV)-train/installed ## train the weights that read statements; POLNEAR=folder of its train compartment
	$(VENV)-train/bin/python tools/train_statements.py open
	$(if $(POLNEAR),$(VENV)-train/bin/python tools/train_statements.py best --polnear $(POLNEAR))

lock: ## pin the newest dependencies that fit (needs uv)
	$(LOCK) --upgrade pyproject.toml --group lock -o requirements.txt
	$(LOCK) --upgrade --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --upgrade --group train -c requirements.txt -o requirements-train.txt
	$(LOCK) --upgrade --group stock -o requirements-stock.txt

clean: ## remove the environments and every cache
	rm -rf $(VENV) $(VENV)-stock $(VENV)-train .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Environments; an empty file in each says that it is up to date.

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(INSTALL) requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(INSTALL) requirements-dev.txt
	@touch $@

$(VENV)-stock/installed: requirements-stock.txt
	$(PYTHON) -m venv $(VENV)-stock
	$(VENV)-stock/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r $<
	@touch $@

$(VENV)-train/installed: requirements.txt requirements-train.txt
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r requirements.txt
	$(VENV)-train/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r requirements-train.txt
	$(VENV)-train/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation -e .
	@touch $@
