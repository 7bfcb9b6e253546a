"""Words: the units that the network tags and parses, close to Universal Dependencies' English tokens.

Hyphens stand alone ("anti-Taliban" is three words), clitics are split off ("do|n't", "Massoud|’s"),
abbreviations keep their full stop ("U.S.", "Gen."). Every character that is not white space belongs to exactly
one word; the words are in order and never overlap.

Source of the conventions: Universal Dependencies guidelines for English tokenisation, as applied in UD GUM.
"""

import re
from collections.abc import Sequence

VERSION = 1
"""Goes up when words are cut differently: weights are trained on one way of cutting."""

_APOSTROPHE = "['’ʼ]"
_LETTER = r"[^\W\d_]"
_CLITIC = r"(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)(?!\w)"

_CLOCK = re.compile(r"[0-2]?\d[:.h][0-5]\d")
"""The hour of an entry, which is nobody's: "17:55 Minister: we will not"."""


def compile_words(abbreviations: Sequence[str]) -> re.Pattern[str]:
    """The pattern that splits a text into words, for a language's abbreviations (written without final stop)."""
    short = "|".join(sorted(map(re.escape, abbreviations), key=len, reverse=True))
    return re.compile(
        rf"""
        https?://[^\s<>"”’»]+ | www\.[^\s<>"”’»]+                        # addresses
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                     # e-mail
      | [@\#]\w+                                                         # handles, tags
      | (?<!\w)(?:{_LETTER}\.){{2,}}                                     # U.S.  p.m.
      | (?<!\w)(?:{short})\.(?=\W)                                       # Mr.  Gen.  Jan.
      | (?<!\w)[A-Z]\.(?=\s?[A-Z])                                       # an initial
      | \d+(?:[.,:]\d+)*(?:{_LETTER}+)?                                  # 6,000  10:30  1990s
      | (?:[Cc]an|CAN)(?=(?:not|NOT)(?!\w))                              # can|not
      | {_LETTER}+?(?=(?:n|N){_APOSTROPHE}[tT](?!\w))                    # do|n't
      | (?:n|N){_APOSTROPHE}[tT](?!\w)
      | {_APOSTROPHE}{_CLITIC}                                           # 's  're
      | [\w\u0300-\u036f]+(?:{_APOSTROPHE}(?!{_CLITIC})[^\W\d_]+)*       # words; O'Brien, Sana'a
      | \.{{2,}} | …+ | -{{2,}} | ``|''                                  # runs of one mark
      | \S
        """,
        re.VERBOSE,
    )


def split_words(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Half-open code point ranges of the words of ``text``, in order."""
    return [m.span() for m in pattern.finditer(text)]


def is_hour(word: str) -> bool:
    """Whether a word is an hour as the entries of live blogs begin with: "17:55"."""
    return _CLOCK.fullmatch(word) is not None
