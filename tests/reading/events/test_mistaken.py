"""Objects that the parser hung on the wrong word."""

from tests.reading.drafts import draft_of

from dateline.reading.events.grammar import grammar
from dateline.reading.events.links import Links


def test_a_participle_with_a_noun_joined_to_it_has_no_object_that_asks_whether_it_is_a_passive() -> None:
    draft = draft_of("Men man NOUN 0 root / armed arm VERB 1 acl / rebels rebel NOUN 2 conj")
    links = Links(draft, grammar(draft.language))
    assert links.objects(1) == []
    assert links.passive(1)
