from dateline.score import score_roots

GOLD = [{"id": "a", "root": "YIELD"}, {"id": "b", "root": "ASSAULT"}]


def test_types_are_folded_where_the_gold_rows_are() -> None:
    score = score_roots([{"id": "a", "root": "RETREAT", "events": [{"root": "CONCEDE"}]}], GOLD)
    assert score["given_actors"] == {"accuracy": 50.0, "macro_f1": 50.0, "labels": 2}
    assert score["end_to_end"] == {"p": 100.0, "r": 50.0, "f1": 66.67}


def test_every_further_type_that_is_coded_lowers_precision() -> None:
    rows = [{"id": "b", "root": "ASSAULT", "events": [{"root": "ASSAULT"}, {"root": "AID"}]}]
    assert score_roots(rows, GOLD)["end_to_end"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
