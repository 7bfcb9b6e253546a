"""Names that a report uses as those of countries, whether or not any table knows them: "the president of Orland",
"Orland's embassy", "Orlandish troops"."""

from collections.abc import Sequence, Set

from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import singular
from dateline.reading.mentions.lexicon import Lexicon, folded

Key = tuple[str, ...]
LEAST_LETTERS = 4
"""Letters of a name from which words may be derived: of shorter ones, too many words seem to be."""


def lands(
    draft: Draft, words: Lexicon, found: Sequence[Found], keys: Sequence[Key]
) -> tuple[set[Key], set[Key]]:
    """Names of one word that are no persons', and those of them that are countries'."""
    derived = _derived(draft, words)
    places: set[Key] = set()
    countries: set[Key] = set()
    for one, key in zip(found, keys, strict=True):
        state = _headed(draft, words, one)
        if state is not None:
            countries.add((folded(draft.word(state)),))
        named = words.words["state_of"] & words.words["settled"]
        if len(key) == 3 and key[0] in named and key[1] in words.words["of"]:
            countries |= {key, key[2:]}  # "the Kingdom of Tessen"
        if len(key) != 1:
            continue
        if _is_state(draft, words, one):
            countries.add(key)
        if key[0] in derived:
            places.add(key)
        if _is_of_place(draft, words, one):
            places.add(key)
    return places | countries, countries


def _headed(draft: Draft, words: Lexicon, one: Found) -> int | None:
    """The word for the state of whoever heads it, after his name: "President Ada Rusk of *Orland*"."""
    if not one.name or words.words["state_of"].isdisjoint(draft.small[word] for word in one.title):
        return None
    last = one.name[-1]
    for of in (last - 1, last + 1):
        if of + 1 < len(draft.tokens) and draft.small[of] in words.words["of"]:
            return of + 1 if draft.tokens[of + 1].upos == "PROPN" else None
    return None


def _derived(draft: Draft, words: Lexicon) -> Set[str]:
    """What names the adjectives in capitals of a report can be derived from: "Orlandish" from "Orland"."""
    found: set[str] = set()
    for number, token in enumerate(draft.tokens):
        text = draft.word(number)
        capital = text[:1].isupper() and not text.isupper()
        if capital and (token.upos == "ADJ" or token.deprel in ("amod", "compound")):
            found |= derived_from(words, text)
    return found


def derived_from(words: Lexicon, text: str) -> set[str]:
    """The names, in small letters, that a word for a people or its things can be derived from."""
    form = folded(text)
    stems = {form[: -len(end)] for end in words.words["demonym_endings"] if form.endswith(end)}
    return {stem + more for stem in stems for more in ("", "a") if len(stem + more) >= LEAST_LETTERS}


def _is_of_place(draft: Draft, words: Lexicon, one: Found) -> bool:
    """Whether a name is said to be a place's: "neighbouring Tessen", "Tessen's parliament", "the state of Tessen"."""
    token = draft.tokens[one.head]
    if one.name[0] > 0 and draft.small[one.name[0] - 1] in words.words["of_places"]:
        return True
    if token.deprel == "nmod:poss":
        return singular(draft, words, token.head) in words.words["of_countries"]
    assert draft.trees is not None
    case = draft.trees.child(one.head, "case")
    of = token.deprel == "nmod" and case is not None and draft.small[case] in words.words["of"]
    return of and draft.word(token.head) in words.words["settled"]


def _is_state(draft: Draft, words: Lexicon, one: Found) -> bool:
    """Whether a name has what states alone have: "Tessen's embassy", "the presidents of Tessen and Orland"."""
    assert draft.trees is not None
    word, token = one.head, draft.tokens[one.head]
    case = draft.trees.child(word, "case")
    if token.deprel == "conj" and token.head < word:
        word, token = token.head, draft.tokens[token.head]
        case = draft.trees.child(word, "case")
    if token.head < 0:
        return False
    noun, before = (
        singular(draft, words, token.head),
        draft.small[token.head - 1] if token.head > 0 else "",
    )
    if words.among("of_states_before", before) and noun in words.words["of_states_after"]:
        noun = f"{before} {noun}"
    if token.deprel == "nmod:poss":
        return noun in words.words["state_has"]
    of = case is not None and draft.small[case] in words.words["of"]
    if token.deprel != "nmod" or not of:
        return False
    return noun in words.words["state_of"] or _of_continent(draft, words, token.head)


def _of_continent(draft: Draft, words: Lexicon, noun: int) -> bool:
    """Whether "state" stands for a country, by the part of the world before it: "the West African *state* of Tessen"."""
    if draft.small[noun] not in words.words["state"] or noun == 0:
        return False
    told = words.words["of_continents"]
    return draft.small[noun - 1] in told or " ".join(draft.small[max(noun - 2, 0) : noun]) in told
