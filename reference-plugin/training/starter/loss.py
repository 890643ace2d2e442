"""Varifocal loss for the labels (Zhang et al., CVPR 2021), GIoU loss for the boxes, teacher scores as soft targets."""

import torch
from torch.nn import functional as F

from .assign import assign
from .network import corners

NEGATIVE_WEIGHT, GAMMA = 0.75, 2.0
BOX_WEIGHT = 2.0


def giou(a, b):
    """Generalized IoU of boxes [n, 4], row by row (Rezatofighi et al., CVPR 2019)."""
    inner = (torch.minimum(a[:, 2:], b[:, 2:]) - torch.maximum(a[:, :2], b[:, :2])).clamp(min=0).prod(1)
    outer = (torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])).prod(1)
    union = (a[:, 2:] - a[:, :2]).prod(1) + (b[:, 2:] - b[:, :2]).prod(1) - inner
    return inner / (union + 1e-6) - (outer - union) / (outer + 1e-6)


def detection_loss(logits, sides, grid, truths, teacher_power):
    """Mean loss per answering cell. `truths` has boxes, labels, scores, ignored for each picture."""
    logits, sides = logits.float(), sides.float()
    predicted = corners(sides, grid)
    probability = logits.detach().sigmoid()
    target, counted = torch.zeros_like(logits), torch.ones_like(logits, dtype=torch.bool)
    wanted, given, importance = [], [], []
    for n, (boxes, labels, scores, ignored) in enumerate(truths):
        if len(boxes) == 0:
            continue
        cell, owner, quality, counts = assign(
            probability[n], predicted[n].detach().T, grid, boxes, labels, ignored)
        quality = quality * scores[owner] ** teacher_power
        counted[n] = counts
        target[n, labels[owner], cell] = quality
        counted[n, labels[owner], cell] = True
        wanted.append(boxes[owner])
        given.append(predicted[n][:, cell].T)
        importance.append(quality)
    normaliser = max(target.sum().item(), 1.0)
    weight = torch.where(target > 0, target, NEGATIVE_WEIGHT * probability ** GAMMA) * counted
    label_loss = (F.binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).sum() / normaliser
    if not wanted:
        return label_loss, label_loss.new_zeros(())
    share = torch.cat(importance)
    box_loss = ((1 - giou(torch.cat(given), torch.cat(wanted))) * share).sum() / normaliser
    return label_loss, BOX_WEIGHT * box_loss
