"""Asides: a reporting clause between commas that the rest of its sentence is said by ("Twice as many, *it fears*, will
follow", "The road, *as the elders tell*, was safe", "They paid, *it is believed*, two million").

Typography shows them where the tree often fails: between two marks stand nothing but a subject, a reporting verb and
small words. Who is named says what stands on both sides, from one clause border to the next.
"""

from collections.abc import Container, Iterable, Iterator

from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar, lexicon, phrase
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.draft import Draft
from dateline.reading.statements.stances import speaks

LONGEST = 12
"""Words of an aside at most."""
_BORDERS = (";", ":", "(", ")", "–", "—", "--", "“", "”", '"', "?", "!")
_ENDS = (",", ".")
_NOT_IN_IT = ("VERB", "PUNCT", "CCONJ", "NUM", "PART")
_OPENS = ("DET", "PRON", "PROPN")
SURE = 1.0
"""The score of what typography and syntax show together."""


def asides(draft: Draft, taken: Container[int]) -> Iterator[Attribution]:
    """The statements whose reporting word stands in an aside and whose words are not among ``taken``."""
    verbs, accounts = lexicon(draft.language), grammar(draft.language)["tallies"]
    wording = grammar(draft.language)["wording"]
    for after, form in enumerate(draft.small):
        found = None
        if form in _ENDS and after - 1 not in taken:
            token = draft.tokens[after - 1]
            if token.upos == "VERB" and token.lemma.lower() in verbs:
                found = _aside(draft, after - 1)
        elif form in (",", ";") and after + 1 not in taken and after + 1 < len(draft.tokens):
            token = draft.tokens[after + 1]
            if token.upos == "VERB" and token.lemma.lower() in verbs:
                found = _inverted(draft, after)
        elif (
            (form in accounts or form in wording)
            and after not in taken
            and draft.tokens[after].upos == "NOUN"
        ):
            found = _by_account(draft, after)
        if found is not None and not any(i in taken for i in found.content):
            yield found


def turned(draft: Draft, known: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions, with who stands behind the verb of an aside as its source, where he was taken for what is said:
    "One of them, says | *his wife*, is in hospital"."""
    for one in known:
        verb = one.cue[0] if one.cue else 0
        aside = None
        if (
            verb
            and draft.word(verb - 1) in (",", ";")
            and draft.tokens[verb].lemma.lower() in lexicon(draft.language)
        ):
            aside = _inverted(draft, verb - 1)
        yield aside if aside is not None and set(aside.source) <= set(one.content) else one


def _by_account(draft: Draft, noun: int) -> Attribution | None:
    """What is told "by the Trust's *count*", "by the *count* of the Trust" or "in the *words* of its head": the clause
    around it, or on the side where no mark parts it off."""
    trees, sentence, words = draft.trees, draft.sentence(noun), grammar(draft.language)
    assert trees is not None
    case, owner = trees.child(noun, "case"), trees.child(noun, "nmod:poss")
    last = noun
    if owner is None and noun + 1 < sentence.end and draft.small[noun + 1] in words["of"]:
        owner = next((i for i in trees.children(noun, "nmod") if trees.child(i, "case") == noun + 1), None)
        last = _end_of(draft, owner) if owner is not None else noun
    leads = words["worded"] if draft.small[noun] in words["wording"] else words["by"]
    if case is None or owner is None or draft.small[case] not in leads or not _can_tell(draft, owner):
        return None
    within = range(case, last + 1)
    source = tuple(i for i in phrase(trees, owner) if i in within and draft.tokens[i].upos != "PART")
    if not source or draft.quote_states[noun] != OUTSIDE or draft.tokens[last + 1].upos == "ADP":
        return None
    if case == sentence.first:
        content = _around(draft, case, last)
    elif draft.word(case - 1) == "," and draft.word(last + 1) == ",":
        content = _around(draft, case - 1, last + 1)
    else:
        low = max((i + 1 for i in range(sentence.first, case) if _borders(draft, i)), default=sentence.first)
        content = trimmed(draft, range(low, case))
    cue = (noun,) if last == noun else tuple(range(case, source[0]))
    return Attribution(cue, source, content, SURE, "aside") if content else None


def _end_of(draft: Draft, owner: int) -> int:
    """The last word of whose words or count it is, up to the next mark."""
    assert draft.trees is not None
    last = max(phrase(draft.trees, owner))
    return next((i - 1 for i in range(owner, last + 1) if draft.word(i) == ","), last)


def _can_tell(draft: Draft, owner: int) -> bool:
    """Whether what a count or words are of is somebody, and not what is counted: "the count *of the dead*"."""
    pronoun = draft.tokens[owner].upos == "PRON"
    return pronoun or draft.tokens[owner].deprel == "nmod:poss" or speaks(draft, owner)


def _aside(draft: Draft, verb: int) -> Attribution | None:
    """The statement of a verb that ends an aside; None where it ends none."""
    trees, sentence = draft.trees, draft.sentence(verb)
    assert trees is not None
    entry = lexicon(draft.language)[draft.tokens[verb].lemma.lower()]
    if entry.act not in ("assert", "predict") or draft.quote_states[verb] != OUTSIDE:
        return None
    last = verb + 1
    if last >= sentence.end:
        return None
    first = next((i for i in range(verb - 1, sentence.first, -1) if draft.word(i) == ","), None)
    if first is None or verb - first > LONGEST or (last == sentence.end - 1 and first == sentence.first):
        return None
    words = range(first + 1, verb)
    small = [
        i
        for i in words
        if draft.tokens[i].upos in ("AUX", "ADV", "SCONJ") or draft.tokens[i].deprel == "mark"
    ]
    subject = [i for i in words if i not in small]
    source = _subject(draft, verb, subject)
    if source is None or any(draft.tokens[i].upos in _NOT_IN_IT for i in words):
        return None
    if any(draft.tokens[i].lemma.lower() in grammar(draft.language)["relatives"] for i in source):
        return None
    if any(draft.tokens[i].lemma.lower() in grammar(draft.language)["modals"] for i in small):
        return None  # "it must be said"
    leads = {draft.tokens[i].lemma.lower() for i in small if draft.tokens[i].upos in ("SCONJ", "ADV")}
    if leads - grammar(draft.language)["asides"]:
        return None
    content = _around(draft, first, last)
    if not any(draft.tokens[i].upos in ("VERB", "AUX") for i in content):
        return None
    cue = tuple(i for i in (*words, verb) if i not in source and i not in small) or (verb,)
    helpers = tuple(i for i in small if draft.tokens[i].upos == "AUX")
    return Attribution(tuple(sorted({*cue, *helpers})), source, content, SURE, "aside")


def _inverted(draft: Draft, mark: int) -> Attribution | None:
    """The statement of a verb right after a mark with who speaks behind it, up to the next mark or the end: "One of them,
    *says his wife*, is in hospital", "Plot foiled, *claims president*"."""
    trees, verb, sentence = draft.trees, mark + 1, draft.sentence(mark)
    assert trees is not None
    entry = lexicon(draft.language)[draft.tokens[verb].lemma.lower()]
    if entry.act != "assert" or entry.group == "think" or draft.quote_states[verb] != OUTSIDE:
        return None
    ends = (i for i in range(verb + 1, sentence.end) if draft.word(i) in (*_ENDS, *_BORDERS))
    last = next(ends, sentence.end)
    words = range(verb + 1, last)
    form = draft.small[verb]
    told = form != draft.tokens[verb].lemma.lower() and not form.endswith(
        tuple(grammar(draft.language)["active"])
    )
    if (
        not words
        or len(words) > LONGEST
        or not told
        or trees.child(verb, "aux", "aux:pass", "cop", "mark") is not None
    ):
        return None
    if draft.tokens[words[0]].upos not in (*_OPENS, "NOUN", "ADJ") or any(
        draft.tokens[i].upos in (*_NOT_IN_IT, "AUX") for i in words
    ):
        return None
    subject = next((i for i in words if draft.tokens[i].head not in words), words[0])
    if not speaks(draft, subject):
        return None
    goes_on = last < sentence.end and draft.word(last) == ","
    content = _around(draft, mark, last if goes_on else sentence.end - 1)
    if not any(draft.tokens[i].upos in ("VERB", "AUX") for i in content):
        return None
    return Attribution((verb,), tuple(words), content, SURE, "aside")


def _subject(draft: Draft, verb: int, words: list[int]) -> tuple[int, ...] | None:
    """The words of an aside as its source: none for "it is believed"; None where they are no subject of the verb."""
    assert draft.trees is not None
    if not words:
        return None
    own = draft.trees.child(verb, "nsubj", "nsubj:pass", "expl")
    if own is None:  # where the tree takes the aside's subject for that of the clause around it
        stray = next((i for i in words if draft.tokens[i].deprel == "nsubj"), None)
        return tuple(words) if stray is not None and draft.tokens[words[0]].upos in _OPENS else None
    if own not in words:
        return None
    passive = draft.trees.child(verb, "aux:pass") is not None
    if passive:
        return () if draft.tokens[own].lemma.lower() in grammar(draft.language)["things"] else None
    held = {own, *draft.trees.subtree(own)}
    return tuple(words) if held.issuperset(words) else None


def _around(draft: Draft, first: int, last: int) -> tuple[int, ...]:
    """What an aside between two marks says: its sentence on both sides up to a border, or what follows an "or"."""
    sentence = draft.sentence(first)
    low = max((i + 1 for i in range(sentence.first, first) if _borders(draft, i)), default=sentence.first)
    high = next((i for i in range(last + 1, sentence.end) if _borders(draft, i)), sentence.end)
    if high < sentence.end and draft.tokens[high].upos == "CCONJ":
        high -= 1
    before = () if draft.tokens[first - 1].upos == "CCONJ" else range(low, first)
    return trimmed(draft, (*before, *range(last + 1, high)))


def _borders(draft: Draft, word: int) -> bool:
    """Whether a word is a mark that parts clauses, or an "and" after a comma."""
    joins = draft.tokens[word].upos == "CCONJ" and draft.word(word - 1) == "," and draft.word(word + 1) != ","
    return joins or draft.word(word) in _BORDERS
