"""What the score of factuality rests on: what is known of a thing told, as named features.

The names stand in the file of weights (``factuality.tsv``), where a person can read them: ``status=denied``,
``effect=fail``, ``group=wanted``, ``form=past`` …
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.nn import OUTSIDE
from dateline.reading.draft import Draft
from dateline.reading.status.clauses import is_clause, is_gerund, is_past, lower, trees_of
from dateline.reading.status.governing import frame_of, speaks
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.path import Path
from dateline.terms import Act, Status

_MOST_HEADS = 5


def features(
    draft: Draft, lex: Lexicon, path: Path, status: Status, *, negated: bool, act: Act | None
) -> frozenset[str]:
    """The names of what holds of the thing at the beginning of a way up; ``act`` is that of its statement."""
    word = path.heads[0]
    token = draft.tokens[word]
    form = _form(draft, lex, word)
    found = {f"status={status}", f"form={form}", f"upos={token.upos}", f"relation={token.deprel}"}
    found |= {f"heads={min(len(path.heads), _MOST_HEADS)}", f"act={act}"}
    found |= {f"{status} {form}"}
    if negated:
        found |= {"negated", f"negated {status}"}
    if path.given is not None:
        found.add("given")
    if draft.quote_states[word] != OUTSIDE:
        found.add("quoted")
    found |= {f"effect={o.effect}" for o in path.operators}
    found |= {f"group={o.group}" for o in path.operators if o.group}
    return frozenset(found.union(_around(draft, lex, word)))


def _form(draft: Draft, lex: Lexicon, word: int) -> str:
    """How the word is inflected, as far as its form and its helpers show."""
    if not is_clause(draft, word):
        return "noun"
    if is_past(draft, lex, word):
        return "past"
    if is_gerund(draft, lex, word):
        return "gerund"
    return "infinitive" if frame_of(draft, lex, word) == "inf" else "present"


def _around(draft: Draft, lex: Lexicon, word: int) -> Iterator[str]:
    """What stands beside the word, and what it hangs on."""
    trees = trees_of(draft)
    if trees.child(word, "aux:pass", "nsubj:pass") is not None:
        yield "passive"
    if trees.child(word, "cop") is not None:
        yield "copula"
    if trees.child(word, "nsubj") is not None:
        yield "subject"
    if speaks(draft, word):
        yield "speech"
    for helper in trees.children(word, "aux"):
        yield f"aux={lower(draft, helper)}"
    head = draft.tokens[word].head
    if head >= 0 and draft.tokens[word].deprel in (
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "obj",
        "obl",
        "nmod",
        "conj",
    ):
        yield f"above={draft.tokens[word].deprel} {_form(draft, lex, head)}"
