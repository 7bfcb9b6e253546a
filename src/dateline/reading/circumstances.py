"""The circumstances of a statement: to whom it is said, through which medium, and when."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.model import Interval, Medium, Party
from dateline.reading.attribution import Attribution
from dateline.reading.cues import grammar, lexicon, phrase
from dateline.reading.draft import Draft
from dateline.reading.entities import entity_at

_DIRECTED = ("request", "promise", "threaten", "warn")


def addressee_of(draft: Draft, attribution: Attribution) -> Party | None:
    """Whom it is said to: the object of asking, telling and warning, or who is named with "to" or "on"."""
    trees = draft.trees
    assert trees is not None
    verbs, table = lexicon(draft.language), draft.language.table("cues")["addressee"]
    for verb in attribution.cue:
        token = draft.tokens[verb]
        if token.upos != "VERB":
            continue
        lemma = token.lemma.lower()
        entry = verbs.get(lemma)
        told = lemma in table["verbs"] or (entry is not None and entry.act in _DIRECTED)
        for child in trees.dependents[verb]:
            relation = draft.tokens[child].deprel
            case = next((draft.tokens[c].lemma.lower() for c in trees.children(child, "case")), None)
            directed = relation == "iobj" or (
                relation in ("obj", "nsubj:pass") and told and _has_more(draft, verb, child)
            )
            named = (
                relation == "obl"
                and (case == "to" or (case in ("on", "upon") and lemma == "call"))
                and _someone(draft, child)
            )
            if (directed and _someone(draft, child)) or named:
                words = phrase(trees, child)
                entity = entity_at(draft, words[0], words[-1])
                return Party(entity.id if entity else None, (draft.span(words[0], words[-1]),))
    return None


def _has_more(draft: Draft, verb: int, child: int) -> bool:
    """Whether the verb has, beside its object, something that is asked or told."""
    assert draft.trees is not None
    return any(
        draft.tokens[c].deprel in ("xcomp", "ccomp", "advcl", "obl", "parataxis", "acl") and c != child
        for c in draft.trees.dependents[verb]
    ) or any(True for _ in draft.trees.children(child, "acl"))


def _someone(draft: Draft, index: int) -> bool:
    """Whether a word can be spoken to: a name, a pronoun for people, or a noun for somebody."""
    token = draft.tokens[index]
    if token.upos == "PRON":
        return token.lemma.lower() not in (
            "it",
            "this",
            "that",
            "what",
            "which",
            "itself",
            "himself",
            "herself",
        )
    at = draft.mention_at.get(index)
    kind = draft.mentions[at].kind if at is not None else None
    return kind in ("person", "organization", "armed_group", "government", "country", "people") or (
        kind is None and token.upos == "PROPN"
    )


def medium_of(draft: Draft, attribution: Attribution) -> Medium | None:
    """Through what it is said: "in an op-ed published in …", "on state television", "told Agence X"."""
    trees = draft.trees
    assert trees is not None
    table = draft.language.table("cues")["medium"]
    nouns, names = set(table["nouns"]), set(table["names"])
    for verb in attribution.cue:
        for child in trees.children(verb, "obl"):
            if child in attribution.content:
                continue
            case = next((draft.tokens[c].lemma.lower() for c in trees.children(child, "case")), None)
            words = [w for w in trees.subtree(child) if w not in attribution.content]
            outlets = [w for w in words if draft.word(w) in names]
            if case in table["prepositions"] and (draft.tokens[child].lemma.lower() in nouns or outlets):
                outlet = _outlet(draft, words, child)
                core = outlet or [w for w in phrase(trees, child) if w <= child]
                if draft.tokens[core[0]].upos == "DET" and outlet is None:
                    core = core[1:] or core
                name = " ".join(draft.span(core[0], core[-1]).of(draft.text).split())
                return Medium(name, (draft.span(core[0], core[-1]),))
    return None


def _outlet(draft: Draft, words: list[int], head: int) -> list[int] | None:
    """The name of a medium among the words that describe one, without its article where it is no part of the name."""
    assert draft.trees is not None
    for w in words:
        if w == head or draft.tokens[w].upos != "PROPN" or draft.tokens[w].deprel in ("compound", "flat"):
            continue
        case = next((draft.tokens[c].lemma.lower() for c in draft.trees.children(w, "case")), None)
        if case in ("in", "on", "by", "with", "to"):
            name = [i for i in phrase(draft.trees, w) if i in words]
            if draft.word(name[0]) == "the":
                name = name[1:]
            if name and draft.tokens[w].lemma.lower() not in _weekdays(draft):
                return name
    return None


def time_of(draft: Draft, attribution: Attribution) -> Interval | None:
    """When it is said, where the cue's own clause says so with a weekday, a date, "today" or "yesterday"."""
    trees = draft.trees
    assert trees is not None
    if not attribution.cue:
        return None
    on_a_day = grammar(draft.language)["on_a_day"]
    near: list[int] = []
    for verb in attribution.cue:
        for child in trees.children(verb, "obl", "obl:unmarked", "nmod:unmarked", "advmod", "nmod"):
            cases = {draft.tokens[c].lemma.lower() for c in trees.children(child, "case", "mark")}
            if cases <= on_a_day:
                near += [w for w in trees.subtree(child) if w not in attribution.content and w not in near]
    near.sort()
    published = draft.document.published.day if draft.document.published else None
    for low, high, interval in _dates(draft, near, published):
        return Interval(*interval, spans=(draft.span(low, high),))
    return None


def _weekdays(draft: Draft) -> dict[str, int]:
    names: list[str] = draft.language.table("dates")["weekdays"]
    return {name: n for n, name in enumerate(names)}


def _dates(
    draft: Draft, words: list[int], published: date | None
) -> Iterator[tuple[int, int, tuple[str, str, str]]]:
    table = draft.language.table("dates")
    weekdays = _weekdays(draft)
    months = {name: int(number) for number, names in table["months"].items() for name in names}
    for position, w in enumerate(words):
        word = draft.word(w).lower().rstrip(".")
        before = draft.word(words[position - 1]).lower() if position else ""
        if word in months:
            beside = [*words[max(position - 1, 0) : position], *words[position + 1 : position + 2]]
            day = next((n for n in beside if re.fullmatch(r"\d{1,2}", draft.word(n))), None)
            after = words[position + 1 : position + 4]
            year = next((n for n in after if re.fullmatch(r"(1[5-9]|20)\d\d", draft.word(n))), None)
            if day is None or (year is None and published is None):
                continue
            written = int(draft.word(year)) if year is not None else None
            found = _month_day(months[word], int(draft.word(day)), written, published)
            if found is None:
                continue
            shown = [n for n in (w, day, year) if n is not None]
            reason = "a date in full" if year is not None else "the latest such day up to the report's date"
            yield min(shown), max(shown), (found.isoformat(), found.isoformat(), reason)
        elif published is None:
            continue
        elif word in weekdays:
            back = (published.weekday() - weekdays[word]) % 7
            if before in table["last"] and back == 0:
                back = 7
            found = published - timedelta(days=back)
            yield (
                w,
                w,
                (found.isoformat(), found.isoformat(), "the latest such weekday up to the report's date"),
            )
        elif word in table["days"]:
            found = published + timedelta(days=table["days"][word])
            yield w, w, (found.isoformat(), found.isoformat(), "counted from the report's date")


def _month_day(month: int, day: int, year: int | None, published: date | None) -> date | None:
    """A day of the year that is written, or else its latest up to publication; None where there is no such day.

    There are at most eight years between two 29ths of February.
    """
    latest = published.year if published else 0
    for each in [year] if year else range(latest, latest - 9, -1):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or published is None or found <= published:
            return found
    return None
