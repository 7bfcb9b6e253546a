"""A reading for the terminal: the report with its statements marked, and what it says in sentences beneath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.export.actors import Actor, actors
from dateline.export.amounts import Amount, Kit, amounts, kits
from dateline.export.happened import Happened, happened
from dateline.export.incidents import roles
from dateline.export.legend import VERBS
from dateline.export.look import Look, is_unnamed
from dateline.export.lookup import Lookup, lookup
from dateline.export.phrase import Said, said
from dateline.export.visible import one_line, shortened, visible
from dateline.model import IncidentView, Reading

# Lines of text longer than this are hard to read, however wide the terminal is.
_WIDEST = 110
# What a statement's content may take, in lines; ``--why`` shows the rest.
_LINES = 2
# The code of an issue that says what reference data have otherwise.
CHECK = "check"
# Blue and grey as a terminal names them are too dark to read on black.
_READABLE = {"grey": "bright_black", "blue": "bright_blue"}
# What the words of a count may take, in columns.
_LONGEST_WORDS = 48
# Below this many columns a table of events gives way to one event under the other.
_NARROW = 76


def report(reading: Reading, look: Look) -> str:
    """The whole view of one report."""
    known = lookup(reading)
    lines = tuple(said(known))
    width = min(look.width, _WIDEST)
    parts: list[RenderableType] = [_header(reading, look), Text(), _text(known)]
    if lines:
        parts += [_heading("WHO SAYS WHAT", len(lines), width), *_said(lines, width)]
    else:
        parts += [Text(), Text("No statement by anybody was found in it.", "italic")]
    events = tuple(happened(known))
    if events:
        parts += [_heading("WHAT HAPPENED, AND WHAT ONLY MIGHT", len(events), width), _events(events, width)]
    who = tuple(actors(known))
    if who:
        parts += [_heading("WHO IS WHO", len(who), width), _actors(who, width)]
    views = look.incidents(reading) if look.incidents else ()
    if views:
        parts += [_heading("INCIDENTS", len(views), width), *(_incident(known, each) for each in views)]
    counts, things = tuple(amounts(known)), tuple(kits(known))
    if counts:
        parts += [_heading("HOW MANY", len(counts), width), _counts(counts)]
    if things:
        parts += [_heading("WITH WHAT", len(things), width), *(_kit(each) for each in things)]
    checks = [
        f"“{one_line(known.words([each.span]))}”: {one_line(each.check)}"
        for each in reading.materiel
        if each.check
    ]
    checks += [one_line(issue.message) for issue in reading.issues if issue.code == CHECK]
    noted = Counter(one_line(issue.message) for issue in reading.issues if issue.code != CHECK)
    if checks:
        parts += [_heading("CHECK", len(checks), width), *(_noted("!", "yellow", check) for check in checks)]
    if noted:
        issues = (
            _noted("·", "dim", f"{message} ({times} times)" if times > 1 else message)
            for message, times in noted.items()
        )
        parts += [_heading("ISSUES", noted.total(), width), *issues]
    if lines or events:
        parts += [Text(), Text("--why 1 shows the words · --json · --html · --table statements", "dim")]
    return drawn(Group(*parts), look, width)


def overview(reading: Reading, look: Look) -> str:
    """One line for one of many reports: its date, how much was found in it, and what it is about."""
    document = reading.document
    counts = [f"{len(reading.statements):4} statements"]
    counts += [f"{len(reading.events):4} events"] if reading.events else []
    counts += [f"{len(reading.issues):3} issues"] if reading.issues else []
    about = one_line(document.title or document.text[:400])
    start = f"{document.published.iso[:10] if document.published else '?':<10} {'  '.join(counts)}  "
    line = Text(start, "dim")
    if not is_unnamed(document):
        line.append(f"{one_line(document.id)}  ", "bold")
    line.append(shortened(about, max(look.width - line.cell_len, 20), lambda words: Text(words).cell_len))
    return drawn(line, look, max(look.width, line.cell_len))


def drawn(what: RenderableType, look: Look, width: int | None = None) -> str:
    """What a terminal of this width and ink would show; nothing of the environment plays a part."""
    file = StringIO()
    console = Console(
        file=file,
        width=width or look.width,
        force_terminal=look.ink != "plain",
        color_system="standard" if look.ink != "plain" else None,
        no_color=look.ink != "coloured",
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(what)
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())


def _header(reading: Reading, look: Look) -> Text:
    """``report.txt · published 2021-08-20 · Source · 441 words · read in 0.2 s``, under a title that the text lacks."""
    document = reading.document
    words = len(document.text.split())
    facts = [
        look.name_of(document),
        one_line(document.source) if document.source else None,
        f"published {document.published}" if document.published else "date of publication not known",
        f"{words:,} word{'' if words == 1 else 's'}",
        f"read in {look.seconds:.1f} s" if look.seconds is not None else None,
    ]
    line = Text(" · ".join(fact for fact in facts if fact), "dim")
    if not document.title or document.text.lstrip().startswith(document.title):
        return line
    return Text.assemble((one_line(document.title), "bold"), "\n", line)


def _heading(title: str, count: int, width: int) -> RenderableType:
    grid = Table.grid(expand=True)
    grid.add_column()
    grid.add_column(justify="right")
    grid.add_row(Text(title, "bold"), Text(str(count), "dim"))
    grid.width = width
    return Padding(grid, (1, 0, 0, 0))


def _text(known: Lookup) -> Text:
    """The report, its sources and cues marked, the number of each statement after its cue."""
    words = visible(known.reading.document.text)
    styled = Text(words)
    notes: list[tuple[int, str, str]] = []
    for told in known.told:
        statement = told.statement
        colour = style_of(VERBS[statement.act].colour)
        for span in statement.source.spans if statement.source else ():
            styled.stylize("bold", span.start, span.end)
        for span in statement.cue:
            styled.stylize(f"{colour} underline", span.start, span.end)
        after = statement.cue[-1].end if statement.cue else statement.content[-1].end
        notes.append((after, f"[{told.number}]", colour))
    text, at = Text(), 0
    for after, note, style in sorted(notes):
        text.append_text(styled[at:after])
        text.append(note, style)
        at = after
    text.append_text(styled[at:])
    text.rstrip()
    return text


def _said(lines: Iterable[Said], width: int) -> Iterator[RenderableType]:
    lines = tuple(lines)
    digits = len(str(len(lines)))
    for each in lines:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=digits, justify="right", style="dim")
        grid.add_column()
        indent = 2 * each.depth
        grid.add_row(
            str(each.number), Padding(_sentence(each, width - digits - 1 - indent), (0, 0, 0, indent))
        )
        yield grid


def _sentence(said_: Said, width: int) -> Text:
    """The sentence in at most two lines: the content gives way, never who said it."""
    around = Text(said_.head + said_.joint + said_.tail)
    room = max(_LINES * width - around.cell_len - width // 8, width // 2)
    text = Text(said_.source, "bold")
    if said_.aka:
        text.append(f" (“{said_.aka}”)", "dim")
    if said_.verb:
        text.append(f" {said_.verb}", style_of(said_.colour))
    if said_.addressee:
        text.append(f" {said_.addressee}", "bold")
    text.append(said_.joint)
    text.append(shortened(said_.content, room, lambda words: Text(words).cell_len))
    if said_.aside:
        text.append(f" ({said_.aside})", "dim")
    if said_.label:
        text.append(f" · {said_.label}", style_of(said_.colour))
    return text


def _events(events: Iterable[Happened], width: int) -> RenderableType:
    """A line an event: its mark, its date or else its status, where, what, its type, and who says so."""
    if width < _NARROW:
        return Group(*(_stacked(each) for each in events))
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for column in (
        {"justify": "right", "style": "dim"},
        {},
        {"max_width": 24},
        {"max_width": 18},
        {"ratio": 1},
        {},
        {},
    ):
        grid.add_column(**column)
    for each in events:
        style = style_of(each.mark.colour)
        says = f"says {each.says}" if each.says else ""
        grid.add_row(
            str(each.number),
            Text(each.mark.glyph, style),
            Text(_status(each), style),
            Text(each.where or "–"),
            Text(each.what),
            Text(each.event.type, "dim"),
            Text(says, "dim"),
        )
    grid.width = width
    return grid


def _actors(who: Iterable[Actor], width: int) -> RenderableType:
    """A line an actor: the name, what he is, country and sector."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=width // 2)
    grid.add_column(max_width=width // 3, style="dim")
    grid.add_column(no_wrap=True)
    for each in who:
        grid.add_row(Text(each.name, "bold"), Text(each.described), Text(each.codes))
    return grid


def _stacked(event: Happened) -> RenderableType:
    facts = (_status(event), event.where, event.event.type, f"says {event.says}" if event.says else "")
    text = Text.assemble(
        event.what, "\n", (" · ".join(fact for fact in facts if fact), style_of(event.mark.colour))
    )
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim", width=3)
    grid.add_row(str(event.number), Text(event.mark.glyph, style_of(event.mark.colour)), text)
    return grid


def _status(event: Happened) -> str:
    """The date of what occurred; of anything else, first that it is something else."""
    if event.mark.word == "occurred" and event.when:
        return event.when
    return ", ".join(part for part in (event.mark.word, event.when) if part)


def _counts(counts: Iterable[Amount]) -> RenderableType:
    """A line a count: the words, what befell them, and the numbers where the words do not say them."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for style in ("", "bold", "dim"):
        grid.add_column(style=style)
    for each in counts:
        inside = "again: " if each.again else "of them " if each.depth else ""
        numbers = "" if each.numbers in each.words.lower() else each.numbers
        words = shortened(each.words, _LONGEST_WORDS, lambda words: Text(words).cell_len)
        grid.add_row(Text(f"{'  ' * min(each.depth, 3)}{inside}{words}"), each.scope, numbers)
    return Padding(grid, (0, 0, 0, 1))


def _kit(each: Kit) -> RenderableType:
    text = Text(f" {each.words}")
    if each.kind and each.kind.lower() not in each.words.lower():
        text.append(f" · {each.kind}", "bold")
    if each.holder:
        text.append(f" · held by {each.holder}", "dim")
    if each.supplier:
        text.append(f" · from {each.supplier}", "dim")
    return text


def _incident(known: Lookup, view: IncidentView) -> RenderableType:
    """The type and stage of an incident, and a line for each role."""
    text = Text.assemble((f" {view.type}", "bold"), f" · {view.stage}")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=3)
    grid.add_column(style="dim")
    grid.add_column()
    for title, told in roles(known, view):
        grid.add_row("", f"{title}:", Text(told))
    return Group(text, grid)


def _noted(sign: str, style: str, text: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=2, justify="right", style=style)
    grid.add_column()
    grid.add_row(sign, Text(text))
    return grid


def style_of(colour: str) -> str:
    """The terminal's style for a colour of the legend."""
    return _READABLE.get(colour, colour)
