"""What is surely head is told from the body, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.reports import BODY

from dateline.ingest.head import head_of

HEADS = [
    # a date before everything else
    (" date 2021-08-20 ", {"published": "2021-08-20"}),
    ("Date: 20 August 2021\n\n", {"published": "2021-08-20"}),
    ("DATE: AUGUST 20, 2021\n", {"published": "2021-08-20"}),
    ("Published: Friday, 20th of August 2021\n\n", {"published": "2021-08-20"}),
    ("PUBLISHED ON 20 AUG 2021\n\n", {"published": "2021-08-20"}),
    ("Posted on August 20 2021 ", {"published": "2021-08-20"}),
    ("Date of publication 20 August 2021 ", {"published": "2021-08-20"}),
    ("Date: 2021\n", {"published": "2021"}),
    ("2021-08-20\n", {"published": "2021-08-20"}),
    ("2021-08-20 ", {"published": "2021-08-20"}),
    ("2021-08-20T10:15:00+02:00\n", {"published": "2021-08-20T10:15:00+02:00"}),
    ("Fri Aug 20 2021 ", {"published": "2021-08-20"}),
    ("Published: 20 August 2021 10:15 GMT\n", {"published": "2021-08-20T10:15Z"}),
    (
        "Published: 20 August 2021 | Updated: 21 August 2021\n",
        {"published": "2021-08-20", "updated": "2021-08-21"},
    ),
    # datelines
    ("KABUL, Aug. 20 (Agency) - ", {"place": "KABUL", "filed": "--08-20", "agency": "Agency"}),
    ("KABUL, Aug. 20 (Reuters) - ", {"place": "KABUL", "filed": "--08-20", "agency": "Reuters"}),
    ("KABUL (AP) — ", {"place": "KABUL", "agency": "AP"}),
    ("BAGHDAD, Iraq (AP)_ ", {"place": "BAGHDAD, Iraq", "agency": "AP"}),
    ("BEIRUT/GENEVA, 3 March 2014 – ", {"place": "BEIRUT/GENEVA", "filed": "2014-03-03"}),
    ("GENEVA, March 3 --", {"place": "GENEVA", "filed": "--03-03"}),
    ("GENEVA, March 3 -- ", {"place": "GENEVA", "filed": "--03-03"}),
    ("LONDON -- ", {"place": "LONDON"}),
    ("LONDON — ", {"place": "LONDON"}),
    ("PORT-AU-PRINCE, Haiti — ", {"place": "PORT-AU-PRINCE, Haiti"}),
    ("N'DJAMENA, Aug 3 (AFP) - ", {"place": "N'DJAMENA", "filed": "--08-03", "agency": "AFP"}),
    ("NEWARK, N.J. _ ", {"place": "NEWARK, N.J."}),
    ("ISLAMABAD: ", {"place": "ISLAMABAD"}),
    ("Geneva, 3 March 2014 – ", {"place": "Geneva", "filed": "2014-03-03"}),
    ("Washington (CNN)\n", {"place": "Washington", "agency": "CNN"}),
    ("(Reuters) - ", {"agency": "Reuters"}),
    ("(Beirut) – ", {"place": "Beirut"}),
    ("(Geneva, 20 August 2021) – ", {"place": "Geneva", "filed": "2021-08-20"}),
    ("20 August 2021, Kabul, Afghanistan – ", {"filed": "2021-08-20", "place": "Kabul, Afghanistan"}),
    ("BOGOTA, 5 JUL 89 (AFP) -- [TEXT] ", {"place": "BOGOTA", "filed": "1989-07-05", "agency": "AFP"}),
    (
        "SAN JOSE (COSTA RICA), 11 DEC 89 (ACAN - EFE) -- ",
        {"place": "SAN JOSE (COSTA RICA)", "filed": "1989-12-11", "agency": "ACAN - EFE"},
    ),
    ("NO CITY (COLOMBIA), 26 SEP 89 -- ", {"filed": "1989-09-26"}),
    ("BOGOTA, NO DATE (EFE) -- ", {"place": "BOGOTA", "agency": "EFE"}),
    (
        "LORNE, KY--(Wirehouse - December 23, 2010) - ",
        {"place": "LORNE, KY", "agency": "Wirehouse", "filed": "2010-12-23"},
    ),
    # titles and lines with labels
    ("Army denies shelling clinic\n\n", {"title": "Army denies shelling clinic"}),
    (
        "Army denies shelling clinic\r\n\r\nORSA — ",
        {"title": "Army denies shelling clinic", "place": "ORSA"},
    ),
    (
        "Army denies it shelled the clinic.\n\nORSA — ",
        {"title": "Army denies it shelled the clinic.", "place": "ORSA"},
    ),
    (
        "Army denies shelling clinic\nFriday, May 8, 2009\n",
        {"title": "Army denies shelling clinic", "published": "2009-05-08"},
    ),
    (
        "Army denies shelling clinic\nBy Maud Ferrin and Joss Tander in Orsa\n\nORSA — ",
        {
            "title": "Army denies shelling clinic",
            "byline": "Maud Ferrin and Joss Tander in Orsa",
            "place": "ORSA",
        },
    ),
    (
        "Title: Army denies\nSource: Kestral Post\nURL: https://post.example/1\nDate: 2021-08-20\nBy: Maud Ferrin\n\n",
        {
            "title": "Army denies",
            "source": "Kestral Post",
            "url": "https://post.example/1",
            "published": "2021-08-20",
            "byline": "Maud Ferrin",
        },
    ),
    (
        "MINISTRY OF DEFENCE OF KESTRAL\n\nPRESS STATEMENT No. 4\n\nPublished: 16 March 2025\n\n",
        {
            "title": "MINISTRY OF DEFENCE OF KESTRAL",
            "other": "PRESS STATEMENT No. 4",
            "published": "2025-03-16",
        },
    ),
]


@pytest.mark.parametrize(("head", "says"), HEADS)
def test_a_head_says_what_it_says_and_the_body_follows(head: str, says: dict[str, str]) -> None:
    found = head_of(head + BODY)
    assert {part.kind: part.value for part in found.parts} == says
    assert (head + BODY)[found.body :] == BODY


HEADS += [
    ("CAIRO, Dec 10 2024\n\n", {"place": "CAIRO", "filed": "2024-12-10"}),
    (
        "The army denies it again\n\nOrsa, 17 January\n\n",
        {"title": "The army denies it again", "place": "Orsa", "filed": "--01-17"},
    ),
    (
        "The army denies it again\n\nBy Maud Ferrin | Orsa | Sept. 5, 2019\n\n",
        {
            "title": "The army denies it again",
            "byline": "Maud Ferrin",
            "other": "Orsa",
            "published": "2019-09-05",
        },
    ),
    (
        "By Ann Holt | Orsa Daily | Updated 14 Oct 2023, 8:15 pm\n\n",
        {"byline": "Ann Holt", "other": "Orsa Daily", "updated": "2023-10-14"},
    ),
]

TITLE = "Army denies shelling clinic"
DATED_LINES = [  # a line that is a date and what stands beside one
    ("Posted on 3 March 2024 by admin", {"published": "2024-03-03", "byline": "admin"}),
    ("Reuters | 3 March 2024", {"source": "Reuters", "published": "2024-03-03"}),
    ("Mar 3, 2024, 9:15 a.m. ET", {"published": "2024-03-03"}),
    ("March 3, 2024 9:15 AM", {"published": "2024-03-03"}),
    ("Sun 3 Mar 2024 12.00 CET", {"published": "2024-03-03"}),
    ("Sunday, 3 March 2024", {"published": "2024-03-03"}),
    ("Last modified on Sun 3 Mar 2024", {"updated": "2024-03-03"}),
    ("Updated 2:40 PM EST, Sun March 3, 2024", {"updated": "2024-03-03"}),
    ("First published on 3 March 2024", {"published": "2024-03-03"}),
    ("The Daily Post, 3 March 2024", {"other": "The Daily Post", "published": "2024-03-03"}),
    ("Source: Daily Post, 3 March 2024", {"source": "Daily Post", "published": "2024-03-03"}),
    ("Report date: 2024-03-03", {"published": "2024-03-03"}),
    ("March 2024", {"published": "2024-03"}),
    (
        "For immediate release\nGeneva, 3 March 2024",
        {"other": "For immediate release", "place": "Geneva", "filed": "2024-03-03"},
    ),
]
HEADS += [
    (f"{TITLE}{gap}{line}\n\n", {"title": TITLE, **says})
    for line, says in DATED_LINES
    for gap in ("\n", "\n\n")
]
HEADS += [
    ("Orsa, March 3, 2024: ", {"place": "Orsa", "filed": "2024-03-03"}),
    (f"{TITLE}\n\n3 March 2024 - ", {"title": TITLE, "published": "2024-03-03"}),
]

NO_HEADS = [
    "The Daily Post, 3 March 2024, said the army had shelled the clinic.",
    "On 3 March 2024 the army left. On 4 March 2024 it came back.",
    "BREAKING - " + BODY,
    "NATO - " + BODY,
    "NATO - the alliance of the north - has warned that it will not wait for ever.",
    "HOST: " + BODY + "\nGUEST: " + BODY,
    "POLICE KILL THREE - OFFICIALS SAY IT WAS A MISTAKE THAT SHOULD NOT HAVE HAPPENED AT ALL",
    "Orsa (population 4,000) — The village has no doctor and no road.",
    "The army — Orsa is its base — denied on Friday that it had shelled the clinic.",
    "Date palms were burnt on 3 March 2014, the growers of Orsa said.",
    "August 17, 2014, was a hard day for the people of Orsa, who lost a school.",
    "20 August 2021 was the day on which the school burned.",
    "2021-08-01 Shelling of Orsa.\n2021-08-02 More shelling.\n2021-08-03 A truce.",
    "By Friday, the rebels had taken the town\nand the road to it, residents said by telephone.",
    "By then Maud Ferrin was gone\nand nobody knew where she was.",
    "Chronicle\n\n2021-08-01 Shelling of Orsa.\n2021-08-02 More shelling, and a truce at night.",
    "“Leave us alone,” she said.\n\n" + BODY,
    "The rebels left. The army came. Nobody was hurt, and nobody was asked.\n\n" + BODY,
    "7 p.m.\n\n" + BODY,
    BODY,
]


@pytest.mark.parametrize("text", NO_HEADS)
def test_what_is_not_surely_head_is_body(text: str) -> None:
    found = head_of(text)
    assert (found.parts, found.body) == ((), 0)


def test_a_date_that_cannot_be_read_is_a_part_without_a_value() -> None:
    found = head_of("Date: a rainy Tuesday\n\n" + BODY)
    assert [(part.kind, part.value) for part in found.parts] == [("published", None)]


def test_a_first_line_that_is_the_known_title_need_not_be_set_apart() -> None:
    text = "Army denies raid\n" + BODY
    assert head_of(text).parts == ()
    found = head_of(text, title="Army denies raid")
    assert (found.value("title"), text[found.body :]) == ("Army denies raid", BODY)


def test_a_text_that_is_all_head_has_an_empty_body() -> None:
    assert head_of("Date: 2021-08-20").body == len("Date: 2021-08-20")


pieces = st.sampled_from(
    [
        *(head for head, _ in HEADS),
        *(text[:60] for text in NO_HEADS),
        *"\n\n\r\t ,.:;—–-()[]/|“”’",
        "KABUL",
        "Orsa",
        "By ",
        "Date:",
        "ſep 3",
        "publİshed 2021-01-01",
        "31 February 2021",
        "٢٠٢١-٠٨-٢٠",
    ]
)


@given(st.one_of(st.text(), st.lists(pieces).map("".join)))
def test_the_parts_of_any_head_are_in_order_before_its_body(text: str) -> None:
    found = head_of(text)
    ends = [0, *(edge for part in found.parts for edge in (part.span.start, part.span.end)), found.body]
    assert ends == sorted(ends)
    assert found.body <= len(text)
    assert all(part.value is None or part.value.strip() for part in found.parts)


@pytest.mark.parametrize(
    ("line", "title", "published"),
    [
        ("Daily report no. 4, Orsa – 6 February 2024", "Daily report no. 4, Orsa", "2024-02-06"),
        ("Security brief: Orsa, 6 February 2024", "Security brief: Orsa", "2024-02-06"),
        ("Transcript of the briefing (Monday, 6 February 2023)", "Transcript of the briefing", "2023-02-06"),
        (
            "Weekly update (29 January – 4 February 2024)",
            "Weekly update (29 January – 4 February 2024)",
            None,
        ),
        ("Why the deal of 6 February 2024 failed", "Why the deal of 6 February 2024 failed", None),
    ],
)
def test_a_day_that_a_title_ends_with_is_that_of_the_report(
    line: str, title: str, published: str | None
) -> None:
    head = head_of(f"{line}\n\n{BODY}")
    assert (head.value("title"), head.value("published")) == (title, published)
    assert head.body == len(line) + 2
