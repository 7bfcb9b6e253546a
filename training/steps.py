"""Steps of training: the pace of each, its gradient, and the running mean of the weights, which is what is kept."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

WARM = 0.06
"""Share of the steps in which the rates rise; then they fall to ``LEAST`` of what they were."""
LEAST = 0.02
LONGEST = 0.998
"""How much of the running mean stays at each step, at most."""


class Steps:
    """What one run has done; ``average`` and ``done`` may be those of an earlier one."""

    def __init__(self, net: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        self.net, self.optimizer = net, optimizer
        self.rates = [group["lr"] for group in optimizer.param_groups]
        self.average = {name: value.detach().clone() for name, value in net.state_dict().items()}
        self.done = 0

    def take(self, loss: Tensor, total: int) -> None:
        """One step of ``total`` down the gradient of a loss."""
        pace = min(1.0, (self.done + 1) / (WARM * total)) * max(LEAST, 1 - self.done / total)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * pace
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.done += 1
        decay = min(LONGEST, self.done / (self.done + 20))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)

    def keep(self, file: Path, epoch: int) -> None:
        """Write where the run is after an epoch, for `resumed`."""
        torch.save(
            {"net": self.net.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average,
             "epoch": epoch, "step": self.done}, file)  # fmt: skip

    def resumed(self, file: Path) -> int:
        """Go on from what `keep` wrote, if it is there; the epoch that comes next."""
        if not file.exists():
            return 0
        saved = torch.load(file, weights_only=True)
        self.net.load_state_dict(saved["net"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.average, self.done = saved["average"], saved["step"]
        return int(saved["epoch"]) + 1


def tell(where: str, seconds: float, losses: Mapping[str, Sequence[float]]) -> None:
    """Print where a run is, how long it has taken, and the mean of the latest values of each loss."""
    means = " ".join(f"{k} {sum(v[-50:]) / len(v[-50:]):.3f}" for k, v in losses.items())
    print(f"{where} {seconds:.0f}s {means}", flush=True)
