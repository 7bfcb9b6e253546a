"""What templates of counts and drawings use: values of pages as sizes and paths of an SVG, and words, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from dateline.export.records.countries import name_of
from dateline.serve.counting.columns import TYPES
from dateline.serve.counting.quads import QUADS
from dateline.serve.drawings import incident, maps, network, timeline, words

DRAWINGS: Final[Mapping[str, Any]] = {
    "drawn_map": maps.drawn,
    "map_shades": maps.shades,
    "timeline_chart": timeline.chart,
    "timeline_bars": timeline.bars,
    "bin_days": timeline.span,
    "network_graph": network.graph,
    "quads": QUADS,
    "toll_plot": incident.plot,
    "voice_lines": incident.voices,
    "incident_map": incident.where,
    "selection": words.selection,
    "chosen_words": words.chosen_words,
    "country_name": name_of,
    "event_types": TYPES,
}
FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "short": words.short,
    "named_countries": words.named_countries,
}
