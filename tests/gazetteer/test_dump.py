"""A gazetteer from a GeoNames dump: an invented one of four rows."""

import zipfile
from pathlib import Path

import pytest

from dateline.errors import BadInput
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.dump import import_dump


def row(key: int, name: str, kind: str, feature: str, **more: str) -> str:
    cells = [
        str(key),
        name,
        name,
        more.get("also", ""),
        more.get("lat", "10.5"),
        more.get("lon", "20.25"),
        kind,
        feature,
        "AF",
    ]
    return "\t".join(
        [
            *cells,
            "",
            "42",
            more.get("admin2", ""),
            "",
            "",
            more.get("people", "0"),
            "",
            "",
            "UTC",
            "2024-01-01",
        ]
    )


DUMP = "\n".join([
    row(1149361, "Islamic Republic", "A", "PCLI"),
    row(11, "Tessel Province", "A", "ADM1"),
    row(12, "Ober-Tessel", "P", "PPL", also="Upper Tessel,obertessel,Обер", people="120"),
    row(13, "Tessel Road", "R", "RD"),
]) + "\n"  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.load()


def test_towns_and_divisions_of_a_dump_are_found_by_all_their_latin_names(
    tmp_path: Path, shipped: Gazetteer
) -> None:
    dump, out = tmp_path / "AF.txt", tmp_path / "own.sqlite"
    dump.write_text(DUMP, encoding="utf-8")
    import_dump(dump, out, shipped)
    made = Gazetteer.load(out)
    (village,) = made.find("Upper Tessel")
    assert (village.geonames_id, village.country, village.admin1, village.population) == (12, "AFG", 11, 120)
    assert made.find("obertessel") == ()
    assert made.find("Tessel Road") == ()
    assert "Hindu Kush" in {e.name for e in made.find("Hindu Kush")}


def test_a_packed_dump_gives_the_same_file(tmp_path: Path, shipped: Gazetteer) -> None:
    plain, packed = tmp_path / "AF.txt", tmp_path / "AF.zip"
    plain.write_text(DUMP, encoding="utf-8")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "words")
        archive.writestr("AF.txt", DUMP)
    for dump in (plain, packed):
        import_dump(dump, dump.with_suffix(".sqlite"), shipped)
        dump.with_suffix(".sqlite").rename(tmp_path / f"{dump.suffix[1:]}.sqlite")
    assert Gazetteer.load(tmp_path / "zip.sqlite").find("Ober Tessel") == Gazetteer.load(
        tmp_path / "txt.sqlite"
    ).find("Ober Tessel")


def test_a_file_that_is_no_dump_is_refused_and_nothing_is_left(tmp_path: Path, shipped: Gazetteer) -> None:
    dump = tmp_path / "no.txt"
    dump.write_text("a\tb\n")
    with pytest.raises(BadInput, match="2 columns"):
        import_dump(dump, tmp_path / "own.sqlite", shipped)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["no.txt"]


def test_a_gazetteer_that_is_there_is_never_written_over(tmp_path: Path, shipped: Gazetteer) -> None:
    dump, out = tmp_path / "AF.txt", tmp_path / "own.sqlite"
    dump.write_text(DUMP, encoding="utf-8")
    out.write_text("mine")
    with pytest.raises(BadInput, match="there already"):
        import_dump(dump, out, shipped)
    assert out.read_text() == "mine"
