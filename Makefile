# On the Record. `make run` serves the site, `make test` runs every test; `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The tests that need neither a browser nor another server, publish no release of the whole dataset, and cause no faults.
QUICK := $(filter-out tests/bench tests/browser tests/deploy tests/journeys tests/recipes tests/reliability tests/security \
	tests/server tests/site,$(patsubst %/,%,$(wildcard tests/*/)))
NOT_QUICK := --ignore tests/publishing/test_commands.py \
	--ignore tests/publishing/test_rehearsal.py --ignore tests/publishing/test_chart_store.py -m "not soak" \
	-k "not postgresql and not welsh_pages and not new_release and not corrections"
MESSAGES := portal/translations/cy/LC_MESSAGES/messages
# What is compiled once is kept: without that every process compiles all of the program, and the tests start hundreds.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test quick soak bench check audit messages pins clean
.DEFAULT_GOAL := help

help:  ## List what make can do
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

run: $(VENV)/.run $(MESSAGES).mo  ## Install what is missing, build the database if there is none, serve the site
	@$(BIN)/python app.py

test: $(VENV)/.test $(VENV)/.system $(MESSAGES).mo  ## Install what the tests need and run every test
	@$(BIN)/python -m pytest -n 3 --dist loadgroup -q

quick: $(VENV)/.test $(MESSAGES).mo  ## Run the tests that need no browser and no other server, in under two minutes
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q $(QUICK) $(NOT_QUICK)

soak: $(VENV)/.test $(VENV)/.system $(MESSAGES).mo  ## Cause every fault in full, with progress, in under an hour; a part: make soak PART=killed
	@$(BIN)/python -m pytest --soak -m soak -q -x --durations=0 --durations-min=1 $(if $(PART),-k "$(PART)")

bench: $(VENV)/.test $(MESSAGES).mo  ## Measure speed, memory and weight beside others, into instance/bench.md; a part: make bench PART=speed
	@$(BIN)/python -m tests.bench $(if $(PART),--part $(PART))

check: $(VENV)/.test  ## Style, types, the layers and the dataset
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive portal app.py
	$(BIN)/portal check

audit: $(VENV)/.test  ## Ask a public list for known weaknesses of what is installed (a machine without that list fails)
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements.txt

messages: $(VENV)/.run  ## Gather the interface's messages into the Welsh catalogue, to be translated there
	@$(BIN)/pybabel --quiet extract -F portal/translations/extraction.cfg -k gettext -k ngettext:1,2 --no-location \
		--sort-output --project "On the Record" -o $(VENV)/messages.pot .
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -i $(VENV)/messages.pot \
		-l cy -o $(MESSAGES).po

$(MESSAGES).mo: $(MESSAGES).po | $(VENV)/.run
	@$(BIN)/pybabel --quiet compile -l cy -i $< -o $@

pins: $(VENV)/.run  ## Renew the pinned requirements from the .in files
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --custom-compile-command "make pins" requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --custom-compile-command "make pins" requirements-test.in -o requirements-test.txt

clean:  ## Take away what was installed and built here (not the database)
	rm -rf $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "On the Record needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "Python cannot make a virtual environment here. On Debian: apt install python3-venv"; exit 1; }

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the site needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.run
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.system: tests/system_packages.sh | $(VENV)/bin/python
	@sh tests/system_packages.sh
	@touch $@
