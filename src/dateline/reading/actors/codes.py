"""Actor codes of CAMEO, as the Phoenix dictionaries write them: which part is a country and which a sector."""

from typing import Final

from dateline.terms import SECTORS, Sector

ABOVE: Final = {
    "IGO": "IGO",
    "NGO": "NGO",
    "NGM": "NGO",
    "MNC": "MNC",
    "IMG": "UAF",
    "INT": "INT",
    "ELI": "ELI",
    "GOV": "GOV",
    "MIL": "MIL",
    "REB": "REB",
    "OPP": "OPP",
    "MED": "MED",
    "JRN": "MED",
    "CVL": "CVL",
    "BUS": "BUS",
    "COP": "COP",
    "CRM": "CRM",
    "JUD": "JUD",
    "LAB": "LAB",
    "LEG": "LEG",
    "PTY": "PTY",
    "REF": "REF",
    "SPY": "SPY",
    "UAF": "UAF",
    "PRM": "PRM",
}
"""First parts of codes for actors of no country, and the sector that each says."""
REGIONS: Final = frozenset({
    "AFR", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS", "CEU", "EIN", "EAF", "EEU", "EUR", "LAM", "MEA", "MDT", "NAF", "NMR",
    "PGS", "SCN", "SAM", "SAS", "SEA", "SAF", "WAF", "WST", "WEU",
})  # fmt: skip
"""Parts that say a region of the world."""
OF_CAMEO: Final = {
    "JRN": "MED",
    "HLH": "HLH",
    "IMG": "UAF",
    "DEV": "SOC",
    "ENV": "SOC",
    "HRI": "SOC",
    "AMN": "SOC",
    "SET": "CVL",
    "RAD": "OPP",
    "CHR": "REL",
    "MUS": "REL",
    "HIN": "REL",
    "JEW": "REL",
    "BUD": "REL",
    "SIK": "REL",
}
"""Parts that are no sectors of their own here. CAMEO's MED is the media and its HLH those who heal; NGEC's list of agents
has JRN for the media and MED for those who heal (`sector_of_agent`). A reading says MED and HLH, and JRN of journalists
as persons."""
SHARPER: Final = frozenset({"LEG", "JUD", "COP", "SPY"})
"""Sectors that say more than the GOV before them; defence ministries (GOVMIL) stay with the government."""
ISO_OF_CAMEO: Final = {"TMP": "TLS", "KSV": "XKX", "ROM": "ROU", "ZAR": "COD", "PAL": "PSE", "BAH": "BHS"}
CAMEO_OF_ISO: Final = {"TLS": "TMP", "XKX": "KSV"}


def country_of_code(code: str) -> str | None:
    """ISO 3166 alpha-3 of a code, or None for an actor of no country. ``MNCUSAMED`` and ``IMGAFGREB`` name one second."""
    first = code[:3]
    if first in ABOVE or first in REGIONS or first in OF_CAMEO:
        second = code[3:6] if first in ("MNC", "NGO", "BUS", "MED") else ""
        known = second and second not in ABOVE and second not in REGIONS and second not in OF_CAMEO
        return (
            ISO_OF_CAMEO.get(second, second) if known and second not in SECTORS and second != "UNO" else None
        )
    return ISO_OF_CAMEO.get(first, first)


def sector_of_code(code: str) -> Sector | None:
    """The sector of a code: the first that it names, or the second where that says more."""
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    if parts and parts[0] not in ABOVE and parts[0] not in OF_CAMEO:
        parts = parts[1:]
    sectors = [OF_CAMEO.get(part, part) for part in parts]
    sectors = [sector for sector in sectors if sector in SECTORS]
    if parts[:1] == ["IMG"] and "REB" in sectors:
        return "REB"
    if len(sectors) > 1 and sectors[0] == "GOV" and sectors[1] in SHARPER:
        return sectors[1]  # type: ignore[return-value]  # it is one of the sectors
    return sectors[0] if sectors else None  # type: ignore[return-value]


def sector_of_agent(code: str) -> Sector | None:
    """The sector of an agent of NGEC's list, whose MED are those who heal."""
    return sector_of_code(
        "".join({"MED": "HLH"}.get(code[i : i + 3], code[i : i + 3]) for i in range(0, len(code), 3))
    )


def code_of(country: str | None, sector: str | None) -> str:
    """Country and sector as CAMEO writes them (``AFGREB``, ``USA``, ``IGO``); empty where neither is known."""
    return CAMEO_OF_ISO.get(country or "", country or "") + (sector or "")
