"""Whether a thing that is told happened, on whose word, and what shows it.

`judge` is asked by whoever codes a word as the trigger of an event. It walks from the word to the root of its
sentence (`path`), takes together what the words on the way make of it, and then asks in which statement the word
stands (`voices`) and what its speaker does by it.
"""

from dateline.reading.status.judging import Judged, factuality, judge

__all__ = ["Judged", "factuality", "judge"]
