"""The gazetteer that comes with Dateline, one of a user's own, and how places lie to each other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadInput
from dateline.gazetteer import Entry, Gazetteer, bearing, fold, holds, kilometres, moved
from dateline.gazetteer.own import read_own
from dateline.gazetteer.store import FIRST_WITHOUT_ID, write


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.load()


def entry(key: int, name: str, lat: float, lon: float, feature: str = "PPL", **more: object) -> Entry:
    return Entry(key, name, lat, lon, feature, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Sana’a", "sanaa"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Çankırı", "cankiri"),
        ("St. Paul", "st paul"),
        ("Łódź", "lodz"),
    ],
)
def test_names_are_compared_without_capitals_accents_marks_and_hyphens(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_capital_is_found_with_its_geonames_id_its_country_and_its_province(shipped: Gazetteer) -> None:
    kabul = next(e for e in shipped.find("Kabul") if e.feature == "PPLC")
    assert (kabul.geonames_id, kabul.country) == (1138958, "AFG")
    province = shipped.get(kabul.admin1)
    assert province is not None
    assert holds(province, kabul)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Donbas", "UKR"), ("Darfur", "SDN"), ("Kurdistan Region", "IRQ"), ("Sinai", "EGY"), ("Golan Heights", "SYR"),
        ("Nagorno-Karabakh", "AZE"), ("Tigray", "ETH"), ("Panjshir", "AFG"), ("Panjshir Valley", "AFG"), ("Idlib", "SYR"),
        ("Krasnohorivka", "UKR"), ("Rafah", "PSE"), ("Hodeidah", "YEM"), ("Qamishli", "SYR"), ("Cabo Delgado", "MOZ"),
    ],
)  # fmt: skip
def test_regions_of_conflict_are_there(shipped: Gazetteer, name: str, country: str) -> None:
    assert country in {e.country for e in shipped.find(name)}


@pytest.mark.parametrize("name", ["Sahel", "Caucasus", "Gulf of Aden", "Red Sea"])
def test_what_lies_in_several_countries_has_none(shipped: Gazetteer, name: str) -> None:
    assert "" in {e.country for e in shipped.find(name)}


def test_the_file_names_its_sources(shipped: Gazetteer) -> None:
    assert "GeoNames" in shipped.about["sources"]
    assert "CC BY 4.0" in shipped.about["sources"]


def test_a_name_that_is_not_there_is_no_place(shipped: Gazetteer) -> None:
    assert shipped.find("Xyzzyville-on-Sea") == ()
    assert shipped.find("") == ()
    assert shipped.get(FIRST_WITHOUT_ID * 2) is None


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    file.write_text("no database")
    with pytest.raises(BadInput, match="gazetteer cannot be read"):
        Gazetteer.load(file)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    place = entry(FIRST_WITHOUT_ID, "Ober-Tessel", 10.5, -20.25, "VAL", box=(10.0, -21.0, 11.0, -20.0))
    write(file, [(place, ["ober tessel"])], {"made by": "a test"})
    assert Gazetteer.load(file).find("Ober Tessel") == (place,)


def test_a_users_own_places_come_first_and_under_each_of_their_names(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("name,lat,lon,also,country\nCamp Osprey,31.5,65.2,COP Osprey|Kabul,AFG\n")
    gazetteer = Gazetteer.load(None, read_own(file))
    assert [e.name for e in gazetteer.find("cop osprey")] == ["Camp Osprey"]
    assert gazetteer.find("Kabul")[0].name == "Camp Osprey"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("name,lat\nX,1", "no column 'lon'"),
        ("name,lat,lon\nX,91,0", "row 2"),
        ("name,lat,lon\nX,1,1\nY,one,1", "row 3"),
        ("name,lat,lon\n-,1,1", "no name"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_its_number(tmp_path: Path, rows: str, said: str) -> None:
    file = tmp_path / "own.csv"
    file.write_text(rows)
    with pytest.raises(BadInput) as caught:
        read_own(file)
    assert said in str(caught.value)


@given(
    st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 359), st.floats(1, 900),
)  # fmt: skip
def test_a_point_that_is_moved_lies_at_that_distance_and_in_that_direction(
    lat: float, lon: float, way: float, distance: float
) -> None:
    start, end = entry(1, "a", lat, lon), entry(2, "b", *moved(lat, lon, way, distance))
    assert kilometres(start, end) == pytest.approx(distance, rel=1e-3)
    assert abs((bearing(start, end) - way + 180) % 360 - 180) < 0.5


def test_a_country_holds_its_towns_and_not_itself() -> None:
    country = entry(1, "Aland", 0, 0, "PCLI", country="AAA")
    assert holds(country, entry(2, "Town", 1, 1, country="AAA"))
    assert not holds(country, entry(3, "Town", 1, 1, country="BBB"))
    assert not holds(country, country)
