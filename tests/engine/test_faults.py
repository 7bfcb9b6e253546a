"""Kills on a Ray cluster of several nodes, a few; `python -m benchmarks.faults` does many."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_workers_and_a_node_are_killed_and_the_bytes_are_the_same() -> None:
    words = ["--kills", "3", "--nodes", "1", "--runs", "0", "--reports", "120", "--every", "0.7"]
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.faults", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr[-3000:]
    result = json.loads(ran.stdout)
    assert result["equal"]
    assert result["kills"]["workers"] + result["kills"]["nodes"] >= 2
