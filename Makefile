# PYTHON chooses which Python the virtual environment is made with.
PYTHON ?= python3
VENV = .venv/bin
PYTEST_ARGS ?=
FAULTS_ARGS ?=
CHROMIUM := $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name))))

.PHONY: setup run test check format lock faults

setup:
	@$(PYTHON) config/bootstrap.py

run:
	@$(PYTHON) config/bootstrap.py --demo && exec $(VENV)/python -m config.processes

test: check
ifneq ($(CHROMIUM),)
	$(VENV)/python -m pytest -n auto $(PYTEST_ARGS)
else ifeq ($(WAYMARK_REQUIRE),all)
	@echo "No Chromium is on this machine, and WAYMARK_REQUIRE=all leaves nothing out." >&2; exit 1
else
	@echo "No Chromium is on this machine: the browser journeys are left out."
	$(VENV)/python -m pytest -n auto -m "not browser" $(PYTEST_ARGS)
endif

check: setup
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	@git ls-files -coz --exclude-standard -- 'templates/*.html' | xargs -0r $(VENV)/djade --target-version 5.2 --check
	$(VENV)/python manage.py makemigrations --check --dry-run
	$(VENV)/python manage.py check

format: setup
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .
	@git ls-files -coz --exclude-standard -- 'templates/*.html' | xargs -0r $(VENV)/djade --target-version 5.2

# For maintainers: does each fault that Waymark is to survive, and prints what came of it. SCALE=small is quick.
faults: setup
	$(VENV)/python -m tests.faults $(FAULTS_ARGS)

# For maintainers, with uv on PATH: after a change of dependencies in pyproject.toml.
EXPORT = uv export --quiet --frozen --no-emit-project --no-header --no-annotate
lock:
	uv lock
	$(EXPORT) --output-file requirements.txt > /dev/null
	$(EXPORT) --extra dev --output-file requirements-dev.txt > /dev/null
	$(EXPORT) --only-group node --output-file requirements-node.txt > /dev/null
