# The commands of this project. "make build" and "make test" set up everything they need.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := -m pip install --quiet --disable-pip-version-check
# The program and what it needs, for one interpreter.
install = $(1) $(PIP) --require-hashes -r requirements.lock && $(1) $(PIP) --no-deps --no-build-isolation -e . -e packages/campaign-grade
TEST_STAMP := $(VENV)/.installed-tests

.PHONY: tools build check serve test lint bench bench-full references tripwire parity clean lock update catalogs trace reproducible mutation

build: $(STAMP)
	@$(BIN)/manara build

check: $(STAMP)
	@$(BIN)/manara check

serve: $(STAMP)
	@$(BIN)/manara serve

# Browsers, servers and readers of Debian that tests and measurements run; says what to install where it may not.
tools:
	@bash tests/install-tools.sh

# One worker more than cores: many tests wait for a browser. What stands together stays on one worker, so that what a
# module prepares is prepared once, until another has nothing left to do.
test: $(TEST_STAMP) tools
	$(BIN)/ruff check scripts packages tests bench
	$(BIN)/mypy
	PYTEST_XDIST_AUTO_NUM_WORKERS=$$(($$(nproc) + 1)) $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(TEST_STAMP)
	$(BIN)/ruff check scripts packages tests bench
	$(BIN)/mypy

# Drives two browsers through every journey, reads their closed profiles, and writes data/trace.json.
trace: $(TEST_STAMP) tools
	@$(BIN)/python -m tests.trace $(ARGS)

# Sets up every Python from 3.11 to 3.13 that is found and compares what each of them builds.
PYTHONS ?= $(wildcard $(foreach minor,11 12 13,$(shell command -v python3.$(minor)) $(HOME)/.pyenv/versions/3.$(minor).*/bin/python))
reproducible: $(TEST_STAMP) tools
	@for python in $(PYTHONS); do \
	  minor=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
	  place=.cache/pythons/$$minor; \
	  test -x $$place/bin/python || $$python -m venv $$place; \
	  $(call install,$$place/bin/python) || exit 1; \
	done
	$(BIN)/python -m pytest -s tests/publishing/test_reproducible.py
	MANARA_REPRODUCED=. $(BIN)/python -m pytest -s tests/publishing/test_reproducible.py

tripwire: $(TEST_STAMP) tools
	@$(BIN)/python -m bench.tripwire

bench: $(TEST_STAMP) tools
	@$(BIN)/python -m bench

# Writes the reviewed pictures and accessibility trees again; look at what changed before committing it.
references: $(TEST_STAMP) tools
	@MANARA_REFERENCES=renew $(BIN)/python -m pytest -q tests/site/test_look.py tests/site/test_accessibility_tree.py tests/kuwait/test_look.py

# The picture in README.md.
picture: build $(TEST_STAMP) tools
	@$(BIN)/python -m bench.readme_picture

bench-full: $(TEST_STAMP) tools
	@$(BIN)/python -m bench --full

lock:
	$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv
	.cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.lock
	.cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header tests/requirements.in -o tests/requirements.lock
	.cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header -c tests/requirements.lock bench/requirements.in -o bench/requirements.lock

# Newest versions of everything, or of PACKAGE, into both locks; shows what changed. Run the tests before committing it.
update:
	$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv
	for lock in requirements tests/requirements bench/requirements; do \
	  .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header \
	    $(if $(PACKAGE),--upgrade-package $(PACKAGE),--upgrade) $$(test $$lock != bench/requirements || echo -c tests/requirements.lock) $$lock.in -o $$lock.lock || exit 1; \
	done
	@git diff --unified=0 -- requirements.lock tests/requirements.lock bench/requirements.lock | awk ' \
	  match($$0, /^[-+][a-z0-9._-]+==[^ ;]+/) { name = substr($$0, 2, RLENGTH - 1); version = name; sub(/==.*/, "", name); sub(/.*==/, "", version); \
	    if (/^-/) old[name] = version; else new[name] = version; every[name] } \
	  END { for (name in every) { changed++; print name ": " (name in old ? old[name] : "new") " → " (name in new ? new[name] : "gone") } \
	    if (!changed) print "Nothing changed." }' | sort

# Draws a hundred small faults of the program and counts how many the tests find; about fifteen minutes.
mutation: $(TEST_STAMP)
	@$(BIN)/python $(PIP) --require-hashes -r bench/requirements.lock
	@$(BIN)/python -m bench.mutation $(ARGS)

clean:
	rm -rf $(VENV) build site site.* .cache scripts/*.egg-info packages/*/*.egg-info

$(STAMP): requirements.lock pyproject.toml packages/campaign-grade/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Manara needs Python 3.11 or newer; PYTHON=python3.12 make build chooses another."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python cannot make virtual environments here. On Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }
	$(call install,$(BIN)/python)
	@touch $@

$(TEST_STAMP): $(STAMP) tests/requirements.lock
	$(BIN)/python $(PIP) --require-hashes -r tests/requirements.lock
	@touch $@

# Collects every visible string of templates and program into the catalogs, and says what is untranslated; writes the
# schemas and the reference of all fields anew.
catalogs: $(STAMP)
	@$(BIN)/manara catalogs
	@$(BIN)/python -c "from pathlib import Path; from manara.desk.schemas import write; write(Path())"

# Puts thousands of faults into the translations and counts how many the checks find.
parity: $(TEST_STAMP)
	@$(BIN)/python -m bench.parity
