"""What `test_on_ray.py` asks of Ray, in a process of its own, since Ray's threads and warnings end with their process.

python -m tests.engine.ray_scenes FOLDER
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.batch.made import done as batched
from tests.batch.made import write_inputs
from tests.engine.jobs import Folder, Shout, many, shard

from dateline.batch import Plan, on_ray
from dateline.engine import OnRay, Policy, Shard, cluster, run
from dateline.errors import RunError


class Scenes:
    """A scene is a run over shards with a shelf and a log of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.results: dict[str, Any] = {}

    def run(self, name: str, shards: list[Shard], policy: Policy | None = None) -> None:
        shelf, log = self.folder / name / "shelf", self.folder / name / "log"
        shelf.mkdir(parents=True, exist_ok=True)
        log.mkdir(exist_ok=True)
        job, on_shelf = Shout(log), Folder(shelf)
        runner = OnRay(job, on_shelf)
        try:
            report = run(job, shards, shelf=on_shelf, runner=runner, policy=policy or Policy())
            self.results[name] = asdict(report) | {
                "outputs": on_shelf.all(),
                "said": len(list(log.iterdir())),
            }
        except RunError as error:
            self.results[name] = {"error": str(error)}
        finally:
            runner.close()


def main(folder: Path) -> None:
    scenes = Scenes(folder)
    with cluster(workers=2):
        scenes.run("all", list(many(5)))
        scenes.run("again", list(many(5))[:3])
        scenes.run("again", list(many(5)))
        scenes.run("fault", [shard("a", "b", "fault", "c", "d"), shard("e")])
        scenes.run("stop", [shard("a", "stop")])
        scenes.run("die", [shard("a", "die"), shard("b")])
        scenes.run("once", [shard("a", "once")])
        scenes.run("hang", [shard("hang")], Policy(patience=0.5, item_patience=0.1))
        inputs = write_inputs(folder / "in")
        with on_ray() as make:
            batched(inputs, folder / "out", Plan(make=make, reports=4))
    scenes.results["usage"] = os.environ["RAY_USAGE_STATS_ENABLED"]
    (folder / "results.json").write_text(json.dumps(scenes.results))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
