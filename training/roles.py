"""What heads for participants, for acts and for who holds materiel would bring beside the rules, on the open gold set.

    PYTHONPATH=src:. python training/roles.py --shared ../shared

Each question (who does it, to whom, which act, whose thing) has options: what the rules answer now, nobody, and each
entity of the sentence, or each act. A log-linear model (`logistic.py`) is fitted to four fifths of the stories and asked
about the last; it replaces the answer of the rules where it gives another option `SURE` or more. Nothing is written: no
head is in use, and `docs/evaluation.md` says why. Same input, same figures.

Data decisions
- The train part of the gold set alone, events, statements and things that the rules find, none that is optional; the
  development part is asked once, by weights of the whole train part. The test part is not opened.
- Beside it the sentences of PLV's train part that have one event of the type that PLV gives them, for participants: who
  is source or target of the sentence is so of the event. PLV has a target for nearly every sentence and the gold set for
  two events in three; one weight more for options of PLV keeps that apart.
- A participant is right as the project's scorer has it, by a word of the name, and to learn from also by the words that
  are marked. A question to which no option is right teaches that the rules' answer stays.
- Names of features seen fewer than `OFTEN` times are left out. Tried and left: lemmas, names of entries, whoever played
  the role in sentences before, other entities for pronouns, and taking away what the rules name.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.gold.compile import chosen, compile_report
from logistic import fit

from dateline.config import Config
from dateline.model import Event, Materiel, Span, Statement, document_of
from dateline.reading import Draft, Reader
from dateline.reading.events.arguments import is_passive
from dateline.reading.events.conditions import ACTING
from dateline.terms import ACTS

FOLDS, OFTEN, PRIOR = 5, 4, 0.3
SURE = 0.5
"""Least probability of another answer than the rules give; of .3 to .8 the one with the best F1 in cross-validation."""
PLAYS = {"actor": ("actor",), "target": ("recipient", "target", "beneficiary")}
_SMALL = {"the", "of", "and", "in", "an", "his", "her", "its", "their"}
_CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "parataxis", "conj", "csubj"}
_LONGEST = 5
"""Relations of a path, and letters of a small word, at most."""
_SAME = 50
"""Letters that a near copy has in common."""
Marks = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Wanted:
    """Whom an annotation has: words of the names, and where its words are; without names the places alone decide."""

    names: frozenset[str] = frozenset()
    marks: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.marks)

    def marked(self, spans: Sequence[Span]) -> bool:
        return any(span.start < end and start < span.end for span in spans for start, end in self.marks)


@dataclass(frozen=True)
class Option:
    """An answer: what it is, the names of its features, whether it is right to learn from, and to the scorer."""

    kind: str
    names: tuple[str, ...]
    right: bool
    scored: bool


@dataclass(frozen=True)
class Question:
    """The options, the answer of the rules first; whether there is one; and the story that it is of."""

    options: tuple[Option, ...]
    wanted: bool
    story: str
    plv: bool = False


def words(name: str | None) -> set[str]:
    return {word for word in re.findall(r"\w+", (name or "").lower()) if len(word) > 1} - _SMALL


def listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def at(draft: Draft, position: int) -> int:
    return next(word for word, (_, end) in enumerate(draft.words) if position < end)


def head(draft: Draft, spans: Sequence[Span]) -> int:
    """The word of some spans that hangs on none of them."""
    inside = [word for span in spans for word in range(at(draft, span.start), at(draft, span.end - 1) + 1)]
    return next((word for word in inside if draft.tokens[word].head not in inside), inside[0])


def path(draft: Draft, start: int, end: int) -> tuple[list[str], list[str]]:
    """The relations from a word up to the first that has the other below it, and from there down to that."""
    assert draft.trees is not None
    up = [start, *draft.trees.ancestors(start)]
    down = [end]
    while down[-1] not in up and draft.tokens[down[-1]].head >= 0:
        down.append(draft.tokens[down[-1]].head)
    top = up.index(down[-1]) if down[-1] in up else len(up)
    name = lambda word: draft.tokens[word].deprel.partition(":")[0]  # noqa: E731
    return [name(word) for word in up[:top]], [name(word) for word in reversed(down[:-1])]


def way(draft: Draft, start: int, end: int) -> Iterator[str]:
    """How a word stands to another one: the path between them, the preposition, the clauses crossed, the distance."""
    assert draft.trees is not None
    up, down = path(draft, start, end)
    told = "^".join(up) + "v" + "v".join(down) if len(up) + len(down) <= _LONGEST else "long"
    case = next((draft.small[each] for each in draft.trees.children(end, "case")), "")
    yield from (
        f"path={told}",
        f"case={case}",
        f"path={told},case={case}",
        f"length={min(len(up) + len(down), 7)}",
    )
    yield f"crossed={[each for each in up if each in _CLAUSES][:3]},{[e for e in down[:-1] if e in _CLAUSES][:2]}"
    yield f"last={down[-1] if down else ''},first={up[0] if up else ''}"
    yield f"{'after' if end > start else 'before'},{min(abs(end - start).bit_length(), 6)}"


class Asked:
    """A text that was read, with what questions need to know of it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.entities = {entity.id: entity for entity in draft.entities}
        self.word = {event.id: at(draft, event.trigger.start) for event in draft.events}
        self.said = {statement.id: statement for statement in draft.statements}
        self.plays: dict[tuple[str, str], list[Event]] = {}
        for event in draft.events:
            for each in event.participants:
                for role, roles in PLAYS.items():
                    if each.entity is not None and each.role in roles:
                        self.plays.setdefault((each.entity, role), []).append(event)

    def named(self, entity: str | None, spans: Sequence[Span]) -> set[str]:
        said = set().union(*(words(span.of(self.draft.text)) for span in spans))
        return said | (words(self.entities[entity].name) if entity in self.entities else set())

    def of_event(self, event: Event, role: str, word: int, entity: str | None) -> Iterator[str]:
        """The names of what an entity at a word is to an event."""
        draft, trigger, kind = self.draft, self.word[event.id], event.type
        token, verb = draft.tokens[word], draft.tokens[trigger]
        voice = f"{verb.upos},{is_passive(draft, trigger)}"
        what = self.entities[entity].kind if entity in self.entities else None
        for name in way(draft, trigger, word):
            yield from (name, f"{name},{kind}") if name.startswith("path") else (name,)
            if name.startswith(("path", "after", "before")):
                yield f"{name},{voice}"
        yield from (
            f"kind={what}",
            f"kind={what},{kind}",
            f"form={token.upos}",
            f"type={kind}",
            f"status={event.status}",
        )
        yield from (f"voice={voice}", f"dep={verb.deprel}")
        for each in event.participants:
            if each.role not in PLAYS[role]:
                here = head(draft, each.spans) == word
                yield from (f"as={each.role},{kind}", f"as={each.role}") if here else ()
                yield from (f"also={each.role}",) if not here and entity and each.entity == entity else ()
        sentence = draft.sentence(trigger)
        for other in draft.events if entity is not None else ():
            if other is not event and sentence.span.contains(other.trigger):
                for each in other.participants:
                    if each.entity == entity:
                        yield from (f"plays={each.role}", f"plays={each.role},{other.type}>{kind}")
        statement = self.said.get(event.according_to or "")
        source = statement.source if statement is not None else None
        yield f"speaker={source is not None and entity is not None and source.entity == entity}"
        if entity is not None:
            more = [each for each in self.plays.get((entity, role), ()) if each is not event]
            yield from (f"does={min(len(more), 4)}", f"same={min(sum(e.type == kind for e in more), 3)}")
        if draft.signals is not None:
            label = draft.network.labels.role[int(draft.signals.tags["role"][word].argmax())]
            yield from (f"net={label}", f"net={label},{kind}")
            start, row = draft.signals.pairs["head"].row(word)
            place = trigger - start + 1
            yield f"arc={min(int(-row[place]) if 0 < place < len(row) else 9, 9)}"

    def of_role(self, event: Event, role: str, wanted: Wanted) -> Iterator[Option]:
        """Who may play a role in an event."""
        draft, trigger = self.draft, self.word[event.id]
        mine = [each for each in event.participants if each.role in PLAYS[role]]
        if mine:
            first = self.of_event(event, role, head(draft, mine[0].spans), mine[0].entity)
            verdicts = [self.verdict(wanted, each.entity, each.spans) for each in mine]
            right, scored = (any(verdict) for verdict in zip(*verdicts, strict=True))
            yield Option("rule", ("rule", *(f"rule:{name}" for name in first)), right, scored)
        yield Option("none", (), not wanted, not wanted)
        taken = {each.entity for each in mine if each.entity is not None}
        others = [each for each in event.participants if each not in mine]
        spots = {head(draft, each.spans): (each.entity, each.spans) for each in others}
        sentence = draft.sentence(trigger)
        for word in range(sentence.first, sentence.end):
            if word in draft.mention_at and word != trigger:
                mention = draft.mentions[draft.mention_at[word]]
                spots.setdefault(word, (mention.entity, (mention.span,)))
        for word, (entity, spans) in sorted(spots.items()):
            if sentence.first <= word < sentence.end and (entity is None or entity not in taken):
                names = (*self.of_event(event, role, word, entity), *(("instead",) if mine else ()))
                yield Option("other", names, *self.verdict(wanted, entity, spans))

    def verdict(self, wanted: Wanted, entity: str | None, spans: Sequence[Span]) -> tuple[bool, bool]:
        """Whether somebody is whom an annotation has: to learn from, and as the scorer has it."""
        named, marked = bool(wanted.names & self.named(entity, spans)), wanted.marked(spans)
        return named or marked, named if wanted.names else marked

    def of_act(self, statement: Statement, right: Sequence[str]) -> Iterator[Option]:
        """Which act a statement may be: by its cue, what is said, its small words and the events in it."""
        draft = self.draft
        names = [f"manner={statement.manner}", f"addressed={statement.addressee is not None}"]
        names += [f"cue={draft.tokens[head(draft, [cue])].lemma.lower()}" for cue in statement.cue]
        if statement.content:
            top = head(draft, statement.content)
            names += [f"head={draft.tokens[top].lemma.lower()}", f"upos={draft.tokens[top].upos}"]
            ends = [(at(draft, part.start), at(draft, part.end - 1) + 1) for part in statement.content]
            said = {draft.small[word] for start, end in ends for word in range(start, end)}
            names += [f"has={word}" for word in sorted(said) if len(word) < _LONGEST]
        for event in draft.events:
            for part, spans in (("cue", statement.cue), ("in", statement.content)):
                if any(span.contains(event.trigger) for span in spans):
                    names += [f"{part}={event.type}", f"{part}={event.status}"]
        if statement.source is not None and statement.source.entity in self.entities:
            names.append(f"sector={self.entities[statement.source.entity].sector}")
        names += [f"{name},rules={statement.act}" for name in names]
        for act in (statement.act, *(act for act in sorted(ACTS) if act != statement.act)):
            own = ("rule", f"rule={act}") if act == statement.act else ()
            kind = "rule" if own else "other"
            yield Option(kind, (*own, *(f"{act}|{name}" for name in names)), act in right, act in right)

    def of_thing(self, thing: Materiel, wanted: Wanted) -> Iterator[Option]:
        """Who may hold a thing."""
        draft = self.draft
        word = at(draft, thing.span.end - 1)
        sentence = draft.sentence(word)
        if thing.holder is not None:
            names = ("rule", f"rule={self.entities[thing.holder].kind}", f"rule={thing.kind}")
            yield Option("rule", names, *self.holds(thing.holder, wanted))
        yield Option("none", (), not wanted, not wanted)
        seen = {thing.holder}
        for other in range(sentence.first, sentence.end):
            entity = draft.mentions[draft.mention_at[other]].entity if other in draft.mention_at else None
            if entity is None or entity in seen or self.entities[entity].kind not in ACTING:
                continue
            one = self.entities[entity]
            names = (
                *way(draft, word, other),
                f"kind={one.kind}",
                f"sector={one.sector}",
                f"class={thing.kind}",
            )
            inside = [event for event in draft.events if sentence.span.contains(event.trigger)]
            roles = [
                (each, event) for event in inside for each in event.participants if each.entity == entity
            ]
            plays = (f"plays={each.role},{event.type}" for each, event in roles)
            yield Option("other", (*names, *plays), *self.holds(entity, wanted))

    def holds(self, entity: str, wanted: Wanted) -> tuple[bool, bool]:
        """Whether an entity is whom an annotation names, or has a mention where that marks him."""
        own = [mention.span for mention in self.draft.mentions if mention.entity == entity]
        near = any(
            2 * (min(span.end, end) - max(span.start, start)) > max(len(span), end - start)
            for span in own
            for start, end in wanted.marks
        )
        right = bool(wanted.names & self.named(entity, ())) or near
        return right, right


def gold(reader: Reader, part: str) -> Iterator[tuple[str, Question]]:
    """The questions of a part of the gold set, by what they ask."""
    for report in chosen([], part):
        answers, _ = compile_report(report)
        document = document_of(
            report.text, id=report.id, published=report.published, title=report.head.get("title"),
            source=report.head.get("outlet"),
        )  # fmt: skip
        asked = Asked(reader.draft(document))
        for what, options, wanted in questions(asked, answers):
            yield what, Question(tuple(options), wanted, report.id.partition("/")[0])


def questions(asked: Asked, answers: Mapping[str, Any]) -> Iterator[tuple[str, Iterator[Option], bool]]:
    """What is asked of a report, with the options and whether there is an answer."""
    draft = asked.draft
    for event in answers["events"]:
        spots = [event["trigger"], *event.get("also_triggers", [])]
        found = [each for each in draft.events if _meets([each.trigger], spots)]
        if event.get("optional") or not found:
            continue
        types = [event["type"], *listed(event.get("type_also"))]
        own = next((each for each in found if each.type in types), found[0])
        for role in PLAYS:
            wanted = _wanted(listed(event.get(role)), event[f"{role}_spans"])
            yield role, asked.of_role(own, role, wanted), bool(wanted)
    marked = {actor["name"]: actor["spans"] for actor in answers["actors"]}
    for thing in answers["materiel"]:
        same = [each for each in draft.materiel if _meets([each.span], [thing["span"]])]
        if same and not thing.get("optional"):
            holder = _wanted(listed(thing.get("holder")), marked.get(thing.get("holder"), []))
            yield "holder", asked.of_thing(same[0], holder), bool(holder)
    for one in answers["statements"]:
        like = [each for each in draft.statements if one["content"] and _alike(each.content, one["content"])]
        if like and not one.get("optional"):
            yield "act", asked.of_act(like[0], [one["act"], *listed(one.get("act_also"))]), True


def _wanted(names: Sequence[str], marks: Marks) -> Wanted:
    called = frozenset(word for name in names for word in words(name))
    return Wanted(called, tuple((start, end) for start, end in marks) if called else ())


def _meets(spans: Sequence[Span], marks: Marks) -> bool:
    return any(start < span.end and span.start < end for span in spans for start, end in marks)


def _alike(one: Sequence[Span], other: Marks) -> bool:
    first = {place for span in one for place in range(span.start, span.end)}
    second = {place for start, end in other for place in range(start, end)}
    return 2 * len(first & second) >= len(first | second)


def plv(reader: Reader, file: Path) -> Iterator[tuple[str, Question]]:
    """The participants of PLV's sentences, near copies once."""
    seen: set[str] = set()
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if (start := row["text"][:_SAME]) in seen:
            continue
        seen.add(start)
        asked = Asked(reader.draft(document_of(row["text"])))
        types = ("RETREAT", "CONCEDE") if row["root"] == "YIELD" else (row["root"],)
        events = [event for event in asked.draft.events if event.type in types]
        for role, key in (("actor", "source"), ("target", "target")) if len(events) == 1 else ():
            wanted = Wanted(marks=tuple((start, end) for start, end in row[key]))
            yield (
                role,
                Question(tuple(asked.of_role(events[0], role, wanted)), bool(wanted), row["id"], plv=True),
            )


def examples(asked: Sequence[Question]) -> list[tuple[list[Sequence[str]], list[bool]]]:
    """The questions as `fit` has them."""
    rows = []
    for question in asked:
        right = [option.right for option in question.options]
        right[0] |= not any(right)
        names = [
            (*one.names, *(("plv",) if question.plv and one.kind == "other" else ()))
            for one in question.options
        ]
        rows.append((names, right))
    return rows


def answer(question: Question, weights: Mapping[str, float]) -> int:
    """The option that is given: another than that of the rules where it is `SURE`; what they name is never taken away."""
    scores = np.array([sum(weights.get(name, 0.0) for name in {*one.names}) for one in question.options])
    likely = np.exp(scores - scores.max())
    best = int(likely.argmax())
    return best if likely[best] / likely.sum() >= SURE and question.options[best].kind == "other" else 0


def tell(name: str, asked: Sequence[Question], given: Sequence[int]) -> None:
    """Print how many answers are right, and how many of those that were changed."""
    counts: Counter[str] = Counter()
    for question, number in zip(asked, given, strict=True):
        rules, option = question.options[0], question.options[number]
        counts["named"] += option.kind != "none"
        counts["wanted"] += question.wanted
        counts["right"] += question.wanted and option.scored
        counts["changed"] += number > 0
        counts["better"] += option.scored and not rules.scored
        counts["worse"] += rules.scored and not option.scored
    recall, precision = (100 * counts["right"] / max(1, counts[key]) for key in ("wanted", "named"))
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    changed = ", ".join(f"{counts[key]} {key}" for key in ("changed", "better", "worse"))
    print(f"  {name:<13} recall {recall:5.1f}  precision {precision:5.1f}  F1 {f1:5.1f}   {changed}")


def main() -> None:
    """Print what each head would bring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    file = parser.parse_args().shared / "gold/events/plv-train.jsonl"
    reader = Reader.load(Config())
    sets = {part: list(gold(reader, part)) for part in ("train", "dev")} | {"PLV": list(plv(reader, file))}
    for what in ("actor", "target", "act", "holder"):
        of = {name: [question for asks, question in rows if asks == what] for name, rows in sets.items()}
        stories = [sorted({each.story for each in rows}) for rows in of.values()]
        fold = {story: number % FOLDS for rows in stories for number, story in enumerate(rows)}
        for fitted in (("train",), ("train", "PLV")) if of["PLV"] else (("train",),):
            print(f"{what}, fitted to {' and '.join(fitted)}")
            rows = [question for name in fitted for question in of[name]]
            given: dict[int, int] = {}
            for number in range(FOLDS):
                some = [each for each in rows if fold[each.story] != number]
                weights = fit(examples(some), least=OFTEN, prior=PRIOR)
                given |= {id(each): answer(each, weights) for each in rows if fold[each.story] == number}
            weights = fit(examples(rows), least=OFTEN, prior=PRIOR)
            given |= {id(each): answer(each, weights) for each in of["dev"]}
            for name in (*fitted, "dev"):
                tell(f"{name}, rules", of[name], [0] * len(of[name]))
                tell(f"{name}, head", of[name], [given[id(each)] for each in of[name]])


if __name__ == "__main__":
    main()
