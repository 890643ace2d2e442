"""From samples to one training picture: placed by a single resize each, mosaic of four, flip, colour."""

import cv2
import numpy as np

SMALLEST_SIDE = 3.0  # pixels of the training picture; what is smaller is ignored, not learnt
LEAST_VISIBLE = 0.35  # part of a box that a crop must leave
COVERED_PICTURES, COVERED_BOXES = 0.35, 0.3  # parts of the pictures, and of their boxes, that get something before them


class Truth:
    """Boxes of one training picture."""

    def __init__(self):
        self.boxes, self.labels, self.scores, self.ignored = [], [], [], []

    def add(self, sample, matrix, area):
        """Maps a sample's boxes by x' = x * sx + dx and crops them to `area`, left, top, right, bottom."""
        sx, sy, dx, dy = matrix
        boxes = sample.boxes * np.float32([sx, sy, sx, sy]) + np.float32([dx, dy, dx, dy])
        if sx < 0:
            boxes[:, [0, 2]] = boxes[:, [2, 0]]
        cropped = np.clip(boxes, np.float32([area[0], area[1]] * 2), np.float32([area[2], area[3]] * 2))
        full = np.prod(np.maximum(boxes[:, 2:] - boxes[:, :2], 1e-3), 1)
        sides = cropped[:, 2:] - cropped[:, :2]
        visible = np.prod(np.maximum(sides, 0), 1) / full
        kept = visible > 0.02
        weak = (visible < LEAST_VISIBLE) | (sides.min(1, initial=1e9) < SMALLEST_SIDE)
        self.boxes.append(cropped[kept])
        self.labels.append(sample.labels[kept])
        self.scores.append(sample.scores[kept])
        self.ignored.append((sample.ignored | weak)[kept])
        if sample.unlabelled:
            count = len(sample.unlabelled)
            self.boxes.append(np.tile(np.float32(area), (count, 1)))
            self.labels.append(np.array(sample.unlabelled, np.int64))
            self.scores.append(np.ones(count, np.float32))
            self.ignored.append(np.ones(count, bool))

    def arrays(self):
        return (np.concatenate(self.boxes).astype(np.float32), np.concatenate(self.labels),
                np.concatenate(self.scores), np.concatenate(self.ignored))


class Augmenter:
    """Makes training pictures. Every picture depends on the generator that it is given, and on nothing else."""

    def __init__(self, pack, samples, probabilities, width, height, mosaic):
        self.pack, self.samples, self.cumulative = pack, samples, np.cumsum(probabilities)
        self.width, self.height, self.mosaic = width, height, mosaic

    def draw(self, random):
        canvas = np.full((self.height, self.width, 3), 114, np.uint8)
        truth = Truth()
        if random.random() < self.mosaic:
            cx = int(self.width * random.uniform(0.3, 0.7))
            cy = int(self.height * random.uniform(0.3, 0.7))
            w, h = self.width, self.height
            for area in ((0, 0, cx, cy), (cx, 0, w, cy), (0, cy, cx, h), (cx, cy, w, h)):
                self._place(canvas, truth, area, random, np.exp(random.uniform(np.log(0.4), np.log(1.6))), True)
        else:
            scale = np.exp(random.uniform(np.log(0.65), np.log(1.8))) if random.random() < 0.7 else 1.0
            self._place(canvas, truth, (0, 0, self.width, self.height), random, scale, False)
        arrays = truth.arrays()
        if random.random() < COVERED_PICTURES:
            _cover(canvas, arrays[0], random)
        return _colour(canvas, random), arrays

    def _place(self, canvas, truth, area, random, scale, fill):
        """Scale 1 is the size that the sample has when it alone fills the picture."""
        sample = self.samples[min(np.searchsorted(self.cumulative, random.random()), len(self.samples) - 1)]
        sx, sy = self.width / sample.width, self.height / sample.height
        keep_aspect = random.uniform(0.0, 0.7)  # 0 stretches as the exported model's preprocessing does
        mean = np.sqrt(sx * sy) if fill else min(sx, sy)
        sx, sy = sx ** (1 - keep_aspect) * mean ** keep_aspect, sy ** (1 - keep_aspect) * mean ** keep_aspect
        sx, sy = sx * scale * np.exp(random.uniform(-0.22, 0.22)), sy * scale
        left, top, right, bottom = area
        room_x, room_y = (right - left) - sample.width * sx, (bottom - top) - sample.height * sy
        dx, dy = left + room_x * random.random(), top + room_y * random.random()
        flip = random.random() < 0.5
        x0, y0 = max(left, int(np.ceil(dx))), max(top, int(np.ceil(dy)))
        x1 = min(right, int(dx + sample.width * sx))
        y1 = min(bottom, int(dy + sample.height * sy))
        if x1 - x0 < 8 or y1 - y0 < 8:
            return
        u0, v0, u1, v1 = (x0 - dx) / sx, (y0 - dy) / sy, (x1 - dx) / sx, (y1 - dy) / sy
        iu0, iv0 = int(u0), int(v0)
        iu1, iv1 = min(sample.width, max(iu0 + 2, round(u1))), min(sample.height, max(iv0 + 2, round(v1)))
        part = self.pack.image(sample)[iv0:iv1, iu0:iu1]
        fx, fy = (x1 - x0) / (iu1 - iu0), (y1 - y0) / (iv1 - iv0)
        mode = cv2.INTER_AREA if fx < 0.9 and fy < 0.9 and random.random() < 0.7 else cv2.INTER_LINEAR
        placed = cv2.resize(part, (x1 - x0, y1 - y0), interpolation=mode)
        if flip:
            canvas[y0:y1, x0:x1] = placed[:, ::-1]
            truth.add(sample, (-fx, fy, x1 + iu0 * fx, y0 - iv0 * fy), (x0, y0, x1, y1))
        else:
            canvas[y0:y1, x0:x1] = placed
            truth.add(sample, (fx, fy, x0 - iu0 * fx, y0 - iv0 * fy), (x0, y0, x1, y1))


def _cover(canvas, boxes, random):
    """Lays a piece of the same picture, or of one colour, before a part of some boxes: what is half hidden must be found, too."""
    for left, top, right, bottom in boxes[random.random(len(boxes)) < COVERED_BOXES]:
        width = int((right - left) * random.uniform(0.2, 0.6))
        height = int((bottom - top) * random.uniform(0.2, 0.5))
        if width < 3 or height < 3:
            continue
        x, y = int(random.uniform(left, right - width)), int(random.uniform(top, bottom - height))
        from_x = random.integers(0, canvas.shape[1] - width + 1)
        from_y = random.integers(0, canvas.shape[0] - height + 1)
        piece = canvas[from_y:from_y + height, from_x:from_x + width].copy()
        canvas[y:y + height, x:x + width] = piece if random.random() < 0.7 else piece[0, 0]


def _colour(picture, random):
    """Brightness, contrast, tint, grey, noise and blur: what cameras do to the same scene."""
    gain = np.exp(random.uniform(-0.35, 0.35)) * np.exp(random.uniform(-0.1, 0.1, 3))
    if random.random() < 0.1:
        gain *= random.uniform(0.35, 0.7)  # dusk
    offset = random.uniform(-20, 20)
    table = np.clip(np.arange(256)[:, None] * gain + offset, 0, 255)
    if random.random() < 0.3:
        table = 255 * (table / 255) ** np.exp(random.uniform(-0.4, 0.4))
    picture = cv2.LUT(picture, table.astype(np.uint8).reshape(1, 256, 3))
    kind = random.random()
    if kind < 0.12:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    elif kind < 0.4:
        grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        vivid = random.uniform(0.4, 1.6)
        picture = cv2.addWeighted(picture, vivid, grey, 1 - vivid, 0)
    if random.random() < 0.08:
        picture = cv2.GaussianBlur(picture, (3, 3), 0)
    if random.random() < 0.12:
        noise = random.normal(0, random.uniform(2, 12), (picture.shape[0] // 2, picture.shape[1], 1))
        noise = np.concatenate([noise, noise[::-1]]).astype(np.int16)
        picture = np.clip(picture + noise, 0, 255).astype(np.uint8)
    return picture
