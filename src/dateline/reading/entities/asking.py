"""Who asks and who answers are two: "Asked by *the judge*, *he* said …", "*The judge* asked whether he had fired. “I
did,” *he* said"."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar, lexicon
from dateline.reading.draft import Draft
from dateline.reading.syntax.trees import Trees

_NEXT = 1
"""Sentences after a question in which it is answered."""
_SHORT = 3
"""Words of an answer that is told by its auxiliary alone ("*they did*"), at most."""


def apart(draft: Draft, heads: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions, by their head words, of which one asks and the other answers."""
    yield from _before_the_answer(draft, heads)
    yield from _who_denies_it(draft, heads)
    told = sorted((a for a in draft.attributions if a.cue and a.source), key=lambda a: a.cue)
    for question, answer in pairwise(told):
        if not _asks(draft, question) or not _replies(draft, answer):
            continue
        between = draft.sentences.index(draft.sentence(answer.cue[0])) - draft.sentences.index(
            draft.sentence(question.cue[0])
        )
        asker, teller = (
            next((heads[i] for i in one.source if i in heads), None) for one in (question, answer)
        )
        if between == _NEXT and asker is not None and teller is not None:
            yield asker, teller


def _before_the_answer(draft: Draft, heads: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Whoever asks by a participle that opens a sentence, and the subject of its main clause."""
    trees = draft.trees
    assert trees is not None
    words = draft.language.table("cues")["content"]
    for sentence in draft.sentences:
        verb, by = sentence.first, sentence.first + 1
        if draft.tokens[verb].lemma.lower() not in words["asking"] or by >= sentence.end:
            continue
        asker = draft.tokens[by].head
        main = next((i for i in range(verb, sentence.end) if draft.tokens[i].head < 0), verb)
        subject = trees.child(main, "nsubj", "nsubj:pass")
        agent = draft.small[by] in grammar(draft.language)["by"] and asker in heads
        if not agent or subject is None or subject not in heads or subject < asker:
            continue
        yield heads[asker], heads[subject]
        for word in range(
            asker + 1, subject
        ):  # "whether *he* had fired": whoever answers is asked about himself
            if word in heads and draft.tokens[word].upos == "PRON":
                yield heads[asker], heads[word]


def _who_denies_it(draft: Draft, heads: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Who by a pronoun denies what has just been said, and whoever said it: "*The army* said rebels had shelled Kotel.
    *They* denied it". Who tells of a charge against himself may well deny it."""
    trees = draft.trees
    assert trees is not None
    told = [a for a in draft.attributions if a.cue and a.source]
    for word, token in enumerate(draft.tokens):
        verb = token.head
        if (
            token.upos != "PRON"
            or token.deprel != "nsubj"
            or word not in heads
            or _group(draft, verb) != "deny"
        ):
            continue
        thing = trees.child(verb, "obj")
        if thing is None or draft.small[thing] not in draft.language.table("cues")["denying_it"]["it"]:
            continue
        here = draft.sentences.index(draft.sentence(word))
        first = draft.sentences[max(here - _NEXT, 0)].first
        said = [a for a in told if first <= a.cue[0] < word and verb not in a.cue]
        last = max(said, key=lambda a: a.cue, default=None)
        if last is not None and not _is_of_himself(draft, last):
            yield from ((heads[i], heads[word]) for i in last.source if i in heads)


def _is_of_himself(draft: Draft, one: Attribution) -> bool:
    """Whether a saying denies something itself, or tells of a charge against whom a pronoun stands for."""
    trees = draft.trees
    assert trees is not None
    charging = draft.language.table("cues")["denying_it"]["charging"]
    charged = (
        thing
        for word in one.content
        if _group(draft, word) in charging
        for thing in trees.children(word, "nsubj:pass", "obj")
    )
    denies = any(_group(draft, word) == "deny" for word in one.cue)
    return denies or any(draft.tokens[thing].upos == "PRON" for thing in charged)


def _group(draft: Draft, word: int) -> str:
    """The group of a verb that reports; nothing for other words."""
    entry = lexicon(draft.language).get(draft.tokens[word].lemma.lower()) if word >= 0 else None
    return entry.group if entry is not None else ""


def _asks(draft: Draft, one: Attribution) -> bool:
    """Whether somebody puts a question: "asked whether …", "“Did you fire?” the judge asked"."""
    words = draft.language.table("cues")["content"]
    asking = any(draft.tokens[i].lemma.lower() in words["asking"] for i in one.cue)
    opens = draft.small[one.content[0]] in words["questions"]
    return asking and (opens or "?" in (draft.word(i) for i in one.content) or _clause(draft, one))


def _clause(draft: Draft, one: Attribution) -> bool:
    """Whether what is asked has a word of a question at the head of its clause, behind who is asked."""
    trees: Trees | None = draft.trees
    assert trees is not None
    words = draft.language.table("cues")["content"]["questions"]
    return any(
        draft.small[mark] in words
        for cue in one.cue
        for clause in trees.children(cue, "ccomp", "advcl")
        for mark in trees.children(clause, "mark", "advmod")
    )


def _replies(draft: Draft, one: Attribution) -> bool:
    """Whether what is said answers: by its verb, or as nobody speaks but in answer ("yes", "they did not")."""
    words = draft.language.table("cues")["content"]
    entries = [lexicon(draft.language).get(draft.tokens[i].lemma.lower()) for i in one.cue]
    if any(entry is not None and entry.act == "request" for entry in entries):
        return False
    said = [draft.small[i] for i in one.content if draft.tokens[i].upos not in ("PUNCT", "PART")]
    short = bool(said) and len(said) <= _SHORT and said[-1] in words["elliptic"]
    replying = any(draft.tokens[i].lemma.lower() in words["replying"] for i in one.cue)
    return replying or short or (bool(said) and said[0] in words["answers_no"])
