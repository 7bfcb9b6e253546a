"""Two states of the code read the same reports in turns: whether their readings are the same, and what a word costs each.

    git worktree add build/before COMMIT
    python -m benchmarks.turns build/before/src src                 whole readings
    python -m benchmarks.turns build/before/src src --rules         the network's answers given, and not timed

Each has a process of its own. A first round compares the readings, byte for byte as MessagePack and as JSON; in each
further round every report is read by one and by the other, and of each report the least processor time counts, so that
other work on the machine disturbs both alike.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.texts import of_file, varied

GOLD = Path(__file__).parent.parent / "evaluation" / "gold" / "reports"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before", type=Path, help="the folder that holds the one 'dateline'")
    parser.add_argument("after", type=Path, help="and the other")
    parser.add_argument("--texts", type=Path, help="JSON lines with a text in each, in place of ours")
    parser.add_argument("--words", type=int, default=20_000, help="about how many words a round reads")
    parser.add_argument("--rounds", type=int, default=4, help="how often each report is timed")
    parser.add_argument("--rules", action="store_true", help="time the rules alone")
    parser.add_argument("--side", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.side:
        answer(rules=args.rules)
        return
    texts = of_file(args.texts, args.words) if args.texts else ours(args.words)
    sides = [start(folder, texts, rules=args.rules) for folder in (args.before, args.after)]
    differing = [n for n in range(len(texts)) if len({ask(side, n)[1] for side in sides}) > 1]
    best = [[float("inf")] * len(texts) for _ in sides]
    for turn in range(args.rounds):
        for n in range(len(texts)):
            for k in (0, 1) if (turn + n) % 2 else (1, 0):
                best[k][n] = min(best[k][n], ask(sides[k], n)[0])
    for side in sides:
        side.communicate()
    words = sum(len(text.split()) for text in texts)
    before, after = (1e6 * sum(times) / words for times in best)
    print(f"{len(texts)} reports, {words:,} words; readings that differ: {len(differing)} {differing[:20]}")
    print(f"microseconds a word: {before:.1f} before, {after:.1f} after, {after / before:.3f} of before")


def ours(words: int) -> list[str]:
    """The open gold set's reports, as many as make half of the words, evenly taken; and the examples, varied."""
    texts = [file.read_text(encoding="utf-8").partition("\n---\n")[2] for file in sorted(GOLD.rglob("*.txt"))]
    step = max(1, round(2 * sum(len(text.split()) for text in texts) / words))
    return [*islice(texts, 0, None, step), *varied(words // 2)]


def start(folder: Path, texts: list[str], *, rules: bool) -> subprocess.Popen[str]:
    """A process that reads with the code of a folder."""
    place = os.pathsep.join((str(folder.resolve()), str(Path(__file__).parent.parent)))
    side = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.turns", "--side", *(["--rules"] if rules else []), ".", "."],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": place, "OMP_NUM_THREADS": "1"},
    )
    assert side.stdin is not None
    print(json.dumps(texts), file=side.stdin, flush=True)
    return side


def ask(side: subprocess.Popen[str], number: int) -> tuple[float, str]:
    """Seconds that a reading took, and its hash."""
    assert side.stdin is not None
    assert side.stdout is not None
    print(number, file=side.stdin, flush=True)
    seconds, same = side.stdout.readline().split()
    return float(seconds), same


def answer(*, rules: bool) -> None:
    """Read what is asked for, by its number, until nothing is."""
    import gc

    import msgspec

    from dateline.config import Config
    from dateline.export.json import encode
    from dateline.model import document_of
    from dateline.pipeline import load_reader

    texts = json.loads(sys.stdin.readline())
    reader: Any = load_reader(Config())
    spent = keep_answers(reader) if rules else [0.0]
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        document = document_of(texts[int(line)], id=line.strip())
        spent[0] = 0.0
        begun = time.process_time()
        reading = reader.read(document)
        seconds = time.process_time() - begun - spent[0]
        kept = sha256(msgspec.msgpack.encode(reading) + encode(reading, None)).hexdigest()
        print(seconds, kept, flush=True)


def keep_answers(reader: Any) -> list[float]:
    """Let the network be asked once for each text; the seconds that its answers took are added to what is returned."""
    known: dict[str, Any] = {}
    spent = [0.0]
    asked = type(reader.network).analyse

    def analyse(network: Any, text: str, words: Any, quotes: Any) -> Any:
        begun = time.process_time()
        if text not in known:
            known[text] = asked(network, text, words, quotes)
        spent[0] += time.process_time() - begun
        return known[text]

    type(reader.network).analyse = analyse
    return spent


if __name__ == "__main__":
    main()
