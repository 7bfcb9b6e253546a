from dateline.reading.voice import voiced


def test_a_verb_with_a_passive_auxiliary_has_a_passive_subject() -> None:
    assert voiced([2, 2, -1], ["nsubj", "aux:pass", "root"]) == ["nsubj:pass", "aux:pass", "root"]


def test_a_verb_with_another_auxiliary_and_an_object_has_an_active_subject() -> None:
    heads, relations = [2, 2, -1, 2], ["nsubj:pass", "aux", "root", "obj"]
    assert voiced(heads, relations) == ["nsubj", "aux", "root", "obj"]


def test_a_subject_that_nothing_contradicts_keeps_its_voice() -> None:
    for relation in ("nsubj", "nsubj:pass"):
        assert voiced([1, -1], [relation, "root"]) == [relation, "root"]
