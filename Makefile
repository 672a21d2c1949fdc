# The task list. `make` alone lists it.
.PHONY: help env test check docs golden site mutants
PY := .venv/bin/python

help: ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile

env: ## make .venv with the program and its tools
	python3 -m venv .venv
	$(PY) -m pip install -q -c constraints.txt -r requirements-dev.txt -e .

test: ## run the tests
	$(PY) -m pytest

check: ## all that must be green before a change lands
	.ci/run

golden: ## write the golden outputs anew (read the diff)
	$(PY) -m pytest tests/golden tests/docs tests/rules --golden-update

docs: ## write the generated pages anew
	$(PY) docs/generate.py

site: ## build the pages as a site, into site/
	python3 -m venv .venv-site
	.venv-site/bin/python -m pip install -q mkdocs==1.6.1
	.venv-site/bin/mkdocs build --strict

mutants: ## break the core on purpose, part by part: make mutants OF='cstocli.replay.history*'
	python3 -m venv .venv-mutants
	.venv-mutants/bin/python -m pip install -q -c constraints.txt -r requirements-dev.txt mutmut==3.8.1 -e .
	HYPOTHESIS_PROFILE=mutants .venv-mutants/bin/mutmut run '$(OF)'
	-.venv-mutants/bin/mutmut results | grep -v 'not checked'
