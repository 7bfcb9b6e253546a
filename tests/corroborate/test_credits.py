import pytest
from tests.wires import BODY, ENGLISH, LEAD

from dateline.corroborate.credits import agency_of, credits_of, stands_for


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"MARN, Aug 20 (Reuters) - {LEAD}", [("Reuters", "dateline", "(Reuters)")]),
        (f"MARN, Aug 20 (Meridian Wire) - {LEAD}", [("Meridian Wire", "dateline", "(Meridian Wire)")]),
        (f"{LEAD}(The Post, with MWA)", [("MWA", "source", "(The Post, with MWA)")]),
        (f"{LEAD}(MWA)", [("MWA", "source", "(MWA)")]),
        (f"Market shelled AFP Friday 20 Aug 2021 {LEAD}", [("AFP", "byline", "AFP")]),
        (f"Market shelled\nAgence France-Presse\n{LEAD}", [("AFP", "byline", "Agence France-Presse")]),
        (f"{LEAD.strip()}--AFP", [("AFP", "sign-off", "AFP")]),
        (
            f"{LEAD}(With AP and dpa)",
            [("AP", "source", "(With AP and dpa)"), ("dpa", "source", "(With AP and dpa)")],
        ),
        (
            f"{LEAD}With files from The Associated Press",
            [("AP", "contributed", "With files from The Associated Press")],
        ),
        (
            f"{LEAD}AFP contributed to this report.",
            [("AFP", "contributed", "AFP contributed to this report")],
        ),
        (f"{LEAD}Source: Marn Radio and agencies", [(None, "source", "Source: Marn Radio and agencies")]),
        (
            f"{LEAD}Agencies contributed to this report",
            [(None, "contributed", "Agencies contributed to this report")],
        ),
    ],
)
def test_a_line_that_credits_an_agency_is_read(text: str, found: list[tuple[str | None, str, str]]) -> None:
    read = credits_of(text, ENGLISH)
    assert [(credit.agency, credit.manner, credit.span.of(text)) for credit in read] == found


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}“We saw two planes,” a trader told AFP by telephone.",
        f"{LEAD}The minister denied it in an interview with the Associated Press on Monday. {BODY}",
        f"A crater in the market of Tessel. (AFP Photo) {LEAD}",
        f"{LEAD}The AP-17 road was closed.",
        f"{LEAD}(END)",
        f"{LEAD}They spoke for the Veldorian Union of Ferrymen (VUF).",
        "Rebels (Red Herons) - some of them children - took the port of Tessel on Friday and held it until dusk.",
    ],
)
def test_an_agency_that_is_quoted_or_took_a_picture_is_not_credited(text: str) -> None:
    assert credits_of(text, ENGLISH) == ()


def test_an_outlet_that_is_an_agency_is_known_by_any_of_its_names() -> None:
    assert [agency_of(name, ENGLISH) for name in ("reuters", "The Associated Press", "The Marn Courier", None)] == [
        "Reuters", "AP", None, None,
    ]  # fmt: skip


def test_an_agency_that_no_table_knows_is_its_outlet_by_name_or_first_letters() -> None:
    assert stands_for("ANA", "Allied News Agency")
    assert stands_for("Meridian Wire", "meridian wire")
    assert not stands_for("ANA", "Allied Metals")
    assert not stands_for("A", "Aster")
