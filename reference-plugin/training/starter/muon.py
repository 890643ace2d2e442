"""Muon for the convolutions' weights (Jordan et al., 2024): momentum whose matrix is made orthogonal before it is applied."""

import torch


@torch.no_grad()
def orthogonal(matrix, rounds=5):
    """Newton-Schulz iteration towards the nearest orthogonal matrix, in bfloat16."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix.bfloat16()
    wide = x.shape[0] <= x.shape[1]
    x = x if wide else x.T
    x = x / (x.norm() + 1e-7)
    for _ in range(rounds):
        g = x @ x.T
        x = a * x + (b * g + c * g @ g) @ x
    return (x if wide else x.T).float()


class Muon(torch.optim.Optimizer):
    def __init__(self, parameters, lr, momentum=0.95, weight_decay=0.0):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if "buffer" not in state:
                    state["buffer"] = torch.zeros_like(weight)
                state["buffer"].lerp_(weight.grad, 1 - group["momentum"])
                ahead = weight.grad.lerp(state["buffer"], group["momentum"])
                update = orthogonal(ahead.reshape(len(ahead), -1))
                factor = max(1.0, update.shape[0] / update.shape[1]) ** 0.5
                weight.mul_(1 - group["lr"] * group["weight_decay"])
                weight.add_(update.reshape(weight.shape), alpha=-group["lr"] * factor)
