"""A record comes as frames, with the types of its columns."""

from pathlib import Path

import pytest
from tests.recorded import reading

from dateline.errors import BadInput
from dateline.keep.frames import Record
from dateline.record import kept_of
from dateline.store import open_store


def test_events_come_as_arrow_pandas_and_polars(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    store = open_store(tmp_path / "record.db", create=True)
    with store.writing() as writer:
        writer.keep(kept_of(reading(0)))
    store.close()
    with Record(tmp_path / "record.db") as record:
        events = record.events(type="ASSAULT")
        assert events.arrow().num_rows == len(events.pandas()) == len(events.polars()) == 2
        assert list(events.polars()["id"]) == ["v2", "v1"]
        assert record.claims().arrow().to_pylist()[0]["low"] == 3.0
        assert record.statements().arrow().num_rows == 2
        assert record.incidents().pandas().empty
        assert record.frame("members").arrow().column_names[:3] == ["incident", "document", "event"]
        with pytest.raises(BadInput, match="raws"):
            record.frame("raws")


def test_a_condition_that_nothing_could_meet_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    open_store(tmp_path / "record.db", create=True).close()
    with Record(tmp_path / "record.db") as record:
        for conditions, says in (
            ({"kind": "ASSAULT"}, "no condition"),
            ({"type": "assault"}, "use one of: "),
        ):
            with pytest.raises(BadInput) as refused:
                record.events(**conditions)
            assert says in str(refused.value)
        with pytest.raises(BadInput, match="without conditions"):
            record.frame("incidents", country="YEM")
