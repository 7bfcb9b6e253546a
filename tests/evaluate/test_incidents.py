"""The area of incidents: readings as MUC-4's templates, and their score."""

from tests.invented import reading

from dateline import lang
from dateline.evaluate.incidents import INCIDENTS, ROLES, plain, roles_of


def test_strings_are_compared_without_articles_punctuation_and_case() -> None:
    assert plain('The "Heron" Brigade') == plain("heron brigade")


def test_a_template_has_a_type_and_each_role() -> None:
    for row in roles_of(reading(), lang.load("en")):
        assert {"incident_type", *ROLES} <= set(row)


def test_a_filler_is_right_where_a_key_allows_its_name() -> None:
    gold = [{"id": "x", "roles": [{"incident_type": "attack", "Weapon": [["bomb", "a bomb"]]}]}]
    found = [{"id": "x", "roles": [{"incident_type": "attack", "Weapon": [["THE BOMB"], ["knife"]]}]}]
    score = INCIDENTS.score(found, gold)
    assert score["Weapon"] == {"p": 50.0, "r": 100.0, "f1": 66.67}
