"""The small words of a language by which arguments are found, from the table ``frames`` of its codebook."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from dateline.lang import Language
from dateline.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Grammar:
    """Who takes, claims or admits what ``answering`` nouns tell of a deed did it, joined by ``guilt`` words too;
    ``accusing`` words take what somebody did with ``guilt`` words (``belonging`` ones right after alone), and some
    say that ``nobody`` did it, or that it was ``denied`` of him; with ``downward`` words a verb carries no noun ("put
    the raid *down* to them"); ``laying`` verbs put a deed on somebody with ``laid`` words; ``at_hands`` of whose
    ``hands`` something is suffered does it, and who did a deed in which (``befalling``) or ``amid`` which somebody is
    hit, or was ``opposing`` in ``fights``; ``of`` says whom a deed hit, ``aimed`` whom something is fired at,
    ``between`` whom it was;
    ``going`` words say who gets ``towards`` talks or away, ``dispatching`` ones who is sent there, ``leaving_it``
    verbs who leaves them; ``wars`` are in a land and not its own; ``crewed`` are craft and guns with people at them,
    of ``sorts``; who stands before ``led`` does what he leads;
    ``leaving`` verbs and ``manners`` say what came of a deed, ``manners`` and ``causes`` how and why
    one was done; ``agents`` bring in who does it, but not below what stands ``apart`` from it ("after a raid by"),
    ``asked`` who is asked to, by ``calling`` verbs too, but for ``ringing`` ones with an object, or by ``hiring``
    somebody, ``turning`` words what somebody is kept from or brought to; ``spokespeople`` own up to the deeds of
    those ``for_whom`` they speak; a light verb takes its noun with ``carrying`` words; whoever is the object of
    ``crediting`` verbs did what follows with a ``cause`` word, and whoever is held on ``suspicion`` what hangs on
    that noun; ``intending`` verbs have a deed of their own subject as object; whoever has no object of ``done_to``
    verbs beside a passive, or of ``suffered`` ones that nothing is ``directed`` by, undergoes them; whoever does
    ``suffering`` verbs undergoes the noun, which some take with ``under`` words, from whom ``sources`` say (so of
    nouns that are somebody's words); so does whoever undergoes ``subjecting`` verbs or is in ``holding`` nouns; who
    is ``imminent`` to do it does it, and ``slated`` words only say that something is to come; who gets or has what
    is cut off is told by ``shared_with`` words; ``judging`` verbs take what others plan, and so do ``spurning``
    ones but for what one is ``bidden``; a deed makes ``targets`` and ``victims`` of whom it hits, and is
    aimed at ``lives``; what is worth ``money`` is done by who spends it, nobody is aimed at by who is to do
    ``helping`` verbs, nor by ``vehicles`` that do ``conveying`` verbs, what is ``headed`` somewhere is not bound,
    ``naming`` somebody who is not to be named is no charge, and what hangs on ``dreading`` nouns is not done by
    whoever the clause tells of; ``giving`` verbs have two objects; ``conduct`` is praised or blamed for whose it is,
    and ``proposals`` are accepted; ``matters`` before a noun say what it is about; what is taken with ``controls`` is
    what is controlled; whoever is summoned is told what is ``voiced`` by who does ``summoning``.

    ``against`` words bring in whom a purpose is about; ``two`` are words for two who were named, also before
    ``sides``, of which ``lands`` are states, all but ``both`` after ``definite`` words, ``hearers`` for whoever is
    spoken to, ``taking_up`` pronouns for what was named, ``others`` for another than the subject; a deed is said to
    be somebody's with ``works``; ``runs`` tell of several of a deed ("a *wave* of raids"). ``genitives`` are clitics;
    ``persons`` are those of the ``relatives`` that stand for somebody; ``present`` are endings of the present
    participle, ``unchanged`` verbs whose participle is their lemma; after ``own_subject`` words a clause has a
    subject of its own, but for a participle alone after ``cut_short`` ones. ``assuring`` verbs promise nothing beside
    a clause without a word for what is ``later``.
    """

    answering: frozenset[str]
    leaving: frozenset[str]
    manners: frozenset[str]
    causes: frozenset[str]
    wars: frozenset[str]
    going: frozenset[str]
    dispatching: frozenset[str]
    leaving_it: frozenset[str]
    towards: frozenset[str]
    crewed: frozenset[str]
    sorts: frozenset[str]
    led: frozenset[str]
    accusing: frozenset[str]
    guilt: frozenset[str]
    belonging: frozenset[str]
    nobody: frozenset[str]
    denied: frozenset[str]
    laying: frozenset[str]
    downward: frozenset[str]
    laid: frozenset[str]
    hands: frozenset[str]
    at_hands: frozenset[str]
    of: frozenset[str]
    amid: frozenset[str]
    fights: frozenset[str]
    opposing: frozenset[str]
    aimed: frozenset[str]
    between: frozenset[str]
    befalling: frozenset[str]
    crediting: frozenset[str]
    cause: frozenset[str]
    suspicion: frozenset[str]
    intending: frozenset[str]
    works: frozenset[str]
    runs: frozenset[str]
    agents: frozenset[str]
    against: frozenset[str]
    alongside: frozenset[str]
    two: frozenset[str]
    sides: frozenset[str]
    lands: frozenset[str]
    both: frozenset[str]
    definite: frozenset[str]
    again: frozenset[str]
    hearers: frozenset[str]
    taking_up: frozenset[str]
    fire: frozenset[str]
    firing: frozenset[str]
    others: frozenset[str]
    asked: frozenset[str]
    calling: frozenset[str]
    turning: frozenset[str]
    cut_short: frozenset[str]
    apart: frozenset[str]
    hiring: frozenset[str]
    spokespeople: frozenset[str]
    for_whom: frozenset[str]
    ringing: frozenset[str]
    carrying: frozenset[str]
    done_to: frozenset[str]
    suffered: frozenset[str]
    directed: frozenset[str]
    suffering: frozenset[str]
    sources: frozenset[str]
    shared_with: frozenset[str]
    subjecting: frozenset[str]
    targets: frozenset[str]
    victims: frozenset[str]
    lives: frozenset[str]
    naming: frozenset[str]
    conveying: frozenset[str]
    vehicles: frozenset[str]
    helping: frozenset[str]
    headed: frozenset[str]
    money: frozenset[str]
    dreading: frozenset[str]
    giving: frozenset[str]
    conduct: frozenset[str]
    proposals: frozenset[str]
    missions: frozenset[str]
    matters: frozenset[str]
    controls: frozenset[str]
    summoning: frozenset[str]
    voiced: frozenset[str]
    under: frozenset[str]
    holding: frozenset[str]
    imminent: frozenset[str]
    slated: frozenset[str]
    judging: frozenset[str]
    spurning: frozenset[str]
    bidden: frozenset[str]
    styling: frozenset[str]
    spatial: frozenset[str]
    placing: frozenset[str]
    menacing: frozenset[str]
    menaces: frozenset[str]
    ending: frozenset[str]
    own_deeds: frozenset[str]
    fighting: frozenset[str]
    calling_off: frozenset[str]
    casting_out: frozenset[str]
    writing: frozenset[str]
    whose: frozenset[str]
    selves: frozenset[str]
    conditions: frozenset[str]
    withheld: frozenset[str]
    penalties: frozenset[str]
    sweeps: frozenset[str]
    lending: frozenset[str]
    two_worded: frozenset[tuple[str, ...]]
    genitives: frozenset[str]
    relatives: frozenset[str]
    persons: frozenset[str]
    infinitive: frozenset[str]
    present: tuple[str, ...]
    unchanged: frozenset[str]
    own_subject: frozenset[str]
    assuring: frozenset[str]
    later: frozenset[str]


@cache
def grammar(language: Language) -> Grammar:
    """The words of ``codebook/frames.toml``, section grammar."""
    file = resources.files("dateline") / "lang" / language.code / "codebook" / "frames.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))["grammar"]
    apart = ("present", "two_worded")
    sets = {each.name: frozenset(table[each.name]) for each in fields(Grammar) if each.name not in apart}
    two_worded = frozenset(tuple(row.split()) for row in table["two_worded"])
    return Grammar(present=tuple(table["present"]), two_worded=two_worded, **sets)


def is_manner(draft: Draft, word: int, *, why: bool = False) -> bool:
    """Whether a noun only says, with the word before it, how another deed was done or what came of it: "was beaten *to
    death*", "closed the bridge *in retaliation* for a raid"; or ``why``: "was recalled *in protest*"."""
    words, told = grammar(draft.language), f"{draft.small[word - 1] if word else ''} {draft.small[word]}"
    return told in words.manners or (why and told in words.causes)
