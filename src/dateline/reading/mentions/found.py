"""What a mention is before it is known which entity it belongs to."""

from typing import NamedTuple

from dateline.terms import EntityKind, MentionForm


class Found(NamedTuple):
    """Words that name or point to something: ``first`` to ``last``, both included, carried by the word ``head``.

    ``sort`` is GUM's kind (person, place, organization, object, event, time, abstract, animal, plant, substance),
    ``kind`` that of a `Mention`. ``name`` are the words of the name, without titles, and ``title`` the words of the
    title before it; both empty where nothing is named.
    """

    first: int
    last: int
    head: int
    sort: str
    kind: EntityKind
    form: MentionForm
    name: tuple[int, ...] = ()
    title: tuple[int, ...] = ()

    def covers(self, word: int) -> bool:
        """Whether the word is one of its words."""
        return self.first <= word <= self.last

    def contains(self, other: "Found") -> bool:
        """Whether the other lies within it and is not the same words."""
        return (
            self.first <= other.first
            and other.last <= self.last
            and (self.first, self.last) != (other.first, other.last)
        )
