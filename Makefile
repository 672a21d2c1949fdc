# The tasks of a contributor. `make` alone lists them.
.PHONY: help env test check docs golden site mutants
PY := .venv/bin/python
INSTALL := -m pip install -q -c constraints.txt --group dev -e .

help: ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile

env: ## make .venv with the program and its tools
	python3 -m venv .venv
	$(PY) -m pip install -q -U pip
	$(PY) $(INSTALL)

test: ## run the tests
	$(PY) -m pytest -n auto

check: ## run everything that must pass before a change is merged
	.ci/run

golden: ## rewrite the golden outputs (read the diff)
	$(PY) -m pytest tests/golden tests/docs tests/rules --golden-update

docs: ## rewrite the generated pages
	$(PY) docs/generate.py

site: ## build the pages as a site, into site/
	.ci/run site

mutants: ## break the program line by line, part by part: make mutants OF='cstocli.replay.history*'
	python3 -m venv .venv-mutants
	.venv-mutants/bin/python -m pip install -q -U pip
	.venv-mutants/bin/python $(INSTALL) mutmut==3.8.1
	HYPOTHESIS_PROFILE=few .venv-mutants/bin/mutmut run '$(OF)'
	-.venv-mutants/bin/mutmut results | grep -v 'not checked'
