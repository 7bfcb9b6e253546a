"""Write the table of words whose lemma the patterns get wrong: ``src/dateline/lang/en/lemmas.tsv``.

    python training/lemmas.py --gold ../shared/gold --tokenizer PATH/TO/tokenizer.json

Data decisions
- GUM train (annotation CC BY 4.0): a word with a part of speech has the lemma it has most often. A word seen once counts
  only where it is in small letters and its lemma begins like it (slips and foreign words stay out). Nothing of a
  development or test part is read.
- The vocabulary of MiniLM-L6 (Apache-2.0) says which words exist: where the patterns make of a form a word that it does
  not have, and another way to undo the ending makes one that it has, that one is taken.
- Comparatives are built from GUM's adjectives and kept where the vocabulary has them.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline import lang
from dateline.reading.syntax import lemmas

HEAD = """\
# Words whose lemma no pattern gives: part of speech, word, lemma. Made by training/lemmas.py from UD English GUM train
# (annotation CC BY 4.0, the GUM authors) and the vocabulary of MiniLM-L6 (Apache-2.0). Not edited by hand.
"""
LEARNED = {
    "ADJ",
    "ADV",
    "ADP",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "SCONJ",
    "VERB",
}
OPEN = {"ADJ", "ADV", "NOUN", "VERB"}
LEAST_SHARE = 0.6
"""A word in capitals has an entry where this share of its uses agree: below, the plain rule does no worse."""
IMPOSSIBLE = re.compile("[cuvz]$|^[^aeiou]+[aeiou][bdgmnprtk]$")
"""No verb that takes a plain ending ends like this: the word of the vocabulary is a name, or would be doubled."""

Table = dict[tuple[str, str], str]


def seen(path: Path) -> dict[tuple[str, str], Counter[str]]:
    """How often each word with a part of speech has each lemma."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit() and cells[3] in LEARNED and cells[2] != "_":
                found[cells[3], cells[1].replace("’", "'")][cells[2]] += 1
    return found


def from_trees(found: dict[tuple[str, str], Counter[str]], words: set[str], language: lang.Language) -> Table:
    """Entries for words in small letters, then for words with capitals that do not follow those."""
    small: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (upos, word), counts in found.items():
        if word == word.lower() or upos not in OPEN:
            small[upos, word.lower() if upos != "PROPN" else word] += counts
    table: Table = {}
    for (upos, word), counts in small.items():
        best, times = counts.most_common(1)[0]
        plausible = upos in OPEN and word in words and best in words and best[:2] == word[:2]
        known = lemmas.by_hand(language, word, upos) is not None
        if best != lemmas.regular(language, word, upos) and (times > 1 or (plausible and not known)):
            table[upos, word] = best
    for (upos, word), counts in found.items():
        if upos in OPEN and word != word.lower():
            best, times = counts.most_common(1)[0]
            without = table.get((upos, word.lower())) or lemmas.regular(language, word, upos)
            if best != without and times > 1 and times >= LEAST_SHARE * sum(counts.values()):
                table[upos, word] = best
    return table


def bases(word: str) -> Iterator[str]:
    """The verbs that a word could be a form of."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def from_vocabulary(words: set[str], language: lang.Language) -> Table:
    """Entries for forms of verbs of which the patterns make a word that does not exist, where one other does."""
    table: Table = {}
    for word in sorted(words):
        if not word.endswith(("eed", "eing")) and lemmas.by_hand(language, word, "VERB") is None:
            there = [base for base in bases(word) if base in words and not IMPOSSIBLE.search(base)]
            if len(there) == 1 and lemmas.regular(language, word, "VERB") not in words:
                table["VERB", word] = there[0]
    return table


def comparatives(
    found: dict[tuple[str, str], Counter[str]], words: set[str], language: lang.Language
) -> Table:
    """Entries for the comparatives and superlatives of the adjectives seen."""
    table: Table = {}
    for adjective in sorted(
        {best for (upos, _), counts in found.items() if upos == "ADJ" for best in counts}
    ):
        if not re.fullmatch(r"[a-z]{3,7}", adjective) or adjective.endswith(("er", "est")):
            continue
        stem = adjective.removesuffix("e")
        stem = stem[:-1] + "i" if re.search("[^aeiou]y$", stem) else stem
        stem += stem[-1] if re.fullmatch("[^aeiou]+[aeiou][bdgmnpt]", adjective) else ""
        for form in (stem + "er", stem + "est"):
            if form in words and lemmas.regular(language, form, "ADJ") != adjective:
                table["ADJ", form] = adjective
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, default=Path("src/dateline/lang/en/lemmas.tsv"))
    args = parser.parse_args()
    args.out.write_text(HEAD)  # so that the rules are asked without it
    language = lang.load("en")
    words = {
        word
        for word in json.loads(args.tokenizer.read_text())["model"]["vocab"]
        if re.fullmatch("[a-z]{2,}", word)
    }
    found = seen(args.gold / "syntax/gum-train.conllu.gz")
    table = (
        from_vocabulary(words, language)
        | comparatives(found, words, language)
        | from_trees(found, words, language)
    )
    rows = sorted((upos, word, best) for (upos, word), best in table.items())
    args.out.write_text(
        HEAD + "".join(f"{upos}\t{word}\t{best}\n" for upos, word, best in rows), encoding="utf-8"
    )
    print(f"{args.out}: {len(rows)} words")


if __name__ == "__main__":
    main()
