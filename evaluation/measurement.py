"""What a measurement is, and what it is run with."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.config import Config
from dateline.reading import Reader

Figures = dict[str, float]
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Bench:
    """Where the gold data and the project's scorers are, the reader to measure, and a folder for files."""

    shared: Path
    config: Config
    folder: Path

    @cached_property
    def reader(self) -> Reader:
        return Reader.load(self.config)

    def gold(self, name: str) -> Path:
        """A gold file or folder: of this repository where the name begins so, else of the shared folder."""
        return ROOT / name if name.startswith("evaluation/") else self.shared / name

    def arbiter(self, scorer: str, *arguments: str | Path) -> dict[str, Any]:
        """What one of the project's own scorers says of two files."""
        command = [sys.executable, str(self.shared / "score" / scorer), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        result: dict[str, Any] = json.loads(done.stdout)
        return result


@dataclass(frozen=True)
class Measurement:
    """A name, the files of the shared folder that it reads, what it measures, and which figures have a floor."""

    name: str
    files: tuple[str, ...]
    run: Callable[[Bench], Figures]
    pinned: tuple[str, ...]
