"""Pronouns that stand for the subject of the clause above: "Ruun said *he* would go", "the rebels showed the guns *they*
had taken"."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.nn import OUTSIDE
from dateline.reading.attribution.speakers import carried
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.mentions.traits import Traits, dies

_SUBJECTS = ("nsubj", "nsubj:pass")


def selves(
    draft: Draft, found: Sequence[Found], traits: Sequence[Traits], heads: Mapping[int, int]
) -> dict[int, int]:
    """For the mention of each such pronoun, that of the subject."""
    pairs = dict(_of_reporting(draft, found, heads))
    for index, other in _of_relative(draft, found, heads):
        pairs.setdefault(index, other)
    return {
        index: other
        for index, other in pairs.items()
        if index != other
        and (
            _may_be(traits[index], traits[other], found[other])
            or _owns(draft, found[index], traits[index], found[other])
        )
    }


def _of_reporting(
    draft: Draft, found: Sequence[Found], heads: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """The first subject of what somebody is reported to say, outside quotation marks, and that somebody."""
    assert draft.trees is not None
    for attribution in draft.attributions:
        if not attribution.content or not attribution.cue:
            continue
        speaker = carried(found, heads, attribution.source)
        if speaker is None:
            continue
        cue = set(attribution.cue)
        for word in attribution.content:
            token = draft.tokens[word]
            if draft.quote_states[word] != OUTSIDE or token.deprel not in _SUBJECTS or word not in heads:
                continue
            verb = draft.tokens[token.head]
            if verb.deprel == "ccomp" and verb.head in cue and not dies(draft, word):
                if speaks_for_one(draft, found[speaker]):
                    break
                yield heads[word], speaker
                yield from (
                    (heads[i], speaker) for i in draft.trees.children(word, "nmod:poss") if i in heads
                )
            break


def speaks_for_one(draft: Draft, one: Found) -> bool:
    """Whether somebody may speak of another by "he", whose lawyer, spokesman or kin he is."""
    words, noun = lexicon(draft.language), draft.tokens[one.head].lemma.lower()
    return bool(principals(draft, one)) and (words.among("advocates", noun) or words.among("kin", noun))


def principals(draft: Draft, one: Found) -> list[int]:
    """Whose somebody is, as words: "*his* lawyer", "the lawyer for *Ravi Odo*"."""
    assert draft.trees is not None
    words = lexicon(draft.language).words["for_whom"]
    return [
        *draft.trees.children(one.head, "nmod:poss"),
        *(
            of
            for of in draft.trees.children(one.head, "nmod")
            if (case := draft.trees.child(of, "case")) is not None and draft.small[case] in words
        ),
    ]


def _of_relative(draft: Draft, found: Sequence[Found], heads: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The subject of a relative clause on an object, and the subject of the verb that has the object."""
    assert draft.trees is not None
    for word, index in heads.items():
        token = draft.tokens[word]
        if found[index].form != "pronoun" or token.deprel not in _SUBJECTS:
            continue
        clause = draft.tokens[token.head]
        noun = draft.tokens[clause.head]
        if noun.deprel == "nmod":
            noun = draft.tokens[noun.head]  # "sanctions on generals *it* accused"
        if clause.deprel != "acl:relcl" or noun.deprel not in ("obj", "obl"):
            continue
        if lexicon(draft.language).among("denying", clause.lemma):
            continue  # "charged them with looting, which *they* deny"
        subject = draft.trees.child(noun.head, "nsubj")
        if subject in heads and subject is not None and subject < word:
            yield index, heads[subject]


def _owns(draft: Draft, pronoun: Found, trait: Traits, one: Found) -> bool:
    """Whether "its" may be of somebody: of a body or a country, never of a person."""
    owner = draft.tokens[pronoun.head].deprel == "nmod:poss"
    return owner and trait.gender == "n" and one.sort in ("organization", "place") and one.form != "pronoun"


def _may_be(pronoun: Traits, other: Traits, one: Found) -> bool:
    """Whether a pronoun of the third person may stand for somebody: of one number, and a person where he or she is."""
    if pronoun.person != "3" or pronoun.gender == "n" or one.form == "pronoun":
        return False
    if pronoun.number == "s":
        return one.sort == "person" and other.number != "p" and other.gender in (pronoun.gender, "p", "?")
    return other.number == "p"
