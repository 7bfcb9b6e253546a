"""Line breaks: which of them end a paragraph, and which only wrap a line.

Wire copy, e-mail and text taken from PDF break their lines at a fixed width. Such a break is a space to every
other component; any other break ends a paragraph. The document itself stays as it is: what `flowing` gives has
the length of the text, so that offsets hold in both.
"""

import re
from collections import Counter
from collections.abc import Sequence

NARROWEST, WIDEST = 40, 120
"""Characters: a text of which one line in ten is longer has paragraphs for lines; one of shorter lines is a list."""
LEAST_BREAKS = 3
"""With fewer breaks inside blocks of lines, a width cannot be told."""
LEAST_FULL = 0.5
"""Share of those breaks at which the next word would not have fitted, from which on the text is wrapped."""
NEARLY_FULL = 0.85
"""Of the width, from which on a line that ends in the middle of a sentence goes on, whatever the next word."""

_BREAK = re.compile(r"(?<=\S)[ \t]*(\r\n|\r|\n)([ \t]*)(?=[^\s*•·–—▪●-])")
_FINAL = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")


def flowing(text: str, leading_on: frozenset[str] = frozenset()) -> str:
    """The text with a space for each line break that only wraps a line.

    A line that is indented as the others are not begins a paragraph; one like most of them may go on ("officials" and,
    below, twelve spaces in, "say"). ``leading_on`` are words, in small letters, with which no paragraph ends ("the").
    """
    breaks = list(_BREAK.finditer(text))
    if not breaks:
        return text
    indent = Counter(found[2] for found in breaks).most_common(1)[0][0]
    breaks = [found for found in breaks if found[2] == indent]
    lines = [text[_line_start(text, found.start()) : found.start()] for found in breaks]
    words = [text[found.end() : found.end() + WIDEST].split(maxsplit=1)[0] for found in breaks]
    width = _width(lines, words)
    chars = list(text)
    for found, line, word in zip(breaks, lines, words, strict=True):
        open_ = not _FINAL.search(line)
        runs_on = open_ and (word[0].islower() or line.rsplit(maxsplit=1)[-1] in leading_on)
        long = open_ and width and len(line) > NEARLY_FULL * width
        if runs_on or long or (width and len(line) + 1 + len(word) > width):
            chars[found.start(1) : found.end(1)] = " " * len(found[1])
    return "".join(chars)


def _line_start(text: str, end: int) -> int:
    return max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1


def _width(lines: Sequence[str], words: Sequence[str]) -> int:
    """The width at which the lines of a text are wrapped; 0 where they are not.

    A line that ends a sentence may be the last of its paragraph, and does not tell.
    """
    lengths = sorted(map(len, lines))
    width = lengths[len(lengths) * 9 // 10]
    telling = [
        len(line) + 1 + len(word) for line, word in zip(lines, words, strict=True) if not _FINAL.search(line)
    ]
    full = sum(length > width for length in telling)
    wrapped = (
        len(telling) >= LEAST_BREAKS and NARROWEST <= width <= WIDEST and full >= LEAST_FULL * len(telling)
    )
    return width if wrapped else 0
