"""What a word makes of a complement that it governs: a clause or a noun beside it, by the frames of the lexicon."""

from __future__ import annotations

from typing import Final

from dateline.reading.attribution import cues
from dateline.reading.draft import Draft
from dateline.reading.status.clauses import is_gerund, is_past, lemma, lower, operators, trees_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.steps import WEAK, Step, known_from, stopped

_YET: Final = frozenset(("promised", "threatened", "predicted", "requested"))
"""Effects on what is still to come."""
_LAID_DOWN: Final = frozenset(("fact", "requested"))
"""Effects of verbs by which a pact lays down what will be done."""


def governed(draft: Draft, lex: Lexicon, word: int, head: int) -> Step | None:
    """The step to a word that the lexicon knows with such a complement; None for one that it does not know."""
    frame = frame_of(draft, lex, word)
    if frame == "inf" and lemma(draft, head) in lex.small["owning"] and _is_means(draft, lex, word, head):
        return None
    found = effect_of(draft, lex, head, frame, case_of(draft, word))
    if found is None:
        return None
    effect, group, shown = found
    if effect == "presupposed":
        return known_from(shown)
    if effect == "stopped":
        return stopped(head)
    voted = lower(draft, head) in lex.small["voting"] and lemma(draft, word) in lex.small["by_vote"]
    if voted and is_past(draft, lex, head):
        effect = "fact"  # "voted to reject the motion"
    if (
        effect == "requested"
        and lemma(draft, head) in lex.small["summoning"]
        and lemma(draft, word) in lex.small["voiced"]
    ):
        effect = "fact"  # "summoned the envoy to protest"
    told = is_past(draft, lex, head) or is_gerund(draft, lex, head)
    if not told and effect in _LAID_DOWN and _is_pact(draft, lex, trees_of(draft).child(head, "nsubj")):
        effect, group = "promised", ""  # "the treaty obliges both sides to withdraw"
    if group in lex.small["allowing"] and not told:
        effect = "hypothetical"  # "the law allows police to detain them"
    if frame == "that" and effect in _YET and is_past(draft, lex, word):
        return None  # "swore that they had not fired"
    others = trees_of(draft).child(head, "obj", "iobj") is not None  # "wanted them to go", "wanted it burned"
    if group in lex.small["desires"] and (others or trees_of(draft).child(word, "nsubj") is not None):
        effect = "requested"
    return Step(head, operators(effect, shown, group=group, weak=effect in WEAK))


def _is_pact(draft: Draft, lex: Lexicon, subject: int | None) -> bool:
    return subject is not None and ("pacts", lemma(draft, subject)) in lex.effects


def _is_means(draft: Draft, lex: Lexicon, word: int, head: int) -> bool:
    """Whether an infinitive says what somebody has a thing for, and not what he has to do, or has done: "has the guns *to
    hold* it"."""
    marks = {lower(draft, m) for m in trees_of(draft).children(word, "mark")}
    thing = trees_of(draft).child(head, "obj")
    return bool(marks & lex.small["infinitive"]) and thing is not None and thing < word


def effect_of(
    draft: Draft, lex: Lexicon, head: int, frame: str, case: str | None = None
) -> tuple[str, str, tuple[int, ...]] | None:
    """What a governing word makes of its complement: the effect, its group in the lexicon, the words that show it."""
    token = draft.tokens[head]
    form, base = lower(draft, head), token.lemma.lower()
    particle = trees_of(draft).child(head, "compound:prt")
    frames: list[tuple[str, str]] = []
    if token.upos in ("ADJ", "ADV", "VERB", "AUX", "ADP"):
        if frame in ("inf", "that", "ing") and (
            token.upos != "VERB" or _as_adjective(draft, lex, head, frame)
        ):
            frames += [("adjectives", form)]
        if case:
            frames.append((case, base))
        beside = particle if particle is not None else adverb_of(draft, head)  # "goes *ahead*"
        if beside is not None:
            frames.append((frame, f"{base} {lower(draft, beside)}"))
        if particle is None or frame != "obj":  # "set up a roadblock" sets no date
            frames.append((frame, base))
        if frame == "subj" and token.upos in ("ADJ", "ADV"):
            frames.append(("adjectives", form))  # "an attack is likely"
    else:
        frames += [("nouns", base), ("nouns", form)]
        if frame == "ing":
            frames.append(("nouns_of", base))
        if frame == "inf":
            frames.append(("nouns_to", base))
    for key in frames:
        if key in lex.effects:
            effect, group = lex.effects[key]
            return effect, group, (head,)
    return None


def adverb_of(draft: Draft, verb: int) -> int | None:
    """The adverb right after a verb, which may be a part of it."""
    after = verb + 1
    own = after < len(draft.tokens) and (draft.tokens[after].head, draft.tokens[after].deprel) == (
        verb,
        "advmod",
    )
    return after if own else None


def frame_of(draft: Draft, lex: Lexicon, word: int) -> str:
    """How a clause stands as a complement: ``inf``, ``ing`` or ``that``."""
    trees = trees_of(draft)
    marks = {lower(draft, m) for m in trees.children(word, "mark")}
    if marks & lex.small["infinitive"]:
        return "inf"
    having = next(iter(trees.children(word, "aux")), None)
    if trees.child(word, "nsubj") is None or draft.tokens[word].deprel == "xcomp":
        if is_gerund(draft, lex, word) or (having is not None and is_gerund(draft, lex, having)):
            return "ing"
        if (
            trees.child(word, "aux") is None
            and lower(draft, word) == lemma(draft, word)
            and draft.tokens[word].upos == "VERB"
        ):
            return "inf"
        if draft.tokens[word].deprel == "xcomp" and draft.tokens[word].upos != "NOUN":
            return "inf"  # "ordered the road closed"
    return "that"


def _as_adjective(draft: Draft, lex: Lexicon, verb: int, frame: str) -> bool:
    """Whether a participle stands as an adjective does: "is set to go", "it is feared that", not "feared that"."""
    form, trees = lower(draft, verb), trees_of(draft)
    if form not in lex.small["participles"]:
        return False
    passive = trees.child(verb, "nsubj:pass", "aux:pass", "cop") is not None
    if frame != "inf":
        return passive and lex.effect("adjectives", form) in ("apparent", "presupposed", "predicted")
    going = is_gerund(draft, lex, verb)
    return passive or going or trees.child(verb, "nsubj") is None


def case_of(draft: Draft, word: int) -> str | None:
    """The preposition of a noun, or the one before a gerund."""
    found = next(iter(trees_of(draft).children(word, "case", "mark")), None)
    return lemma(draft, found) if found is not None else None


def speaks(draft: Draft, head: int) -> bool:
    """Whether a word reports what somebody says."""
    token = draft.tokens[head]
    table = cues.nouns(draft.language) if token.upos == "NOUN" else cues.lexicon(draft.language)
    return token.lemma.lower() in table
