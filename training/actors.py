"""The dictionary of actors (``data/actors/names.tsv``) and the list of agents (``lang/en/agents.tsv``), compiled.

    PYTHONPATH=src:. python training/actors.py --gold ../shared/gold/dictionaries

Data decisions
- Names are those of the Phoenix dictionaries of countries, international actors and armed groups, of the agents those of
  NGEC's PLOVER list (licences in NOTICE). UCDP's list is not taken: its licence is not stated where it was had.
- A name is kept as it is looked up (`dateline.reading.actors.names.key_of`): small letters, no accents, no punctuation,
  one spelling of the commonest given names. Names of one letter, and names that are a country's, its people's or its
  capital's, are left out: ``countries.tsv`` has those. So are `COMMON` words, which name one group to those who know it
  and another thing to all others ("the Foundation").
- A code keeps its dates. Where a name has the same code with and without dates, the dated ones stay and the undated one
  goes last. Codes are kept as Phoenix has them; what is country and what is sector in them is decided when reading.
- One that is no country's code and no code of CAMEO for those above countries is left out.
- Agents are kept in small letters with the first sector of their code; entries for disasters, days of the week and the
  like (JNK, NON) and for nobody in particular (UNK) are left out.
"""

import argparse
import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline import lang
from dateline.reading.actors.codes import ABOVE, country_of_code, sector_of_agent
from dateline.reading.actors.names import key_of
from dateline.reading.mentions.lexicon import lexicon, plain

PHOENIX = ("phoenix-countries", "phoenix-international", "phoenix-armed-groups")
ROOT = Path(__file__).parent.parent / "src" / "dateline"
HEAD = "# Compiled by training/actors.py from the Phoenix dictionaries (see NOTICE); never edited by hand.\n"
AGENTS_HEAD = (
    "# Compiled by training/actors.py from NGEC's PLOVER agents (see NOTICE); never edited by hand.\n"
)
NOBODY = ("JNK", "NON", "UNK")
LEAST_LETTERS = 2
PAST = {"SUN", "YUG", "CSK", "DDR", "SCG", "XKX", "PSE", "TLS"}
"""Codes of countries that are no more, and of some that Natural Earth has under others."""
COMMON = frozenset({
    "313", "39649", "anarchists", "avengers", "boogeymen", "cornerstone", "falcon", "foundation", "inevitables",
    "mavericks", "order", "youth", "zero",
})  # fmt: skip
"""Words that are left out as names by themselves."""
MOST_WORDS = 9
"""Names of more words are sentences or lists that went wrong."""


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    """Each name with one of its codes, as text."""
    for name in PHOENIX:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                entry = json.loads(line)
                for code in entry["codes"]:
                    if len(code["code"]) >= 3 and code["code"].isalpha() and code["code"].isupper():
                        dates = f">{code['from']}" if code["from"] else ""
                        dates += f"<{code['to']}" if code["to"] else ""
                        for each in (entry["name"], *entry["also"]):
                            yield each, code["code"] + dates


def compiled(folder: Path) -> list[str]:
    words = lexicon(lang.load("en"))
    taken = {key_of(k) for table in (words.countries, words.demonyms, words.capitals) for k in table}
    with (folder / "countries.csv").open(encoding="utf-8") as file:
        countries = {row["iso3"] for row in csv.DictReader(file)} | PAST
    codes: dict[str, list[str]] = defaultdict(list)
    for name, code in rows(folder):
        if code[:3] not in ABOVE and country_of_code(code[:3]) not in countries:
            continue
        key = key_of(name)
        fits = key not in taken | COMMON and len(key) >= LEAST_LETTERS and len(key.split()) <= MOST_WORDS
        if fits and code not in codes[key]:
            codes[key].append(code)
    return [
        f"{key}\t{' '.join(sorted(found, key=_order))}"
        for key, found in sorted(codes.items(), key=lambda i: i[0].encode())
    ]


def _order(code: str) -> tuple[bool, str]:
    """Dated codes first, the latest first."""
    _, _, since = code.partition(">")
    return not ("<" in code or ">" in code), "".join(chr(0x10000 - ord(c)) for c in since)


def agents(folder: Path) -> list[str]:
    found: dict[str, str] = {}
    with (folder / "plover-agents.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["code"].replace("~", "")
            sector = sector_of_agent(code)
            for form in row["forms"].split("|"):
                text = plain(" ".join(form.lower().replace("_", " ").split()))
                if sector and code[:3] not in NOBODY and len(text) > 1:
                    found.setdefault(text, sector)
    return [f"{text}\t{sector}" for text, sector in sorted(found.items())]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="the folder of dictionaries")
    args = parser.parse_args()
    for path, head, lines in (
        (ROOT / "data" / "actors" / "names.tsv", HEAD, compiled(args.gold)),
        (ROOT / "lang" / "en" / "agents.tsv", AGENTS_HEAD, agents(args.gold)),
    ):
        path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(
            f"{path.relative_to(ROOT.parent.parent)}: {len(lines)} names, {path.stat().st_size} bytes",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
