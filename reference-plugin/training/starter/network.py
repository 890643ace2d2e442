"""The detector: a plain convolutional backbone, a light two-way neck, one head whose weights all strides share."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from .blocks import ConvNormAct, PoolPyramid, SplitBlock

STRIDES = (8, 16, 32)
LABELS = ("person", "vehicle")


class Backbone(nn.Module):
    def __init__(self, widths, depths):
        super().__init__()
        w2, w4, w8, w16, w32 = widths
        self.stem = nn.Sequential(ConvNormAct(3, w2, 3, 2), ConvNormAct(w2, w4, 3, 2))
        self.stage8 = nn.Sequential(ConvNormAct(w4, w8, 3, 2), SplitBlock(w8, w8 // 2, depths[0]))
        self.stage16 = nn.Sequential(ConvNormAct(w8, w16, 3, 2), SplitBlock(w16, w16 // 2, depths[1]))
        self.stage32 = nn.Sequential(
            ConvNormAct(w16, w32, 3, 2), SplitBlock(w32, w32 // 2, depths[2]), PoolPyramid(w32))

    def forward(self, x):
        c8 = self.stage8(self.stem(x))
        c16 = self.stage16(c8)
        return c8, c16, self.stage32(c16)


class Neck(nn.Module):
    """Coarse to fine and back. Maps are added, not stacked: cheaper, and the head wants one width anyway."""

    def __init__(self, widths, width):
        super().__init__()
        self.lateral = nn.ModuleList(ConvNormAct(w, width, 1, act=False) for w in widths)
        self.down16, self.down8 = ConvNormAct(width, width), ConvNormAct(width, width)
        self.shrink8 = ConvNormAct(width, width, 3, 2, act=False)
        self.shrink16 = ConvNormAct(width, width, 3, 2, act=False)
        self.up16, self.up32 = ConvNormAct(width, width), ConvNormAct(width, width)

    def forward(self, maps):
        l8, l16, l32 = (lateral(m) for lateral, m in zip(self.lateral, maps))
        p16 = self.down16(l16 + F.interpolate(l32, scale_factor=2.0, mode="nearest"))
        p8 = self.down8(l8 + F.interpolate(p16, scale_factor=2.0, mode="nearest"))
        n16 = self.up16(p16 + self.shrink8(p8))
        n32 = self.up32(l32 + self.shrink16(n16))
        return p8, n16, n32


class Head(nn.Module):
    """Per cell: a logit per label, and the distances to the four sides in strides. Strides differ by one scale only."""

    def __init__(self, width, tower, labels):
        super().__init__()
        self.tower = ConvNormAct(width, tower)
        self.logits = nn.Conv2d(tower, labels, 1)
        self.sides = nn.Conv2d(tower, 4, 1)
        self.side_scales = nn.Parameter(torch.ones(len(STRIDES)))
        nn.init.constant_(self.logits.bias, -math.log(99))
        nn.init.normal_(self.logits.weight, std=0.01)
        nn.init.constant_(self.sides.bias, 1.0)
        nn.init.normal_(self.sides.weight, std=0.01)

    def forward(self, maps):
        logits, sides = [], []
        for index, m in enumerate(maps):
            seen = self.tower(m)
            logits.append(self.logits(seen).flatten(2))
            sides.append((self.sides(seen) * self.side_scales[index]).flatten(2))
        return torch.cat(logits, 2), F.softplus(torch.cat(sides, 2))


class Detector(nn.Module):
    """forward(BGR pixels 0..255) gives logits [N, labels, cells] and sides [N, 4, cells] in strides."""

    def __init__(self, widths=(16, 24, 48, 96, 160), depths=(1, 2, 1), neck=48, tower=64):
        super().__init__()
        self.backbone = Backbone(widths, depths)
        self.neck = Neck(widths[2:], neck)
        self.head = Head(neck, tower, len(LABELS))
        self.pixel_scale = 1 / 255.0

    def forward(self, pixels):
        scaled = pixels if self.pixel_scale == 1.0 else pixels * self.pixel_scale
        return self.head(self.neck(self.backbone(scaled)))


def cells(width, height):
    """Centers and stride of every cell, [3, cells]: x, y, stride in pixels of the input."""
    parts = []
    for stride in STRIDES:
        y, x = torch.meshgrid(torch.arange(height // stride), torch.arange(width // stride), indexing="ij")
        parts.append(torch.stack([(x.flatten() + 0.5) * stride, (y.flatten() + 0.5) * stride,
                                  torch.full((x.numel(),), float(stride))]))
    return torch.cat(parts, 1)


def corners(sides, grid):
    """Boxes left, top, right, bottom in pixels, [N, 4, cells]."""
    x, y, stride = grid
    return torch.stack([x - sides[:, 0] * stride, y - sides[:, 1] * stride,
                        x + sides[:, 2] * stride, y + sides[:, 3] * stride], 1)
