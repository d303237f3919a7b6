# Two commands are enough: `make serve` and `make test`. Each sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
TEST_STAMP := $(VENV)/.ready-tests
PORT ?= 8000
# pip's own noise about mirrors tells a newcomer nothing
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: serve build check test test-long lint screenshots clean

serve: $(STAMP)  ## check, build and preview the sample portal
	$(BIN)/gongkai serve --port $(PORT)

build: $(STAMP)  ## check and build the sample portal into site/
	$(BIN)/gongkai build

check: $(STAMP)  ## check only; writes nothing
	$(BIN)/gongkai check

test: $(TEST_STAMP)  ## floors, style, types, and every test that fits into eight minutes
	@sh tests/setup-browser.sh
	$(BIN)/lint-imports --no-cache
	$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	$(BIN)/mypy generator/gongkai
	$(BIN)/pytest -n 2 -m "not long" -q

test-long: $(TEST_STAMP)  ## what takes longer
	$(BIN)/pytest -n 2 -m long -q

screenshots: $(TEST_STAMP) build  ## a picture of each page kind, desktop and phone, in screenshots/
	@sh tests/setup-browser.sh
	$(BIN)/python tests/screenshots.py site screenshots

lint: $(TEST_STAMP)
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy generator/gongkai && $(BIN)/lint-imports

clean:
	rm -rf site dist .gongkai

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { echo "没有python3-venv，试着安装…"; apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); }

$(STAMP): pyproject.toml | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(TEST_STAMP): pyproject.toml | $(BIN)/python
	$(PIP) -e '.[dev]'
	@touch $@ $(STAMP)
