"""``python -m dateline``: the same as ``dateline``."""

from dateline.cli import main

if __name__ == "__main__":
    main()
