"""Questions that lead up to an answer: "*Asked* whether he knew, the captain said …"."""

from dateline.reading.attribution.cues import grammar, lexicon
from dateline.reading.draft import Draft


def leads_up(draft: Draft, verb: int) -> bool:
    """Whether a verb of asking only leads up to an answer: a participle of the past alone before it, without an agent
    ("…; *asked* why, the captain had no comment", "the captain, *asked* about it, said"). Who answers did not ask."""
    assert draft.trees is not None
    lemma, form = draft.tokens[verb].lemma.lower(), draft.small[verb]
    participle = form != lemma and not form.endswith(tuple(grammar(draft.language)["active"]))
    beside = draft.tokens[verb].deprel in ("acl", "advcl", "parataxis", "dep") or opens_before_answer(
        draft, verb
    )
    alone = (
        draft.trees.child(verb, "nsubj", "aux", "mark", "expl") is None and agent_before(draft, verb) is None
    )
    entry = lexicon(draft.language).get(lemma)
    asks = (entry is not None and entry.act == "request") or lemma in _asking(draft)
    question = draft.trees.child(verb, "xcomp") is None  # "asked to speak" asks for something
    return asks and participle and beside and alone and question


def opens_before_answer(draft: Draft, verb: int) -> bool:
    """Whether a verb of asking opens its sentence and its main clause comes after a comma, whatever the tree makes of the
    participle: "*Questioned* about the raid, the colonel said …"."""
    sentence = draft.sentence(verb)
    if verb != sentence.first or draft.tokens[verb].lemma.lower() not in _asking(draft):
        return False
    main = next((i for i in range(verb, sentence.end) if draft.tokens[i].head < 0), verb)
    return any(draft.word(i) == "," for i in range(verb + 1, main))


def agent_before(draft: Draft, verb: int) -> int | None:
    """Who "by" names behind a participle that reports and opens its sentence: "Asked by *the judge* whether …"."""
    assert draft.trees is not None
    if draft.sentence(verb).first != verb or draft.trees.child(verb, "nsubj:pass") is not None:
        return None
    agent = draft.trees.child(verb, "obl:agent")
    if agent is None and opens_before_answer(draft, verb):
        after = draft.trees.child(verb, "obl")
        case = draft.trees.child(after, "case") if after is not None else None
        agent = after if case == verb + 1 and draft.small[case] in grammar(draft.language)["by"] else None
    return agent


def _asking(draft: Draft) -> list[str]:
    asking: list[str] = draft.language.table("cues")["content"]["asking"]
    return asking
