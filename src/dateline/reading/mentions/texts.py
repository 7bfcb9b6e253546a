"""Texts that somebody gives out: a statement, a list, an estimate; and who a text is by, as the words beside it tell."""

from dateline.reading.draft import Draft
from dateline.reading.mentions.lexicon import lexicon


def is_text(draft: Draft, word: int) -> bool:
    """Whether a noun is for what somebody gives out."""
    cues = draft.language.table("cues")
    lemma = draft.tokens[word].lemma.lower()
    return (
        lemma in cues["medium"]["nouns"]
        or lemma in cues["medium"]["writings"]
        or lemma in cues["grammar"]["accounts"]
    )


def authored(draft: Draft, word: int) -> bool:
    """Whether the preposition of a noun is that of an author."""
    assert draft.trees is not None
    case = draft.trees.child(word, "case")
    return (
        draft.tokens[word].deprel.startswith(("nmod", "obl"))
        and case is not None
        and draft.small[case] in lexicon(draft.language).words["authors"]
    )


def author_of(draft: Draft, text: int) -> int | None:
    """Who a text is by: "*the ministry's* statement", "a list by *the union*", "a letter signed by *the mayor*"."""
    trees = draft.trees
    assert trees is not None
    for child in trees.children(text, "nmod:poss", "nmod", "acl"):
        if draft.tokens[child].deprel == "nmod:poss":
            return child
        issued = draft.tokens[child].deprel == "acl"
        if issued and draft.tokens[child].lemma.lower() in lexicon(draft.language).words["had_texts"]:
            continue  # "e-mails seen by the agency"
        for noun in trees.children(child, "obl") if issued else (child,):
            if authored(draft, noun):
                return noun
    return None
