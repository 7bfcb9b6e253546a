"""The closed vocabularies of the gold set that are not Dateline's own (`dateline.terms` has those): PLOVER's modes by
type, classes of materiel, the relations of two reports of one story, and the keys of a report's head."""

from typing import Final

MODES: Final[dict[str, frozenset[str]]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        [
            "seize",
            "restrict",
            "ban",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        ]
    ),
    "ASSAULT": frozenset(
        [
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        ]
    ),
}

MATERIEL: Final = frozenset(
    [
        "small_arm",
        "machine_gun",
        "grenade",
        "mine",
        "explosive",
        "rocket",
        "missile",
        "mortar",
        "artillery",
        "tank",
        "armoured_vehicle",
        "vehicle",
        "aircraft",
        "helicopter",
        "drone",
        "ship",
        "boat",
        "air_defence",
        "ammunition",
        "blade",
        "chemical",
        "equipment",
    ]
)

# How the second report of a pair stands to the first.
RELATIONS: Final = frozenset(
    {"copy", "rewrite", "update", "correction", "independent", "background", "different"}
)

# How a toll stands to the one before it.
TOLL_CHANGES: Final = frozenset({"first", "same", "update", "scope", "rounding", "conflict", "correction"})

# The keys of a report's head. Texts written for the set have neither licence nor url: the set's licence is theirs.
HEAD: Final = frozenset(
    {"outlet", "manner", "published", "title", "place", "language", "licence", "url", "note"}
)
LICENCES: Final = frozenset({"CC BY 2.5", "CC BY 4.0", "public domain"})

MANNERS_OF_WRITING: Final = frozenset(
    [
        "agency",
        "newspaper",
        "brief",
        "local",
        "communique",
        "rebel",
        "ngo",
        "un",
        "telegram",
        "oped",
        "backgrounder",
        "interview",
        "liveblog",
        "ocr",
        "translated",
        "headlines",
        "feature",
        "transcript",
    ]
)
