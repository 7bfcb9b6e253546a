"""How soon something is seen: the first contentful paint of each page in a real Chromium, over a generated record.

    python -m benchmarks.paint --record big.db

The record is that of `benchmarks.pages`. The server is a process of its own, as `dateline serve` starts it, and each page
is opened once, by a browser that has seen none before, so with every style and script; ``--wait`` is how long the server
is left alone after its start: of a million events it counts for some ten seconds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

from playwright.sync_api import sync_playwright

PAGES = (
    "overview", "reports", "statements", "events", "actors", "incidents", "timeline", "map", "network",
    "report?id=r0000042", "incident?id=i0000042", "issues", "search?words=bakori", "review",
)  # fmt: skip
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
ANSWERED = "performance.getEntriesByType('navigation')[0].responseEnd"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", required=True)
    parser.add_argument("--port", type=int, default=8719)
    parser.add_argument("--wait", type=float, default=30.0, help="seconds after the start of the server")
    parser.add_argument("--browser", default="/usr/bin/chromium")
    args = parser.parse_args()
    command = [sys.executable, "-m", "dateline", "serve", args.record, "--port", str(args.port)]
    server = subprocess.Popen([*command, "--no-browser", "--read-only"], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    print(server.stderr.readline().strip(), f"({os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})")
    time.sleep(args.wait)
    try:
        with sync_playwright() as play:
            chromium = play.chromium.launch(
                executable_path=args.browser, args=["--no-sandbox", "--disable-gpu"]
            )
            chromium.new_page().goto("about:blank")
            print("| page | first contentful paint, ms | answered, ms |\n|---|---:|---:|")
            for page in PAGES:
                tab = chromium.new_context().new_page()
                tab.goto(f"http://localhost:{args.port}/{page}", wait_until="load")
                tab.wait_for_function(f"() => {PAINTED}")
                painted, answered = tab.evaluate(PAINTED), tab.evaluate(ANSWERED)
                print(f"| {page.partition('?')[0]} | {painted:.0f} | {answered:.0f} |", flush=True)
                tab.context.close()
            chromium.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
