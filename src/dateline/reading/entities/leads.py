"""Delayed identification: a lead that describes somebody ("The son of a slain general has asked …"), and the name in the
next sentences that says who that is ("Karim Odo wrote …").

A report introduces each person by a title or a description. A full name that comes as a subject right after the lead
with neither has been introduced: it is the one whom the lead is about.
"""

from collections.abc import Sequence

from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import singular
from dateline.reading.mentions.lexicon import Lexicon
from dateline.reading.mentions.traits import Traits

NEXT = 2
"""Sentences after the lead in which the name is looked for."""
LEAST_WORDS = 6
"""Shorter sentences before it are headings, not the lead."""
_TAKING_PART = ("nsubj", "nsubj:pass", "obj", "obl:agent")
_HELD, _HURT = frozenset({"arrest-", "trial-"}), frozenset({"attack-", "death-", "kidnap-"})
"""What befalls two rather than one: the arrested, and their victims."""


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
    described = _told_of(draft, words, found, traits, lead)
    if described is None:
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
            one = found[named]
            speaks = traits[described].indefinite and _speaks(draft, one)  # a passer-by may be quoted next
            next_ = (
                later == lead + 1
                and _begins(draft, one)
                and _may_be_done_to(traits[described], traits[named])
            )
            aged = _is_aged(draft, one) and not _is_another(draft, found, described, named)
            hit = _is_hit(draft, found[described]) and _is_hit(draft, one)
            so = next_ and (aged or hit or _is_so_called(draft, words, traits[described], one))
            bare = _is_bare(draft, one) or _leads_by_rank(words, traits[described], traits[named])
            about = described == _subject(draft, found, lead) and bare
            return (described, named) if (so or about) and not speaks else None
    return None


def _leads_by_rank(words: Lexicon, described: Traits, named: Traits) -> bool:
    """Whether a name has no title but an officer's, and the description is one of somebody who leads: "the army *chief* …
    *General* Karim Odo"."""
    officers = words.words["officers"]
    ranked = bool(named.titles) and named.titles <= officers
    return ranked and not described.indefinite and "heads" in words.alike.get(described.noun, ())


def _is_another(draft: Draft, found: Sequence[Found], described: int, named: int) -> bool:
    """Whether a name has a description of its own, as whoever is quoted next has, and nothing befell the one whom the
    lead tells of: "The mayor resigned. *Karim Odo, 61, a docker*, said …"."""
    assert draft.trees is not None
    own = any(draft.tokens[i].upos == "NOUN" for i in draft.trees.children(found[named].head, "appos"))
    return own and (draft.tokens[found[described].head].deprel == "nsubj" or _speaks(draft, found[named]))


def _told_of(
    draft: Draft, words: Lexicon, found: Sequence[Found], traits: Sequence[Traits], lead: int
) -> int | None:
    """The one person whom a lead describes, besides whoever says so; None where it tells of two."""
    sentence = draft.sentences[lead]
    said = {word for each in draft.attributions for word in each.source}
    subject = _subject(draft, found, lead)
    persons: dict[int, int] = {}
    for k, one in enumerate(found):
        inside = sentence.first <= one.head < sentence.end and one.kind == "person"
        takes_part = draft.tokens[one.head].deprel in _TAKING_PART and one.head not in said
        if inside and one.form != "pronoun" and (takes_part or k == subject):
            persons.setdefault(one.head, k)
    only = next(iter(persons.values())) if len(persons) == 1 else None
    return only if only is not None and _may_be_described(draft, words, found[only], traits[only]) else None


def _begins(draft: Draft, one: Found) -> bool:
    """Whether a mention begins its sentence as a full name without a title."""
    return len(one.name) > 1 and one.first == one.name[0] == draft.sentence(one.head).first


def _is_hit(draft: Draft, one: Found) -> bool:
    """Whether somebody is told of for what is done to him: "rebels freed *a banker* … *Karim Odo* was handed over"."""
    return draft.tokens[one.head].deprel in ("obj", "nsubj:pass")


def _is_so_called(draft: Draft, words: Lexicon, described: Traits, named: Found) -> bool:
    """Whether what stands beside a name calls the person what the description does, or the same by another noun: "killed
    *a lawmaker* … Karim Odo, *a member* of parliament"."""
    assert draft.trees is not None
    nouns = {singular(draft, words, word) for word in draft.trees.children(named.head, "appos")}
    alike = words.alike.get(described.noun, frozenset())
    return any(noun == described.noun or not alike.isdisjoint(words.alike.get(noun, ())) for noun in nouns)


def _is_aged(draft: Draft, one: Found) -> bool:
    """Whether a mention begins its sentence as a full name and an age, as reports introduce whom they have told of:
    "*Karim Odo, 61*, was driven home"."""
    age = one.name[-1] + 2
    if not _begins(draft, one) or age + 1 >= len(draft.tokens):
        return False
    return draft.tokens[age].upos == "NUM" and {draft.word(age - 1), draft.word(age + 1)} == {","}


def _may_be_done_to(described: Traits, named: Traits) -> bool:
    """Whether what befell the two may have befallen one: not one arrested for what was done to the other."""
    one, other = described.doings, named.doings
    return not any(
        first & _HELD and not first & _HURT and second & _HURT and not second & _HELD
        for first, second in ((one, other), (other, one))
    )


def _tells(draft: Draft, number: int) -> bool:
    sentence = draft.sentences[number]
    return any(
        draft.tokens[i].deprel == "root" and draft.tokens[i].upos == "VERB"
        for i in range(sentence.first, sentence.end)
    )


def _subject(draft: Draft, found: Sequence[Found], number: int) -> int | None:
    """The person who is the subject of a sentence, or of what is said in it where who says so comes last ("…, *an
    officer* said"): the widest mention that the subject of its main verb carries."""
    assert draft.trees is not None
    sentence = draft.sentences[number]
    root = next((i for i in range(sentence.first, sentence.end) if draft.tokens[i].head < 0), None)
    if root is None:
        return None
    told = next((i for i in draft.trees.children(root, "ccomp") if i < root), root)
    subjects = set(draft.trees.children(told, "nsubj", "nsubj:pass"))
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
