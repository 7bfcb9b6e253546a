# `just` lists these. Each is one line of an ordinary command.

_default:
    @just --list

# an environment in .venv with the package and every tool, and the checks
check:
    ./check

# the tests alone; words go to pytest: just test tests/test_model.py
test *words:
    ./check test {{ words }}

# the package, changeable in place, and its tools, in the current environment
install:
    pip install --require-hashes --requirement requirements/dev.txt
    pip install --no-deps --no-build-isolation --editable .

# put the code in form, and mend what can be mended
format:
    ruff format
    ruff check --fix

# an area against its gold file: just evaluate attribution GOLD.jsonl.gz -o OUT.jsonl
evaluate *words:
    dateline evaluate {{ words }}

# every measurement on development data, and the floors: just measure, just measure syntax-gum, just measure --raise
measure *words:
    python -m evaluation {{ words }}

# how quick it is, on this machine
bench *words:
    python -m benchmarks {{ words }}

# the generated parts of the documentation
docs:
    cog -r -P README.md CONTRIBUTING.md docs/*.md evaluation/gold/README.md

# the pins, from pyproject.toml: with no address of an index and no path of a machine in them
lock:
    uv pip compile pyproject.toml --universal --python-version 3.11 --quiet \
        --generate-hashes --no-header --no-emit-index-url -o requirements/run.txt
    uv pip compile pyproject.toml --group dev -c requirements/run.txt --universal --python-version 3.11 --quiet \
        --generate-hashes --no-header --no-emit-index-url -o requirements/dev.txt
