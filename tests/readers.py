"""A reader that finds who "said" what, and that can be told by a report to fail in every way that a reader can."""

import os
import re
import time

from dateline.config import Config
from dateline.errors import BadValue, MissingWeights
from dateline.model import Document, MadeBy, Party, Reading, Span, Statement

MADE_BY = MadeBy(dateline="0.1.0", weights=None, language="en@1")


class SaidReader:
    """Reads "X said Y."."""

    made_by = MADE_BY

    def read(self, document: Document) -> Reading:
        text = document.text
        if "DIE" in text:
            os._exit(7)
        if "FAULT" in text:
            raise KeyError("a fault")
        if "REFUSE" in text:
            raise BadValue("this one is refused")
        if "WAIT" in text:
            time.sleep(0.2)
        found = re.finditer(r"(?P<who>\w+) (?P<cue>said) (?P<what>[^.]+)", text)
        statements = tuple(
            Statement(
                id=f"s{number}", source=Party(None, (Span(*each.span("who")),)), cue=(Span(*each.span("cue")),),
                content=(Span(*each.span("what")),), manner="indirect", act="assert", by="said@1",
            )
            for number, each in enumerate(found, start=1)
        )  # fmt: skip
        return Reading(document=document, made_by=MADE_BY, statements=statements)


def load(_: Config) -> SaidReader:
    return SaidReader()


def load_nothing(_: Config) -> SaidReader:
    raise MissingWeights("there are no weights", remedy="install them")


def load_and_die(_: Config) -> SaidReader:
    os._exit(7)
