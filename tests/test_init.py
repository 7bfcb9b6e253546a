"""The package's front door: few names, and quick to open."""

import subprocess
import sys

import dateline


def test_the_public_names_are_a_short_sorted_list() -> None:
    assert dateline.__all__ == [
        "Config",
        "DatelineError",
        "Document",
        "Issue",
        "Reading",
        "Span",
        "__version__",
        "read",
        "read_file",
    ]
    assert dateline.__all__ == sorted(dateline.__all__)
    assert all(hasattr(dateline, name) for name in dateline.__all__)


def test_importing_the_package_loads_only_itself_and_the_standard_library() -> None:
    """So that it is quick, and works where an optional package is missing."""
    code = (
        "import sys; before = set(sys.modules); import dateline\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(*new - set(sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["dateline"]
