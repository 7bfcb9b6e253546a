"""A wire story that nobody sent about a place that is not there, and what desks made of it."""

from dateline import lang
from dateline.corroborate.report import Report, report_from

ENGLISH = lang.load("en")

LEAD = (
    "At least 14 people were killed on Tuesday when shells struck the covered market of Tessel, a river port held by "
    "the Red Heron Brigade, the port's hospital said. "
)
BODY = (
    "Doctors at the hospital said that 31 others had been brought in with wounds, most of them stallholders who had "
    "come down from the hill villages before dawn. “We have run out of blood and of beds,” the head of its surgery, "
    "Mira Tolan, told reporters at the gate. The army of Veldoria denied that its guns had fired on the town. "
    "Witnesses counted nine explosions within a few minutes, the last of them beside the ferry landing. "
)
TAIL = (
    "Talks between the two sides broke off in the spring after a ceasefire of eleven days. The war over the river "
    "ports, which began when the brigade took the customs house of Marn, has driven some 40,000 people from their homes."
)
WIRE = f"MARN, Veldoria, Aug 20 (Reuters) - {LEAD}{BODY}{TAIL}"
CUT = f"Shells hit market in Tessel\n\n{LEAD}{BODY}"
REWRITTEN = (
    "Market shelled in Veldoria, at least 15 dead\n\nAt least 15 people were killed on Tuesday when shells struck the "
    "covered market of Tessel, a port that rebels hold, officials said. Doctors at the hospital said that 31 others "
    "had been brought in with wounds, most of them stallholders who had come down from the hill villages before dawn. "
    "Witnesses counted nine explosions within a few minutes, the last of them near the ferry landing. "
)
OTHER = (
    "The parliament of Ostmark voted on Wednesday to send the brigade nothing but medicine, after a debate of nine hours "
    "in which four ministers spoke and one resigned. Its speaker, Anselm Roke, said that the vote would stand. "
)
BACKGROUND = (
    f"{OTHER}A second vote, on the fees of the harbour pilots, was put off until the autumn session, and a third will be "
    "held by letter. The opposition left the chamber before the count and met in the library, and chose a new chair. "
    "Outside, some hundred students stood in the rain with the flags of both countries until the lamps were lit. "
    f"{TAIL}"
)
MERGED = (
    "Aid for Tessel as shells fall\n\nThe harbour council of Brin has opened three schools for those who come by boat, "
    "its chairman said on Tuesday, and asked fishermen to lend their trucks. It expects some four hundred by Friday, "
    f"among them whole classes of children. {OTHER}{LEAD}{BODY}"
)


def report(name: str, text: str, day: str | None = "2021-08-20", outlet: str | None = None) -> Report:
    """One of them as it is compared; each has an outlet of its own if none is given."""
    return report_from(name, text, ENGLISH, outlet=outlet or f"The {name} Post", published=day)
