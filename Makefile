# The list of commands. `make run` and `make test` set up all they need.

SWIFT ?= swift
PORT ?= 8080
BIN = .build/release/feedloom
# What the sample blog is published at: the same bytes on every machine and every day.
SAMPLE_NOW = 2026-01-01T00:00:00Z
# Without symbols the program is half as large and starts sooner: each library that it loads would
# look for its own among those of a program that exports them.
RELEASE = -c release --static-swift-stdlib -Xlinker -s -Xlinker --no-export-dynamic
# What is held to the style: the folders of Fuzz/Sources are links, but for one.
FORMATTED = Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources/Fuzz
# What `make conformance` scores; CI names the program that `make test` has built already.
PROGRAM ?= $(BIN)

# How long `make fuzz` tries each property, and how many damaged samples `make sanitize` does.
SECONDS ?= 60
MUTATIONS ?= 200000

.PHONY: help run serve build test lint format bench simulate load conformance examples fuzz xss sanitize interrupt soak dependencies clean

help:
	@echo 'make run          publish the sample blog with its merged timeline into feeds/'
	@echo 'make serve        serve the sample blog on http://127.0.0.1:$(PORT)/'
	@echo 'make test         run the tests'
	@echo 'make lint         check the style'
	@echo 'make format       mend the style'
	@echo 'make bench        measure reading and building, against floors'
	@echo 'make simulate     fetch 10,000 feeds for a month on a clock that jumps'
	@echo 'make load         fetch 10,000 feeds from nginx, beside newsboat: CPU time and memory'
	@echo 'make conformance  score the program on the data in ../shared/conformance'
	@echo 'make fuzz         look for inputs that break a property, SECONDS=60 each'
	@echo 'make examples     build and run the package that uses the libraries as others would'
	@echo 'make xss          look in a browser for scripts that come through the sanitizer'
	@echo 'make interrupt    kill fetches at random moments, and look at what is left'
	@echo 'make soak         serve and fetch for MINUTES=60, and look at memory and open files'
	@echo 'make sanitize     run the tests under the address and the thread sanitizer'
	@echo 'make build        build the release program, $(BIN)'

dependencies:
	@scripts/install-dependencies

# Two programs: feedloom is what is called; what it does not do itself, feedloom-commands does.
build: dependencies
	$(SWIFT) build $(RELEASE) --product feedloom-commands
	$(SWIFT) build $(RELEASE) --product feedloom

run: build
	$(BIN) fetch samples/blog --now $(SAMPLE_NOW)
	$(BIN) build samples/blog --output feeds --now $(SAMPLE_NOW)

serve: build
	$(BIN) serve samples/blog --port $(PORT)

# Apart, for what only computes would keep the servers of the others from answering in time.
SERVING = 'AggregationTests|WebTests|FeedloomTests'
# A day of serving in half a minute takes the machine for itself.
DAY = DayOfServingTests
test: dependencies
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test --skip-build --parallel --skip $(SERVING)
	$(SWIFT) test --skip-build --parallel --filter $(SERVING) --skip $(DAY)
	$(SWIFT) test --skip-build --parallel --filter $(DAY)

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(FORMATTED)

format:
	$(SWIFT) format --in-place --recursive --parallel $(FORMATTED)

bench: dependencies
	$(SWIFT) build $(RELEASE) --product Benchmarks
	.build/release/Benchmarks

simulate: dependencies
	$(SWIFT) build $(RELEASE) --product Simulate
	.build/release/Simulate

# FEEDS is a folder of real feeds, of which copies are made.
FEEDS ?= ../shared/conformance/real
load: $(if $(filter $(BIN),$(PROGRAM)),build)
	scripts/load $(PROGRAM) $(FEEDS)

conformance: $(if $(filter $(BIN),$(PROGRAM)),build)
	scripts/conformance $(PROGRAM) ../shared/conformance

fuzz: dependencies
	$(SWIFT) build -c release --package-path Fuzz --scratch-path .build-fuzz
	scripts/fuzz .build-fuzz/release/Fuzz $(SECONDS)

# The output is compared with what it was: a change of the libraries' behaviour shows.
examples: dependencies
	$(SWIFT) build --package-path Examples --scratch-path .build/examples
	.build/examples/debug/Examples | diff Examples/Output.txt -

# Both need html5lib (PyPI); the hunt needs Chromium.
xss: $(if $(filter $(BIN),$(PROGRAM)),build)
	scripts/check-sanitizer $(PROGRAM) --count 20000
	scripts/hunt-xss $(PROGRAM)

# CI does the same with few feeds, as a test.
interrupt: $(if $(filter $(BIN),$(PROGRAM)),build)
	scripts/interrupt $(PROGRAM)

MINUTES ?= 60
soak: $(if $(filter $(BIN),$(PROGRAM)),build)
	scripts/soak $(PROGRAM) --minutes $(MINUTES)

# The two libraries apart, optimized, with all mutations: else they would take hours. Then all tests as
# they are; those that fetch have a minute for each look-up, too short beside all the others.
LIBRARIES = SANITIZED=1 FEEDLOOM_MUTATIONS=$(MUTATIONS) \
	$(SWIFT) test -c release --package-path Fuzz --parallel
WHOLE = $(SWIFT) test --parallel
sanitize: export LSAN_OPTIONS = suppressions=$(CURDIR)/scripts/leaks.supp
sanitize: export TSAN_OPTIONS = suppressions=$(CURDIR)/scripts/threads.supp
sanitize: dependencies
	$(LIBRARIES) --sanitize=address --scratch-path .build-asan/libraries
	$(LIBRARIES) --sanitize=thread --scratch-path .build-tsan/libraries
	$(WHOLE) --sanitize=address --scratch-path .build-asan --skip AggregationTests
	$(WHOLE) --sanitize=address --scratch-path .build-asan --filter AggregationTests
	$(WHOLE) --sanitize=thread --scratch-path .build-tsan --skip AggregationTests
	$(WHOLE) --sanitize=thread --scratch-path .build-tsan --filter AggregationTests

clean:
	rm -rf .build .build-asan .build-tsan .build-fuzz
