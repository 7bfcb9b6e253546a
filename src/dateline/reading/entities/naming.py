"""The name and the kind of a chain: its fullest name, or else a description of its own."""

from collections.abc import Mapping

from dateline.reading.draft import Draft
from dateline.reading.entities.chains import Chain
from dateline.reading.entities.ours import publisher
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import is_many, is_plural
from dateline.reading.mentions.lexicon import lexicon, plain
from dateline.reading.mentions.named import sentence_at
from dateline.terms import EntityKind

VOTES = {"name": 3.0, "nominal": 1.0, "pronoun": 0.1}
"""How much a mention of each form says of the kind of its chain."""
MOST_WORDS = 12
"""Words of a description that make a name."""
_LETTERS = 6
"""Characters of the letters that stand for a country, at most: "U.S.A."."""
MOST_OWNER_WORDS = 5
"""Words of an owner's name that go into the name of what is owned."""
UNNAMED_KINDS: frozenset[EntityKind] = frozenset({"person", "organization", "armed_group", "government"})
"""Kinds that have names as a rule, so that it is worth saying where one is not given."""
TRAILING = ("PUNCT", "CCONJ", "SCONJ", "ADP", "DET", "PART", "ADV")
ASIDES = ("acl", "appos", "parataxis", "advcl")
"""What hangs on a description and is left out of a name."""


def kind_of_chain(draft: Draft, chain: Chain) -> EntityKind:
    """The kind that most of its mentions have, names before descriptions before pronouns; who is called by a name is what
    he is called beside it ("an armed group known as *the Ash Column*")."""
    called = {draft.found[member].kind for member in chain.called} & UNNAMED_KINDS
    if len(called) == 1:
        return called.pop()
    votes: dict[EntityKind, float] = {}
    for member in chain.members:
        found = draft.found[member]
        votes[found.kind] = votes.get(found.kind, 0.0) + VOTES[found.form]
    return max(sorted(votes), key=lambda kind: votes[kind])


def name_of_chain(draft: Draft, chain: Chain, owners: Mapping[int, str], country: str | None = None) -> str:
    """The name with most words, of those the most frequent, of those the first; without a name, the first description.

    ``owners`` are the names known already, by the words that carry them; ``country`` goes before "government".
    """
    counts: dict[str, int] = {}
    for member in chain.members:
        found = draft.found[member]
        if found.name and len(found.name) == len(range(found.name[0], found.name[-1] + 1)):
            text = text_of(draft, found.name[0], found.name[-1])
            counts[text] = counts.get(text, 0) + 1
    if country is not None and counts:
        words = lexicon(draft.language)
        seats = {text for text in counts if words.capitals.get(plain(text)) == country}
        if seats and plain(words.country_names[country]) not in seats:  # who acts in a capital is the country
            other = next((text for text in counts if text not in seats), words.country_names[country])
            return _in_full(draft, other, country)
    if counts:
        name = max(counts, key=lambda text: (len(text.replace("-", "").split()), counts[text]))
        return _in_full(draft, name, country)
    nominals = [m for m in chain.members if draft.found[m].form == "nominal"]
    told = (m for m in nominals if not _says_only_that(draft, draft.found[m].head))
    nominal = next(told, nominals[0] if nominals else None)
    if nominal is None:
        return _of_pronoun(draft, chain, owners)
    return _described(draft, chain, draft.found[nominal], owners, country)


def _in_full(draft: Draft, name: str, country: str | None) -> str:
    """The name of a country for what stands for it in letters alone: "US", "U.K."."""
    words = lexicon(draft.language)
    short = len(name) <= _LETTERS and name.isupper() and words.countries.get(plain(name)) == country
    return words.country_names[country] if short and country is not None else name


def _says_only_that(draft: Draft, head: int) -> bool:
    """Whether a description says no more of somebody than that he is one of some: "one of the freed, a conductress"."""
    return draft.tokens[head].upos in ("NUM", "PRON", "DET")


def text_of(draft: Draft, first: int, last: int) -> str:
    """The words as they stand, on one line."""
    return " ".join(draft.text[draft.words[first][0] : draft.words[last][1]].split())


def _of_pronoun(draft: Draft, chain: Chain, owners: Mapping[int, str]) -> str:
    words = lexicon(draft.language)
    if "1" in chain.persons:
        source = publisher(draft, words, [draft.found[member] for member in chain.members])
        return source or _side(draft, chain, owners) or words.texts["speaker"]
    kind = kind_of_chain(draft, chain)
    return f"{words.texts['unnamed']} {words.nouns.get(kind, words.nouns['other'])}"


def _side(draft: Draft, chain: Chain, owners: Mapping[int, str]) -> str | None:
    """The name for the "we" of one speaker who is named, or whose body is: "Dara Olin’s side"."""
    words, said = lexicon(draft.language), [draft.found[member].head for member in chain.members]
    kin = {word for word, pronoun in words.pronouns.items() if pronoun.gender in ("m", "f")}
    names = {
        next(
            (
                owners[word]
                for word in each.source
                if word in owners and (len(each.source) == 1 or draft.small[word] not in kin)
            ),
            "",
        )
        for each in draft.attributions
        if each.source and any(word in each.content for word in said)
    }
    name = names.pop() if len(names) == 1 else ""
    told = name and not name.startswith(words.texts["unnamed"]) and len(name.split()) <= MOST_OWNER_WORDS
    return words.texts["side"].format(owner=name) if told else None


def _described(
    draft: Draft, chain: Chain, found: Found, owners: Mapping[int, str], country: str | None
) -> str:
    words = lexicon(draft.language)
    first, last = found.first, end_of(draft, found)
    kind = kind_of_chain(draft, chain)
    whole = _of_whom(draft, found.head, last, owners)
    if whole is not None:
        return _uncapital(draft, first, f"{text_of(draft, first, last - 1)} {whole}")
    if draft.small[first] in words.words["possessive"] and first < found.head:
        name = owners.get(_owner(draft, first), "")
        rest = text_of(draft, first + 1, last)
        if name and len(name.split()) <= MOST_OWNER_WORDS:
            return words.texts["owned_s" if name.endswith("s") else "owned"].format(owner=name, owned=rest)
        return f"{words.texts['unnamed']} {rest}" if kind in UNNAMED_KINDS else rest
    while first < found.head and (draft.tokens[first].upos == "DET" or _is_one(draft, first, found.head)):
        first += 1
    text = _of_people(draft, found, _uncapital(draft, first, text_of(draft, first, last)), kind)
    before = range(first, found.head)
    owned = any(draft.small[i] in words.words["genitive"] for i in before)
    told = owned or any(
        draft.tokens[i].upos == "PROPN" or plain(draft.word(i)) in words.demonyms for i in before
    )
    told = told or (kind != "person" and _is_of_a_name(draft, found.head, last))
    if country is not None and kind in ("government", "organization") and not told:
        return f"{words.country_names[country]} {text}"
    if (
        kind not in UNNAMED_KINDS
        or (told and kind != "person")
        or owned
        or is_many(draft, words, found.head)
        or draft.small[found.head] in words.words["plural_determiners"]
    ):
        return text
    return f"{words.texts['unnamed']} {text}"


def _owner(draft: Draft, word: int) -> int:
    """The word that carries whoever a possessive stands for: itself, but for "whose", the noun that its clause is on."""
    above = word
    while above >= 0 and draft.small[word] in lexicon(draft.language).words["relative"]:
        token = draft.tokens[above]
        if token.deprel.startswith("acl"):
            return token.head
        above = token.head
    return word


def _of_whom(draft: Draft, head: int, last: int, owners: Mapping[int, str]) -> str | None:
    """The name for the pronoun of a description such as "one of *them*"; None where it has none, or is long."""
    words = lexicon(draft.language)
    if (
        last < head + 2
        or draft.small[last] not in words.pronouns
        or draft.small[last - 1] not in words.words["of"]
    ):
        return None
    name = owners.get(last, "").removeprefix(f"{words.texts['unnamed']} ")
    told = name and name not in words.nouns.values() and name != words.texts["speaker"]
    return name if told and len(name.split()) <= MOST_OWNER_WORDS else None


def _is_of_a_name(draft: Draft, head: int, last: int) -> bool:
    """Whether a description goes on with whose it is, by name: "the government of Orland"."""
    words = lexicon(draft.language)
    of = head + 1 < last and draft.small[head + 1] in words.words["of"]
    return of and any(draft.tokens[i].upos == "PROPN" for i in range(head + 2, min(head + 4, last + 1)))


def _is_one(draft: Draft, word: int, head: int) -> bool:
    """Whether a number in letters stands before one thing, as an article would: "one bailiff"."""
    alone = draft.tokens[word].upos == "NUM" and draft.word(word).isalpha()
    return alone and not is_plural(draft, lexicon(draft.language), head)


def _of_people(draft: Draft, found: Found, text: str, kind: EntityKind) -> str:
    """A description that is a mere number, with what it is a number of: "tens of thousands of people"."""
    assert draft.trees is not None
    words, head = lexicon(draft.language), found.head
    while (of := draft.trees.child(head, "nmod")) is not None and _is_multitude(draft, of):
        head = of
    if kind != "people" or of is not None or draft.trees.child(head, "appos", "acl:relcl") is not None:
        return text
    if _is_multitude(draft, head):
        return words.texts["multitude"].format(number=text)
    return words.texts["numbered"].format(number=text) if draft.tokens[head].upos == "NUM" else text


def _is_multitude(draft: Draft, word: int) -> bool:
    """Whether a word is a number in the plural: "thousands"."""
    lemma = draft.tokens[word].lemma.lower()
    return lemma in lexicon(draft.language).words["multitudes"] and lemma != draft.small[word]


def _uncapital(draft: Draft, first: int, text: str) -> str:
    """A description without the capital of a sentence's beginning."""
    words, word = lexicon(draft.language), draft.word(first)
    begins = first == draft.sentences[sentence_at(draft, first)].first
    common = (
        draft.tokens[first].upos != "PROPN" and draft.tokens[first].lemma.islower() and word[1:].islower()
    )
    named = plain(word) in words.demonyms or plain(word) in words.known
    named = named or (
        first + 1 < len(draft.words) and draft.word(first + 1)[:1].isupper()
    )  # "Hill Guard men"
    return text[0].lower() + text[1:] if begins and common and not named else text


def end_of(draft: Draft, found: Found) -> int:
    """Where a description ends: before a clause or an apposition that hangs on it, before a verb of another clause or a
    relative clause further down, and after so many words."""
    assert draft.trees is not None
    words = lexicon(draft.language)
    asides = [min(draft.trees.subtree(i)) for i in draft.trees.children(found.head, *ASIDES)]
    below = set(draft.trees.subtree(found.head)) if found.last > found.head else set()
    for word in range(found.head + 1, found.last + 1):
        token = draft.tokens[word]
        if token.upos in ("VERB", "AUX") and word not in below:
            asides.append(word)
        elif token.deprel == "acl:relcl":
            asides.append(min(draft.trees.subtree(word)))
        elif token.upos == "PRON" and draft.small[word] in words.words["relative"]:
            asides.append(word)
    end = min(
        [found.last, found.first + MOST_WORDS - 1, *(start - 1 for start in asides if start > found.head)]
    )
    end = max(end, found.head)
    while end > found.head and (
        draft.tokens[end].upos in TRAILING or draft.small[end] in words.words["genitive"]
    ):
        end -= 1
    return end
