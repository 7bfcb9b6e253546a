"""A report that nobody wrote about a place that is not there, and its reading, built by hand.

It has one of everything: statements in each manner, one inside another, one by nobody; events in most
statuses; a pronoun and a description for a source; counts, materiel with a check, and issues.
"""

import re
from typing import Any

from dateline.model import (
    Count,
    Document,
    Entity,
    Event,
    Interval,
    Issue,
    MadeBy,
    Materiel,
    Medium,
    Mention,
    Participant,
    Party,
    Place,
    PlaceCandidate,
    Quotation,
    Reading,
    Sentence,
    Span,
    Statement,
    Timex,
    Token,
    document_of,
)

TITLE = "Red Herons ask Ostmark for arms"
TEXT = """\
MARN, Veldoria, Aug. 20 - Ilyas Doran, leader of the Red Heron Brigade, has asked Ostmark to supply weapons \
and ammunition to his fighters, who still hold the river port of Tessel.

“We have the men, but not the rifles,” Doran wrote in the Marn Courier on Wednesday. He said that the army had \
shelled the hospital in Tessel and killed at least 12 people.

The defence ministry denied shelling the hospital. “There was no fire from our side,” a ministry official said, \
adding that residents had told him “the Herons fired first”.

Dozens of families fled the port on August 15. A doctor at the hospital, who asked not to be named, criticised \
the government’s hasty withdrawal.

It appears that the brigade is gathering a second force near the border. Doran threatened to cut the road to \
Marn if the shelling went on. The brigade carries M18 assault rifles, according to a local trader. In 1998 his \
father, Aram Doran, was killed in the same port. Talks are expected to resume on Monday.
"""

BY = "byhand@1"
MADE_BY = MadeBy(dateline="0.1.0", weights="0" * 64, language="en@1")

_LEMMAS = {
    "asked": "ask", "say": "say", "wrote": "write", "said": "say", "denied": "deny", "adding": "add", "told": "tell",
    "criticised": "criticise", "threatened": "threaten", "expected": "expect", "according": "accord",
    "respond": "respond", "called": "call",
}  # fmt: skip
_OTHERS = {"the": "DET", "repeatedly": "ADV", "has": "AUX", "did": "AUX", "would": "AUX"}
_PLURALS = {"residents": "resident", "families": "family", "talks": "talk", "fighters": "fighter"}


def at(words: str, nth: int = 0) -> Span:
    """Where the words stand in the report, for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def spans(*words: str | Span) -> tuple[Span, ...]:
    return tuple(each if isinstance(each, Span) else at(each) for each in words)


def document(**fields: Any) -> Document:
    values: dict[str, Any] = {
        "id": "heron.txt",
        "published": "2021-08-20",
        "title": TITLE,
        "source": "Veldoria Wire",
        "dateline_place": "MARN, Veldoria",
    }
    return document_of(TEXT, **(values | fields))


def syntax(text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Words and sentences, roughly: each sentence hangs on its first word."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for found in re.finditer(r"\S.*?(?:[.!?]”?(?=\s+[A-Z“]|\s*$)|(?=\n\n)|\Z)", text, re.DOTALL):
        first = len(tokens)
        for word in re.finditer(r"\w+|[^\w\s]", found[0]):
            form = word[0].casefold()
            upos = "VERB" if form in _LEMMAS else "NOUN" if form in _PLURALS else _OTHERS.get(form, "X")
            tokens.append(
                Token(
                    span=Span(found.start() + word.start(), found.start() + word.end()),
                    lemma=_LEMMAS.get(form) or _PLURALS.get(form) or form,
                    upos=upos,
                    head=-1 if len(tokens) == first else first,
                    deprel="root" if len(tokens) == first else "case" if form == "according" else "dep",
                )
            )
        sentences.append(Sentence(Span(*found.span()), first, len(tokens)))
    return tuple(tokens), tuple(sentences)


# The entities, each with its mentions: words, which time they occur, and their form.
_ENTITIES: list[tuple[str, str, Any, dict[str, Any], list[tuple[str, int, Any]]]] = [
    ("en1", "Ilyas Doran", "person", {"sector": "REB", "role": "leader of the Red Heron Brigade"},
     [("Ilyas Doran", 0, "name"), ("his", 0, "pronoun"), ("Doran", 1, "name"), ("He", 1, "pronoun"),
      ("Doran", 2, "name"), ("his", 1, "pronoun")]),
    ("en2", "Red Heron Brigade", "armed_group", {"sector": "REB", "evidence": [("fighters", 0)]},
     [("the Red Heron Brigade", 0, "name"), ("the Herons", 0, "name"), ("the brigade", 0, "nominal"),
      ("The brigade", 0, "nominal")]),
    ("en3", "Ostmark", "country", {"sector": "GOV"}, [("Ostmark", 0, "name")]),
    ("en4", "the army", "armed_group", {"sector": "MIL"}, [("the army", 0, "nominal")]),
    ("en5", "defence ministry", "government", {"sector": "GOV"}, [("The defence ministry", 0, "name")]),
    ("en6", "unnamed official of the defence ministry", "person", {"sector": "GOV"},
     [("a ministry official", 0, "nominal"), ("him", 0, "pronoun")]),
    ("en7", "residents", "people", {"sector": "CVL"}, [("residents", 0, "nominal")]),
    ("en8", "families", "people", {"sector": "CVL"}, [("Dozens of families", 0, "nominal")]),
    ("en9", "unnamed doctor at the hospital", "person", {"sector": "MED"},
     [("A doctor at the hospital", 0, "nominal")]),
    ("en10", "government", "government", {"sector": "GOV"}, [("the government", 0, "nominal")]),
    ("en11", "unnamed trader", "person", {}, [("a local trader", 0, "nominal")]),
    ("en12", "Aram Doran", "person", {"role": "father of Ilyas Doran"}, [("Aram Doran", 0, "name")]),
    ("en13", "hospital in Tessel", "facility", {"sector": "MED"},
     [("the hospital in Tessel", 0, "nominal"), ("the hospital", 1, "nominal")]),
]  # fmt: skip


def entities_and_mentions() -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    places = sorted(
        ((at(words, nth), entity, kind, form)
         for entity, _, kind, _, chain in _ENTITIES for words, nth, form in chain),
        key=lambda each: each[0],
    )  # fmt: skip
    mentions = tuple(
        Mention(
            id=f"m{number}", span=span, head=Span(_last_word(span), span.end), kind=kind, form=form,
            entity=entity, by=BY, confidence=0.9,
        )
        for number, (span, entity, kind, form) in enumerate(places, start=1)
    )  # fmt: skip
    entities = tuple(
        Entity(
            id=entity, name=name, kind=kind, by=BY,
            mentions=tuple(each.id for each in mentions if each.entity == entity),
            evidence=tuple(at(*where) for where in more.get("evidence", ())),
            sector=more.get("sector"), role=more.get("role"),
        )
        for entity, name, kind, more, _ in _ENTITIES
    )  # fmt: skip
    return entities, mentions


def _last_word(span: Span) -> int:
    return span.start + span.of(TEXT).rfind(" ") + 1


def times() -> tuple[Timex, ...]:
    def timex(number: int, words: str, value: str, days: tuple[str, str], **more: Any) -> Timex:
        return Timex(
            id=f"t{number}",
            span=at(words),
            type="DATE",
            value=value,
            earliest=days[0],
            latest=days[1],
            **more,
        )

    weekday = {"anchor": "published", "by": "byhand@1/weekday"}
    return (
        timex(1, "Aug. 20", "2021-08-20", ("2021-08-20",) * 2, reason="the year of publication", **weekday),
        timex(2, "Wednesday", "2021-08-18", ("2021-08-18",) * 2, reason="the last one before publication",
              **weekday),
        timex(3, "August 15", "2021-08-15", ("2021-08-15",) * 2, reason="the year of publication", **weekday),
        timex(4, "1998", "1998", ("1998-01-01", "1998-12-31"), reason="as written", by=BY),
        timex(5, "Monday", "2021-08-23", ("2021-08-23",) * 2, reason="“to resume”: the next one", **weekday),
    )  # fmt: skip


def places() -> tuple[Place, ...]:
    losers = (PlaceCandidate(name="Marn", lat=-12.5, lon=40.25, country="ZZB", score=0.125),)
    return (
        Place(id="p1", span=at("MARN"), name="Marn", lat=41.5, lon=20.75, geonames_id=101, country="ZZA",
              precision="settlement", alternatives=losers, reason="likelier than 1 other of that name", by=BY,
              confidence=0.8),
        Place(id="p2", span=at("Tessel"), name="Tessel", lat=41.25, lon=20.5, geonames_id=102, country="ZZA",
              precision="settlement", by=BY),
        Place(id="p3", span=at("Tessel", 1), name="Tessel", lat=41.25, lon=20.5, geonames_id=102,
              country="ZZA", precision="settlement", by=BY),
        Place(id="p4", span=at("the border"), name="the border", precision="unresolved",
              reason="the report names several borders", by=BY),
    )  # fmt: skip


def statements() -> tuple[Statement, ...]:
    doran, ministry = Party("en1", spans("Ilyas Doran")), Party("en5", spans("The defence ministry"))
    official = Party("en6", spans("a ministry official"))
    rows: list[dict[str, Any]] = [
        {"source": doran, "cue": spans("has asked"), "act": "request", "manner": "indirect",
         "content": spans("to supply weapons and ammunition to his fighters, who still hold the river port of "
                          "Tessel"),
         "act_evidence": spans("asked"), "addressee": Party("en3", spans("Ostmark")), "confidence": 0.91},
        {"source": Party("en1", (at("Doran", 1),)), "cue": spans("wrote"), "act": "assert", "manner": "direct",
         "content": spans("“We have the men, but not the rifles,”"),
         "medium": Medium("Marn Courier", spans("the Marn Courier")), "time": "t2"},
        {"source": Party("en1", (at("He", 1),)), "cue": spans("said"), "act": "assert", "manner": "indirect",
         "content": spans("that the army had shelled the hospital in Tessel and killed at least 12 people")},
        {"source": ministry, "cue": spans("denied"), "act": "deny", "manner": "indirect",
         "content": spans("shelling the hospital"), "act_evidence": spans("denied")},
        {"source": official, "cue": (at("said", 1),), "act": "assert", "manner": "direct",
         "content": spans("“There was no fire from our side,”")},
        {"source": official, "cue": spans("adding"), "act": "assert", "manner": "mixed",
         "content": spans("that residents had told him “the Herons fired first”")},
        {"source": Party("en7", spans("residents")), "cue": spans("told"), "act": "assert", "manner": "direct",
         "content": spans("“the Herons fired first”"), "addressee": Party("en6", spans("him")),
         "within": "s6"},
        {"source": Party("en9", spans("A doctor at the hospital")), "cue": (at("asked", 1),),
         "act": "request", "manner": "indirect", "content": spans("not to be named"),
         "act_evidence": (at("asked", 1),)},
        {"source": Party("en9", spans("A doctor at the hospital")), "cue": spans("criticised"),
         "act": "criticize", "manner": "indirect", "content": spans("the government’s hasty withdrawal"),
         "act_evidence": spans("criticised")},
        {"source": Party("en1", (at("Doran", 2),)), "cue": spans("threatened"), "act": "threaten",
         "manner": "indirect", "content": spans("to cut the road to Marn if the shelling went on"),
         "act_evidence": spans("threatened")},
        {"source": Party("en11", spans("a local trader")), "cue": spans("according to"), "act": "assert",
         "manner": "indirect", "content": spans("The brigade carries M18 assault rifles")},
        {"source": None, "cue": spans("are expected"), "act": "predict", "manner": "indirect",
         "content": spans("Talks", "to resume on Monday"), "act_evidence": spans("expected"),
         "time": Interval("2021-08-20", "2021-08-20", "the report's own day", spans("Aug. 20"))},
    ]  # fmt: skip
    return tuple(Statement(id=f"s{number}", by=BY, **row) for number, row in enumerate(rows, start=1))


def events() -> tuple[Event, ...]:
    def who(role: Any, entity: str | None, *words: str | Span) -> Participant:
        return Participant(role, entity, spans(*words))

    fight, help_, talk = "material conflict", "material cooperation", "verbal cooperation"
    rows: list[dict[str, Any]] = [
        {"trigger": at("supply"), "type": "AID", "quad": help_, "status": "requested", "according_to": "s1",
         "status_evidence": spans("has asked"), "mode": "military",
         "participants": (who("actor", "en3", "Ostmark"), who("recipient", "en2", at("fighters")),
                          who("item", None, "weapons and ammunition"))},
        {"trigger": at("hold"), "type": "COERCE", "quad": fight, "status": "ongoing", "place": "p2",
         "participants": (who("actor", "en2", "fighters"),)},
        {"trigger": at("shelled"), "type": "ASSAULT", "quad": fight, "status": "claimed", "cameo": "190",
         "status_evidence": spans("said"), "according_to": "s3", "place": "p3", "contexts": ("military",),
         "participants": (who("actor", "en4", "the army"), who("target", "en13", "the hospital in Tessel"))},
        {"trigger": at("killed"), "type": "ASSAULT", "quad": fight, "status": "claimed", "place": "p3",
         "status_evidence": spans("said"), "according_to": "s3", "counts": ("c1",),
         "participants": (who("actor", "en4", "the army"), who("target", None, "at least 12 people"))},
        {"trigger": at("shelling"), "type": "ASSAULT", "quad": fight, "status": "denied",
         "status_evidence": spans("denied"), "according_to": "s4",
         "participants": (who("target", "en13", at("the hospital", 1)),)},
        {"trigger": at("fled"), "type": "RETREAT", "quad": help_, "status": "occurred", "time": "t3",
         "place": "p3", "counts": ("c2",), "participants": (who("actor", "en8", "Dozens of families"),)},
        {"trigger": at("gathering"), "type": "MOBILIZE", "quad": fight, "status": "apparent",
         "status_evidence": spans("It appears"),
         "participants": (who("actor", "en2", "the brigade"), who("item", None, "a second force"))},
        {"trigger": at("cut"), "type": "COERCE", "quad": fight, "status": "threatened",
         "status_evidence": spans("threatened"), "according_to": "s10",
         "participants": (who("actor", "en1", at("Doran", 2)), who("target", None, "the road to Marn"))},
        {"trigger": at("killed", 1), "type": "ASSAULT", "quad": fight, "status": "occurred",
         "historical": True, "status_evidence": spans("In 1998"), "time": "t4", "place": "p3",
         "participants": (who("target", "en12", "Aram Doran"),)},
        {"trigger": at("resume"), "type": "CONSULT", "quad": talk, "status": "predicted", "time": "t5",
         "status_evidence": spans("expected"), "according_to": "s12"},
    ]  # fmt: skip
    return tuple(Event(id=f"e{number}", by=BY, **row) for number, row in enumerate(rows, start=1))


def reading(**changes: Any) -> Reading:
    """The whole reading; ``changes`` replace fields of it."""
    tokens, sentences = syntax(TEXT)
    entities, mentions = entities_and_mentions()
    marks = (at("“We have the men, but not the rifles,”"), at("“There was no fire from our side,”"),
             at("“the Herons fired first”"))  # fmt: skip
    fields: dict[str, Any] = {
        "document": document(),
        "made_by": MADE_BY,
        "tokens": tokens,
        "sentences": sentences,
        "quotations": tuple(
            Quotation(id=f"q{number}", span=span, inner=Span(span.start + 1, span.end - 1), style="double",
                      closed=True, by=BY)
            for number, span in enumerate(marks, start=1)
        ),
        "mentions": mentions,
        "entities": entities,
        "times": times(),
        "places": places(),
        "statements": statements(),
        "events": events(),
        "counts": (
            Count(id="c1", span=at("at least 12"), low=12, high=None, modifier="at least", unit="people",
                  scope="killed", by=BY),
            Count(id="c2", span=at("Dozens"), low=24, high=99, modifier="dozens", unit="families",
                  scope="displaced", by=BY),
        ),
        "materiel": (
            Materiel(id="w1", span=at("M18 assault rifles"), designation="M18", kind="assault rifle",
                     holder="en2", by=BY,
                     check="no assault rifle in service is called M18; a pistol and a mine are"),
        ),
        "issues": (
            Issue(step="time", code="unresolved", message="the date of “is gathering” is not known",
                  spans=spans("is gathering")),
            Issue(step="place", code="unresolved", message="no place is called “the border”",
                  spans=spans("the border")),
        ),
    }  # fmt: skip
    return Reading(**(fields | changes))


def statements_only() -> Reading:
    """As a reader that knows of statements alone would give it."""
    nothing: dict[str, Any] = dict.fromkeys(("events", "times", "places", "counts", "materiel", "issues"), ())
    told = tuple(
        Statement(**{name: getattr(each, name) for name in each.__slots__} | {"time": None})
        for each in statements()
    )
    return reading(**nothing, statements=told)


def blank(text: str, **fields: Any) -> Reading:
    """A reading of any text in which nothing was found."""
    return Reading(document=document_of(text, **fields), made_by=MADE_BY)
