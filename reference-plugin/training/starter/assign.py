"""Task-aligned assignment: which cells answer for which labelled box (Feng et al., TOOD, ICCV 2021)."""

import torch

TOP_CELLS = 10
ALPHA, BETA = 0.5, 4.0
LEAST_SIDE = 12.0  # pixels; a smaller box still draws the cells around its center


def pair_iou(a, b):
    """IoU of boxes [..., 4] that are broadcast against each other."""
    low = torch.maximum(a[..., :2], b[..., :2])
    high = torch.minimum(a[..., 2:], b[..., 2:])
    inner = (high - low).clamp_(min=0).prod(-1)
    area_a = (a[..., 2:] - a[..., :2]).clamp(min=0).prod(-1)
    area_b = (b[..., 2:] - b[..., :2]).clamp(min=0).prod(-1)
    return inner / (area_a + area_b - inner + 1e-6)


def _inside(grid, boxes):
    """[boxes, cells]: whether the center of the cell lies in the box."""
    x, y = grid[0][None], grid[1][None]
    return (x > boxes[:, 0:1]) & (y > boxes[:, 1:2]) & (x < boxes[:, 2:3]) & (y < boxes[:, 3:4])


@torch.no_grad()
def assign(scores, predicted, grid, boxes, labels, ignored):
    """For one picture: index of the cells that answer, the box of each, the target quality of each, and where each label counts.

    scores [labels, cells] in 0..1, predicted [cells, 4], boxes [n, 4], all in pixels. The last result is [labels, cells],
    False where a label is neither asked for nor a mistake.
    """
    counted = torch.ones_like(scores, dtype=torch.bool)
    for label in labels[ignored].unique().tolist():
        regions = boxes[ignored & (labels == label)]
        counted[label] = ~_inside(grid, regions).any(0)
    real = (~ignored).nonzero().flatten()
    if len(real) == 0:
        none = torch.zeros(0, dtype=torch.long)
        return none, none, torch.zeros(0), counted
    boxes, labels = boxes[real], labels[real]
    center, half = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2:] - boxes[:, :2]) / 2
    half = half.clamp(min=LEAST_SIDE / 2)
    candidate = _inside(grid, torch.cat([center - half, center + half], 1))
    overlap = pair_iou(boxes[:, None], predicted[None]) * candidate
    aligned = scores[labels].clamp(min=1e-6) ** ALPHA * overlap ** BETA + candidate * 1e-9
    best, cell = aligned.topk(min(TOP_CELLS, aligned.shape[1]), 1)
    chosen = torch.zeros_like(aligned, dtype=torch.bool).scatter_(1, cell, best > 0) & candidate
    aligned = aligned * chosen
    taken, owner = aligned.max(0)
    cells_chosen = (taken > 0).nonzero().flatten()
    owner = owner[cells_chosen]
    strength = aligned[owner, cells_chosen]
    most = torch.zeros(len(boxes)).scatter_reduce(0, owner, strength, "amax")
    widest = torch.zeros(len(boxes)).scatter_reduce(0, owner, overlap[owner, cells_chosen], "amax")
    quality = strength / (most[owner] + 1e-12) * widest[owner]
    return cells_chosen, real[owner], quality, counted
