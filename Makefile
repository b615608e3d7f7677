# Two commands are enough on a fresh machine: `make run` and `make test`. The rest are parts of these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
ADDRESS ?= 127.0.0.1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Compiled modules are kept, whatever the caller set: tests start some hundred processes that would each compile src.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run build test quick check bench clean

run: build  ## set up, build the data, serve at http://localhost:8501
	$(BIN)/streamlit run serve.py --server.address $(ADDRESS) --server.port $(PORT)

build: $(VENV)/installed  ## build the database from data/ into $$DASHBOARD_HOME (var/)
	$(BIN)/python -m dashboard build

# Workers are chosen here and not in pyproject.toml: one test by its name needs none. One more than there are processors,
# since a third of the time of a browser test is waiting.
WORKERS = -n $(shell $(PYTHON) -c "import os; print(min(4, (os.cpu_count() or 1) + 1))") --dist worksteal

test: $(VENV)/installed-dev check  ## everything: lint, types, contracts, unit, page and browser tests
	$(BIN)/python tests/find_chromium.py
	$(BIN)/python tests/find_font.py
	$(BIN)/python -m pytest $(WORKERS)

quick: $(VENV)/installed-dev  ## for daily work: lint, and the tests that need neither a page nor the shipped data
	$(BIN)/ruff check .
	$(BIN)/python -m pytest $(WORKERS) -m fast

check: $(VENV)/installed-dev  ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev build  ## measures; prints tables of ratios
	$(BIN)/python tests/find_chromium.py
	$(BIN)/python -m benchmarks

$(VENV)/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -r requirements.txt
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/pip install --quiet -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) var
