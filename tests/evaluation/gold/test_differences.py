"""What is told to those who adjudicate: each difference of two annotations, in the words of the report."""

from typing import Any

from evaluation.gold.differences import differences

TEXT = "Gunmen stormed the depot. The army said they fled."


def event(trigger: str, status: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(trigger)
    return {"id": "V1", "trigger": [start, start + len(trigger)], "type": "ASSAULT", "status": status, **more}


def annotated(*events: dict[str, Any]) -> dict[str, Any]:
    empty: list[Any] = []
    layers = ("actors", "statements", "times", "places", "counts", "materiel")
    return {**dict.fromkeys(layers, empty), "events": list(events)}


def test_a_field_that_differs_is_told_with_both_values() -> None:
    found = list(
        differences(TEXT, annotated(event("stormed", "occurred")), annotated(event("stormed", "claimed")))
    )
    assert found == [("events", "status", "V1 «stormed» ASSAULT occurred/V1 status: occurred ⇄ claimed")]


def test_an_item_that_one_has_alone_is_told_once() -> None:
    found = list(
        differences(TEXT, annotated(event("stormed", "occurred")), annotated(event("fled", "claimed")))
    )
    assert [layer + "/" + key for layer, key, _ in found] == ["events/only", "events/only"]
    assert "only b: V1 «fled»" in found[1][2]


def test_what_differs_only_in_the_order_of_ids_is_no_difference() -> None:
    first = annotated(event("stormed", "occurred", same_as="V2"), {**event("fled", "claimed"), "id": "V2"})
    second = annotated({**event("stormed", "occurred", same_as="V1"), "id": "V2"}, event("fled", "claimed"))
    assert list(differences(TEXT, first, second)) == []
