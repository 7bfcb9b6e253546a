"""How names of places are compared: small Latin letters and digits, single spaces, nothing else."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
    "Œ": "oe", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ə": "a", "Ə": "a", "ŋ": "n", "Ŋ": "n",
    "ɔ": "o", "ɛ": "e",
})  # fmt: skip
_SILENT = re.compile("['’‘`´ʻʼʽʾʿ′.]")
_APART = re.compile(r"[\s\-–—_/,()]+")
LATIN = re.compile(r"[a-z0-9&]+(?: [a-z0-9&]+)*")
"""What a folded name looks like; one of another script does not."""


@lru_cache(maxsize=2**14)
def fold(name: str) -> str:
    """A name for comparing: no capitals, accents, apostrophes, full stops or hyphens (``Sanaʽa`` is ``sanaa``)."""
    if name.isascii():
        plain = name
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _APART.sub(" ", _SILENT.sub("", plain)).strip().lower()
