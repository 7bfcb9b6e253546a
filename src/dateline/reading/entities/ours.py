"""Who "we" are where nobody is quoted: whoever signs a text, heads it or gives it out.

A communiqué, an open letter or a correction speaks for somebody. Where it is signed ("For the Marsh Front: Dara Olin"),
headed ("Statement of the Marsh Front") or its source is named in it, "we" is that one and "I" the person who signs. Else
"we" is the source itself, unless the text has an "I" of its own: then it is somebody's, printed by the source.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dateline.nn import OUTSIDE
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon, folded, lexicon
from dateline.reading.mentions.traits import Traits

MOST_WORDS = 14
"""Words of a signature or a heading at most: the longest of those in the gold set's train and dev parts has 11."""
LEAST_NAME = 2
"""Words that a name within that of the source has at least: one alone may be anybody's."""


def ours(
    draft: Draft, found: Sequence[Found], traits: Sequence[Traits], paragraphs: Sequence[int]
) -> dict[int, int]:
    """For the mention of each "we" and "I" of the text's own voice, the mention of whom it stands for: the one who signs
    or gives it out, or else the first "we", so that all are one."""
    own = [
        k
        for k, one in enumerate(found)
        if one.form == "pronoun" and traits[k].person == "1" and _is_own(draft, one.head)
    ]
    if not own:
        return {}
    signed = [
        k
        for stretch in _edges(draft, paragraphs)
        for k, one in enumerate(found)
        if one.form == "name" and one.first in stretch
    ]
    signer = next((k for k in reversed(signed) if found[k].sort == "person"), None)
    if signer is None:
        heads = set(_speakers(draft, paragraphs))
        signer = next((k for k, one in enumerate(found) if one.head in heads and one.sort == "person"), None)
    group = next((k for k in reversed(signed) if found[k].sort == "organization"), None)
    if group is None:
        group = _source_in_text(draft, found)
    plural = [k for k in own if traits[k].number == "p"]
    standing = {}
    for k in own:
        one = (group if group is not None else plural[0]) if k in plural else signer
        if one is not None and one != k:
            standing[k] = one
    return standing


def publisher(draft: Draft, words: Lexicon, members: Sequence[Found]) -> str | None:
    """The source of a text in which some pronouns are its own "we"; None where they are not, or it has an "I" as well."""
    source = name_of_source(draft)
    heads = {one.head for one in members}
    if source is None or not all(_is_own(draft, head) for head in heads):
        return None
    for word, form in enumerate(draft.small):
        pronoun = words.pronouns.get(form)
        if pronoun is not None and pronoun.person == "1" and draft.tokens[word].upos == "PRON":
            alone = pronoun.number == "s"
            if alone and (word in heads or _is_own(draft, word)):
                return None
    return source


def name_of_source(draft: Draft) -> str | None:
    """The name of the source without what stands in brackets after it; None where that is no name."""
    name = (draft.document.source or "").partition("(")[0].strip()
    return name if name[:1].isupper() else None


def _is_own(draft: Draft, word: int) -> bool:
    """Whether a pronoun of the first person stands in nobody's mouth but the text's."""
    if draft.quote_states[word] != OUTSIDE:
        return False
    return all(
        not attribution.source or attribution.source[0] == word or _is_first(draft, attribution.source)
        for attribution in draft.attributions
        if word in attribution.content
    )


def _is_first(draft: Draft, source: Sequence[int]) -> bool:
    """Whether a source is itself a pronoun of the first person."""
    pronouns = draft.language.table("entities")["pronouns"]
    return len(source) == 1 and str(pronouns.get(draft.small[source[0]], "")).startswith("1")


def _speakers(draft: Draft, paragraphs: Sequence[int]) -> Iterator[int]:
    """Whose address or letter the heading says that the text is: "(Translation of *the President*'s address of 3 March)",
    "Remarks by *the Minister*"."""
    words = [word for word, paragraph in enumerate(paragraphs) if paragraph == paragraphs[0]]
    finite = any(draft.tokens[w].upos in ("VERB", "AUX") and draft.tokens[w].deprel != "acl" for w in words)
    many = sum(draft.tokens[w].upos != "PUNCT" for w in words) > MOST_WORDS
    if finite or many or len(words) == len(paragraphs) or draft.trees is None:
        return
    nouns = set(draft.language.table("cues")["medium"]["nouns"])
    authors = lexicon(draft.language)
    for text in words:
        if draft.tokens[text].lemma.lower() in nouns:
            yield from draft.trees.children(text, "nmod:poss")
            for child in draft.trees.children(text, "nmod"):
                case = draft.trees.child(child, "case")
                if case is not None and authors.among("authors", draft.word(case)):
                    yield child


def _edges(draft: Draft, paragraphs: Sequence[int]) -> Iterator[range]:
    """The heading and the signature of a text: its first paragraph, where it names a kind of text and of whom, and its
    last; both without a verb. The signature comes last."""
    stretches = [[w for w, _ in rows] for _, rows in groupby(enumerate(paragraphs), key=lambda row: row[1])]
    if len(stretches) < 2:
        return
    for words in (stretches[0], stretches[-1]):
        told = any(draft.tokens[w].upos in ("VERB", "AUX") for w in words)
        if len(words) <= MOST_WORDS and not told and (words is stretches[-1] or _heads(draft, words)):
            yield range(words[0], words[-1] + 1)


def _heads(draft: Draft, words: Sequence[int]) -> bool:
    """Whether a line calls the text a statement, a letter or the like."""
    nouns = set(draft.language.table("cues")["medium"]["nouns"])
    return any(draft.tokens[w].lemma.lower() in nouns for w in words)


def _source_in_text(draft: Draft, found: Sequence[Found]) -> int | None:
    """The first mention of the group, of those named in the text, whose name is the longest in that of the source."""
    source = name_of_source(draft)
    if source is None:
        return None
    names: Mapping[int, str] = {
        k: " ".join(folded(draft.word(w)) for w in one.name)
        for k, one in enumerate(found)
        if one.name and one.sort == "organization"
    }
    whole = " ".join(folded(word) for word in source.replace(",", " ").split())
    fitting = [
        k
        for k, name in names.items()
        if name == whole or (len(name.split()) >= LEAST_NAME and f" {name} " in f" {whole} ")
    ]
    return max(fitting, key=lambda k: (len(names[k]), -k), default=None)
