"""Turns of an interview, a hearing or a transcript: paragraphs that begin with who speaks and a colon.

What stands after the colon is spoken as much as if it stood in quotation marks, so each turn is a quotation without
marks. A heading ("Access: …") looks the same but comes once; speakers take turns. Initials and Q and A are taken as they
are, and so is a label that asks again and again ("QUESTION: …?"); any other label has to be somebody whom the text names
elsewhere too, or to come again beside one of these: an outlet that asks ("The Courier: …"). Who asks says nothing: the
turns of a label that mostly end in question marks are no statements.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.draft import Draft
from dateline.reading.syntax.quotes import Quoted

LEAST_TURNS = 3
"""Paragraphs with the labels of one conversation, at least; and two labels at least, one of which comes twice."""
INITIALS = 3
"""Letters of a label in capitals that may be initials."""
FAMILY = "t"
TURN = "turn"
"""The rule of a statement that is a whole turn."""
SURE = 1.0
"""The score of what typography shows."""

_LABEL = re.compile(r"(?m)^[ \t]*((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})[ \t]*:[ \t]+(?=\S)")
_END = re.compile(r"[ \t]*(?:[\r\n]|$)")


def turns(text: str) -> list[Quoted]:
    """What is said in each turn, in order of the text; nothing where the text is no conversation."""
    found = list(_LABEL.finditer(text))
    if len(found) < LEAST_TURNS:
        return []
    counts = Counter(label[1] for label in found)
    known = {label for label, count in counts.items() if _speaks(text, label, count)}
    known |= _questioners(text, found)
    again = any(counts[label] > 1 for label in known)
    found = [
        label
        for label in found
        if label[1] in known or (again and (counts[label[1]] > 1 or _is_set_off(label[1])))
    ]
    names = {label[1] for label in found}
    if len(found) < LEAST_TURNS or len(names) < 2 or max(counts[name] for name in names) < 2:
        return []
    ends = [_line_end(text, label.end()) for label in found]
    return [
        Quoted(label.end(), end, label.end(), end, True, 0, FAMILY)
        for label, end in zip(found, ends, strict=True)
        if end > label.end()
    ]


def among(quoted: Sequence[Quoted], spoken: Sequence[Quoted]) -> list[Quoted]:
    """Quotations and turns together: what is quoted in a turn is quoted within a quotation."""
    if not spoken:
        return list(quoted)
    inner = [
        q._replace(depth=1) if any(t.start <= q.start and q.end <= t.end for t in spoken) else q
        for q in quoted
        if not any(t.start <= q.start and q.end <= t.end and q.depth for t in spoken)
    ]
    return sorted([*inner, *spoken], key=lambda q: (q.start, -q.end))


def spoken_turns(draft: Draft) -> list[Attribution]:
    """Each turn of a conversation as the statement of its label."""
    whole = list[Attribution]()
    for q in draft.quoted:
        if q.family != FAMILY:
            continue
        low, high = bisect_left(draft.starts, q.start), bisect_left(draft.starts, q.end)
        line = draft.text.rfind("\n", 0, q.start)
        first = bisect_left(draft.starts, line + 1)
        content = trimmed(draft, range(low, high))
        if content and first < low - 1:
            whole.append(Attribution((low - 1,), tuple(range(first, low - 1)), content, SURE, TURN))
    return whole


def first_words(draft: Draft) -> list[int]:
    """The first word of each turn: a sentence begins there."""
    return [bisect_left(draft.starts, q.start) for q in draft.quoted if q.family == FAMILY]


def beside_turns(
    draft: Draft, turns: Sequence[Attribution], known: Sequence[Attribution]
) -> list[Attribution]:
    """The statements that are no turn's own: without those of a label, and each without the words of another turn."""
    if not turns:
        return list(known)
    labels = {i for turn in turns for i in (*turn.cue, *turn.source)}
    found = list[Attribution]()
    for one in known:
        if not labels.intersection(one.cue):
            at = turn_at(turns, one)
            if content := trimmed(draft, [i for i in one.content if turn_at(turns, i) == at]):
                found.append(replace(one, content=content))
    return found


def turn_at(turns: Sequence[Attribution], words: Attribution | int) -> int | None:
    """In which turn a word stands, or the cue of a statement."""
    word = words if isinstance(words, int) else min(words.cue, default=-1)
    return next((n for n, turn in enumerate(turns) if turn.content[0] <= word <= turn.content[-1]), None)


def telling(draft: Draft, turns: Sequence[Attribution]) -> list[Attribution]:
    """The turns of those who answer, without those that are one question."""
    asking = _askers(draft, turns)
    return [
        turn
        for turn in turns
        if _label(draft, turn) not in asking
        and not (_asks(draft, turn) and draft.sentence(turn.content[0]) == draft.sentence(turn.content[-1]))
    ]


def _label(draft: Draft, turn: Attribution) -> str:
    """Who a turn says that speaks."""
    return draft.span(turn.source[0], turn.source[-1]).of(draft.text)


def _askers(draft: Draft, whole: Sequence[Attribution]) -> set[str]:
    """The labels of those at least half of whose turns end in a question mark."""
    taken, asked = Counter[str](), Counter[str]()
    for turn in whole:
        label = _label(draft, turn)
        taken[label] += 1
        asked[label] += _asks(draft, turn)
    return {label for label, count in taken.items() if 2 * asked[label] >= count}


def _asks(draft: Draft, turn: Attribution) -> bool:
    """Whether a turn ends in a question mark."""
    after = turn.content[-1] + 1
    return after < len(draft.words) and draft.word(after) == "?"


def _questioners(text: str, found: Sequence[re.Match[str]]) -> set[str]:
    """The labels that come again and again and of whose paragraphs at least half end in a question mark: "QUESTION: …?"
    of a briefing."""
    asked = Counter(label[1] for label in found if text[_line_end(text, label.end()) - 1] == "?")
    counts = Counter(label[1] for label in found)
    return {label for label, count in counts.items() if count >= LEAST_TURNS and 2 * asked[label] >= count}


def _is_set_off(label: str) -> bool:
    """Whether a label of several words stands in capitals, as transcripts set who speaks: "COLONEL REED"."""
    return label.isupper() and " " in label


def _speaks(text: str, label: str, count: int) -> bool:
    """Whether a label is somebody's: initials that come again, or a name whose last word the text has elsewhere too."""
    last = label.rsplit(maxsplit=1)[-1]
    if label.isupper() and len(label) <= INITIALS:
        return count > 1
    written = len(re.findall(rf"\b{re.escape(last)}\b", text, re.IGNORECASE))
    labelled = len(
        re.findall(rf"(?m)^[ \t]*(?:[\w.’'-]+ ){{0,3}}{re.escape(last)}[ \t]*:", text, re.IGNORECASE)
    )
    return written > labelled


def _line_end(text: str, start: int) -> int:
    """Where the paragraph ends, without blanks."""
    found = _END.search(text, start)
    return found.start() if found else len(text)
