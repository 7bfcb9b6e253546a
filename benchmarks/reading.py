"""Time this process at reading texts: a script of its own, so that its memory and processor time are its own.

python -m benchmarks.reading < TEXTS.json      {"texts": […], "workers": 1, "weights": null} in, one JSON object out
"""

import json
import resource
import sys
import time
from pathlib import Path

from dateline.config import Config
from dateline.model import Reading, document_of
from dateline.pipeline import read_many


def main() -> None:
    job = json.load(sys.stdin)
    config = Config(workers=job["workers"], weights=Path(job["weights"]) if job["weights"] else None)
    documents = [document_of(text, id=str(number)) for number, text in enumerate(job["texts"])]
    readings = read_many(iter(documents), config=config)
    begun = [
        next(readings) for _ in range(min(len(documents), 2 * job["workers"]))
    ]  # the network is loaded by now
    start, cpu = time.perf_counter(), time.process_time()
    rest = list(readings)
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    words = sum(len(text.split()) for text in job["texts"][len(begun) :])
    assert all(isinstance(each, Reading) for each in (*begun, *rest))
    who = resource.RUSAGE_CHILDREN if job["workers"] > 1 else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss
    print(json.dumps({"words": words, "reports": len(rest), "wall_s": wall, "cpu_s": cpu, "peak_kib": peak}))


if __name__ == "__main__":
    main()
