"""The frames of reporting words: a verb, a noun or a set phrase with the complement that its entry asks for.

The entries are those of ``lang/en/cues.toml``. `frames` finds them in the tree.
"""

from collections.abc import Iterator, Sequence

from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import (
    SPEAKERS,
    Entry,
    agent,
    answers,
    entry_at,
    grammar,
    lexicon,
    nouns,
    phrase,
    refused,
    speaker,
    tells_who_is_called,
)
from dateline.reading.attribution.idioms import idiom_at
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.attribution.questions import leads_up
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.statements.deeds import turns_down
from dateline.reading.statements.stances import REFUSAL, SURE, hypothetical, speaks, stance
from dateline.reading.syntax.trees import Trees

_OF_SOMEBODY = ("request", "promise", "pledge", "accuse", "criticize")
"""Groups of verbs whose "it" is somebody, even where the report does not tell who: nothing else asks or promises."""
_TAKING_UP = ("pledge", "demand", "deny", "criticize")
"""Groups of verbs that say something of the thing that their clause hangs on: "the talks *they promised*"."""
_OF_ITS_SUBJECT = (
    "criticize",
    "accuse",
    "praise",
    "deny",
    "confirm",
)  # their passives say something of their subject


def frames(
    draft: Draft, words: Sequence[int] | range, taken: set[int], *, thought: bool = False
) -> Iterator[Attribution]:
    """Every frame whose reporting word is among ``words`` and not among ``taken``; ``thought``: what others than the
    speaker think is one too."""
    assert draft.trees is not None
    trees = draft.trees
    for i in words:
        token = draft.tokens[i]
        if i not in taken and token.upos == "NOUN" and (named := _by_noun(draft, i)) is not None:
            yield named
        if i in taken or token.upos != "VERB" or leads_up(draft, i):
            continue
        special = stance(draft, i)
        if special is not None:
            yield special
            continue
        entry = entry_at(draft.language, trees, i)
        if hypothetical(draft, i) and not _has_gone_to(draft, i, entry):
            continue
        fixed = _fixed_phrase(draft, i)
        if fixed is not None:
            yield fixed
            continue
        if entry is None or (entry.group == "think" and not thought):
            continue
        source = None if _done_to(draft, i) else speaker(draft.language, trees, i)
        if entry.group == "think" and (source is None or not _others_think(draft, i, source)):
            continue
        if source is not None and (
            _is_nobody(draft, source, entry)
            or is_negative(draft, phrase(trees, source))
            or (token.deprel == "acl" and not speaks(draft, source))
        ):
            continue
        attribution = framed(draft, i, entry, source)
        if attribution is not None:
            yield attribution


def _has_gone_to(draft: Draft, verb: int, entry: Entry | None) -> bool:
    """Whether somebody demands something by what he does: "marched through the capital *to demand* the release of two".
    Of eight such purposes in the gold set's train and dev parts people took seven for a demand."""
    assert draft.trees is not None
    token = draft.tokens[verb]
    if entry is None or entry.group != "demand" or token.deprel != "advcl" or token.head > verb:
        return False
    marks = [draft.small[i] for i in draft.trees.children(verb, "mark", "aux")]
    deed, infinitive = token.head, grammar(draft.language)["infinitive"]
    done = draft.small[deed] != draft.tokens[deed].lemma.lower() and draft.tokens[deed].upos == "VERB"
    aside = draft.trees.child(deed, "mark", "aux") is None and not any(
        draft.small[i] in grammar(draft.language)["negations"] for i in draft.trees.children(deed, "advmod")
    )
    return len(marks) == 1 and marks[0] in infinitive and done and aside


def _done_to(draft: Draft, verb: int) -> bool:
    """Whether a participle without an agent is said of the noun that it hangs on ("people *accused* of theft"), of the
    subject of the clause beside it ("*Accused* of theft, they fled") or of the passive that it is joined to ("had been
    held and *threatened* with prison")."""
    assert draft.trees is not None
    token, trees = draft.tokens[verb], draft.trees
    active = draft.small[verb].endswith(tuple(grammar(draft.language)["active"]))
    alone = trees.child(verb, "nsubj", "obl:agent", "mark") is None
    if token.deprel == "conj" and trees.child(token.head, "aux:pass") is not None:
        return not active and alone and trees.child(verb, "aux", "obj", "xcomp", "ccomp") is None
    opens = verb == draft.sentence(verb).first and token.head > verb
    if token.deprel == "advcl" or (token.deprel == "parataxis" and opens):
        bare = draft.small[verb] != token.lemma.lower() and trees.child(verb, "aux", "obj", "ccomp") is None
        return bare and not active and alone
    return token.deprel == "acl" and not active and alone


def _others_think(draft: Draft, verb: int, source: int) -> bool:
    """Whether somebody other than the one who speaks thinks something, told in a clause."""
    trees = draft.trees
    assert trees is not None
    words = draft.language.table("cues")["content"]
    own = words["first_person"]
    return (
        draft.tokens[verb].lemma.lower() in words["expecting"]
        and trees.child(verb, "ccomp") is not None
        and trees.child(verb, "aux:pass") is None
        and draft.small[source] not in own
        and speaks(draft, source)
    )


def _by_noun(draft: Draft, noun: int) -> Attribution | None:
    """The statement of a reporting noun with its clause: "a *charge* that they had cut the line"; None elsewhere."""
    trees = draft.trees
    assert trees is not None
    entry, token = nouns(draft.language).get(draft.tokens[noun].lemma.lower()), draft.tokens[noun]
    if entry is None or "clause" not in entry.frames:
        return None
    if token.deprel == "nsubj:pass" and answers(draft.language, trees, token.head) is not None:
        return None  # "Reports that two had died were denied by the army": who denies them is told
    marks = grammar(draft.language)["that"]
    for clause in trees.children(noun, "acl", "ccomp", "acl:relcl"):
        mark = _that(draft, clause)
        if mark is None or mark < noun or trees.tokens[mark].lemma.lower() not in marks:
            continue
        whose = trees.child(noun, "nmod:poss") or _author(draft, noun)
        source = tuple(phrase(trees, whose)) if whose is not None else ()
        content = trimmed(draft, trees.subtree(clause))
        if content:
            return Attribution((noun,), source, content, SURE, "frame-noun")
    return None


def _that(draft: Draft, clause: int) -> int | None:
    """The mark of a clause; a "that" which is taken for its object though it has another ("reports *that* he had offered
    to go") is one."""
    assert draft.trees is not None
    mark = draft.trees.child(clause, "mark")
    things = draft.trees.children(clause, "obj", "xcomp", "ccomp")
    that = next((i for i in things if draft.tokens[i].upos == "PRON"), None)
    return mark if mark is not None or len(things) < 2 else that


def _author(draft: Draft, noun: int) -> int | None:
    """Whose a noun is by "by", or by what it stood in ("a report in *the Morning Star*")."""
    assert draft.trees is not None
    words = grammar(draft.language)
    for child in draft.trees.children(noun, "nmod"):
        case = draft.trees.child(child, "case")
        lead = draft.tokens[case].lemma.lower() if case is not None else ""
        if lead in words["by"]:
            return child
        if lead in words["printed"] and _prints(draft, child):
            return child
    return None


def _prints(draft: Draft, word: int) -> bool:
    """Whether something is a medium: by its noun, or by a name that is no place's."""
    token = draft.tokens[word]
    if token.upos != "PROPN":
        return token.lemma.lower() in draft.language.table("cues")["medium"]["nouns"]
    entity = entity_at(draft, word, word)
    return entity is None or entity.kind == "organization"


def framed(draft: Draft, verb: int, entry: Entry, source: int | None) -> Attribution | None:
    """The statement that a reporting verb and its complement make, or None where the frame is not whole."""
    trees = draft.trees
    assert trees is not None
    named = phrase(trees, source) if source is not None else []
    for frame, head in _complements(draft, verb, entry):
        if frame == "passive" and (entry.group not in _OF_ITS_SUBJECT or _nobody_in(draft, head)):
            continue
        if frame == "passive" and entry.group == "accuse" and source is None:
            continue  # "they were accused": nobody says of what
        if _says_nothing(draft, frame, head):
            continue
        if frame == "object" and entry.group == "demand" and _somebody(draft, head):
            continue  # somebody is asked, not asked for
        if frame == "object" and entry.group == "threaten" and _is_threatened(draft, head):
            continue  # who is threatened is not what is threatened with
        if frame in ("passive", "object") and (
            turns_down(draft, verb) or (entry.group == "deny" and _somebody(draft, head))
        ):
            continue  # who is dismissed or rejected has lost a post: nothing is denied
        if frame == "passive" and entry.group in ("deny", "confirm") and not _is_account(draft, head):
            continue  # access that is denied is not told to be untrue
        if frame == "passive" and entry.group == "confirm" and source is None:
            continue
        asked = trees.child(verb, "aux:pass") is not None and (
            frame == "infinitive" or (frame == "object" and entry.group == "pledge")
        )  # "they were told to leave", "they had been promised titles"
        passive = trees.child(verb, "nsubj:pass") is not None
        about = passive and entry.group in _OF_ITS_SUBJECT and frame in ("of", "for")
        if source is None and frame not in ("passive", "clause") and not (asked or about):
            continue
        beyond = {
            verb,
            *trees.children(verb, "mark"),
            *(trees.subtree(head) if frame != "relative" else ()),
        }  # "a report *alleging* …", "accused by them *of lying*"
        named = [w for w in named if w not in beyond]
        content = trimmed(draft, [w for w in _said(draft, verb, frame, head) if w not in named and w != verb])
        if content:
            return Attribution(_cue(trees, verb), tuple(named), content, SURE, f"frame-{frame}")
    return None


def _says_nothing(draft: Draft, frame: str, head: int) -> bool:
    """Whether nothing is said by a complement: "promised *nothing*", "summoned the envoy *to protest*"."""
    assert draft.trees is not None
    if frame == "infinitive":
        return tells_who_is_called(draft.language, draft.trees, head)
    return frame == "object" and draft.tokens[head].lemma.lower() in grammar(draft.language)["no_one"]


def _nobody_in(draft: Draft, head: int) -> bool:
    """Whether a subject says of nobody new that something is said of him: "who", "neither"."""
    words = grammar(draft.language)
    return draft.tokens[head].lemma.lower() in words["relatives"] | words["no_one"]


def _is_account(draft: Draft, head: int) -> bool:
    """Whether something can be true or false: "the allegation", or what a pronoun takes up."""
    lemma = draft.tokens[head].lemma.lower()
    things = grammar(draft.language)["things"] | grammar(draft.language)["nobody"]
    return lemma in nouns(draft.language) or lemma in grammar(draft.language)["accounts"] or lemma in things


def _somebody(draft: Draft, head: int) -> bool:
    """Whether a word stands for people rather than for what can be true or false."""
    entity, token = entity_at(draft, head, head), draft.tokens[head]
    if entity is not None:
        return entity.kind in ("person", "people")
    words, verb = grammar(draft.language), draft.tokens[head].head
    if token.lemma.lower() in words["relatives"] and draft.tokens[verb].deprel == "acl:relcl":
        return _somebody(draft, draft.tokens[verb].head)  # "a charge *which* he denies"
    return token.upos == "PRON" and token.lemma.lower() not in words["things"] | words["nobody"]


def _somebody_known(draft: Draft, head: int) -> bool:
    """Whether a word stands for anybody who can be asked: people, bodies of people, countries."""
    entity = entity_at(draft, head, head)
    return _somebody(draft, head) or (entity is not None and entity.kind in SPEAKERS)


def _is_threatened(draft: Draft, head: int) -> bool:
    """Whether the object of a threat is who or what is in danger: anybody or any place that the report knows."""
    thing = draft.tokens[head].lemma.lower() in grammar(draft.language)["things"]
    return not thing and (_somebody(draft, head) or entity_at(draft, head, head) is not None)


def _said(draft: Draft, verb: int, frame: str, head: int) -> list[int]:
    """The words of a complement, with what it is about where the frame has that apart ("accused *them* of lying")."""
    trees = draft.trees
    assert trees is not None
    if frame == "passive" and draft.tokens[head].lemma.lower() in nouns(draft.language):
        return list(
            range(min(phrase(trees, head)), min(trees.children(verb, "aux", "aux:pass"), default=verb))
        )
    if frame in ("passive", "relative"):
        return phrase(trees, head)
    said = trees.subtree(head)
    if (
        frame == "clause"
    ):  # what stands before the verb is no part of what stands after it, nor the other way round
        said = [w for w in said if (w > verb) == (head > verb)] or said
    if (
        frame == "object" and trees.child(verb, "aux:pass") is not None
    ):  # "been promised relief *by midnight*"
        beside = [w for w in trees.children(verb, "obl", "advcl", "advmod") if w > head]
        said = sorted({*said, *(w for each in beside for w in trees.subtree(each))})
    if frame not in ("clause", "infinitive", "gerund", "object"):
        about = trees.child(verb, "obj", "nsubj:pass")
        asking = lexicon(draft.language).get(draft.tokens[verb].lemma.lower())
        if (
            asking is not None
            and asking.act == "request"
            and about is not None
            and _somebody_known(draft, about)
        ):
            about = None  # "asked *the army* for help": whom it is said to
        if about is not None and draft.tokens[about].lemma.lower() in grammar(draft.language)["relatives"]:
            about = None  # who is meant stands outside the clause
        said = sorted({*said, *(phrase(trees, about) if about is not None else ())})
    token = draft.tokens[verb]
    relative = len(said) == 1 and draft.tokens[said[0]].lemma.lower() in grammar(draft.language)["relatives"]
    if relative and token.deprel == "acl:relcl" and token.head >= 0:  # "a charge that they denied"
        return phrase(trees, token.head)
    return said


def _fixed_phrase(draft: Draft, verb: int) -> Attribution | None:
    """ "declined to comment on the report", "claimed responsibility for the blast"."""
    trees = draft.trees
    assert trees is not None
    words = draft.language.table("cues")["content"]
    said, rule = refused(draft.language, trees, verb), REFUSAL
    if said is None and draft.tokens[verb].lemma in words["responsibility_verbs"]:
        objects = trees.children(verb, "obj")
        said = next((c for c in objects if _owned(draft, verb, c)), None)
        rule = "frame-responsibility"
    heads: tuple[int, ...] = () if said is None else (said,)
    told = idiom_at(draft.language, trees, verb) if said is None else None
    if told is not None:
        heads, rule = told.said, "frame-idiom"
    source = speaker(draft.language, trees, verb)
    if not heads or source is None or is_negative(draft, phrase(trees, source)):
        return None
    own = draft.small[source] in words["first_person"] and told is not None and told.act == "accuse"
    if rule == "frame-idiom" and not (speaks(draft, source) or own):
        return None
    if rule == "frame-idiom" and told is not None and told.figure and _is_one(draft, source):
        return None  # "she counted nine bodies": what she did
    said_words = {w for head in heads for w in trees.subtree(head, without=("punct", "parataxis", "conj"))}
    content = trimmed(draft, said_words)
    if content and rule == "frame-idiom" and draft.tokens[content[0]].upos == "ADP":
        content = content[1:]
    return (
        Attribution(_cue(trees, verb), tuple(phrase(trees, source)), content, SURE, rule) if content else None
    )


def _is_one(draft: Draft, source: int) -> bool:
    """Whether a source is a person or a pronoun."""
    entity = entity_at(draft, source, source)
    return draft.tokens[source].upos == "PRON" or (entity is not None and entity.kind == "person")


def _owned(draft: Draft, verb: int, thing: int) -> bool:
    """Whether an object is responsibility, or harm that is claimed as one's own deed ("claimed the *bombing*")."""
    words = draft.language.table("cues")["content"]
    lemma = draft.tokens[thing].lemma.lower()
    return lemma in words["responsibility"] or (
        lemma in words["harms"] and draft.tokens[verb].lemma.lower() in words["claiming"]
    )


def is_negative(draft: Draft, source: Sequence[int]) -> bool:
    """Whether nobody is named: "nobody", "no group", "hardly anyone". That none has spoken is no statement of anyone."""
    words = grammar(draft.language)
    before = source[0] - 1 if source else -1
    denied = before >= 0 and draft.small[before] in words["no_one"] | words["hardly"]
    return bool(source) and (draft.tokens[source[0]].lemma.lower() in words["no_one"] or denied)


def _is_nobody(draft: Draft, index: int, entry: Entry) -> bool:
    """Whether a subject cannot speak: "there", "this", and an "it" that takes up no group, government or country and does
    what not only somebody does."""
    token = draft.tokens[index]
    if token.deprel == "expl" or token.lemma.lower() in grammar(draft.language)["nobody"]:
        return True
    if token.lemma.lower() not in grammar(draft.language)["things"]:
        return False
    if entry.group in _OF_SOMEBODY and token.deprel == "nsubj":
        return False
    entity = entity_at(draft, index, index)
    return entity is None or entity.kind not in (
        "organization",
        "armed_group",
        "government",
        "country",
        "people",
    )


def _cue(trees: Trees, verb: int) -> tuple[int, ...]:
    """The verb with its particle and, right before it, its auxiliaries and negation."""
    words = {verb, *trees.children(verb, "compound:prt")}
    words |= {
        i
        for i in trees.children(verb, "aux", "aux:pass", "advmod")
        if trees.tokens[i].lemma in ("not", "n't", "never", "be") and i < verb
    }
    return tuple(sorted(words))


def _complements(draft: Draft, verb: int, entry: Entry) -> Iterator[tuple[str, int]]:
    """What hangs on the verb as the words said, by frame: (frame, head of the complement), best first."""
    trees = draft.trees
    assert trees is not None
    that = grammar(draft.language)["that"]
    for child in trees.dependents[verb]:
        if _is_past_a_relative(draft, verb, child):
            continue
        marks = (m for m in trees.children(child, "mark") if m < verb)
        if child < verb and any(trees.tokens[m].lemma.lower() in that for m in marks):
            continue  # what "that" begins stands after its verb
        if _is_clause(draft, child) and trees.tokens[child].upos in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
            "PRON",
            "PROPN",
        ):
            yield "clause", child
    for child in trees.dependents[verb]:
        if child > verb:
            yield from _after(draft, verb, child, entry)
    token = trees.tokens[verb]
    if entry.group in _TAKING_UP and token.deprel == "acl:relcl" and _takes_up(draft, verb):
        yield "relative", token.head
    for child in trees.dependents[verb]:
        relation = trees.tokens[child].deprel
        if relation == "obj" and "object" in entry.frames:
            yield "object", child
        elif relation == "nsubj:pass":
            yield "passive", child


def _is_past_a_relative(draft: Draft, verb: int, child: int) -> bool:
    """Whether a clause behind a relative one between commas is no part of it: "the offer, which they turned down,
    *stands*"."""
    assert draft.trees is not None
    if draft.tokens[verb].deprel != "acl:relcl" or child < verb or draft.word(verb + 1) != ",":
        return False
    return draft.trees.child(child, "mark") is None


def _takes_up(draft: Draft, verb: int) -> bool:
    """Whether a relative clause without a pronoun tells what its subject does with what it hangs on: "the exchange *they
    promised*"."""
    assert draft.trees is not None
    subject = draft.trees.child(verb, "nsubj")
    own = draft.trees.child(verb, "obj", "iobj", "ccomp", "xcomp", "obl:agent", "aux:pass")
    return (
        subject is not None
        and own is None
        and draft.small[subject] not in grammar(draft.language)["relatives"]
    )


def _is_clause(draft: Draft, child: int) -> bool:
    """Whether something stands to its verb as what is said, or stands as a deed but with a "that"."""
    relation = draft.tokens[child].deprel
    assert draft.trees is not None
    marks = (draft.tokens[m].lemma.lower() for m in draft.trees.children(child, "mark"))
    return relation == "ccomp" or (
        relation == "xcomp" and any(mark in grammar(draft.language)["that"] for mark in marks)
    )


def _after(draft: Draft, verb: int, child: int, entry: Entry) -> Iterator[tuple[str, int]]:
    """What one dependent after the verb says: a clause, an infinitive, a gerund, or a phrase with a preposition."""
    assert draft.trees is not None
    trees, relation = draft.trees, draft.tokens[child].deprel
    marks = [draft.tokens[m].lemma.lower() for m in trees.children(child, "mark", "case")]
    lead = marks[0] if marks else ""
    if relation == "obl:agent" and child != agent(draft.language, trees, verb):
        relation = "obl"  # "were accused *of the fire*"
    if relation in ("obl", "obj") and not marks:
        particle = trees.child(verb, "compound:prt")
        lead = draft.small[particle] if particle is not None else ""
        lead = lead if entry.group == "request" and lead in entry.frames else ""  # "called *for* calm"
    if relation == "advcl" and "clause" in entry.frames and lead in grammar(draft.language)["that"]:
        yield "clause", child
    elif (
        relation in ("xcomp", "advcl", "acl")
        and lead == "to"
        and _asks_for(draft, verb, entry)
        and not _is_reproached(draft, verb, child)
    ):
        yield "infinitive", child
    elif relation == "xcomp" and "gerund" in entry.frames and not marks:
        yield "gerund", child
    elif relation in ("obl", "advcl", "xcomp") and lead in entry.frames:
        yield lead, child
    elif relation in ("obj", "obl:agent"):
        yield from _of_its_object(trees, child, entry)


def _is_reproached(draft: Draft, verb: int, deed: int) -> bool:
    """Whether somebody is called in to hear a protest, and not asked for one: "summoned the envoy *to protest*"."""
    doing = draft.language.table("cues")["doing"]
    summons = draft.tokens[verb].lemma.lower() in doing["summoning"]
    return summons and draft.tokens[deed].lemma.lower() in doing["protesting"]


def _asks_for(draft: Draft, verb: int, entry: Entry) -> bool:
    """Whether an infinitive is what is said; after "tell" it is, where somebody is told."""
    assert draft.trees is not None
    telling = draft.tokens[verb].lemma.lower() in draft.language.table("cues")["performing"]["telling"]
    told = draft.trees.child(verb, "obj", "iobj", "nsubj:pass") is not None
    return "infinitive" in entry.frames or (telling and told)


def _of_its_object(trees: Trees, thing: int, entry: Entry) -> Iterator[tuple[str, int]]:
    """What hangs on the object and is said of it: "accused them of lying", where "of lying" hangs on "them"; or on the
    agent: "accused by them of lying"."""
    for clause in trees.children(thing, "acl"):
        lead = next((trees.tokens[m].lemma.lower() for m in trees.children(clause, "mark")), None)
        if lead is not None and lead in entry.frames:
            yield lead, clause
