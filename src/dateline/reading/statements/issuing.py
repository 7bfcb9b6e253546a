"""Who asks where a text in its own voice asks by a passive: "Vessels *are asked* to keep away" of a notice, "The
population is requested …" of a communiqué, are the words of whoever gives it out.

Whoever gives a text out is the group that "we" stands for outside of quotation marks, the source of the text by its name
in it, or who heads or signs it. A newspaper or an agency is none: what it tells so, others have asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Entity, Mention
from dateline.nn import NEW_LINE, OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.entities.ours import name_of_source

RULE = "issued"
"""The rule of a statement whose source is whoever gives the text out."""
MOST_WORDS = 14
"""Words of a line of a letterhead or a signature, at most."""
MOST_LINES = 4
"""Lines of a letterhead, at most."""
_BODIES = frozenset(("organization", "government", "armed_group"))
_MEDIA = "MED"
_MAIN = ("root", "conj", "parataxis")


def issued(draft: Draft, known: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; of what is asked by a passive in the present by nobody who is named, with whoever gives the text
    out as the source."""
    if not any(_asks(draft, one) for one in known):
        return list(known)
    issuer = _issuer(draft)
    if issuer is None:
        return list(known)
    return [
        replace(one, source=_named(draft, issuer, one), rule=RULE) if _asks(draft, one) else one
        for one in known
    ]


def _asks(draft: Draft, one: Attribution) -> bool:
    """Whether a cue asks somebody by a passive in the present, without an agent and outside of quotation marks."""
    trees, words = draft.trees, draft.language.table("cues")["issuing"]
    assert trees is not None
    verb = next((i for i in reversed(one.cue) if draft.tokens[i].upos == "VERB"), None)
    if one.source or verb is None or draft.quote_states[verb] != OUTSIDE:
        return False
    entry = lexicon(draft.language).get(draft.tokens[verb].lemma.lower())
    asks = draft.tokens[verb].lemma.lower() in words["warning"] or (
        entry is not None and entry.act == "request"
    )
    helpers, whom = (
        [draft.small[i] for i in trees.children(verb, "aux", "aux:pass")],
        trees.child(verb, "nsubj:pass"),
    )
    alone = trees.child(verb, "obl:agent") is None and draft.tokens[verb].deprel in _MAIN
    return asks and alone and whom is not None and len(helpers) == 1 and helpers[0] in words["present"]


def _issuer(draft: Draft) -> Entity | None:
    """The body that gives the text out, if it tells."""
    entities = {entity.id: entity for entity in draft.entities}
    for mention in (*_ours(draft), *_of_source(draft), *_at_the_edges(draft)):
        entity = entities.get(mention.entity or "")
        if entity is not None and entity.kind in _BODIES and entity.sector != _MEDIA:
            return entity
    return None


def _ours(draft: Draft) -> Iterator[Mention]:
    """The "we" of the text's own voice."""
    first = draft.language.table("cues")["content"]["first_person"]
    for word, at in sorted(draft.mention_at.items()):
        mention = draft.mentions[at]
        own = draft.quote_states[word] == OUTSIDE and draft.small[word] in first
        if own and mention.form == "pronoun" and not any(word in a.content for a in draft.attributions):
            yield mention


def _of_source(draft: Draft) -> Iterator[Mention]:
    """Where the source of the text is named in it."""
    source = name_of_source(draft)
    whole = " ".join((source or "").casefold().replace(",", " ").split())
    for mention in draft.mentions:
        name = " ".join(mention.span.of(draft.text).casefold().removeprefix("the ").split())
        if mention.form == "name" and len(name.split()) > 1 and f" {name} " in f" {whole} ":
            yield mention


def _at_the_edges(draft: Draft) -> Iterator[Mention]:
    """Bodies in the letterhead of a text that calls itself a notice, a communiqué or the like, and in its signature."""
    lines = [*_lines(draft)]
    head = list[range]()
    for line in lines[:MOST_LINES]:
        if _tells(draft, line):
            break
        head.append(line)
    kinds = {
        *draft.language.table("cues")["medium"]["nouns"],
        *draft.language.table("cues")["issuing"]["texts"],
    }
    if not any(draft.tokens[i].lemma.lower() in kinds for line in head for i in line):
        return
    tail = [lines[-1]] if len(lines) > len(head) and not _tells(draft, lines[-1]) else []
    for line in (*tail, *head):
        for mention in draft.mentions:
            start = draft.words[line[0]][0]
            if mention.form == "name" and start <= mention.span.start < draft.words[line[-1]][1]:
                yield mention


def _lines(draft: Draft) -> Iterator[range]:
    first = 0
    for word in range(1, len(draft.words) + 1):
        if word == len(draft.words) or draft.spacing[word] >= NEW_LINE:
            yield range(first, word)
            first = word


def _tells(draft: Draft, line: range) -> bool:
    """Whether a line is part of what the text tells: it is long or has a verb."""
    giving = draft.language.table("cues")["issuing"]["giving"]
    return len(line) > MOST_WORDS or any(
        draft.tokens[i].upos in ("VERB", "AUX")
        and draft.tokens[i].deprel != "acl"
        and draft.tokens[i].lemma.lower() not in giving
        for i in line
    )


def _named(draft: Draft, issuer: Entity, one: Attribution) -> tuple[int, ...]:
    """The words by which the issuer is named: the last before the cue, or else the first after it."""
    own = [m.span for m in draft.mentions if m.entity == issuer.id and m.form == "name"]
    own = own or [m.span for m in draft.mentions if m.entity == issuer.id]
    cue = draft.words[one.cue[0]][0]
    before = [span for span in own if span.end <= cue]
    span = before[-1] if before else own[0]
    return tuple(i for i, (start, end) in enumerate(draft.words) if span.start <= start and end <= span.end)
