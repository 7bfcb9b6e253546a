"""Reports of different stories that are too much alike: word 5-grams in common.

python -m evaluation.gold.duplicates       the closest pairs, and how alike they are
"""

import re
import sys
from collections.abc import Sequence
from itertools import combinations

from evaluation.gold.compile import ROOT
from evaluation.gold.source import Report, reports

N = 5
# The least share of the shorter report's 5-grams that makes two of them alike. Independent texts of the set share
# under 0.02; a cut copy shares over 0.5.
LIKE = 0.05


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + N]) for i in range(len(words) - N + 1)}


def alike(all_reports: Sequence[Report], *, least: float) -> list[tuple[float, str, str]]:
    """Pairs of reports of different stories with at least that share of 5-grams, closest first."""
    known = [(report, grams(report.text)) for report in all_reports]
    found = []
    for (a, first), (b, second) in combinations(known, 2):
        if a.path.parent != b.path.parent:
            share = len(first & second) / max(1, min(len(first), len(second)))
            if share >= least:
                found.append((round(share, 3), a.id, b.id))
    return sorted(found, reverse=True)


def main() -> int:
    for share, a, b in alike(list(reports(ROOT)), least=0.001)[:20]:
        print(f"{share:.3f}  {a}  {b}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
