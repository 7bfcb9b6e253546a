"""The gold set itself: its validator finds nothing wrong."""

from collections import Counter
from pathlib import Path

import pytest
from evaluation.gold.compile import ROOT, compile_report
from evaluation.gold.duplicates import LIKE, alike
from evaluation.gold.source import Report, annotation, reports
from evaluation.gold.stories import read_story

ALL = list(reports(ROOT))


@pytest.mark.parametrize("report", ALL, ids=lambda report: report.id)
def test_every_item_anchors_and_refers_to_what_is_there(report: Report) -> None:
    files = [who for who in ("a", "b", "gold") if annotation(report, who)]
    assert files, "no annotation"
    assert [message for who in files for message in compile_report(report, who)[1]] == []


@pytest.mark.parametrize(
    "folder", sorted({report.path.parent for report in ALL}), ids=lambda folder: folder.name
)
def test_the_pairs_and_tolls_of_a_story_name_its_reports(folder: Path) -> None:
    assert read_story(folder)[1] == []


def test_a_story_lies_in_one_part() -> None:
    parts = Counter(story for story, _ in {(report.path.parent.name, report.part) for report in ALL})
    assert [story for story, n in parts.items() if n > 1] == []


def test_no_two_stories_share_a_text() -> None:
    assert alike(ALL, least=LIKE) == []
