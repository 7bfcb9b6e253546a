"""The dictionaries of actors: how names are looked up, and what holds on which day."""

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadConfig
from dateline.reading.actors.codes import code_of, country_of_code, sector_of_agent, sector_of_code
from dateline.reading.actors.names import Names, _found, actors_of, entries_of, key_of, load_names
from dateline.terms import SECTORS

LINES = "\n".join(
    sorted(
        [
            "alva brandt\tISLGOV>2001-01-01<2003-05-04 ISLELI",
            "karm front\tTUNREB",
            "oto brell\tPRYMIL<1999-12-31",
            "ro tarn\tMNGGOV>2010-02-03",
        ]
    )
).encode()


def test_a_name_is_found_whatever_its_case_accents_article_and_spelling() -> None:
    names = Names(actors_of("Mohammad Yousef Sáez\tMARGOV", where="here"))
    for written in ("Mohammed Yusuf Saez", "MUHAMMAD YOUSSEF SÁEZ", "the Mohammad Yousef Saez"):
        known = names.known(written, None)
        assert known is not None
        assert (known.country, known.sector) == ("MAR", "GOV")


def test_an_office_holds_between_its_days_and_leaves_a_member_of_the_elite() -> None:
    names = Names(lines=LINES)
    sectors = {
        day: known.sector
        for day in ("2002-06-01", "2009-06-01")
        if (known := names.known("Alva Brandt", day))
    }
    assert sectors == {"2002-06-01": "GOV", "2009-06-01": "ELI"}


def test_what_is_past_and_no_office_stays_what_it_was() -> None:
    known = Names(lines=LINES).known("Oto Brell", "2020-01-01")
    assert known is not None
    assert (known.country, known.sector, known.holds) == ("PRY", "MIL", False)


def test_an_office_still_open_where_the_lists_end_gives_the_country_alone_afterwards() -> None:
    names = Names(lines=LINES)
    before, after = names.known("Ro Tarn", "2012-01-01"), names.known("Ro Tarn", "2021-01-01")
    assert before is not None
    assert after is not None
    assert (before.country, before.sector) == ("MNG", "GOV")
    assert (after.country, after.sector) == ("MNG", None)


def test_the_users_own_actors_go_before_those_that_come_with_dateline(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(
        "# mine\nKarm Front\tPERREB\nTaliban\tAFGGOV\t2021-08-15\nTaliban\tAFGREB\t\t2021-08-14\n"
    )
    names = load_names(file)
    known = [
        names.known("Karm Front", None),
        names.known("the Taliban", "2022-01-01"),
        names.known("Taliban", "2020-01-01"),
    ]
    assert [(k.country, k.sector) for k in known if k] == [("PER", "REB"), ("AFG", "GOV"), ("AFG", "REB")]


@pytest.mark.parametrize(
    "line", ["Karm Front", "Karm Front\tper", "Karm Front\tPERREB\tyesterday", "\tPERREB"]
)
def test_a_line_of_own_actors_that_cannot_be_read_is_refused_with_its_number(
    tmp_path: Path, line: str
) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(f"# mine\n{line}\n")
    with pytest.raises(BadConfig, match="line 2"):
        load_names(file)


def test_the_file_that_comes_with_dateline_is_in_the_order_of_its_bytes_and_each_line_is_found() -> None:
    data = (resources.files("dateline") / "data" / "actors" / "names.tsv").read_bytes()
    lines = [line for line in data.splitlines() if not line.startswith(b"#")]
    keys = [line.split(b"\t")[0] for line in lines]
    assert [key + b"\t" for key in keys] == sorted({key + b"\t" for key in keys})
    names = load_names()
    for line in lines[:: len(lines) // 200]:
        key, codes = line.decode().split("\t")
        assert _found(names.lines, key) == entries_of(codes)
        assert key_of(key) == key


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text: str) -> None:
    load_names().known(text, "2020-01-01")
    assert key_of(key_of(text)) == key_of(text)


@pytest.mark.parametrize(
    ("code", "country", "sector"),
    [
        ("AFGREB", "AFG", "REB"), ("USA", "USA", None), ("USAGOVLEG", "USA", "LEG"), ("IGOUNO", None, "IGO"),
        ("MED", None, "MED"),
        ("MNCUSAMED", "USA", "MNC"), ("NGOHLHMSF", None, "NGO"), ("KSVGOV", "XKX", "GOV"), ("EGYGOVMIL", "EGY", "GOV"),
        ("TURELIMUS", "TUR", "ELI"), ("IMGMUSALQ", None, "UAF"),
    ],
)  # fmt: skip
def test_a_code_of_cameo_is_a_country_and_a_sector(
    code: str, country: str | None, sector: str | None
) -> None:
    assert (country_of_code(code), sector_of_code(code)) == (country, sector)


def test_country_and_sector_make_a_code() -> None:
    assert [code_of("AFG", "REB"), code_of("XKX", None), code_of(None, "IGO"), code_of(None, None)] == [
        "AFGREB",
        "KSV",
        "IGO",
        "",
    ]


def test_the_media_are_med_and_those_who_heal_hlh_whatever_the_list_calls_them() -> None:
    assert (sector_of_agent("JRN"), sector_of_agent("MED")) == ("MED", "HLH")


def test_all_agents_have_a_sector_that_there_is() -> None:
    from dateline import lang
    from dateline.reading.actors.lexicon import actor_words

    words = actor_words(lang.load("en"))
    assert set(words.agents.values()) <= SECTORS
    assert all(agent == agent.lower() for agent in words.agents)
