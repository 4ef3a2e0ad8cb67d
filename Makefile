# Each target sets the machine up where something is missing, then calls crates/xtask.
# More arguments: make serve ARGS="--addr 0.0.0.0:8080"

XTASK := sh crates/xtask/bootstrap.sh

.PHONY: help setup serve test watch watch-smoke check tidy build dist components bench soak doctor

help:
	@echo "make serve        build everything, seed the demo newsroom, serve it"
	@echo "make test         everything that CI runs"
	@echo "make watch        development: rebuild and reload on every change (cargo leptos watch)"
	@echo "make watch-smoke  proves that make watch works"
	@echo "make check        formatting, lints, licences, tidy rules, size budgets"
	@echo "make build        server, both browser bundles, editor and styles, for release"
	@echo "make dist         one file to copy to a server: dist/nashr"
	@echo "make components   pages of every component, with long and empty cases"
	@echo "make bench, soak  figures; a long run under load"
	@echo "make doctor       the compiler's route and every version"

setup serve test watch watch-smoke check tidy build dist components bench soak doctor:
	@$(XTASK) $@ $(ARGS)
