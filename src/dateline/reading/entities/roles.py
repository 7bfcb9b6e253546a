"""The office or part of a person or group, as the report describes it, with the words that do."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Span
from dateline.reading.draft import Draft
from dateline.reading.entities.chains import Chain
from dateline.reading.entities.naming import MOST_WORDS, end_of, text_of
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon, lexicon, plain


class Role(NamedTuple):
    """A role as described, and its words."""

    text: str
    spans: tuple[Span, ...]


def role_of_chain(draft: Draft, chain: Chain) -> Role | None:
    """What a person is said to be: by an apposition or a predicate with a complement ("vice president of Alia"), or
    else by the title before the name, or any other apposition or predicate. The first of the best."""
    words = lexicon(draft.language)
    if chain.sort != "person" or chain.name is None:
        return None
    described = [
        role for m in sorted(chain.described) if (role := described_role(draft, words, draft.found[m]))
    ]
    full = [role for role in described if len(role.text.split()) > 2]
    titles = [_title(draft, words, draft.found[m]) for m in chain.members if draft.found[m].form == "name"]
    ranked = [*full, *sorted((t for t in titles if t), key=lambda t: -len(t.text.split())), *described]
    return ranked[0] if ranked else None


def described_role(draft: Draft, words: Lexicon, found: Found) -> Role | None:
    """A description without its article and without the reporter's adjectives ("the defiant vice president")."""
    if found.kind != "person" or draft.small[found.head] in words.words["family"]:
        return None
    last = end_of(draft, found)
    first = _first(draft, words, found)
    return (
        Role(text_of(draft, first, last), (draft.span(first, last),)) if last - first < MOST_WORDS else None
    )


def _first(draft: Draft, words: Lexicon, found: Found) -> int:
    first = found.first
    if draft.small[first] in words.words["possessive"] and first < found.head:
        first += 1
    elif any(draft.tokens[i].deprel == "nmod:poss" for i in range(first, found.head)):
        return first
    while first < found.head:
        token, text = draft.tokens[first], draft.word(first)
        official = (
            text.lower() in words.words["of_office"] or plain(text) in words.demonyms or text[:1].isupper()
        )
        if token.upos in ("DET", "NUM", "ADV", "PUNCT", "PRON") or (token.upos == "ADJ" and not official):
            first += 1
        else:
            break
    return first


def _title(draft: Draft, words: Lexicon, found: Found) -> Role | None:
    """The nouns that stand before a name: "President", "rebel leader"."""
    before = range(found.first, found.name[0])
    nouns = [i for i in before if draft.tokens[i].upos in ("NOUN", "PROPN") and i > found.first - 1]
    if not nouns or any(draft.word(i) in ",:" or draft.small[i] in words.words["genitive"] for i in before):
        return None
    last = found.name[0] - 1
    first = _first(draft, words, Found(found.first, last, last, found.sort, found.kind, "nominal"))
    text = [draft.small[i].rstrip(".") for i in range(first, last + 1)]
    if text[-1] in words.words["family"]:
        return None
    if draft.tokens[last].upos not in ("NOUN", "PROPN") or all(
        word in words.words["honorifics"] for word in text
    ):
        return None
    return Role(text_of(draft, first, last), (draft.span(first, last),))


def joined_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in the order of the text, those that overlap made one."""
    done: list[Span] = []
    for span in sorted(set(spans)):
        if done and span.start < done[-1].end:
            done[-1] = Span(done[-1].start, max(span.end, done[-1].end))
        else:
            done.append(span)
    return tuple(done)
