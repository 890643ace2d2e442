"""The few layers that the network is made of: plain convolutions where they pay, depthwise ones where there are many cells."""

import torch
from torch import nn


class ConvNormAct(nn.Module):
    """Convolution, batch normalisation, ReLU. `fold` makes one convolution of the first two for export."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, groups=1, act=True):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.03)
        self.act = nn.ReLU(inplace=True) if act else nn.Identity()

    def forward(self, x):
        return self.act(self.norm(self.conv(x)))

    @torch.no_grad()
    def fold(self):
        norm = self.norm
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        folded = nn.Conv2d(
            self.conv.in_channels, self.conv.out_channels, self.conv.kernel_size, self.conv.stride,
            self.conv.padding, groups=self.conv.groups, bias=True)
        folded.weight.copy_(self.conv.weight * factor[:, None, None, None])
        folded.bias.copy_(norm.bias - norm.running_mean * factor)
        self.conv, self.norm = folded, nn.Identity()


class SplitBlock(nn.Module):
    """Cross-stage partial block: half of the channels go through residual convolutions, every step is kept."""

    def __init__(self, channels, hidden, depth):
        super().__init__()
        self.enter = ConvNormAct(channels, 2 * hidden, 1)
        self.steps = nn.ModuleList(
            nn.Sequential(ConvNormAct(hidden, hidden), ConvNormAct(hidden, hidden)) for _ in range(depth))
        self.leave = ConvNormAct((2 + depth) * hidden, channels, 1)

    def forward(self, x):
        parts = list(self.enter(x).chunk(2, 1))
        for step in self.steps:
            parts.append(parts[-1] + step(parts[-1]))
        return self.leave(torch.cat(parts, 1))


class PoolPyramid(nn.Module):
    """Spatial pyramid pooling by repeated maxima, so that the coarsest cells see the whole picture."""

    def __init__(self, channels):
        super().__init__()
        self.enter = ConvNormAct(channels, channels // 2, 1)
        self.leave = ConvNormAct(channels * 2, channels, 1)
        self.pool = nn.MaxPool2d(5, 1, 2)

    def forward(self, x):
        parts = [self.enter(x)]
        for _ in range(3):
            parts.append(self.pool(parts[-1]))
        return self.leave(torch.cat(parts, 1))
