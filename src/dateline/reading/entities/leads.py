"""Delayed identification: a lead that describes somebody ("The son of a slain general has asked …"), and the name in the
next sentences that says who that is ("Karim Odo wrote …").

A report introduces each person by a title or a description. A full name that comes as a subject right after the lead
with neither has been introduced: it is the one whom the lead is about.
"""

from collections.abc import Sequence

from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon
from dateline.reading.mentions.traits import Traits

NEXT = 2
"""Sentences after the lead in which the name is looked for."""
LEAST_WORDS = 6
"""Shorter sentences before it are headings, not the lead."""


def identified(
    draft: Draft, words: Lexicon, found: Sequence[Found], traits: Sequence[Traits]
) -> tuple[int, int] | None:
    """The description in the lead and the name that identifies it, as indices of mentions; None where there is none."""
    lead = next(
        (n for n, s in enumerate(draft.sentences) if _tells(draft, n) and s.end - s.first >= LEAST_WORDS),
        None,
    )
    if lead is None:
        return None
    described = _subject(draft, found, lead)
    if described is None or not _may_be_described(draft, words, found[described], traits[described]):
        return None
    for later in range(lead + 1, min(lead + 1 + NEXT, len(draft.sentences))):
        named = _subject(draft, found, later)
        between = (
            one for one in found if draft.sentences[lead].first <= one.head < draft.sentences[later].first
        )
        if any(
            one.form == "name" and one.sort == "person" and not found[described].covers(one.head)
            for one in between
        ):
            return None
        if named is not None and found[named].form == "name":
            speaks = traits[described].indefinite and _speaks(
                draft, found[named]
            )  # a passer-by may be quoted next
            return (described, named) if _is_bare(draft, found[named]) and not speaks else None
    return None


def _tells(draft: Draft, number: int) -> bool:
    sentence = draft.sentences[number]
    return any(
        draft.tokens[i].deprel == "root" and draft.tokens[i].upos == "VERB"
        for i in range(sentence.first, sentence.end)
    )


def _subject(draft: Draft, found: Sequence[Found], number: int) -> int | None:
    """The person who is the subject of a sentence: the widest mention that its main verb's subject carries."""
    assert draft.trees is not None
    sentence = draft.sentences[number]
    root = next((i for i in range(sentence.first, sentence.end) if draft.tokens[i].head < 0), None)
    if root is None:
        return None
    subjects = set(draft.trees.children(root, "nsubj", "nsubj:pass"))
    carried = [k for k, one in enumerate(found) if one.head in subjects and one.sort == "person"]
    return max(carried, key=lambda k: found[k].last - found[k].first, default=None)


def _may_be_described(draft: Draft, words: Lexicon, one: Found, trait: Traits) -> bool:
    """Somebody in particular: one person, and not "her lawyer"."""
    pronominal = draft.small[one.first] in words.words["possessive"]
    return one.form == "nominal" and trait.number == "s" and not pronominal


def _speaks(draft: Draft, one: Found) -> bool:
    """Whether a mention is the subject of a reporting verb."""
    above = draft.tokens[one.head].head
    cues = draft.language.table("cues")
    return above >= 0 and any(
        draft.tokens[above].lemma in row["verbs"] for row in cues.values() if "verbs" in row
    )


def _is_bare(draft: Draft, one: Found) -> bool:
    """A full name with neither a title nor a description; an age describes nobody."""
    assert draft.trees is not None
    beside = draft.trees.children(one.head, "appos", "acl", "nmod")
    alone = one.first == one.name[0] and all(draft.tokens[word].upos == "NUM" for word in beside)
    after = (draft.tokens[word].upos for word in range(one.name[-1] + 1, one.last + 1))
    return alone and len(one.name) > 1 and all(tag in ("PUNCT", "NUM") for tag in after)
