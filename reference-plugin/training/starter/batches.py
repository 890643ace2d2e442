"""Batches made in a process of their own. Batch n depends on the seed and on n alone, so a resumed run goes on as if never stopped."""

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

from .augment import Augmenter


class Phase:
    """A part of the schedule, up to `end` of all batches: size of the pictures and share of mosaics."""

    def __init__(self, end, width, height, mosaic):
        self.end, self.width, self.height, self.mosaic = end, width, height, mosaic


PHASES = (Phase(0.65, 256, 192, 0.6), Phase(0.94, 384, 288, 0.4), Phase(1.0, 384, 288, 0.0))


def phases(small_part):
    """PHASES with another part of the schedule for small pictures."""
    return (Phase(small_part, PHASES[0].width, PHASES[0].height, PHASES[0].mosaic), *PHASES[1:])


class Batches(Dataset):
    def __init__(self, pack, samples, probabilities, seed, size, total, schedule=PHASES):
        self.augmenters = [Augmenter(pack, samples, probabilities, p.width, p.height, p.mosaic) for p in schedule]
        self.seed, self.size, self.total, self.schedule = seed, size, total, schedule

    def __len__(self):
        return self.total

    def __getitem__(self, number):
        cv2.setNumThreads(1)
        phase = next(n for n, p in enumerate(self.schedule) if number < p.end * self.total or n == len(self.schedule) - 1)
        random = np.random.default_rng([self.seed, number])
        drawn = [self.augmenters[phase].draw(random) for _ in range(self.size)]
        pixels = torch.from_numpy(np.stack([picture for picture, _ in drawn]))
        return pixels, [tuple(torch.from_numpy(array) for array in truth) for _, truth in drawn]


def loader(batches, first):
    return DataLoader(batches, batch_size=None, sampler=range(first, len(batches)), num_workers=1, prefetch_factor=6)


def tensor(pixels):
    """uint8 [N, H, W, 3] to float [N, 3, H, W]; the memory stays in the order in which the convolutions are fastest."""
    return pixels.permute(0, 3, 1, 2).float()
