# Everything a planner, a developer or a CI machine runs. `make` alone lists it.
#
# One configuration for all of it: an optimised build whose internals the tests may see, so that
# nothing is compiled twice and the tests run what the demo runs.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

FLAGS := -c release -Xswiftc -enable-testing
BIN := .build/release/coachplan
PREFIX ?= /usr/local
TEST_LOG := .build/test.log
SWIFT_FILES := Package.swift $(wildcard Sources Tests Benchmarks Examples)

# Arguments for `make demo` and `make test`: make test ARGS='--filter RequestTests'
ARGS ?=

.PHONY: help setup build install manual demo test soak lint format check-instances check-proofs page-check conformance cluster-test bench ci clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the system libraries that are missing (libglpk-dev, libsqlite3-dev, libsimdjson-dev, libssl-dev)
	@Scripts/setup

build: setup ## build the program: .build/release/coachplan
	@echo "make: building coachplan (the first build compiles its dependencies too: 10 minutes or so on two cores)"
	swift build $(FLAGS) --product coachplan

install: build ## put the program with its man page and completions, and the Swift runtime it needs, below PREFIX (default: /usr/local)
	@Scripts/install $(BIN) $(DESTDIR)$(PREFIX)

manual: build ## write the man page anew, Documentation/coachplan.1, after a change of a command's options
	@Scripts/manual $(BIN)

demo: build ## run the main job against an embedded sandbox: slots, plan, dry run, apply, proof
	$(BIN) demo $(ARGS)

test: setup ## build and run all tests
	@mkdir -p $(dir $(TEST_LOG))
	@Scripts/checker-python >/dev/null
	swift build $(FLAGS) --build-tests
	swift test $(FLAGS) --skip-build --disable-xctest $(ARGS) 2>&1 | tee $(TEST_LOG)

soak: ## the long forms of the tests: more random instances, more faults, longer runs, a million simulated histories of a plan (COACHPLAN_SIMULATION_LOG=FILE goes on where it ended)
	COACHPLAN_SOAK=1 $(MAKE) test

lint: setup ## layout and style of every Swift file, as .swift-format has them; the compiler's warnings are errors here
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)
	COACHPLAN_STRICT=1 swift build $(FLAGS) --build-tests

format: ## bring every Swift file into that layout
	swift format --in-place --recursive --parallel $(SWIFT_FILES)

check-instances: build ## plan every public instance and let the outside checker judge each plan
	@Scripts/check-instances $(BIN)

check-proofs: ## tests of the outside checker of proofs: random proofs of small problems, days against every choice
	@cd Tests/ProofChecker && $$(../../Scripts/checker-python) -B -m unittest

page-check: build ## look at the pages of `report` in Chromium, which is installed if missing: PICTURES=folder keeps screenshots
	@Scripts/page-check $(BIN) $(PICTURES)

conformance: build ## drive the sandbox through all its operations with the service's official Python SDK
	@Scripts/ensure-python
	Tests/Conformance/run.sh $(BIN)

cluster-test: build ## plan parts on a Slurm cluster of two nodes that is started here, and kill half of it: installs slurm-wlm and munge if missing
	@Scripts/cluster-test $(BIN)

bench: setup ## the benchmarks, with the rivals of the solver: see Benchmarks/README.md
	$(MAKE) -C Benchmarks

ci: ## what the CI machine runs
	@.ci/run

clean: ## remove everything that was built
	rm -rf .build .venv-*
