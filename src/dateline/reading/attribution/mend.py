"""Mending attributions: what typography knows better than the network.

- A quotation that is mostly one attribution's content belongs to it whole.
- A quotation that belongs to nobody joins the attribution whose cue stands beside it, or the one that was cited just
  before it in its paragraph, or the one whose unclosed quotation it continues in the next paragraph.
- Content holds neither the words of its own cue and source nor marks at its edges.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.model import Sentence
from dateline.nn import NEW_LINE, OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import (
    SPEAKERS,
    agent,
    answers,
    entry_at,
    grammar,
    lexicon,
    phrase,
    speaker,
)
from dateline.reading.attribution.pieces import LEADING, completed, held, trimmed
from dateline.reading.attribution.questions import agent_before
from dateline.reading.draft import Draft
from dateline.reading.mentions.kinds import is_plural
from dateline.reading.mentions.lexicon import lexicon as entity_words
from dateline.reading.syntax.words import is_hour

SPEECH_WORDS = 4
"""A quotation of fewer words is a name, a title or a scare quote unless an attribution already holds it."""
_INNER = ("det", "flat", "compound", "amod", "nummod", "nmod:poss", "fixed")
_BEFORE = ("det", "nmod:poss")
_OPENING = ("advcl", "acl", "parataxis")
"""How a participle that opens a sentence hangs on what follows."""
_ABOUT = (
    "accuse",
    "criticize",
    "praise",
    "request",
    "demand",
)  # passives of these are said about their subject
_HELPING = ("aux", "aux:pass", "advmod")
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}")
_LONGEST_SOURCE = 40
_SOMEBODY = frozenset(("person", "people", "organization", "armed_group", "government"))
_PARTING = ("(", ")", "[", "]", ":", ";", "“", "”", '"', "«", "»", "|", "•")
_DASHES = ("-", "--", "–", "—")
_LONGEST_DATELINE = 12
"""Words of a dateline, at most: "MAIDO, Orland, March 3 (Agency) –" takes ten."""
_OF_DATELINES = ("PROPN", "PUNCT", "NUM")
WHOLE_SHARE = 0.5
"""Share of a quotation's words from which it is taken whole."""

_BEFORE_NOUN = 6
"""Words that stand before a noun and belong to it, at most."""


def mended(draft: Draft, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with quotations whole and edges clean; those that are left without content are dropped."""
    owner_of = {word: n for n, attribution in enumerate(attributions) for word in attribution.content}
    cue_at = {attribution.cue[0]: n for n, attribution in enumerate(attributions) if attribution.cue}
    edges = _edges(attributions)
    paragraphs = _paragraphs(draft)
    last: tuple[int, int, bool] | None = None  # attribution, paragraph and closing of the quotation before
    for low, high, closed in quoted_words(draft):
        words = range(low, high)
        inside = {cue_at[word] for word in words if word in cue_at}
        owners = Counter(owner_of[word] for word in words if word in owner_of)
        owner: int | None = None
        if owners:
            best, count = max(owners.items(), key=lambda item: (item[1], -item[0]))
            alone = closed and owners.keys() - inside == {best}
            if (alone or count >= WHOLE_SHARE * len(words)) and best not in inside:
                owner = best
        elif len(words) >= SPEECH_WORDS and any(draft.tokens[i].upos in ("VERB", "AUX") for i in words):
            owner = _beside(draft, edges, low, high, paragraphs)
            if owner is None and not inside:
                owner = _cited_before(draft, cue_at, last, (low, high), paragraphs)
        if owner is not None:
            owner_of |= dict.fromkeys(words, owner)
            last = owner, paragraphs[low], closed
    contents: list[set[int]] = [set() for _ in attributions]
    for word, n in owner_of.items():
        contents[n].add(word)
    contents = [
        _near(draft, one, said, paragraphs, cue_at) for one, said in zip(attributions, contents, strict=True)
    ]
    owner_of = {word: n for n, said in enumerate(contents) for word in said}
    taken = {i for a in attributions for i in (*a.cue, *a.source)} | owner_of.keys()
    kept = []
    for attribution, said in zip(attributions, contents, strict=True):
        attribution = _from_beside(draft, attribution, paragraphs)
        said = _with_plea(draft, attribution.cue, said)
        denied = _denied(draft, attribution.cue, said)
        if denied is not None:
            attribution = replace(attribution, cue=tuple(i for i in attribution.cue if i != denied))
            said = {*said, denied}
        attribution, said = _without_account(draft, *_without_gerund(draft, attribution, said))
        attribution, said = _as_answered(draft, attribution, said)
        attribution = _without_lead(draft, _with_verb(draft, attribution))
        attribution, said = _as_saying(draft, attribution, said)
        source = tuple(i for i in whole_source(draft, attribution) if not is_hour(draft.word(i)))
        said = _from_the_start(draft, attribution, _with_clause(draft, attribution, said, taken), owner_of)
        said = _without_next_deed(draft, attribution, said)
        said = _without_dateline(draft, _with_subject(draft, attribution, said, owner_of), paragraphs)
        content = trimmed(
            draft, _with_relative(draft, attribution, said, source) - {*attribution.cue, *source}
        )
        content = _after_hour(draft, content, paragraphs)
        content = _of_noun(draft, attribution, _with_thing(draft, attribution, content))
        content = _within_relative(draft, attribution, content)
        content = completed(draft, held(draft, attribution, content), taken)
        content = _beyond_aside(draft, attribution, content, taken)
        content = _whole_phrase(draft, attribution, content, taken)
        content, source = _who_follows(draft, content, source)
        if content:
            cue = _with_adverb(draft, attribution.cue, {*content, *source})
            kept.append(replace(attribution, cue=cue, content=content, source=source))
    return kept


def _who_follows(
    draft: Draft, content: tuple[int, ...], source: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The content and the source where what stands between a quotation and the name of who speaks is who that is: "“…,”
    *one of them*, Grace Obi, said"."""
    if not content or not source or source[0] < content[-1] or draft.quote_states[content[-1]] != OUTSIDE:
        return content, source
    tail = content[-1]
    while tail - 1 in content and draft.quote_states[tail - 1] == OUTSIDE:
        tail -= 1
    between = draft.small[content[-1] + 1 : source[0]]
    told = any(draft.tokens[i].upos in ("VERB", "AUX") for i in range(tail, source[0]))
    if tail == content[0] or tail - 1 not in content or told or between not in ([","], []):
        return content, source
    return trimmed(draft, [i for i in content if i < tail]), (*range(tail, source[0]), *source)


def _whole_phrase(
    draft: Draft, attribution: Attribution, content: tuple[int, ...], taken: Container[int]
) -> tuple[int, ...]:
    """A content that begins with a noun, from the words before it that belong to it ("no answer | *to* requests", "*a*
    charge"), without a relative pronoun at its end that hangs on the cue ("a charge | *that* the ministry denied")."""
    above = draft.tokens[content[-1]].head if content else -1
    if len(content) > 1 and (above in attribution.cue or above > content[-1]):
        relative = (
            draft.tokens[content[-1]].upos == "PRON"
            and draft.small[content[-1]] in grammar(draft.language)["relatives"]
        )
        content = trimmed(draft, content[:-1]) if relative else content
    first = content[0] if content else 0
    above = draft.tokens[first].head if content else -1
    if 0 <= above < first and above not in taken and _goes_unanswered(draft, attribution, above):
        first, content = above, (*range(above, content[0]), *content)  # "to *requests for* | comment"
    while first > 0 and first - 1 not in taken:
        token = draft.tokens[first - 1]
        silent = (
            token.deprel == "case"
            and draft.tokens[token.head].head in attribution.cue
            and _is_silent(draft, attribution)
        )
        if not (silent or token.deprel in _BEFORE) or token.head not in content:
            break
        if draft.quote_states[first - 1] != draft.quote_states[first]:
            break
        first -= 1
    return (*range(first, content[0]), *content) if content else content


def _with_thing(draft: Draft, attribution: Attribution, content: tuple[int, ...]) -> tuple[int, ...]:
    """A content that lacks the responsibility that is claimed: "claimed | *responsibility for* | the attack"."""
    words = draft.language.table("cues")["content"]
    verb = attribution.cue[-1] if attribution.cue else 0
    if not content or draft.tokens[verb].lemma.lower() not in words["responsibility_verbs"]:
        return content
    between = range(verb + 1, content[0])
    owned = any(
        draft.tokens[i].lemma.lower() in words["responsibility"] and draft.tokens[i].head == verb
        for i in between
    )
    return (*between, *content) if owned else content


def _within_relative(draft: Draft, attribution: Attribution, content: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a content without what goes on after the relative clause of its cue: "the attack, which the army
    blames on gangs | , *killed nine*"."""
    assert draft.trees is not None
    verb = next((i for i in attribution.cue if draft.tokens[i].deprel == "acl:relcl"), None)
    if verb is None or not content or content[-1] < verb or draft.quote_states[content[-1]] != OUTSIDE:
        return content
    relatives = grammar(draft.language)["relatives"]
    if not any(draft.small[i] in relatives for i in draft.trees.dependents[verb] if i < verb):
        return content  # "The road, *they say*, is open", which the tree takes for a relative clause
    clause = set(draft.trees.subtree(verb))
    over = next((i for i in content if i > verb and i not in clause and draft.word(i - 1) == ","), None)
    return trimmed(draft, [i for i in content if i < over]) or content if over is not None else content


def _beyond_aside(
    draft: Draft, attribution: Attribution, content: tuple[int, ...], taken: Container[int]
) -> tuple[int, ...]:
    """The words of a content that stands before an aside, with the clause that an "and" or "but" joins to it behind:
    "Two men were hurt, police said, | *and a third is missing*". Of such clauses in PolNeAR's train part that nobody else
    says nine of ten are said by whom the aside names."""
    frame = sorted({*attribution.cue, *attribution.source})
    last = frame[-1] + 1 if frame else 0
    whole = [*range(frame[0], frame[-1] + 1)] == frame if frame else False
    if not content or not whole or content[-1] != frame[0] - 2 or last + 2 >= len(draft.tokens):
        return content
    sentence = draft.sentence(frame[0])
    marks = [draft.word(frame[0] - 1), draft.word(last)]
    if marks != [",", ","] or draft.tokens[last + 1].upos != "CCONJ" or content[0] < sentence.first:
        return content
    rest = range(last + 1, sentence.end)
    tells = _is_told_on(draft, draft.tokens[last + 1].head)
    free = all(i not in taken and draft.quote_states[i] == OUTSIDE for i in rest)
    return trimmed(draft, (*content, *rest)) if tells and free else content


def _of_noun(draft: Draft, attribution: Attribution, content: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a content that belong to the noun of which a relative clause denies something: "was held and faces |
    *a charge of fraud*, which he denies"."""
    assert draft.trees is not None
    verb = next((i for i in attribution.cue if draft.tokens[i].deprel == "acl:relcl"), None)
    if verb is None or not content or draft.tokens[draft.tokens[verb].head].upos != "NOUN":
        return content
    entry = entry_at(draft.language, draft.trees, verb)
    noun, summing = draft.tokens[verb].head, draft.language.table("words")["summing"]["forms"]
    above = (i for i in draft.trees.ancestors(noun) if i in content and draft.small[i] in summing)
    if draft.small[noun] not in summing:
        noun = next(above, noun)  # "charges of paying rebels, which he denies"
    if entry is None or entry.act != "deny" or noun not in content:
        return content
    own = {i for i in draft.trees.subtree(noun) if noun - i <= _BEFORE_NOUN}
    return trimmed(draft, [i for i in content if i >= min(own)]) or content


def _goes_unanswered(draft: Draft, attribution: Attribution, noun: int) -> bool:
    """Whether a noun is what a cue says that somebody did not answer."""
    token = draft.tokens[noun]
    return token.deprel == "obl" and token.head in attribution.cue and _is_silent(draft, attribution)


def _is_silent(draft: Draft, attribution: Attribution) -> bool:
    """Whether a cue says that somebody did not answer what a phrase says: "did not respond *to requests*"."""
    negations = grammar(draft.language)["negations"]
    return any(draft.small[word] in negations for word in attribution.cue)


def _with_clause(draft: Draft, attribution: Attribution, said: set[int], taken: Container[int]) -> set[int]:
    """The words of a content with the whole clause that the cue governs, where the network has but its subject: "accepted
    that a log | *recorded an order*"."""
    assert draft.trees is not None
    if any(draft.tokens[i].upos in ("VERB", "AUX") for i in said):
        return said
    for cue in attribution.cue:
        for verb in draft.trees.children(cue, "ccomp"):
            clause = [i for i in draft.trees.subtree(verb) if i > cue]
            if verb > cue and verb not in said and not said.isdisjoint(clause):
                rest = set(clause) - said
                if not any(i in taken for i in rest):
                    return said | rest
    return said | set(_up_to_frame(draft, attribution, said, taken))


def _up_to_frame(draft: Draft, attribution: Attribution, said: set[int], taken: Container[int]) -> range:
    """The words between a content that is but the subject of its clause and who says it: "Most of the miners | *favour a
    strike*, | according to a poll"."""
    last, frame = max(said, default=0), min((*attribution.cue, *attribution.source), default=0)
    rest = range(last + 1, frame)
    tops = [i for i in said if draft.tokens[i].head not in said]
    if not rest or len(tops) != 1 or draft.word(frame - 1) != "," or draft.quote_states[last] != OUTSIDE:
        return range(0)
    subject = draft.tokens[tops[0]]
    tells = subject.deprel in ("nsubj", "nsubj:pass") and subject.head in rest
    alike = all(i not in taken and draft.quote_states[i] == OUTSIDE for i in rest)
    return rest if tells and alike and draft.sentence(last) == draft.sentence(frame) else range(0)


def _with_verb(draft: Draft, attribution: Attribution) -> Attribution:
    """The attribution with the verb and the "not" of its cue, where the network has no more of it than an auxiliary or an
    adverb: "*did* | not reply", "*also* | stated"."""
    tokens = draft.tokens
    cue = attribution.cue
    if not cue or any(tokens[i].upos not in ("AUX", "ADV") or tokens[i].deprel not in _HELPING for i in cue):
        return attribution
    assert draft.trees is not None
    verb = tokens[cue[-1]].head
    between = range(cue[-1] + 1, verb + 1)
    if not between or any(tokens[i].head != verb for i in between if i != verb):
        return attribution
    helps = tokens[cue[-1]].deprel in ("aux", "aux:pass")
    known = tokens[cue[-1]].upos == "AUX" or tokens[verb].lemma.lower() in lexicon(draft.language)
    if not helps and not (known and attribution.source):
        return attribution  # "*reportedly* attacked"
    return replace(attribution, cue=(*cue, *between))


def _without_lead(draft: Draft, attribution: Attribution) -> Attribution:
    """The attribution without what its cue has of a phrase whose noun it lacks: "said | *in a* letter"."""
    cue = attribution.cue
    last = draft.tokens[cue[-1]] if cue else None
    if len(cue) > 1 and last is not None and last.deprel == "case":
        noun = range(cue[-1] + 1, last.head + 1)
        inside = {*attribution.content, *attribution.source}
        led = noun and inside.isdisjoint(noun) and draft.tokens[cue[0]].upos in ("VERB", "AUX")
        return replace(attribution, cue=cue[:-1]) if led else attribution  # "said *in* | a video"
    if len(cue) < 2 or draft.tokens[cue[-1]].deprel != "det" or draft.tokens[cue[-1]].head in cue:
        return attribution
    cue = cue[:-2] if draft.tokens[cue[-2]].head == draft.tokens[cue[-1]].head else cue[:-1]
    return replace(attribution, cue=cue) if cue else attribution


def _as_saying(draft: Draft, attribution: Attribution, said: set[int]) -> tuple[Attribution, set[int]]:
    """The attribution and its content with the "as saying" of "was quoted *as saying* that …" in the cue."""
    quoting = grammar(draft.language)["quoting"]
    if not said or not any(draft.tokens[i].lemma.lower() in quoting for i in attribution.cue):
        return attribution, said
    lead = sorted(i for i in said if i > attribution.cue[-1])[:2]
    saying = [i for i in lead if draft.tokens[i].upos == "VERB" and draft.tokens[i].head in attribution.cue]
    says = any(draft.tokens[i].lemma.lower() in lexicon(draft.language) for i in saying)
    if (
        not says
        or any(draft.tokens[i].deprel != "mark" for i in lead if i not in saying)
        or len(said) <= len(lead)
    ):
        return attribution, said
    return replace(attribution, cue=(*attribution.cue, *lead)), said - set(lead)


def _without_gerund(draft: Draft, attribution: Attribution, said: set[int]) -> tuple[Attribution, set[int]]:
    """The attribution and its content with the gerund in what is said that the cue has: "denies | *plotting* a coup"."""
    if len(attribution.cue) < 2 or not said:
        return attribution, said
    verb, deed = attribution.cue[-2:]
    known, token = lexicon(draft.language), draft.tokens[deed]
    entry = known.get(draft.tokens[verb].lemma.lower())
    gerund = draft.small[deed].endswith(tuple(grammar(draft.language)["active"])) and deed + 1 in said
    if (
        entry is None
        or "gerund" not in entry.frames
        or not gerund
        or token.upos != "VERB"
        or token.head != verb
    ):
        return attribution, said
    return replace(attribution, cue=attribution.cue[:-1]), {*said, deed}


def _without_account(draft: Draft, attribution: Attribution, said: set[int]) -> tuple[Attribution, set[int]]:
    """The attribution and its content with the noun in what is said that the cue has though a participle tells whose it
    is: "rejected | *allegations* made by the union"."""
    assert draft.trees is not None
    noun = attribution.cue[-1] if len(attribution.cue) > 1 else -1
    if noun + 1 not in said or draft.tokens[noun].upos != "NOUN" or draft.tokens[noun].deprel != "obj":
        return attribution, said
    told = draft.tokens[noun + 1].upos == "VERB" and draft.tokens[noun + 1].head == noun
    if not told or draft.tokens[noun].head not in attribution.cue:
        return attribution, said
    return replace(attribution, cue=attribution.cue[:-1]), {*said, noun}


def _as_answered(draft: Draft, attribution: Attribution, said: set[int]) -> tuple[Attribution, set[int]]:
    """The attribution and its content of what is denied or confirmed by a passive, where the network has who does so for
    whose claim it is: "*The claim that he was hurt* was | *denied* | by *the army*"."""
    assert draft.trees is not None
    noun = attribution.cue[0] if len(attribution.cue) == 1 else -1
    if noun < 0 or draft.tokens[noun].upos != "NOUN" or draft.tokens[noun].deprel != "nsubj:pass":
        return attribution, said
    verb, trees = draft.tokens[noun].head, draft.trees
    by = answers(draft.language, trees, verb)
    if by is None or (attribution.source and by not in attribution.source):
        return attribution, said
    cue = tuple(sorted((*trees.children(verb, "aux", "aux:pass"), verb)))
    source = attribution.source or tuple(phrase(trees, by))
    return replace(attribution, cue=cue, source=source), set(range(min(trees.subtree(noun)), cue[0]))


def _from_the_start(
    draft: Draft, attribution: Attribution, said: set[int], owner_of: Mapping[int, int]
) -> set[int]:
    """The words of a content with those before it in its sentence, where the cue ends the sentence and nobody else says
    anything in it: what stands before ", the director said." is said whole. A dateline is left out. So is a clause said
    whole of which the network has but what its verb leads to, whatever goes on behind: "*The sides agreed on Friday* | to
    meet, they said in a letter"."""
    if not (said and attribution.cue):
        return said
    sentence = draft.sentence(attribution.cue[0])
    first = min(said)
    whole = _clause_around(draft, attribution, said)
    if whole and not any(i in owner_of or draft.quote_states[i] != OUTSIDE for i in whole):
        return said | set(whole)
    # in capitals, sources are less to be trusted
    passed = () if draft.in_capitals(attribution.cue[0]) else attribution.source
    after = (i for i in range(max(attribution.cue) + 1, sentence.end) if i not in passed)
    if (
        not sentence.first < first < attribution.cue[0]
        or max(said) > attribution.cue[0]
        or any(draft.tokens[i].upos != "PUNCT" for i in after)
        or any(i in owner_of or draft.quote_states[i] != OUTSIDE for i in range(sentence.first, first))
    ):
        return said
    return said | set(range(_after_dash(draft, sentence.first, first), first))


def _clause_around(draft: Draft, attribution: Attribution, said: set[int]) -> range:
    """The words before a content in the clause that the cue behind it governs, where the content hangs on its verb."""
    assert draft.trees is not None
    first = min(said)
    if max(said) > min(attribution.cue) or draft.tokens[first].deprel != "mark":
        return range(0)
    above = draft.tokens[draft.tokens[first].head].head
    clause = above >= 0 and draft.tokens[above].deprel in ("ccomp", "parataxis")
    if not clause or above >= first or draft.tokens[above].head not in attribution.cue:
        return range(0)
    return range(min(draft.trees.subtree(above)), first)


def _after_dash(draft: Draft, start: int, first: int) -> int:
    """The word after the last dash between two, which ends a dateline; the first of them where there is none."""
    return next((i + 1 for i in range(first - 1, start - 1, -1) if draft.word(i) in _DASHES), start)


def _with_plea(draft: Draft, cue: Sequence[int], said: set[int]) -> set[int]:
    """The words of a content with the "guilty" before them that a plea denies: "pleaded not *guilty* | to all counts"."""
    words = draft.language.table("cues")["performing"]
    for word in cue:
        if draft.tokens[word].lemma.lower() in words["pleading"] and word + 2 < len(draft.small):
            plea, negations = word + 2, grammar(draft.language)["negations"]
            if draft.small[plea - 1] in negations and draft.small[plea] in words["pleas"]:
                return {*said, plea}
    return said


def _denied(draft: Draft, cue: Sequence[int], said: set[int]) -> int | None:
    """The negation right after the verb of a cue, which belongs to what is said: "pleaded *not* guilty"."""
    for word in (*cue, *(min(said, default=0) - 1,)):
        verb = word - 1
        if word > 0 and draft.tokens[word].upos == "PART" and verb in cue and word + 1 in said:
            negates = draft.tokens[word].deprel == "advmod" and draft.tokens[verb].upos == "VERB"
            return word if negates else None
    return None


def _after_hour(draft: Draft, content: tuple[int, ...], paragraphs: Sequence[int]) -> tuple[int, ...]:
    """The words of a content without the hour at the head of an entry of a log or a live blog: "*11:05* A curfew …"."""
    first = min(content, default=0)
    opens = first == 0 or paragraphs[first - 1] != paragraphs[first]
    if len(content) < 2 or not opens or not _HOUR.fullmatch(draft.word(first)):
        return content
    return trimmed(draft, [i for i in content if i != first])


def _without_next_deed(draft: Draft, attribution: Attribution, said: set[int]) -> set[int]:
    """The words of a content without what its speaker does next: a verb that is joined to the one of the cue, with all
    that hangs on it ("called it a farce | *and left*"), or to what something is called ("called it unfair | *and
    suspended the talks*")."""
    assert draft.trees is not None
    trees = draft.trees
    for cue in attribution.cue:
        labels = (i for i in trees.children(cue, "xcomp") if draft.tokens[i].upos in ("ADJ", "NOUN"))
        apart = [verb for label in labels for verb in trees.children(label, "conj") if _acts(draft, verb)]
        for verb in (*trees.children(cue, "conj"), *apart):
            if min(said, default=cue) < cue and _is_told_on(draft, verb):
                continue  # "Two men were hurt, police said, and *a third* is missing"
            if verb in said and draft.tokens[verb].upos == "VERB" and draft.quote_states[verb] == OUTSIDE:
                first = min(trees.children(verb, "cc"), default=verb)
                said = said - {i for i in trees.subtree(verb) if i >= first}
    return said


def _is_told_on(draft: Draft, verb: int) -> bool:
    """Whether a clause that is joined to an aside by "and" or "but" goes on with what is said there: it has a subject of
    its own, which is a pronoun or nobody who could speak himself ("…, the minister said, but *engineers* disagree")."""
    assert draft.trees is not None
    subject = draft.trees.child(verb, "nsubj", "nsubj:pass", "expl")
    joint = draft.trees.child(verb, "cc")
    if subject is None or joint is None or draft.word(joint - 1) != ",":
        return False
    at = draft.mention_at.get(subject)
    somebody = at is not None and draft.mentions[at].kind in SPEAKERS
    return draft.tokens[subject].upos == "PRON" or not somebody


def _acts(draft: Draft, verb: int) -> bool:
    """Whether a verb that is joined to what something is called tells a deed: it is in the past and has something that it
    leads to, but no agent ("flawed and *imposed* by others")."""
    assert draft.trees is not None
    past = draft.small[verb] != draft.tokens[verb].lemma.lower()
    past = past and not draft.small[verb].endswith(tuple(grammar(draft.language)["active"]))
    does = draft.trees.child(verb, "obj", "xcomp", "ccomp", "compound:prt") is not None
    return past and does and draft.trees.child(verb, "obl:agent", "aux:pass") is None


def _without_dateline(draft: Draft, said: set[int], paragraphs: Sequence[int]) -> set[int]:
    """The words of a content without the dateline at the beginning of its paragraph: "Orsa, 4 May – Six people …"."""
    first = min(said, default=0)
    if not said or (first and paragraphs[first - 1] == paragraphs[first]):
        return said
    for word in range(first + 1, min(first + _LONGEST_DATELINE, len(draft.tokens) - 1)):
        if draft.word(word) in _DASHES and draft.text[draft.words[word][0] - 1].isspace():
            before = all(draft.tokens[i].upos in _OF_DATELINES for i in range(first, word))
            begins = draft.word(word + 1)[:1].isupper() and draft.text[draft.words[word][1]].isspace()
            return {i for i in said if i > word} if before and begins else said
    return said


def _with_adverb(draft: Draft, cue: tuple[int, ...], taken: set[int]) -> tuple[int, ...]:
    """The cue with the adverb or negation right after it that belongs to it: "said *again*"."""
    after = cue[-1] + 1 if cue else len(draft.tokens)
    if after in taken or after >= len(draft.tokens):
        return cue
    token = draft.tokens[after]
    return (
        (*cue, after)
        if token.deprel == "advmod" and token.head in cue and token.upos in ("ADV", "PART")
        else cue
    )


def _with_subject(
    draft: Draft, attribution: Attribution, said: set[int], owner_of: Mapping[int, int]
) -> set[int]:
    """The words of a content with the whole subject of its clause, where the network begins in the middle of it ("*Gunmen
    who ambushed a convoy near* Kasa killed nine, the governor said, in the worst …"), or behind it ("she said *men of
    his brigade* were on patrol")."""
    assert draft.trees is not None
    if not (said and attribution.cue) or draft.quote_states[min(said)] != OUTSIDE:
        return said
    first, sentence = min(said), draft.sentence(attribution.cue[0])
    after = max(attribution.cue) < first < sentence.end
    if draft.in_capitals(first) or not (after or sentence.first < first < attribution.cue[0]):
        return said
    for verb in said:
        told = draft.tokens[verb].head in attribution.cue if after else draft.tokens[verb].head not in said
        subject = draft.trees.child(verb, "nsubj", "nsubj:pass") if told else None
        if after and subject is not None and min(draft.trees.subtree(subject)) <= max(attribution.cue):
            continue
        start = first if subject is None else _after_dash(draft, min(draft.trees.subtree(subject)), first)
        cut = range(start, first)
        if (
            cut
            and first in draft.trees.subtree(verb)
            and not any(
                i in owner_of or i in attribution.source or draft.quote_states[i] != OUTSIDE for i in cut
            )
        ):
            return said | set(cut)
    return said


def _with_relative(draft: Draft, attribution: Attribution, said: set[int], source: Sequence[int]) -> set[int]:
    """The words of a content with the relative pronoun before its cue that stands for a part of it: "the tax, *which*
    she plans to raise", "*what* he called a plot"."""
    if not attribution.cue or not said:
        return said
    first = min((attribution.cue[0], *source[:1]))
    sentence, words = draft.sentence(attribution.cue[0]), grammar(draft.language)
    for word in range(max(sentence.first, first - 2), first):
        token, lemma = draft.tokens[word], draft.tokens[word].lemma.lower()
        if token.upos != "PRON":
            continue
        told = token.head in said or (token.head in attribution.cue and token.deprel == "obj")
        held = any(draft.tokens[i].head == word for i in attribution.cue)
        if (lemma in words["relatives"] and told) or (lemma in words["free"] and (told or held)):
            return said | {word}
    return said


def _from_beside(draft: Draft, attribution: Attribution, paragraphs: Sequence[int]) -> Attribution:
    """The attribution with whoever stands right before its cue as its source, where the network looked for one in a
    later paragraph ("…, the director of the hospital said.")."""
    if not (attribution.cue and attribution.source):
        return attribution
    cue = attribution.cue[0]
    if cue == 0 or paragraphs[attribution.source[0]] <= paragraphs[cue]:
        return attribution
    end = draft.words[cue - 1][1]
    beside = [m.span for m in draft.mentions if m.span.end == end and m.kind in _SOMEBODY]
    if not beside:
        return attribution
    first = bisect_left(draft.words, min(beside).start, key=lambda word: word[0])
    return replace(attribution, source=tuple(range(first, cue)))


def _near(
    draft: Draft, attribution: Attribution, said: set[int], paragraphs: Sequence[int], cue_at: Container[int]
) -> set[int]:
    """The words of a content without those of other paragraphs than the cue's that nothing quotes, and without those of
    other sentences where some stand in the cue's own; all of them where the cue's paragraph leads on with a colon."""
    if not attribution.cue:
        return said
    here = paragraphs[attribution.cue[0]]
    end = bisect_left(paragraphs, here + 1)
    if draft.word(end - 1) in LEADING:
        return said
    sentence = draft.sentence(attribution.cue[0])
    local = {w for w in said if sentence.first <= w < sentence.end}
    if local and draft.word(sentence.end - 1) not in LEADING:
        quoted = {w for w in said - local if draft.quote_states[w] != OUTSIDE}
        return local | {w for w in quoted if not _has_cue(draft, draft.sentence(w), cue_at)}
    return {w for w in said if paragraphs[w] == here or draft.quote_states[w] != OUTSIDE}


def _has_cue(draft: Draft, sentence: Sentence, cue_at: Container[int]) -> bool:
    """Whether somebody is cited in a sentence outside of its quotations."""
    return any(w in cue_at and draft.quote_states[w] == OUTSIDE for w in range(sentence.first, sentence.end))


def whole_source(draft: Draft, attribution: Attribution) -> tuple[int, ...]:
    """The source with the rest of its noun phrase, where the network cut it ("the York | Times", "those who | fled").

    Words join while the source leaves a dependency open: a word of it hangs on one outside, or a name, an article or a
    clause of it goes on outside. Never over the cue or the content.
    """
    assert draft.trees is not None
    trees, tokens = draft.trees, draft.tokens
    start = _sure_source(draft, attribution)
    if not start:
        return ()
    source = set(start)
    barred = {*attribution.cue, *attribution.content}
    top = top_of(draft, start)
    first, last = start[0], start[-1]
    while True:
        wanted = {tokens[i].head for i in source if i != top and tokens[i].upos != "PUNCT"} - {
            -1,
            tokens[top].head,
        }
        if tokens[top].deprel in _INNER:
            wanted.add(tokens[top].head)
        for i in source:
            wanted.update(trees.children(i, *_INNER))
            if tokens[i].deprel in ("acl:relcl", "acl", "nmod") and i != top:
                wanted.update(trees.subtree(i, without=("punct",)))
        low, high = min(wanted | source), max(wanted | source)
        grown = range(min(first, low), max(last, high) + 1)
        if (
            (first, last) == (grown[0], grown[-1])
            or len(grown) > _LONGEST_SOURCE
            or barred.intersection(grown)
        ):
            break
        if any(_parts(draft, i) for i in grown if not first <= i <= last):
            break
        first, last, source = grown[0], grown[-1], set(grown)
        top = top_of(draft, grown)
    return trimmed(draft, _alone(draft, unparted(draft, first, top, last), top))


def _alone(draft: Draft, source: range, top: int) -> range:
    """A source of one without the number that is counted off after it: "the ministry, *among them 18 women*", which is of
    the dead; those of many are its own ("critics, among them two senators")."""
    words = grammar(draft.language)["counted_off"]
    counted = any(draft.tokens[i].upos == "NUM" for i in source if i > top)
    if not counted or is_plural(draft, entity_words(draft.language), top):
        return source
    ends = (i for i in source[:-1] if i > top and draft.word(i) == "," and draft.small[i + 1] in words)
    return range(source[0], next(ends, source[-1] + 1))


def top_of(draft: Draft, words: Sequence[int]) -> int:
    """The word of a phrase by which it hangs on the rest: rather a noun than a small word that belongs to one."""
    inside = set(words)
    outer = [i for i in words if draft.tokens[i].head not in inside]
    return next((i for i in outer if draft.tokens[i].deprel not in (*_INNER, "case", "punct")), outer[0])


def unparted(draft: Draft, first: int, core: int, last: int) -> range:
    """Of the words from ``first`` to ``last`` those around ``core``, up to a mark that parts them from it."""
    low = max((i + 1 for i in range(first, core) if _parts(draft, i)), default=first)
    high = min((i for i in range(core + 1, last + 1) if _parts(draft, i)), default=last + 1)
    return range(low, high)


def _parts(draft: Draft, word: int) -> bool:
    """Whether a mark parts what stands before it from what follows: a bracket, a colon, a dash between spaces."""
    mark = draft.word(word)
    return mark in _PARTING or (
        mark in _DASHES and draft.text[draft.words[word][0] - 1 : draft.words[word][0]].isspace()
    )


def _sure_source(draft: Draft, attribution: Attribution) -> tuple[int, ...]:
    """The network's source, unless syntax is sure of another.

    "X was accused of" has no source but its agent, if it names one. A subject in the cue's own clause goes before a
    source in another sentence, and before words inside that subject ("an official quoted by *the radio* said").
    """
    assert draft.trees is not None
    source, trees = attribution.source, draft.trees
    verb = next((i for i in attribution.cue[::-1] if draft.tokens[i].upos == "VERB"), None)
    if (given := _given_by(draft, attribution)) is not None:
        return tuple(phrase(trees, given))
    if verb is None:
        return source
    entry = lexicon(draft.language).get(draft.tokens[verb].lemma.lower())
    if (quoted := _quoted(draft, attribution.cue)) is not None:
        return tuple(phrase(trees, quoted))
    if not source:
        said_by = _subject(draft, verb)
        if said_by is None:
            said_by = agent_before(draft, verb)
        if said_by is None or said_by in attribution.content:
            return ()
        return tuple(phrase(trees, said_by))
    about = entry is not None and (entry.group in _ABOUT or _is_told(draft, verb, source))
    if about and (trees.child(verb, "aux:pass", "nsubj:pass") is not None or _only_describes(draft, verb)):
        by = agent(draft.language, trees, verb)
        return tuple(phrase(trees, by)) if by is not None else ()
    said_by = speaker(draft.language, trees, verb)
    if said_by is None or said_by in attribution.content:
        return source
    within = set(trees.subtree(said_by))
    here = draft.sentence(verb)
    elsewhere = not here.first <= source[0] < here.end or _in_dateline(draft, source, said_by)
    if elsewhere or (said_by not in source and within.issuperset(source)):
        return tuple(phrase(trees, said_by))
    if said_by not in source and _goes_on_inside(draft, verb, said_by):
        return tuple(phrase(trees, said_by))
    if _speaks_elsewhere(draft, verb, source) or (
        said_by not in source and _is_addressed(draft, verb, source)
    ):
        return tuple(phrase(trees, said_by))
    return source


def _given_by(draft: Draft, attribution: Attribution) -> int | None:
    """From whom what a noun tells comes, where the network takes another for who says it: "the killing of monks by gunmen
    drew condemnation *from the league*"."""
    assert draft.trees is not None
    noun, froms = attribution.cue[-1], draft.language.table("cues")["grammar"]["from"]
    if draft.tokens[noun].upos != "NOUN" or not attribution.source:
        return None
    verb = draft.tokens[noun].head if draft.tokens[noun].deprel == "obj" else noun
    for word in (*draft.trees.children(noun, "nmod"), *draft.trees.children(verb, "obl")):
        case = draft.trees.child(word, "case")
        at = draft.mention_at.get(word)
        somebody = at is not None and draft.mentions[at].kind in SPEAKERS
        if word > noun and case is not None and draft.small[case] in froms and somebody:
            return None if word in attribution.source else word
    return None


def _only_describes(draft: Draft, verb: int) -> bool:
    """Whether a participle tells of a noun what others did: "men *accused* of it were held by police", "the men,
    *charged* with treason, deny it", "*Charged* with treason, the two face jail"."""
    assert draft.trees is not None
    if draft.trees.child(verb, "nsubj", "obj", "iobj", "ccomp", "aux") is not None:
        return False
    token, before = draft.tokens[verb], verb - 1
    if draft.small[verb] == token.lemma.lower() or draft.small[verb].endswith(
        draft.language.table("words")["passive"]["present"]
    ):
        return False
    if verb == draft.sentence(verb).first:
        return token.head > verb and token.deprel in _OPENING
    before -= draft.tokens[before].upos == "PUNCT"
    noun = before >= 0 and draft.tokens[before].upos in ("NOUN", "PROPN")
    return token.deprel == "acl" and noun and token.head in (before, draft.tokens[before].head)


def _goes_on_inside(draft: Draft, verb: int, said_by: int) -> bool:
    """Whether a verb is joined to one of a subordinate clause with a subject of its own: "he left, the chair said, after
    *gangs* seized the port and *demanded* that he go"."""
    assert draft.trees is not None
    first = draft.tokens[verb].head
    clause = draft.tokens[verb].deprel == "conj" and first >= 0 and draft.tokens[first].deprel == "advcl"
    marked = clause and draft.trees.child(first, "mark") is not None
    at = draft.mention_at.get(said_by)
    somebody = at is not None and draft.mentions[at].kind in SPEAKERS
    return marked and somebody and draft.trees.child(first, "nsubj") == said_by


def _speaks_elsewhere(draft: Draft, verb: int, source: Sequence[int]) -> bool:
    """Whether a source is the subject of another verb, and the verb of saying after it has one of its own: "residents
    blamed the gang; *its leader* said …"."""
    top, own = top_of(draft, source), _subject(draft, verb)
    if own is None or own in source or not source[-1] < own:
        return False
    return draft.tokens[top].deprel == "nsubj" and draft.tokens[top].head not in (verb, -1)


def _is_told(draft: Draft, verb: int, source: Sequence[int]) -> bool:
    """Whether a source is whom something is told or warned of: the subject of a passive that takes one ("*drivers* are
    warned that …")."""
    assert draft.trees is not None
    subject = draft.trees.child(verb, "nsubj:pass")
    telling = draft.language.table("cues")["addressee"]["verbs"]
    return subject in source and draft.tokens[verb].lemma.lower() in telling


def _is_addressed(draft: Draft, verb: int, source: Sequence[int]) -> bool:
    """Whether a source is the object of a verb of telling: "a man who asked not to be named told *the BBC* that …"."""
    top = draft.tokens[top_of(draft, source)]
    telling = draft.language.table("cues")["addressee"]["verbs"]
    return top.head == verb and top.deprel in ("iobj", "obj") and draft.tokens[verb].lemma.lower() in telling


def _in_dateline(draft: Draft, source: Sequence[int], said_by: int) -> bool:
    """Whether a source is the place of a dateline, before the dash, and the subject stands after it."""
    first = draft.sentence(source[0]).first
    between = range(source[-1] + 1, min(said_by, first + _LONGEST_DATELINE))
    dashed = any(draft.word(i) in _DASHES and draft.text[draft.words[i][0] - 1].isspace() for i in between)
    return source[0] == first and draft.tokens[first].upos == "PROPN" and dashed


def _quoted(draft: Draft, cue: Sequence[int]) -> int | None:
    """Who "was quoted as saying" something: the subject of a passive of quoting."""
    assert draft.trees is not None
    quoting = grammar(draft.language)["quoting"]
    above = [
        draft.tokens[i].head for i in cue if draft.tokens[i].deprel == "advcl"
    ]  # "quoted by the radio as *saying*"
    verb = next((i for i in (*cue, *above) if i >= 0 and draft.tokens[i].lemma.lower() in quoting), None)
    subjects = draft.trees.children(verb, "nsubj:pass") if verb is not None else ()
    return next((i for i in subjects if draft.quote_states[i] == OUTSIDE), None)


def _subject(draft: Draft, verb: int) -> int | None:
    """The noun or name before a verb that is its subject, so that the verb speaks for it. Narrower than `speaker`: where
    the network sees no source, one found by coordination or control is wrong more often than right (PolNeAR dev)."""
    assert draft.trees is not None
    if draft.trees.child(verb, "aux:pass", "nsubj:pass") is not None:
        return None
    subject = draft.trees.child(verb, "nsubj")
    stands = subject is not None and subject < verb and draft.tokens[subject].upos in ("NOUN", "PROPN")
    return subject if stands else None


def quoted_words(draft: Draft) -> Iterable[tuple[int, int, bool]]:
    """The outermost quotations as ranges of words without their marks, and whether each is closed."""
    starts = draft.starts
    for q in draft.quoted:
        low, high = bisect_left(starts, q.inner_start), bisect_left(starts, q.inner_end)
        if q.depth == 0 and low < high:
            yield low, high, q.closed


def _paragraphs(draft: Draft) -> list[int]:
    numbers, number = [], 0
    for gap in draft.spacing:
        number += gap >= NEW_LINE
        numbers.append(number)
    return numbers


def _edges(attributions: Sequence[Attribution]) -> tuple[dict[int, int], dict[int, int]]:
    """The attributions by the first and by the last word of their cue and source."""
    framed = [(n, [*a.cue, *a.source]) for n, a in enumerate(attributions) if a.cue]
    return {min(words): n for n, words in framed}, {max(words): n for n, words in framed}


def _beside(
    draft: Draft, edges: tuple[dict[int, int], dict[int, int]], low: int, high: int, paragraphs: Sequence[int]
) -> int | None:
    """The attribution whose cue and source stand right before or right after a quotation, in its paragraph."""
    first, last = edges
    for word in range(high, min(high + 3, len(paragraphs))):
        if word in first and paragraphs[word] == paragraphs[low] and not _sentence_between(draft, high, word):
            return first[word]
    for word in range(low - 1, max(low - 4, -1), -1):
        introduced = any(draft.word(i) in (",", ":") for i in range(word + 1, low))
        if word in last and paragraphs[word] == paragraphs[low] and introduced:
            return last[word]
    return None


def _cited_before(
    draft: Draft,
    cue_at: Mapping[int, int],
    last: tuple[int, int, bool] | None,
    quoted: tuple[int, int],
    paragraphs: Sequence[int],
) -> int | None:
    """The attribution that a quotation without a cue beside it goes on with: that of the sentence right before it, where
    it stands by itself ("He denied it. “*I was at home.*”"), of the paragraph that leads on to it with a colon, or of the
    ``last`` quotation, in its paragraph or unclosed in the one before."""
    low, high = quoted
    first, end = draft.sentence(low).first, draft.sentence(high - 1).end
    alone = all(draft.tokens[i].upos == "PUNCT" for i in (*range(first, low), *range(high, end)))
    if first and alone:
        sentence = draft.sentence(first - 1)
        apart = paragraphs[low] - paragraphs[sentence.first]
        leads_on = draft.word(sentence.end - 1) == ":" and apart == 1
        cues = [word for word in range(sentence.first, sentence.end) if word in cue_at]
        if (apart == 0 and len(cues) == 1) or (leads_on and cues):
            return cue_at[cues[-1]]
    if last is None:
        return None
    before, paragraph, closed = last
    goes_on = paragraphs[low] == paragraph or (paragraphs[low] == paragraph + 1 and not closed)
    return before if goes_on else None


def _sentence_between(draft: Draft, low: int, high: int) -> bool:
    return draft.sentence(high).first > low
