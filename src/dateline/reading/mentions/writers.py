"""Who wrote a report, by the line that says so: persons, whatever else their names may be."""

from typing import Final

from dateline.reading.draft import Draft

_LONGEST: Final = 8
"""Words of such a line."""


def writers_of(draft: Draft) -> frozenset[int]:
    """The words of names in lines that say who wrote: "By *Mara Holt*", "By *Mara Holt* and *Odo Lint* in Orsa"."""
    text, found = draft.document.text, set[int]()
    by = frozenset(draft.language.table("entities")["words"]["going_by"])
    both = frozenset(draft.language.table("copies")["credits"]["between"])
    for word, (start, end) in enumerate(draft.words):
        if draft.small[word] not in by or text[max(start - 1, 0) : start].strip("\n"):
            continue
        stop = text.find("\n", end)
        line = text[end : stop if stop >= 0 else len(text)]
        if not line.strip() or len(line.split()) > _LONGEST or line.rstrip().endswith((".", "!", "?", ":")):
            continue
        name: list[int] = []
        for own in range(word + 1, len(draft.words)):
            form = draft.word(own)
            ends = draft.words[own][0] >= end + len(line)
            if not ends and form[:1].isupper() and form.isalpha():
                name.append(own)
                continue
            if len(name) > 1:
                found.update(name)
            if ends or draft.small[own] not in both:
                break
            name = []
    return frozenset(found)
