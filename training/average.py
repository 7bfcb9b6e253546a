"""The mean of the weights of two runs, the second of which went on from the first: often better than either
(Wortsman et al., ICML 2022).

    python training/average.py build/network-2/network-1.safetensors build/network-3/network-0.safetensors -o build/mean
"""

import argparse
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs=2)
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    first, second = map(load_file, args.weights)
    args.out.mkdir(parents=True, exist_ok=True)
    save_file({name: (first[name] + second[name]) / 2 for name in first}, args.out / "network.safetensors")
    shutil.copy(args.weights[0].parent / "relations.json", args.out)


if __name__ == "__main__":
    main()
