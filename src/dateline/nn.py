"""The network at run time: encode a report once, return what every head says about every word.

One MiniLM-L6 encoder (Apache-2.0) reads windows of word pieces that overlap to the left; features of each
word's form that an uncased vocabulary loses (capitals, spacing, place in a quotation) are added to its input.
The weights are one ONNX graph that ONNX Runtime evaluates on the CPU, or on another device that it knows; a user's own
encoder may take their place where it answers the same questions (``docs/encoder.md``). Nothing here knows what the
answers are used for.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.errors import BadConfig, MissingWeights

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Scores = NDArray[np.float32]

WINDOW = 254
"""Most word pieces of one window, without its two boundary pieces (training used the same)."""
CONTEXT = 48
"""Word pieces of the window before that are read again as left context."""
KNOWN = 50_000
"""Words whose pieces are kept: telling them anew takes 4 microseconds each."""
LONGEST_KNOWN = 40
"""Letters of the longest word that is kept: a text can have words of a megabyte."""
MOST_PIECES = 16
"""Longer words (addresses, noise) are cut for the network, never in the text."""
CLS, SEP = 101, 102

# features of a word's form; the row numbers are part of the weights
UNCASED, LOWER, TITLE, UPPER, INITIAL, MIXED, DIGITS, DIGITS_AND_LETTERS, MARK = range(9)
GLUED, SPACED, NEW_LINE, NEW_PARAGRAPH = range(4)
OUTSIDE, OPENING, CLOSING, INSIDE, INSIDE_INNER, INSIDE_UNCLOSED = range(6)


class Window(NamedTuple):
    """Words ``start:end`` are read together; ``own:end`` are answered from this window."""

    start: int
    own: int
    end: int


def word_case(word: str) -> int:
    """The row of the case feature for one word."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return UPPER if len(word) > 1 else INITIAL
        if word[0].isupper() and word[1:].islower():
            return TITLE
        return MIXED if word != word.lower() else UNCASED
    if word.isdigit():
        return DIGITS
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if digits:
        return DIGITS_AND_LETTERS if letters else DIGITS
    if not letters:
        return MARK
    if all(c.isupper() for c in letters):
        return UPPER
    if letters[0].isupper():
        return TITLE
    return LOWER if all(c.islower() for c in letters) else MIXED


def word_spacing(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """What stands before each word: nothing, space, a line break, a blank line."""
    out, last = [], 0
    for start, end in words:
        if last and (start == last or (start == last + 1 and text[last] == " ")):  # nearly always
            out.append(GLUED if last == start else SPACED)
            last = end
            continue
        gap = text[last:start]
        lines = gap.count("\n") + gap.count("\u2029") + gap.count("\u2028")
        if last == 0 or lines > 1:
            out.append(NEW_PARAGRAPH)
        elif lines or "\r" in gap:
            out.append(NEW_LINE)
        else:
            out.append(SPACED if gap else GLUED)
        last = end
    return out


def plan_windows(
    pieces: Sequence[int], spacing: Sequence[int], stops: Sequence[bool], *, size: int = WINDOW, context: int = CONTEXT,
    first: int | None = None,
) -> list[Window]:  # fmt: skip
    """Cut words into windows of at most ``size`` pieces, at the strongest break in the last 40 % of each.

    ``pieces`` counts the word pieces of each word, ``stops`` says which words look like a sentence's end.
    ``first`` makes the first window shorter (training shifts the cuts so).
    """
    windows: list[Window] = []
    total, own = len(pieces), 0
    while own < total:
        start, before = own, 0
        while start > 0 and before + pieces[start - 1] <= context:
            start -= 1
            before += pieces[start]
        room = (first if first and not windows else size) - before
        end, used, cut, strength = own, 0, own, -1
        while end < total and (used + pieces[end] <= room or end == own):
            used += pieces[end]
            end += 1
            if end < total and used > 0.6 * room:
                kind = spacing[end] if spacing[end] >= NEW_LINE else 1 if stops[end - 1] else 0
                if kind >= max(strength, 1):
                    cut, strength = end, kind
        if end < total and strength > 0:
            end = cut
        windows.append(Window(start, own, end))
        own = end
    return windows


def looks_final(text: str, words: Sequence[tuple[int, int]]) -> list[bool]:
    """Which words look like the end of a sentence: a guess for cutting windows, never shown to anyone."""
    final = [False] * len(words)
    for i, (start, end) in enumerate(words):
        if text[start:end] in (".", "!", "?", "…", "..."):
            final[i] = True
        elif i and final[i - 1] and text[start:end] in "”’\"')]»“" and text[start - 1] != " ":
            final[i - 1], final[i] = False, True
    return final


class Pieces:
    """The word pieces of words, which depend on nothing but the word. Those met before are kept: `KNOWN` of them and what
    one text has, none longer than `LONGEST_KNOWN`."""

    def __init__(self, tokenizer: "Tokenizer", unknown: str) -> None:
        self._tokenizer, self._unknown = tokenizer, unknown
        self._known: dict[str, list[int]] = {}

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """See `word_pieces`."""
        if len(self._known) > KNOWN:
            self._known.clear()
        known = self._known
        new = list(dict.fromkeys(word for word in words if word not in known))
        told = dict(zip(new, word_pieces(self._tokenizer, new, self._unknown), strict=True)) if new else {}
        known.update((word, pieces) for word, pieces in told.items() if len(word) <= LONGEST_KNOWN)
        return [known[word] if word in known else told[word] for word in words]


def word_pieces(
    tokenizer: "Tokenizer", words: Sequence[str], unknown_piece: str = "[UNK]"
) -> list[list[int]]:
    """Word-piece ids of each word; a word that the vocabulary cannot spell has the one id of what is unknown."""
    unknown = tokenizer.token_to_id(unknown_piece)
    assert unknown is not None
    pieces: list[list[int]] = [[] for _ in words]
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
        if word is not None and len(pieces[word]) < MOST_PIECES:
            pieces[word].append(piece)
    return [p or [unknown] for p in pieces]


def assemble(
    pieces: Sequence[Sequence[int]], cases: Sequence[int], spacing: Sequence[int], quotes: Sequence[int], *,
    boundaries: tuple[int, int] = (CLS, SEP),
) -> dict[str, NDArray[np.int64]]:  # fmt: skip
    """The network's inputs for one window: ``ids``, ``case``, ``space``, ``quote`` by piece, ``first`` by
    word. ``boundaries`` are the pieces before and after a window."""
    lengths = [len(word) for word in pieces]
    ids = np.array([boundaries[0], *chain.from_iterable(pieces), boundaries[1]], np.int64)
    first = np.cumsum([1, *lengths], dtype=np.int64)[:-1]
    case, space, quote = (np.zeros(len(ids), np.int64) for _ in range(3))
    case[1:-1] = np.repeat(np.array(cases, np.int64), lengths)
    quote[1:-1] = np.repeat(np.array(quotes, np.int64), lengths)
    space[first] = spacing  # the further pieces of a word are glued
    return {"ids": ids, "case": case, "space": space, "quote": quote, "first": first}


@dataclass(frozen=True, slots=True)
class Pairing:
    """One head's scores of words against words, as rows: word ``i`` against null and the words of its window."""

    rows: tuple[Scores, ...]
    starts: tuple[int, ...]

    def row(self, word: int) -> tuple[int, Scores]:
        """First word of the window that answered, and log-probabilities: null first, then each of its words."""
        return self.starts[word], self.rows[word]


@dataclass(frozen=True, slots=True)
class Signals:
    """What the network says about the words of one text.

    ``tags[head]``: log-probabilities, words × labels; of ``factuality`` and ``incident``, plain scores (from -3, did not
    happen, to 3, did; and logits). ``pairs[head]``: see `Pairing`. ``relation``: indices of the
    relations to each word's two best heads, words × 2. ``query`` and ``key``: words × 64; the dot product of a
    mention's query with an earlier mention's key, plus ``distance`` for the words between (by powers of two), scores
    the earlier one as its antecedent against 0 for none. ``late``: for `owner`, further answers that a later window
    gave about words of its left context.
    """

    tags: dict[str, Scores]
    pairs: dict[str, Pairing]
    late: tuple[tuple[int, int, Scores], ...]
    relation: NDArray[np.int64]
    query: Scores
    key: Scores


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the rows of each head's answers, as they were trained."""

    relation: tuple[str, ...]
    upos: tuple[str, ...]
    kind: tuple[str, ...]
    role: tuple[str, ...]
    incident: tuple[str, ...]
    root: tuple[str, ...]
    distance: tuple[float, ...]


TAGS = (
    "sentence", "upos", "kind", "cue", "source", "content", "toponym", "timex", "role", "incident", "root", "factuality"
)  # fmt: skip
INPUTS = frozenset({"ids", "case", "space", "quote", "first", "left"})
PAIRS = ("head", "begin", "end", "owner", "pointer")
OPTIONAL = ("target",)
"""What an encoder may answer too: to whom the event that a word tells was done."""
_SIZES = {
    "sentence": 2, "upos": 18, "kind": 11, "cue": 3, "source": 3, "content": 5, "toponym": 3, "timex": 3, "role": 11,
    "incident": 6, "root": 15, "factuality": 2, "query": 64, "key": 64,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoder:
    """What an encoder is like besides its graph: ``encoder`` in ``labels.json``, where it is not the one that comes with
    Dateline. ``window`` and ``context`` are in word pieces, ``boundaries`` the pieces before and after a window,
    ``unknown`` the word piece that stands for what the vocabulary cannot spell."""

    window: int = WINDOW
    context: int = CONTEXT
    boundaries: tuple[int, int] = (CLS, SEP)
    unknown: str = "[UNK]"

    @classmethod
    def of(cls, table: Mapping[str, Any], tokenizer: "Tokenizer") -> "Encoder":
        """From its table; `MissingWeights` where it cannot be."""
        wrong = MissingWeights("labels.json says of its encoder what none can be like", remedy=_ENCODER)
        known = {name: table[name] for name in cls.__slots__ if name in table}
        whole = [known.get("window", 0), known.get("context", 0), *known.get("boundaries", ())]
        if set(table) - set(known) or not all(type(each) is int and each >= 0 for each in whole):
            raise wrong
        if "boundaries" in known:
            known["boundaries"] = tuple(known["boundaries"])
        made = cls(**known)
        if not made.window - made.context >= MOST_PIECES or len(made.boundaries) != 2:
            raise wrong
        if tokenizer.token_to_id(made.unknown) is None:
            raise MissingWeights(f"its vocabulary has no {made.unknown}", remedy=_ENCODER)
        return made


_ENCODER = "docs/encoder.md says what an encoder of one's own must be like"


class Network:
    """The weights, ready to read. Not shared between threads; each process loads its own."""

    def __init__(
        self, graph: bytes, tokenizer: bytes, labels: bytes, *, threads: int = 1, device: str = "cpu"
    ) -> None:
        from tokenizers import Tokenizer

        self._session = _session(graph, threads, device)
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._inputs = {each.name for each in self._session.get_inputs()}
        if missing := {*TAGS, *PAIRS, "query", "key", "relation"} - set(self._outputs):
            raise MissingWeights(f"the network does not answer {', '.join(sorted(missing))}", remedy=_ENCODER)
        if further := self._inputs - INPUTS:
            raise MissingWeights(f"the network asks for {', '.join(sorted(further))}", remedy=_ENCODER)
        self._pairs = (*PAIRS, *(name for name in OPTIONAL if name in self._outputs))
        self._tokenizer = Tokenizer.from_str(tokenizer.decode())
        names = json.loads(labels)
        self.encoder = Encoder.of(names.get("encoder", {}), self._tokenizer)
        self._pieces = Pieces(self._tokenizer, self.encoder.unknown)
        self.labels = Labels(
            *(tuple(names[n]) for n in ("relation", "upos", "kind", "role", "incident", "root", "distance"))
        )
        self.version = sha256(graph + tokenizer + labels).hexdigest()[:12]

    @classmethod
    def load(
        cls, folder: Path | None = None, *, tier: str = "standard", threads: int = 1, device: str = "cpu"
    ) -> "Network":
        """The weights in a folder, or those of a tier; `MissingWeights` where they are not whole."""
        place = folder or resources.files("dateline") / "data" / _TIERS[tier]
        try:
            parts = [
                (place / name).read_bytes() for name in ("network.onnx", "tokenizer.json", "labels.json")
            ]
        except OSError as error:
            raise MissingWeights(
                "the network's weights cannot be read", where=str(place),
                remedy="install Dateline again, or point the setting 'weights' to a folder that training/export.py wrote",
            ) from error  # fmt: skip
        return cls(*parts, threads=threads, device=device)

    def analyse(self, text: str, words: Sequence[tuple[int, int]], quotes: Sequence[int]) -> Signals:
        """Read a text once. ``words`` are half-open code point ranges, ``quotes`` each word's place in a quotation."""
        like = self.encoder
        forms = [text[start:end] for start, end in words]
        pieces = self._pieces.of(forms)
        cases = [word_case(form) for form in forms]
        spacing = word_spacing(text, words)
        lengths = [len(p) for p in pieces]
        plan = plan_windows(
            lengths, spacing, looks_final(text, words), size=like.window, context=like.context
        )
        parts: dict[str, list[Scores]] = {name: [] for name in (*TAGS, "query", "key", "relation")}
        rows: dict[str, list[Scores]] = {name: [] for name in self._pairs}
        starts: list[int] = []
        late: list[tuple[int, int, Scores]] = []
        for window in plan:
            span = slice(window.start, window.end)
            left, own = window.own - window.start, window.end - window.own
            inputs = assemble(
                pieces[span], cases[span], spacing[span], quotes[span], boundaries=like.boundaries
            )
            inputs["left"] = np.array([left], np.int64)
            taken = {name: value for name, value in inputs.items() if name in self._inputs}
            answers = dict(zip(self._outputs, self._session.run(None, taken), strict=True))
            for name, part in parts.items():
                part.append(answers[name][-own:])
            for name, row in rows.items():
                row.extend(answers[name][-own:])
            starts += [window.start] * own
            late += [(window.start + i, window.start, answers["owner"][i]) for i in range(left)]
        joined = {
            name: np.concatenate(part) if part else np.zeros((0, _SIZES.get(name, 1)), np.float32)
            for name, part in parts.items()
        }
        return Signals(
            tags={name: joined[name] for name in TAGS},
            pairs={name: Pairing(tuple(row), tuple(starts)) for name, row in rows.items()},
            late=tuple(late), relation=joined["relation"].astype(np.int64).reshape(-1, 2),
            query=joined["query"], key=joined["key"],
        )  # fmt: skip


_TIERS: Final = {"standard": "network", "fast": "network-fast"}
"""The folder of each of the networks that come with Dateline."""
_SLOWER: Final = ("SkipLayerNormFusion",)
"""What ONNX Runtime would do to make the graph quicker and makes slower: a sum and a norm in one operator take several
times as long as one after the other (docs/speed.md)."""


def _session(graph: bytes, threads: int, device: str) -> Any:
    """The graph, ready to be run on a device."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    wanted = f"{device.upper()}ExecutionProvider"
    providers = {each.lower(): each for each in onnxruntime.get_available_providers()}
    if wanted.lower() not in providers:
        there = ", ".join(each.removesuffix("ExecutionProvider").lower() for each in providers.values())
        raise BadConfig(
            f"the network cannot run on {device!r}: ONNX Runtime has {there} here",
            remedy="install a build of it for the device, such as onnxruntime-gpu, or leave the setting 'device' alone",
        )
    chosen = dict.fromkeys((providers[wanted.lower()], "CPUExecutionProvider"))
    try:
        return onnxruntime.InferenceSession(
            graph, options, providers=list(chosen), disabled_optimizers=list(_SLOWER)
        )
    except Exception as error:  # ONNX Runtime's own kinds of errors, which it does not export
        reason = " ".join(str(error).split())[:200]
        raise MissingWeights(f"network.onnx cannot be loaded: {reason}", remedy=_ENCODER) from error
