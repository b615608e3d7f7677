# Two commands are enough on a fresh machine: `make run` and `make test`. The rest are parts of these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
ADDRESS ?= 127.0.0.1
WORKERS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Compiled modules are kept, whatever the caller set: tests start some hundred processes that would each compile src.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run build test quick check audit bench lock sbom clean

run: build  ## set up, build the data, serve at http://localhost:8501; WORKERS=2: in two processes behind HAProxy
	$(BIN)/python -m dashboard serve --address $(ADDRESS) --port $(PORT) --workers $(WORKERS)

build: $(VENV)/installed  ## build the database from data/ into $$DASHBOARD_HOME (var/)
	$(BIN)/python -m dashboard build

# Chosen here and not in pyproject.toml: one test by its name needs none. One more than there are processors,
# since a third of the time of a browser test is waiting.
TOGETHER = -n $(shell $(PYTHON) -c "import os; print(min(4, (os.cpu_count() or 1) + 1))") --dist worksteal

test: $(VENV)/installed-dev check audit  ## everything: lint, types, contracts, unit, page and browser tests
	$(BIN)/python tests/find_chromium.py
	$(BIN)/python tests/find_font.py
	$(BIN)/python tests/find_haproxy.py
	$(BIN)/python tests/find_s3_server.py
	$(BIN)/python tests/find_postgres.py
	$(BIN)/python -m pytest $(TOGETHER)

quick: $(VENV)/installed-dev  ## for daily work: lint, and the tests that need neither a page nor the shipped data
	$(BIN)/ruff check .
	$(BIN)/python -m pytest $(TOGETHER) -m fast

check: $(VENV)/installed-dev  ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python tests/check_scripts.py
	$(BIN)/lint-imports

audit: $(VENV)/installed-dev  ## are there known holes in the versions we pin; says so where nobody can be asked
	$(BIN)/python tests/audit_versions.py

bench: $(VENV)/installed-dev build  ## measures; prints tables of ratios
	$(BIN)/python tests/find_chromium.py
	$(BIN)/python -m benchmarks

# Hashes are demanded of everything that comes from a registry; our own package is laid in without asking any.
OURS = $(BIN)/pip install --quiet --no-deps --no-build-isolation -e .

$(VENV)/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(OURS)
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

EXPORT = $(BIN)/uv export --quiet --frozen --no-emit-project --no-annotate --no-header

lock: $(VENV)/installed-dev  ## after a change in pyproject.toml: which files of which versions (`uv lock --upgrade` first for newer ones)
	$(BIN)/uv lock
	$(EXPORT) -o requirements.txt > /dev/null
	$(EXPORT) --group dev -o requirements-dev.txt > /dev/null
	$(EXPORT) --only-group reconcile -o requirements-reconcile.txt > /dev/null
	$(EXPORT) --only-group s3 -o requirements-s3.txt > /dev/null
	$(EXPORT) --only-group postgres -o requirements-postgres.txt > /dev/null
	$(EXPORT) --only-group lake -o requirements-lake.txt > /dev/null
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header tests/s3-server.in -o tests/s3-server.txt > /dev/null
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/python docs/licences.py

sbom: $(VENV)/installed-dev  ## var/sbom.cdx.json: everything the dashboard runs on, with hashes (CycloneDX)
	mkdir -p var
	$(BIN)/uv export --quiet --frozen --preview-features sbom-export --format cyclonedx1.5 -o var/sbom.cdx.json > /dev/null

clean:
	rm -rf $(VENV) $(VENV)-s3 $(VENV)-s3.lock var
