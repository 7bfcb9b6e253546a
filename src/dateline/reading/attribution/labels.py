"""Labels: who speaks, set before what is said with a colon, or after it in a headline with a colon or a dash.

"Minister: talks will resume", "Talks will resume – minister" on a line of its own without a full stop; "Residents: two
drones came in low" at the head of any sentence, as sitreps and live blogs have it. Where the text is a conversation, its
labels are turns (`dateline.reading.statements.turns`).
"""

from collections.abc import Iterator

from dateline.nn import NEW_LINE, NEW_PARAGRAPH, OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.statements.stances import SURE

POST = "post"
"""The rule of a post that is embedded with the name of who wrote it."""
HEADLINE = "headline"
"""The rule of what a headline says by its colon or its dash."""
LONGEST = 6
"""Words of a label, at most."""
LONGEST_HEADLINE = 24
_OF_LABELS = ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "PUNCT", "PRON")
_BULLETS = ("PUNCT", "SYM", "X", "NUM")
_SOMEBODY = ("person", "people", "organization", "armed_group", "government")
_DASHES = ("-", "–", "—", "--")


def labels(draft: Draft) -> Iterator[Attribution]:
    """What is said beside a label."""
    for mark, form in enumerate(draft.small):
        if form != ":" and (form not in _DASHES or not draft.text[draft.words[mark][0] - 1].isspace()):
            continue
        if draft.quote_states[mark] != OUTSIDE:
            continue
        sentence, end = draft.sentence(mark), _end(draft, mark)
        alone = _stands_alone(draft, sentence.first, end)
        if form == ":":
            found = _before(draft, mark, end, alone=alone)
            if found is None and alone:
                found = _after(draft, mark, end)
        else:
            found = _after(draft, mark, end) if alone and mark > sentence.first else None
        if found is not None:
            yield found


def posts(draft: Draft) -> Iterator[Attribution]:
    """Posts as pages embed them, with a dash, the name and the handle of who wrote them: "The bridge is ours. *— Karim
    Nasser (@knasser)* June 29", on the same line or on the next."""
    for word, form in enumerate(draft.small):
        if not form.startswith("@") or len(form) < 3 or draft.word(word - 1) != "(":
            continue
        dash = next(
            (i for i in range(word - 2, max(word - 2 - LONGEST, 0), -1) if draft.small[i] in _DASHES), None
        )
        if dash is None or not _is_label(draft, range(dash + 1, word - 1)):
            continue
        last = dash - 1
        first = next((i for i in range(last, -1, -1) if draft.spacing[i] >= NEW_LINE), 0)
        content = trimmed(draft, range(first, dash))
        if content and not any(draft.small[i].startswith("@") for i in content[1:-1]):
            yield Attribution((dash,), tuple(range(dash + 1, word - 1)), content, SURE, POST)


def _stands_alone(draft: Draft, first: int, end: int) -> bool:
    """Whether a sentence is a line of its own, as a headline is: between blank lines and without a full stop."""
    gaps = draft.spacing
    apart = gaps[first] == NEW_PARAGRAPH and (end == len(gaps) or gaps[end] == NEW_PARAGRAPH)
    return apart and end - first <= LONGEST_HEADLINE and draft.word(end - 1) not in (".", "!", "?")


def _end(draft: Draft, mark: int) -> int:
    """Where the sentence of a mark ends, or the one after it where the mark was taken for the end of one: "UN: Convoy
    shelled in north"."""
    end = draft.sentence(mark).end
    goes_on = end == mark + 1 < len(draft.words) and draft.spacing[end] < NEW_LINE
    further = draft.sentence(end).end if goes_on else end
    return further if goes_on and _stands_alone(draft, draft.sentence(mark).first, further) else end


def _before(draft: Draft, mark: int, end: int, *, alone: bool) -> Attribution | None:
    """What follows a label at the head of a sentence."""
    first = draft.sentence(mark).first
    while first < mark and draft.tokens[first].upos in _BULLETS:
        first += 1
    source, content = range(first, mark), _said(draft, mark, end)
    if not _is_label(draft, source) or ":" in (draft.word(i) for i in content):
        return None
    quoted = any(draft.quote_states[i] != OUTSIDE for i in content)
    told = quoted or (len(content) > 2 and any(draft.tokens[i].upos in ("VERB", "AUX") for i in content))
    teller = _is_told(draft, source) and len(content) > 2
    spoken = _speaks(draft, source) or (told and _is_somebody(draft, source, alone=alone))
    if not content or not spoken or not (told or teller or (alone and len(content) > 2)):
        return None
    return Attribution((mark,), tuple(source), content, SURE, HEADLINE if alone else "label")


def _after(draft: Draft, mark: int, end: int) -> Attribution | None:
    """What a headline says before its mark, and who says it after it."""
    source, content = range(mark + 1, end), trimmed(draft, range(draft.sentence(mark).first, mark))
    if len(content) < 3 or not _is_label(draft, source) or not _speaks(draft, source):
        return None
    others = sum(draft.word(i) == ":" for i in (*content, *source))
    return None if others else Attribution((mark,), tuple(source), content, SURE, HEADLINE)


def _said(draft: Draft, mark: int, end: int) -> tuple[int, ...]:
    """The words after a colon to the end of the sentence, or of the quotation that follows it."""
    start = mark + 1
    if start < len(draft.tokens) and draft.quote_states[start] != OUTSIDE and start < end:
        end = next(
            (i for i in range(start, len(draft.tokens)) if draft.quote_states[i] == OUTSIDE),
            len(draft.tokens),
        )
    return trimmed(draft, range(start, end))


def _is_label(draft: Draft, words: range) -> bool:
    """Whether some words are short and name or describe; several in capitals are a heading."""
    if not 0 < len(words) <= LONGEST or any(draft.tokens[i].upos not in _OF_LABELS for i in words):
        return False
    return len(words) == 1 or not all(draft.word(i).isupper() for i in words)


def _speaks(draft: Draft, words: range) -> bool:
    """Whether a label has the noun of one who speaks: "Ministry of Defence"."""
    speakers = draft.language.table("cues")["headline"]["speakers"]
    return any(draft.tokens[i].lemma.lower() in speakers for i in words)


def _is_told(draft: Draft, words: range) -> bool:
    """Whether a label is of those from whom a report has what it tells, be it without a verb: "Residents: 14 dead"."""
    tellers = draft.language.table("cues")["headline"]["tellers"]
    return any(draft.tokens[i].lemma.lower() in tellers for i in words)


def _is_somebody(draft: Draft, words: range, *, alone: bool) -> bool:
    """Whether a label names somebody; in a headline a name that the report knows as nothing else is enough, but a country
    is where it happens: "Peru: Two dead in floods"."""
    entity = entity_at(draft, words[0], words[-1])
    if entity is not None:
        named = any(m.form == "name" for m in draft.mentions if m.entity == entity.id)
        return entity.kind in _SOMEBODY and named
    return alone and all(draft.tokens[i].upos == "PROPN" for i in words)
