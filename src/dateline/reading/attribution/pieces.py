"""What is said as pieces of text: unbroken runs of words, clean at their edges, that belong to one statement."""

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import replace

from dateline.nn import CLOSING, OPENING, OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft

LEADING = (":", ";", ",")
"""Marks by which a sentence leads on to what is said after it."""
LOOSE_SHARE = 0.25
"""A piece of content that hangs on nothing of its statement stays if it has this share of the longest piece's words: on
PolNeAR dev and the gold set's train and dev parts shorter ones are mostly others' words."""

_GOES_ON = frozenset(
    ("obl", "obl:unmarked", "obl:agent", "nmod:unmarked", "advcl", "acl", "appos", "conj", "compound:prt")
)
"""What a content that ends in the middle of its clause goes on with. Of such continuations in PolNeAR dev and the gold
set's train part people took 54 as said and 21 not; of noun phrases after a noun 4 and 2, of relative clauses and what
stands apart as often not."""
_GOVERNED = ("ccomp", "xcomp")
_AFTER_MARK = frozenset(("advcl", "appos", "conj", "nmod:unmarked"))
"""Those of them that go on after a comma."""

_BEFORE_HEADS = ("nmod", "obl", "det", "amod", "nummod", "nmod:poss", "compound")


def completed(draft: Draft, content: tuple[int, ...], taken: Container[int]) -> tuple[int, ...]:
    """The words of a content with the rest of its last clause, where it ends in the middle of it: "will be taken, | *as
    it was in 1991*". Nothing that is among ``taken``, no quotation, and not beyond what may go on so."""
    content = _with_head(draft, content, taken)
    while content:
        grown = _one_further(draft, content, taken)
        if len(grown) <= len(content):
            break
        content = grown
    return content


def _with_head(draft: Draft, content: tuple[int, ...], taken: Container[int]) -> tuple[int, ...]:
    """The words of a content with the noun, up to the next mark, on which its last word hangs: "53 were taken, among them
    | *an aide to the mayor*"."""
    last = content[-1] if content else 0
    above, end = draft.tokens[last].head, last + 1
    if not content or above <= last or draft.tokens[last].deprel not in _BEFORE_HEADS:
        return content
    if draft.tokens[above].upos not in ("NOUN", "PROPN"):
        return content
    while end < draft.sentence(last).end and end not in taken and draft.tokens[end].upos != "PUNCT":
        if draft.quote_states[end] != draft.quote_states[last]:
            return content
        end += 1
    return (*content, *range(last + 1, end)) if end > above else content


def _one_further(draft: Draft, content: tuple[int, ...], taken: Container[int]) -> tuple[int, ...]:
    """The words of a content with the next part of its last clause; as they are where it does not go on."""
    assert draft.trees is not None
    last = content[-1]
    sentence, inside = draft.sentence(last), set(content)
    nearest = last + 1
    if nearest < sentence.end and draft.word(nearest) == ",":
        nearest += 1
    if nearest >= sentence.end or nearest in taken or draft.quote_states[last] != draft.quote_states[nearest]:
        return content
    top = nearest
    while draft.tokens[top].head > last:
        top = draft.tokens[top].head
    allowed = _GOES_ON if nearest == last + 1 else _AFTER_MARK
    if draft.tokens[top].head not in inside or draft.tokens[top].deprel not in allowed:
        return content
    rest = draft.trees.subtree(top)
    if draft.tokens[top].deprel == "conj" and _turns(draft, top):
        return content
    if (
        nearest > last + 1
        and draft.tokens[top].deprel == "advcl"
        and draft.trees.child(top, "mark", "nsubj") is None
    ):
        return content  # ", reflecting how slow they are": the report's own comment
    if rest[0] <= last or any(i in taken or draft.quote_states[i] != draft.quote_states[last] for i in rest):
        return content
    return trimmed(draft, (*content, *range(last + 1, rest[-1] + 1)))


def conditioned(draft: Draft, attribution: Attribution, taken: Container[int]) -> Attribution:
    """The attribution with the condition of a deed or a thing that is promised, threatened or asked for, where the tree
    hangs it on the cue: "threatened to close the port | *unless they are paid*"."""
    assert draft.trees is not None
    verb = attribution.cue[-1] if attribution.cue else 0
    if not attribution.content or draft.tokens[verb].upos != "VERB":
        return attribution
    last = attribution.content[-1]
    nearest = last + 1 + (last + 1 < len(draft.tokens) and draft.word(last + 1) == ",")
    if last < verb or nearest >= draft.sentence(last).end or nearest in taken:
        return attribution
    marks = draft.language.table("cues")["content"]["conditions"]
    clause = draft.tokens[nearest].head
    if draft.small[nearest] not in marks or clause not in draft.trees.children(verb, "advcl"):
        return attribution
    rest = [i for i in draft.trees.subtree(clause) if draft.tokens[i].upos != "PUNCT" or i > nearest]
    alike = all(draft.quote_states[i] == draft.quote_states[last] and i not in taken for i in rest)
    if rest[0] != nearest or not alike or draft.trees.child(verb, "ccomp") is not None:
        return attribution
    return replace(
        attribution, content=trimmed(draft, (*attribution.content, *range(last + 1, rest[-1] + 1)))
    )


def _turns(draft: Draft, verb: int) -> bool:
    """Whether a clause that is joined to what is said has a subject of its own or reports, without a "that" or a "to" to
    tie it: as often as not the report goes on with it."""
    assert draft.trees is not None
    token = draft.tokens[verb]
    if token.upos not in ("VERB", "AUX") or draft.trees.child(verb, "mark") is not None:
        return False
    own = draft.trees.child(verb, "nsubj", "nsubj:pass", "expl") is not None
    return own or token.lemma.lower() in lexicon(draft.language)


def held(draft: Draft, attribution: Attribution, content: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a content without loose pieces ("a fuel depot", two clauses on): nothing quotes them, and no word of
    them hangs on the cue or on the rest of the content, nor the other way round. What opens the sentence stays, and a
    "whether" alone."""
    pieces = runs(content)
    if len(pieces) < 2 or not attribution.cue:
        return content
    main = max(pieces, key=len)
    sentence = draft.sentence(attribution.cue[0])
    if draft.word(sentence.end - 1) in LEADING:
        return content
    kept = []
    for piece in pieces:
        inside = set(piece)
        rest = {*attribution.cue, *content} - inside
        if piece is not main and _of_another(draft, inside, rest):
            continue
        tied = any(draft.tokens[i].head in rest for i in piece) or any(
            draft.tokens[i].head in inside for i in rest
        )
        beside = _beside_cue(draft, attribution, piece) or piece[0] == sentence.first
        long = len(piece) >= LOOSE_SHARE * len(main) and draft.sentence(piece[0]) == sentence
        marked = len(piece) == 1 and draft.tokens[piece[0]].upos == "SCONJ"
        if (
            piece is main
            or tied
            or long
            or beside
            or marked
            or any(draft.quote_states[i] != OUTSIDE for i in piece)
        ):
            kept += piece
    return tuple(kept)


def _of_another(draft: Draft, piece: Set[int], rest: Container[int]) -> bool:
    """Whether a piece of content is what another reporting verb governs: "told us that two had died; *asked* us | *not to
    name her*"."""
    for word in (i for i in sorted(piece) if draft.tokens[i].head not in piece):
        token = draft.tokens[word]
        above = token.head
        governed = token.deprel in _GOVERNED and above >= 0 and above not in rest
        if (
            governed
            and draft.tokens[above].upos == "VERB"
            and draft.tokens[above].lemma.lower() in lexicon(draft.language)
        ):
            return True
    return False


def _beside_cue(draft: Draft, attribution: Attribution, piece: Sequence[int]) -> bool:
    """Whether only marks, the cue and the source stand between a piece of content and one of these."""
    frame = {*attribution.cue, *attribution.source}
    for word, step in ((piece[0], -1), (piece[-1], 1)):
        at = word + step
        while 0 <= at < len(draft.tokens) and draft.tokens[at].upos == "PUNCT":
            at += step
        if at in frame:
            return True
    return False


def trimmed(draft: Draft, words: Iterable[int]) -> tuple[int, ...]:
    """The words without marks at the edges of each unbroken run; runs of marks alone are dropped.

    Quotation marks at an edge stay where their partner stands inside the run: "he had ‘no choice’" keeps both,
    "‘No choice,’" neither.
    """
    kept: list[int] = []
    for run in _in_paragraphs(draft, runs(sorted(words))):
        low, high = 0, len(run)
        while low < high and not _stays(draft, run[low:high], run[low], CLOSING):
            low += 1
        while low < high and not _stays(draft, run[low:high], run[high - 1], OPENING):
            high -= 1
        kept += run[low:high]
    return tuple(kept)


def _in_paragraphs(draft: Draft, found: Iterable[list[int]]) -> Iterator[list[int]]:
    """The runs, parted where a blank line stands between two words."""
    for run in found:
        first, text = 0, draft.text
        for n in range(1, len(run)):
            if text.count("\n", draft.words[run[n - 1]][1], draft.words[run[n]][0]) > 1:
                yield run[first:n]
                first = n
        yield run[first:]


def _stays(draft: Draft, run: Sequence[int], edge: int, partner: int) -> bool:
    """Whether the word at one edge of a run is said, or is a quotation mark whose partner has words on both sides."""
    if _says(draft, edge):
        return True
    if draft.quote_states[edge] != (OPENING if partner == CLOSING else CLOSING):
        return False
    others = [n for n, i in enumerate(run) if draft.quote_states[i] == partner]
    return any(
        any(_says(draft, i) for i in run[:n]) and any(_says(draft, i) for i in run[n:]) for n in others
    )


def runs(words: Sequence[int]) -> list[list[int]]:
    """Unbroken runs of words that are in order."""
    found: list[list[int]] = []
    for word in words:
        if found and found[-1][-1] == word - 1:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _says(draft: Draft, word: int) -> bool:
    return any(c.isalnum() for c in draft.word(word)) or draft.word(word) in ("$", "£", "€", "%")
