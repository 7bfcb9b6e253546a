"""What all passes of linking work on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.reading.draft import Draft
from dateline.reading.entities.antecedents import Antecedents
from dateline.reading.entities.chains import Chain, Chains
from dateline.reading.entities.likelihood import Sight
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon
from dateline.reading.mentions.names import Name
from dateline.reading.mentions.traits import Traits

DESCRIBING = ("apposition", "beside", "predicate")


@dataclass(frozen=True, slots=True)
class Linking:
    """The mentions of a document, what is known of each by its index, and the chains as they stand.

    ``met`` are the chains that have been met in the order of the text, by their ``id()``, the latest last; ``nouns``
    the descriptions met, by noun; ``bearers`` the chains met that bear a title, by its words; ``standing`` the mention
    that a pronoun is known to stand for beforehand, as its clause's subject or as who says "I", by that pronoun's index.
    """

    draft: Draft
    words: Lexicon
    found: Sequence[Found]
    traits: Sequence[Traits]
    names: Sequence[Name | None]
    chains: Chains
    antecedents: Antecedents
    sight: Sight
    weights: Mapping[str, Mapping[str, float]]
    met: dict[int, Chain] = field(default_factory=dict)
    bearers: dict[str, list[Chain]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    standing: dict[int, int] = field(default_factory=dict)

    def join(self, one: int, other: int, rule: str) -> bool:
        """Make the chains of two mentions one, if nothing speaks against it."""
        first, second = self.chains.of[one], self.chains.of[other]
        if first is not second:
            if rule != "alias" and not self.chains.may_join(first, second, told=rule == "beside"):
                return False
            self.chains.join(first, second)
        if rule == "alias":
            self.chains.of[one].called += [k for k in (one, other) if self.found[k].form == "nominal"]
        if rule in DESCRIBING:
            self.chains.of[one].described += [k for k in (one, other) if self.found[k].form == "nominal"]
        return True

    def meet(self, index: int) -> None:
        """A mention is passed, in the order of the text."""
        chain = self.chains.of[index]
        chain.touch(index, self.sight.sentence[self.found[index].head], self.traits[index].weight)
        self.met.pop(id(chain), None)
        self.met[id(chain)] = chain
        for title in self.traits[index].titles:
            if chain not in self.bearers[title]:
                self.bearers[title].append(chain)
        if self.found[index].form == "nominal":
            self.nouns[self.traits[index].noun].append(index)
