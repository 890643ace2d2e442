"""Writes the golden cases of the decoders into ../resources/golden.

decoders.json holds the candidates that each decoder must make of pseudo-random tensors. Every family
is decoded here from its papers and published post-processing, whole arrays at a time, and shares no
code with the plugin. guesses.json holds outputs of undescribed models, and the decoder that reads
them. Run it with: python3 golden_decoders.py (needs numpy).
"""

import json
import pathlib

import numpy as np

LABELS = 3
CASES = []
GUESS_SIZE = (64, 64)
GUESSES = []


def noise(count, seed):
    """Numbers in [0, 1) that the Java test makes in the same way."""
    mask = np.uint64(0xFFFFFFFF)
    x = (np.arange(count, dtype=np.uint64) * np.uint64(2654435761) + np.uint64(seed * 97)) & mask
    x ^= x >> np.uint64(15)
    x = (x * np.uint64(2246822519)) & mask
    x ^= x >> np.uint64(13)
    return (x >> np.uint64(8)).astype(np.float64) / (1 << 24)


class Tensor:
    """A tensor whose elements lie in a range for each index of one axis."""

    def __init__(self, name, shape, axis, ranges):
        self.name, self.shape, self.axis, self.ranges = name, shape, axis, ranges
        self.integer = False
        self.open = []

    def integers(self):
        self.integer = True
        return self

    def values(self, seed):
        lows, highs, whole = [], [], []
        for count, low, high, *is_whole in self.ranges:
            lows += [low] * count
            highs += [high] * count
            whole += [bool(is_whole)] * count
        assert len(lows) == self.shape[self.axis], (self.name, len(lows))
        broadcast = [1] * len(self.shape)
        broadcast[self.axis] = -1
        low, high = np.reshape(lows, broadcast), np.reshape(highs, broadcast)
        values = low + noise(int(np.prod(self.shape)), seed).reshape(self.shape) * (high - low)
        exact = values.astype(np.float32).astype(np.float64)
        return np.where(np.reshape(whole, broadcast), np.floor(values), exact)

    def spec(self, seed):
        return {
            "name": self.name, "shape": list(self.shape), "axis": self.axis, "seed": seed,
            "ranges": [list(r) for r in self.ranges], "integer": self.integer,
            **({"open": self.open} if self.open else {}),
        }


def between(confidences):
    """A threshold that some reach and some do not, and none so closely that rounding decides."""
    falling = np.sort(confidences)[::-1]
    if falling[0] == falling[-1]:
        return round(float(falling[0]) / 2, 4)
    for kept in range(min(12, len(falling) - 1), 0, -1):
        if falling[kept - 1] - falling[kept] > 1e-3:
            return round(float(falling[kept - 1] + falling[kept]) / 2, 4)
    raise ValueError("all confidences are alike")


def case(output, size, tensors, decode, labels=LABELS):
    seeds = [len(CASES) * 16 + i + 1 for i in range(len(tensors))]
    values = [t.values(s) for t, s in zip(tensors, seeds)]
    found = decode(*values)
    boxes, confidences, numbers = (np.asarray(part, dtype=np.float64) for part in found[:3])
    threshold = between(confidences)
    more = found[3] if len(found) > 3 else {}
    more = more if isinstance(more, dict) else {"extra": more}
    expected = []
    for i in np.argsort(-confidences, kind="stable"):
        if confidences[i] < threshold:
            break
        candidate = {
            "box": [round(float(edge), 4) for edge in boxes[i]],
            "confidence": round(float(confidences[i]), 6),
            "label": int(numbers[i]),
        }
        for key, part in more.items():
            candidate[key] = (part(i, boxes[i]) if callable(part)
                              else [round(float(v), 5) for v in np.ravel(part[i])])
        expected.append(candidate)
    CASES.append({
        "output": output, "width": size[0], "height": size[1], "labels": labels,
        "threshold": threshold, "tensors": [t.spec(s) for t, s in zip(tensors, seeds)],
        "expected": expected,
    })


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x)
    return e / e.sum(-1, keepdims=True)


def grid(size, stride):
    """Columns and rows of the cells of a grid, row by row."""
    columns, rows = -(-size[0] // stride), -(-size[1] // stride)
    x, y = np.meshgrid(np.arange(columns), np.arange(rows))
    return x.ravel(), y.ravel()


def cells(size, strides):
    return sum(len(grid(size, s)[0]) for s in strides)


def priors(size, strides):
    """Column, row and stride of every cell of every grid."""
    parts = [np.stack([*grid(size, s), np.full(len(grid(size, s)[0]), s)], 1) for s in strides]
    return np.concatenate(parts)


def corners(cx, cy, w, h):
    return np.stack([cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2], -1)


def best(scores):
    return scores.max(-1), scores.argmax(-1)


def every(boxes, scores):
    """Each box once for every label."""
    count = scores.shape[-1]
    return np.repeat(boxes, count, 0), scores.ravel(), np.tile(np.arange(count), len(boxes))


def yolox(size, strides):
    n = cells(size, strides)
    tensor = Tensor("out", (1, n, 5 + LABELS), 2, [(4, -1.0, 1.5), (1 + LABELS, 0.0, 1.0)])

    def decode(t):
        t, p = t[0], priors(size, strides)
        box = corners((t[:, 0] + p[:, 0]) * p[:, 2], (t[:, 1] + p[:, 1]) * p[:, 2],
                      np.exp(t[:, 2]) * p[:, 2], np.exp(t[:, 3]) * p[:, 2])
        score, label = best(t[:, 5:])
        return box, score * t[:, 4], label

    case({"decoder": "yolox", "tensor": "out", "strides": strides}, size, [tensor], decode)


def yolox_decoded(size, strides):
    n = cells(size, strides)
    tensor = Tensor("out", (1, n, 5 + LABELS), 2, [(4, 5.0, 60.0), (1 + LABELS, -3.0, 2.0)])

    def decode(t):
        t = t[0]
        scores = sigmoid(t[:, 5:]) * sigmoid(t[:, 4:5])
        return every(corners(*t[:, :4].T), scores)

    case({"decoder": "yolox", "tensor": "out", "strides": strides, "decoded": True,
          "activation": "sigmoid", "labelsPerBox": "all"}, size, [tensor], decode)


def yolov5(size, strides):
    n = 3 * cells(size, strides)
    tensor = Tensor("out", (1, n, 5 + LABELS), 2, [(4, 5.0, 60.0), (1 + LABELS, 0.0, 1.0)])

    def decode(t):
        score, label = best(t[0][:, 5:])
        return corners(*t[0][:, :4].T), score * t[0][:, 4], label

    case({"decoder": "yolov5", "tensor": "out", "strides": strides}, size, [tensor], decode)


def yolov5_turned(size, strides):
    n = 2 * cells(size, strides)
    tensor = Tensor("out", (1, 5 + LABELS, n), 1, [(4, 0.1, 0.9), (1 + LABELS, 0.0, 1.0)])

    def decode(t):
        t = t[0].T
        box = corners(*t[:, :4].T) * np.array([size[0], size[1]] * 2)
        return every(box, t[:, 5:] * t[:, 4:5])

    case({"decoder": "yolov5", "tensor": "out", "strides": strides, "anchorsPerCell": 2,
          "order": "numbersBoxes", "boxUnit": "normalised", "labelsPerBox": "all"},
         size, [tensor], decode)


def yolov5_heads(size, numbers_last):
    strides = [8, 16, 32]
    anchors = np.array([[10, 13], [16, 30], [33, 23], [30, 61], [62, 45], [59, 119], [116, 90],
                        [156, 198], [373, 326]], dtype=float).reshape(3, 3, 2)
    tensors = []
    for s in strides:
        columns, rows = size[0] // s, size[1] // s
        tensors.append(
            Tensor(f"p{s}", (1, 3, rows, columns, 5 + LABELS), 4,
                   [(4, -2.0, 2.0), (1 + LABELS, -5.0, 3.0)]) if numbers_last else
            Tensor(f"p{s}", (1, 3 * (5 + LABELS), rows, columns), 1,
                   [(4, -2.0, 2.0), (1 + LABELS, -5.0, 3.0)] * 3))

    def decode(*heads):
        boxes, scores = [], []
        for head, s, sizes in zip(heads, strides, anchors):
            rows, columns = size[1] // s, size[0] // s
            if not numbers_last:
                head = head.reshape(1, 3, 5 + LABELS, rows, columns).transpose(0, 1, 3, 4, 2)
            y = sigmoid(head[0])
            gx, gy = np.meshgrid(np.arange(columns), np.arange(rows))
            xy = (y[..., :2] * 2 - 0.5 + np.stack([gx, gy], -1)) * s
            wh = (y[..., 2:4] * 2) ** 2 * sizes[:, None, None, :]
            box = np.concatenate([xy - wh / 2, xy + wh / 2], -1).reshape(-1, 4)
            boxes.append(box)
            scores.append((y[..., 5:] * y[..., 4:5]).reshape(-1, LABELS))
        score, label = best(np.concatenate(scores))
        return np.concatenate(boxes), score, label

    case({"decoder": "yolov5-heads", "tensors": [f"p{s}" for s in strides], "strides": strides,
          "anchors": anchors.ravel().tolist(),
          "order": "anchorsRowsColumnsNumbers" if numbers_last else "anchorsNumbersRowsColumns"},
         size, tensors, decode)


def yolov8(size, turned):
    strides = [8, 16, 32]
    n = cells(size, strides)
    ranges = [(4, 5.0, 60.0), (LABELS, 0.0, 0.8)]
    tensor = (Tensor("out", (1, n, 4 + LABELS), 2, ranges) if turned
              else Tensor("out", (1, 4 + LABELS, n), 1, ranges))

    def decode(t):
        t = t[0] if turned else t[0].T
        score, label = best(t[:, 4:])
        return corners(*t[:, :4].T), score, label

    output = {"decoder": "yolov8", "tensor": "out", "strides": strides}
    if turned:
        output["order"] = "boxesNumbers"
    case(output, size, [tensor], decode)


def nanodet(size, strides, center, bins, together):
    counts = [cells(size, [s]) for s in strides]
    if together:
        tensors = [Tensor("out", (1, sum(counts), LABELS + 4 * bins), 2,
                          [(LABELS, 0.0, 1.0), (4 * bins, -3.0, 3.0)])]
    else:
        tensors = []
        for s, n in zip(strides, counts):
            tensors.append(Tensor(f"cls{s}", (1, n, LABELS), 2, [(LABELS, -4.0, 2.0)]))
            tensors.append(Tensor(f"dis{s}", (1, n, 4 * bins), 2, [(4 * bins, -3.0, 3.0)]))

    def decode(*parts):
        if together:
            scores, distances = parts[0][0][:, :LABELS], parts[0][0][:, LABELS:]
        else:
            scores = sigmoid(np.concatenate([p[0] for p in parts[0::2]]))
            distances = np.concatenate([p[0] for p in parts[1::2]])
        p = priors(size, strides)
        s = p[:, 2]
        offset = {"middle": s * 0.5, "corner": s * 0.0, "middlePixel": (s - 1) * 0.5}[center]
        x, y = p[:, 0] * s + offset, p[:, 1] * s + offset
        d = (softmax(distances.reshape(-1, 4, bins)) * np.arange(bins)).sum(-1) * s[:, None]
        box = np.stack([x - d[:, 0], y - d[:, 1], x + d[:, 2], y + d[:, 3]], -1)
        score, label = best(scores)
        return box, score, label

    output = {"decoder": "nanodet", "strides": strides, "bins": bins, "cellCenter": center}
    if together:
        output["tensor"] = "out"
    else:
        output["labelTensors"] = [f"cls{s}" for s in strides]
        output["distanceTensors"] = [f"dis{s}" for s in strides]
        output["activation"] = "sigmoid"
    case(output, size, tensors, decode)


def fastestdet(size):
    columns, rows = size[0] // 16, size[1] // 16
    tensor = Tensor("out", (1, 5 + LABELS, rows, columns), 1,
                    [(1, 0.0, 1.0), (4, -2.0, 2.0), (LABELS, 0.0, 1.0)])

    def decode(t):
        obj, reg, cls = t[0, 0], t[0, 1:5], t[0, 5:]
        gx, gy = np.meshgrid(np.arange(columns), np.arange(rows))
        cx = (gx + np.tanh(reg[0])) / columns * size[0]
        cy = (gy + np.tanh(reg[1])) / rows * size[1]
        box = corners(cx, cy, sigmoid(reg[2]) * size[0], sigmoid(reg[3]) * size[1])
        score = obj ** 0.6 * cls.max(0) ** 0.4
        return box.reshape(-1, 4), score.ravel(), cls.argmax(0).ravel()

    case({"decoder": "fastestdet", "tensor": "out", "stride": 16}, size, [tensor], decode)


def yunet(size):
    strides = [8, 16, 32]
    tensors = []
    for s in strides:
        n = cells(size, [s])
        tensors += [Tensor(f"cls_{s}", (1, n, 1), 2, [(1, 0.0, 1.0)]),
                    Tensor(f"obj_{s}", (1, n, 1), 2, [(1, 0.0, 1.0)]),
                    Tensor(f"bbox_{s}", (1, n, 4), 2, [(4, -1.0, 1.5)]),
                    Tensor(f"kps_{s}", (1, n, 10), 2, [(10, -2.0, 2.0)])]

    def decode(*parts):
        cls, obj, box, kps = (np.concatenate([p[0] for p in parts[i::4]]) for i in range(4))
        p = priors(size, strides)
        xy, s = p[:, :2], p[:, 2:3]
        center, side = (box[:, :2] + xy) * s, np.exp(box[:, 2:]) * s
        points = (kps.reshape(-1, 5, 2) + xy[:, None, :]) * s[:, None, :]
        score = np.sqrt(cls * obj)[:, 0]
        return (np.concatenate([center - side / 2, center + side / 2], 1), score,
                np.zeros(len(score)), points)

    names = {key: [f"{short}_{s}" for s in strides] for key, short in
             [("labelTensors", "cls"), ("objectnessTensors", "obj"), ("boxTensors", "bbox"),
              ("keypointTensors", "kps")]}
    case({"decoder": "yunet", **names, "strides": strides, "keypoints": list("abcde")},
         size, tensors, decode, labels=1)


def labels_boxes_scores(size, rows, normalised):
    span = (0.0, 1.0) if normalised else (-5.0, 70.0)
    tensors = [Tensor("labels", (1, rows), 1, [(rows, 0, LABELS, True)]).integers(),
               Tensor("boxes", (1, rows, 4), 2, [(4, *span)]),
               Tensor("scores", (1, rows), 1, [(rows, -3.0, 2.0)])]

    def decode(labels, boxes, scores):
        boxes = boxes[0]
        if normalised:
            boxes = corners(*boxes.T) * np.array([size[0], size[1]] * 2)
        return boxes, sigmoid(scores[0]), labels[0]

    case({"decoder": "labels-boxes-scores", "labelsTensor": "labels", "boxesTensor": "boxes",
          "scoresTensor": "scores", "queries": rows, "activation": "sigmoid",
          "boxForm": "centerWidthHeight" if normalised else "leftTopRightBottom",
          "boxUnit": "normalised" if normalised else "pixels"}, size, tensors, decode)


def detr(size, rows, activation, background):
    values = LABELS + (0 if background is None else 1)
    tensors = [Tensor("logits", (1, rows, values), 2, [(values, -3.0, 3.0)]),
               Tensor("boxes", (1, rows, 4), 2, [(4, 0.0, 1.0)])]

    def decode(logits, boxes):
        scores = softmax(logits[0]) if activation == "softmax" else sigmoid(logits[0])
        if background is not None:
            scores = np.delete(scores, background, 1)
        return every(corners(*boxes[0].T) * np.array([size[0], size[1]] * 2), scores)

    output = {"decoder": "scores-boxes", "scoresTensor": "logits", "boxesTensor": "boxes",
              "rows": rows, "activation": activation, "boxForm": "centerWidthHeight",
              "boxUnit": "normalised", "labelsPerBox": "all"}
    if background is not None:
        output["backgroundIndex"] = background
    case(output, size, tensors, decode)


def ultraface(size, rows):
    tensors = [Tensor("scores", (1, rows, 2), 2, [(2, 0.0, 1.0)]),
               Tensor("boxes", (1, rows, 4), 2, [(4, -0.1, 1.1)])]

    def decode(scores, boxes):
        return boxes[0] * np.array([size[0], size[1]] * 2), scores[0][:, 1], np.zeros(rows)

    case({"decoder": "scores-boxes", "scoresTensor": "scores", "boxesTensor": "boxes",
          "rows": rows, "activation": "none", "backgroundIndex": 0,
          "boxForm": "leftTopRightBottom", "boxUnit": "normalised"},
         size, tensors, decode, labels=1)


def end2end(size, rows, centered):
    tensor = Tensor("out", (1, rows, 6), 2,
                    [(4, 0.0, 70.0), (1, 0.0, 1.0), (1, 0, LABELS, True)])

    def decode(t):
        t = t[0]
        return corners(*t[:, :4].T) if centered else t[:, :4], t[:, 4], t[:, 5]

    output = {"decoder": "end2end", "tensor": "out"}
    if centered:
        output |= {"boxForm": "centerWidthHeight", "rows": rows}
    case(output, size, [tensor], decode)


def ssd(size, rows):
    tensor = Tensor("out", (1, 1, rows, 7), 3,
                    [(1, 0.0, 0.0), (1, 1, 1 + LABELS, True), (1, 0.0, 1.0), (4, 0.0, 1.0)])

    def decode(t):
        t = t[0, 0]
        return t[:, 3:] * np.array([size[0], size[1]] * 2), t[:, 2], t[:, 1] - 1

    case({"decoder": "ssd", "tensor": "out", "firstLabel": 1}, size, [tensor], decode)


def ssd_tensors(size, rows, counted, integer):
    labels = Tensor("classes", (1, rows), 1, [(rows, 1, 1 + LABELS, True)])
    count = Tensor("num", (1,), 0, [(1, counted, counted, True)])
    tensors = [Tensor("boxes", (1, rows, 4), 2, [(4, 0.0, 1.0)]),
               labels.integers() if integer else labels,
               Tensor("scores", (1, rows), 1, [(rows, 0.0, 1.0)]),
               count.integers() if integer else count]

    def decode(boxes, classes, scores, num):
        n = int(num[0])
        turned = boxes[0][:n, [1, 0, 3, 2]] * np.array([size[0], size[1]] * 2)
        return turned, scores[0][:n], classes[0][:n] - 1

    case({"decoder": "ssd-tensors", "boxesTensor": "boxes", "labelsTensor": "classes",
          "scoresTensor": "scores", "countTensor": "num", "firstLabel": 1},
         size, tensors, decode)


def dets_labels(size, rows):
    tensors = [Tensor("dets", (1, rows, 5), 2, [(4, -5.0, 70.0), (1, 0.0, 1.0)]),
               Tensor("labels", (1, rows), 1, [(rows, 0, LABELS, True)]).integers()]

    def decode(dets, labels):
        return dets[0][:, :4], dets[0][:, 4], labels[0]

    case({"decoder": "dets-labels", "boxesTensor": "dets", "labelsTensor": "labels"},
         size, tensors, decode)


def dets_labels_flat(size, rows):
    tensors = [Tensor("dets", (rows, 5), 1, [(4, -5.0, 70.0), (1, 0.0, 1.0)]),
               Tensor("labels", (rows,), 0, [(rows, 0, LABELS, True)]).integers()]

    def decode(dets, labels):
        return dets[:, :4], dets[:, 4], labels

    case({"decoder": "dets-labels", "boxesTensor": "dets", "labelsTensor": "labels",
          "batchAxis": False}, size, tensors, decode)


def end2end_flat(size, rows, columns):
    label, confidence = (1, 0, LABELS, True), (1, 0.0, 1.0)
    last = [label, confidence] if columns == "labelConfidence" else [confidence, label]
    tensor = Tensor("out", (rows, 7), 1, [(1, 0, 0, True), (4, -5.0, 70.0), *last])

    def decode(t):
        numbers, scores = t[:, 5:].T if columns == "labelConfidence" else t[:, :4:-1].T
        return t[:, 1:5], scores, numbers

    case({"decoder": "end2end-flat", "tensor": "out", "columns": columns}, size, [tensor], decode)


def torchvision(size, rows):
    """Label 0 is the background, and no detection has it."""
    tensors = [Tensor("boxes", (rows, 4), 1, [(4, 0.0, 70.0)]),
               Tensor("labels", (rows,), 0, [(rows, 1, 1 + LABELS, True)]).integers(),
               Tensor("scores", (rows,), 0, [(rows, 0.0, 1.0)])]

    def decode(labels, boxes, scores):
        return boxes, scores, labels - 1

    case({"decoder": "labels-boxes-scores", "labelsTensor": "labels", "boxesTensor": "boxes",
          "scoresTensor": "scores", "batchAxis": False, "firstLabel": 1}, size,
         [tensors[1], tensors[0], tensors[2]], decode)


def rfdetr(size, rows):
    """The top 20 of all queries' logits of all of COCO's ids, as RF-DETR's PostProcess picks."""
    ids = 91
    tensors = [Tensor("dets", (1, rows, 4), 2, [(4, 0.0, 1.0)]),
               Tensor("labels", (1, rows, ids), 2, [(ids, -400.0, 4.0)])]

    def decode(dets, logits):
        scores = sigmoid(logits[0]).ravel()
        top = np.argsort(-scores, kind="stable")[:20]
        box = corners(*dets[0][top // ids].T) * np.array([size[0], size[1]] * 2)
        return box, scores[top], top % ids

    case({"decoder": "scores-boxes", "scoresTensor": "labels", "boxesTensor": "dets",
          "activation": "sigmoid", "boxForm": "centerWidthHeight", "boxUnit": "normalised",
          "labelsPerBox": "all"}, size, tensors, decode, labels=ids)


def rtdetr(size, rows):
    """Boxes and confidences of queries in one tensor, as Ultralytics exports RT-DETR."""
    tensor = Tensor("out", (1, rows, 4 + LABELS), 2, [(4, 0.0, 1.0), (LABELS, 0.0, 0.8)])

    def decode(t):
        score, label = best(t[0][:, 4:])
        return corners(*t[0][:, :4].T) * np.array([size[0], size[1]] * 2), score, label

    case({"decoder": "yolov8", "tensor": "out", "boxes": rows, "order": "boxesNumbers",
          "boxUnit": "normalised"}, size, [tensor], decode)


def yolo_nas(size, rows, counted):
    """The batch format: num_predictions, pred_boxes, pred_scores, pred_classes."""
    tensors = [Tensor("pred_boxes", (1, rows, 4), 2, [(4, -5.0, 70.0)]),
               Tensor("pred_classes", (1, rows), 1, [(rows, 0, LABELS, True)]).integers(),
               Tensor("pred_scores", (1, rows), 1, [(rows, 0.0, 1.0)]),
               Tensor("num_predictions", (1, 1), 0, [(1, counted, counted, True)]).integers()]

    def decode(boxes, classes, scores, num):
        n = int(num[0, 0])
        return boxes[0][:n], scores[0][:n], classes[0][:n]

    case({"decoder": "ssd-tensors", "boxesTensor": "pred_boxes", "labelsTensor": "pred_classes",
          "scoresTensor": "pred_scores", "countTensor": "num_predictions", "countAxes": 2,
          "firstLabel": 0, "boxForm": "leftTopRightBottom", "boxUnit": "pixels"},
         size, tensors, decode)


def classifier(size, activation, every_label):
    low, high = (0.0, 1.0) if activation == "none" else (-1.0, 4.0)
    tensor = Tensor("out", (1, LABELS), 1, [(LABELS, low, high)])

    def decode(t):
        scores = {"none": lambda x: x, "sigmoid": sigmoid, "softmax": softmax}[activation](t[0])
        box = np.array([[0, 0, size[0], size[1]]], dtype=float)
        if every_label:
            return every(box, scores[None])
        return box, [scores.max()], [scores.argmax()]

    output = {"decoder": "classifier", "tensor": "out", "activation": activation}
    if every_label:
        output["labelsPerFrame"] = "all"
    case(output, size, [tensor], decode)


def embedding(size, length, normalise):
    tensor = Tensor("out", (1, length), 1, [(length, -2.0, 2.0)])

    def decode(t):
        vector = t[0] / np.linalg.norm(t[0]) if normalise else t[0]
        return [[0, 0, size[0], size[1]]], [1], [0], [vector]

    case({"decoder": "embedding", "tensor": "out", "length": length, "normalise": normalise},
         size, [tensor], decode, labels=1)


MAX_CELLS = 128


def mask_cells(area, cell):
    """The middles of the cells of a mask over an area, along both sides."""
    sides = []
    for low, high, side in ((area[0], area[2], cell[0]), (area[1], area[3], cell[1])):
        count = int(min(MAX_CELLS, max(1, np.ceil((high - low) / side - 1e-3))))
        sides.append(low + (np.arange(count) + 0.5) * (high - low) / count)
    return sides


def in_tensor(box, size):
    return np.clip(box, 0, [size[0], size[1]] * 2)


def mask_json(values):
    coverage = np.round(np.asarray(values) * 255).astype(np.uint8)
    return {"columns": coverage.shape[1], "rows": coverage.shape[0],
            "coverage": coverage.tobytes().hex()}


def interpolated(plane, area, x, y):
    """Values of a plane over an area, as torch's bilinear grid_sample with border padding."""
    rows, columns = plane.shape
    u = np.clip((x - area[0]) / (area[2] - area[0]) * columns - 0.5, 0, columns - 1)
    v = np.clip((y - area[1]) / (area[3] - area[1]) * rows - 0.5, 0, rows - 1)
    along = np.stack([np.interp(u, np.arange(columns), line) for line in plane])
    return np.stack([np.interp(v, np.arange(rows), line) for line in along.T], 1)


def prototype_mask(size, stride, coefficients, prototypes):
    def mask(i, box):
        plane = np.tensordot(coefficients[i], prototypes, 1)
        x, y = mask_cells(in_tensor(box, size), (stride, stride))
        return mask_json(sigmoid(interpolated(plane, (0, 0, *size), x, y)))
    return mask


def yolo_seg(size, anchored):
    strides, count, stride = [8, 16, 32], 8 if anchored else 6, 2 if anchored else 4
    first = 5 if anchored else 4
    n = cells(size, strides) * (3 if anchored else 1)
    ranges = [(4, 5.0, 60.0), (first - 4 + LABELS, 0.0, 0.9), (count, -1.0, 1.0)]
    head = (Tensor("out", (1, n, first + LABELS + count), 2, ranges) if anchored
            else Tensor("out", (1, first + LABELS + count, n), 1, ranges))
    planes = Tensor("planes", (1, count, size[1] // stride, size[0] // stride), 1,
                    [(count, -3.0, 3.0)])

    def decode(t, prototypes):
        t = t[0] if anchored else t[0].T
        score, label = best(t[:, first:first + LABELS])
        if anchored:
            score = score * t[:, 4]
        return corners(*t[:, :4].T), score, label, {
            "mask": prototype_mask(size, stride, t[:, first + LABELS:], prototypes[0])}

    output = {"decoder": "yolo-seg", "tensor": "out", "strides": strides,
              "prototypesTensor": "planes", "prototypes": count, "prototypeStride": stride}
    if anchored:
        output |= {"order": "boxesNumbers", "anchorsPerCell": 3, "objectness": True}
    case(output, size, [head, planes], decode)


def end2end_seg(size, rows):
    count = 32
    head = Tensor("out", (1, rows, 6 + count), 2,
                  [(4, -5.0, 90.0), (1, 0.0, 1.0), (1, 0, LABELS, True), (count, -1.0, 1.0)])
    planes = Tensor("planes", (1, count, size[1] // 4, size[0] // 4), 1, [(count, -2.0, 2.0)])

    def decode(t, prototypes):
        t = t[0]
        return corners(*t[:, :4].T), t[:, 4], t[:, 5], {
            "mask": prototype_mask(size, 4, t[:, 6:], prototypes[0])}

    case({"decoder": "end2end-seg", "tensor": "out", "prototypesTensor": "planes",
          "boxForm": "centerWidthHeight"}, size, [head, planes], decode)


def row_masks(size, boxes, masks, over_picture):
    def mask(i, box):
        area = (0, 0, *size) if over_picture else boxes[i]
        rows, columns = masks[i].shape
        cell = ((area[2] - area[0]) / columns, (area[3] - area[1]) / rows)
        x, y = mask_cells(in_tensor(box, size), cell)
        return mask_json(interpolated(masks[i], area, x, y))
    return mask


def mask_rcnn(size, rows, over_picture):
    height, width = (size[1] // 2, size[0] // 2) if over_picture else (28, 28)
    tensors = [Tensor("labels", (rows,), 0, [(rows, 1, 1 + LABELS, True)]).integers(),
               Tensor("boxes", (rows, 4), 1, [(2, -8.0, 20.0), (2, 22.0, 44.0)]),
               Tensor("scores", (rows,), 0, [(rows, 0.0, 1.0)]),
               Tensor("masks", (rows, 1, height, width), 2, [(height, 0.0, 1.0)])]

    def decode(labels, boxes, scores, masks):
        return boxes, scores, labels - 1, {"mask": row_masks(size, boxes, masks[:, 0], over_picture)}

    output = {"decoder": "mask-rcnn", "labelsTensor": "labels", "boxesTensor": "boxes",
              "scoresTensor": "scores", "masksTensor": "masks", "batchAxis": False,
              "channelAxis": True, "firstLabel": 1}
    if over_picture:
        output |= {"maskArea": "picture", "maskWidth": width, "maskHeight": height}
    case(output, size, tensors, decode)


def dets_labels_masks(size, rows):
    tensors = [Tensor("dets", (1, rows, 5), 2, [(2, -8.0, 20.0), (2, 22.0, 44.0), (1, 0.0, 1.0)]),
               Tensor("labels", (1, rows), 1, [(rows, 0, LABELS, True)]).integers(),
               Tensor("masks", (1, rows, 14, 10), 2, [(14, -4.0, 4.0)])]

    def decode(dets, labels, masks):
        boxes = dets[0][:, :4]
        return boxes, dets[0][:, 4], labels[0], {
            "mask": row_masks(size, boxes, sigmoid(masks[0]), False)}

    case({"decoder": "dets-labels-masks", "boxesTensor": "dets", "labelsTensor": "labels",
          "masksTensor": "masks", "maskWidth": 10, "maskHeight": 14,
          "maskActivation": "sigmoid"}, size, tensors, decode)


def semantic_scores(size, stride, background, activation, every_label, last=False):
    values = LABELS + (0 if background is None else 1)
    low = 0.0 if activation == "none" else -3.0
    high = 0.6 if activation == "none" else 3.0
    rows, columns = size[1] // stride, size[0] // stride
    tensor = Tensor("out", (1, rows, columns, values) if last else (1, values, rows, columns),
                    3 if last else 1, [(1, low, high + i / 10) for i in range(values)])

    def decode(t):
        t = np.moveaxis(t[0], -1, 0) if last else t[0]
        probability = {"none": lambda x: x, "sigmoid": sigmoid,
                       "softmax": lambda x: np.moveaxis(softmax(np.moveaxis(x, 0, -1)), -1, 0)}[
            activation](t)
        member = (probability >= 0.5 if every_label
                  else t.argmax(0)[None] == np.arange(values)[:, None, None])
        if background is not None:
            member, probability = np.delete(member, background, 0), np.delete(
                probability, background, 0)
        return semantic(member, probability, stride)

    output = {"decoder": "semantic-scores", "tensor": "out", "stride": stride,
              "activation": activation}
    if background is not None:
        output["backgroundIndex"] = background
    if every_label:
        output["labelsPerPixel"] = "all"
    if last:
        output["order"] = "rowsColumnsLabels"
    case(output, size, [tensor], decode)


def semantic(member, probability, stride):
    boxes, scores, found = [], [], []
    for label in range(LABELS):
        y, x = np.nonzero(member[label])
        if len(x):
            boxes.append([x.min(), y.min(), x.max() + 1, y.max() + 1])
            scores.append(probability[label][member[label]].mean())
            found.append(label)

    def mask(i, _):
        left, top, right, bottom = boxes[i]
        return mask_json(member[found[i]][top:bottom, left:right].astype(float))

    return np.array(boxes) * stride, scores, found, {"mask": mask}


def semantic_labels(size, stride, background, channel_axis):
    rows, columns = size[1] // stride, size[0] // stride
    shape = (1, 1, rows, columns) if channel_axis else (1, rows, columns)
    tensor = Tensor("out", shape, len(shape) - 2,
                    [(rows // 4, 0, 1, True), (rows // 2, 0, LABELS, True),
                     (rows - rows // 4 - rows // 2, 1, LABELS + 1, True)])
    if background is None:
        tensor.ranges[2] = (tensor.ranges[2][0], 1, LABELS, True)
    if not channel_axis:
        tensor.integers()

    def decode(t):
        ids = [i for i in range(LABELS + 1) if i != background][:LABELS]
        member = np.stack([t.reshape(rows, columns) == i for i in ids])
        return semantic(member, np.ones(member.shape), stride)

    output = {"decoder": "semantic-labels", "tensor": "out", "stride": stride,
              "channelAxis": channel_axis}
    if background is not None:
        output["backgroundIndex"] = background
    case(output, size, [tensor], decode)


def yolo_pose(size, rated):
    strides, points, numbers = [8, 16, 32], 5, 3 if rated else 2
    n = cells(size, strides)
    each = [(2, -9.0, 99.0), (1, 0.0, 1.0)] if rated else [(2, -9.0, 99.0)]
    tensor = Tensor("out", (1, 4 + LABELS + points * numbers, n), 1,
                    [(4, 5.0, 60.0), (LABELS, 0.0, 0.9)] + each * points)

    def decode(t):
        t = t[0].T
        score, label = best(t[:, 4:4 + LABELS])
        p = t[:, 4 + LABELS:].reshape(n, points, numbers)
        rating = p[..., 2] if rated else np.repeat(score[:, None], points, 1)
        return corners(*t[:, :4].T), score, label, {"extra": p[..., :2], "visibility": rating}

    case({"decoder": "yolo-pose", "tensor": "out", "strides": strides,
          "keypoints": list("abcde"), "keypointNumbers": "xyConfidence" if rated else "xy"},
         size, [tensor], decode)


def end2end_pose(size, rows):
    points = 17
    tensor = Tensor("out", (1, rows, 6 + 3 * points), 2,
                    [(4, 0.0, 70.0), (1, 0.0, 1.0), (1, 0, LABELS, True)]
                    + [(2, 0.0, 99.0), (1, 0.0, 1.0)] * points)

    def decode(t):
        t = t[0]
        p = t[:, 6:].reshape(rows, points, 3)
        return t[:, :4], t[:, 4], t[:, 5], {"extra": p[..., :2], "visibility": p[..., 2]}

    case({"decoder": "end2end-pose", "tensor": "out", "rows": rows,
          "keypoints": [f"p{i}" for i in range(points)]}, size, [tensor], decode)


def turned(cx, cy, w, h, angle):
    """The upright boxes around turned ones, their corners and angles, as ops.xywhr2xyxyxyxy."""
    along = np.stack([np.cos(angle), np.sin(angle)], -1) * (w / 2)[:, None]
    across = np.stack([-np.sin(angle), np.cos(angle)], -1) * (h / 2)[:, None]
    center = np.stack([cx, cy], -1)
    points = np.stack([center - along - across, center + along - across,
                       center + along + across, center - along + across], 1)
    return np.concatenate([points.min(1), points.max(1)], 1), {
        "extra": points, "angle": angle[:, None]}


def yolo_obb(size):
    strides = [8, 16, 32]
    n = cells(size, strides)
    tensor = Tensor("out", (1, 4 + LABELS + 1, n), 1,
                    [(4, 5.0, 60.0), (LABELS, 0.0, 0.9), (1, -0.785, 2.356)])

    def decode(t):
        t = t[0].T
        score, label = best(t[:, 4:4 + LABELS])
        box, more = turned(*t[:, :4].T, t[:, 4 + LABELS])
        return box, score, label, more

    case({"decoder": "yolo-obb", "tensor": "out", "strides": strides}, size, [tensor], decode)


def end2end_obb(size, rows):
    tensor = Tensor("out", (1, rows, 7), 2, [(4, 5.0, 60.0), (1, 0.0, 1.0),
                                             (1, 0, LABELS, True), (1, -0.785, 2.356)])

    def decode(t):
        box, more = turned(*t[0][:, :4].T, t[0][:, 6])
        return box, t[0][:, 4], t[0][:, 5], more

    case({"decoder": "end2end-obb", "tensor": "out"}, size, [tensor], decode)


SMALL, LARGE = (64, 32), (96, 128)
for size in (SMALL, LARGE):
    yolox(size, [8, 16, 32])
    yolox_decoded(size, [16, 32])
    yolov5(size, [16, 32])
    yolov5_turned(size, [16, 32])
    yolov5_heads(size, True)
    yolov5_heads(size, False)
    yolov8(size, False)
    yolov8(size, True)
    nanodet(size, [8, 16, 32], "middle", 8, False)
    fastestdet(size)
    yunet(size)
    labels_boxes_scores(size, 40, False)
    labels_boxes_scores(size, 40, True)
    detr(size, 30, "softmax", LABELS)
    detr(size, 30, "sigmoid", None)
    detr(size, 30, "softmax", 0)
    ultraface(size, 50)
    end2end(size, 50, False)
    end2end(size, 50, True)
    ssd(size, 50)
    ssd_tensors(size, 30, 20, False)
    ssd_tensors(size, 30, 20, True)
    classifier(size, "softmax", False)
    classifier(size, "sigmoid", True)
    classifier(size, "none", True)
    embedding(size, 16, False)
    embedding(size, 16, True)
# Cells that reach beyond the tensor: 5 x 3 of stride 16, 3 x 2 of stride 32.
nanodet((72, 40), [16, 32], "corner", 6, True)
nanodet((104, 56), [16, 32], "middlePixel", 10, True)
for size in (SMALL, LARGE):
    dets_labels(size, 40)
for size in (SMALL, LARGE):
    end2end_flat(size, 40, "labelConfidence")
    end2end_flat(size, 40, "confidenceLabel")
    torchvision(size, 40)
    dets_labels_flat(size, 40)
    rfdetr(size, 30)
for size in (SMALL, LARGE):
    yolo_seg(size, False)
    yolo_seg(size, True)
    end2end_seg(size, 20)
    semantic_scores(size, 4, 0, "softmax", False)
    semantic_scores(size, 4, None, "sigmoid", True)
    semantic_scores(size, 4, 3, "none", False)
    semantic_labels(size, 2, None, False)
    semantic_labels(size, 4, 2, True)
    yolo_pose(size, True)
    yolo_pose(size, False)
    end2end_pose(size, 30)
    yolo_obb(size)
    end2end_obb(size, 30)
    mask_rcnn(size, 20, False)
    mask_rcnn(size, 20, True)
    dets_labels_masks(size, 20)
    semantic_scores(size, 4, 0, "softmax", False, last=True)
for size in (SMALL, LARGE):
    rtdetr(size, 30)
    yolo_nas(size, 30, 20)


def confidences(name, *shape):
    return Tensor(name, shape, 0, [(shape[0], 0.0, 1.0)])


def pixels(name, *shape):
    return Tensor(name, shape, 0, [(shape[0], 0.0, 64.0)])


def whole(name, *shape):
    return pixels(name, *shape).integers()


def logits(name, *shape):
    return Tensor(name, shape, 0, [(shape[0], -8.0, 2.0)])


def open_rows(tensor):
    tensor.open = [0]
    return tensor


def guess(decoder, labels, *tensors, **metadata):
    """A model's outputs for noise: the likeliest guess is this decoder with so many labels."""
    GUESSES.append({
        "decoder": decoder, "labels": labels, "width": GUESS_SIZE[0], "height": GUESS_SIZE[1],
        "tensors": [t.spec(len(GUESSES) * 16 + i + 1) for i, t in enumerate(tensors)],
        "metadata": metadata,
    })


ALL_CELLS = cells(GUESS_SIZE, [8, 16, 32])
guess("yolox", 20, confidences("out", 1, ALL_CELLS, 25))
guess("yolov5", 20, pixels("out", 1, 3 * ALL_CELLS, 25))
guess("yolov5", 20, pixels("out", 1, 25, 3 * ALL_CELLS))
guess("yolov5-heads", 20, *(pixels(f"p{s}", 1, 3, 64 // s, 64 // s, 25) for s in (8, 16, 32)))
guess("yolov8", 20, Tensor("out", (1, 24, ALL_CELLS), 1, [(4, 0.0, 64.0), (20, 0.0, 1.0)]))
guess("nanodet", 80, confidences("out", 1, ALL_CELLS, 112))
guess("fastestdet", 20, confidences("out", 1, 25, 4, 4))
guess("yunet", 1, *(confidences(f"{name}_{s}", 1, cells(GUESS_SIZE, [s]), numbers)
                    for s in (8, 16, 32)
                    for name, numbers in (("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10))))
guess("labels-boxes-scores", 0, whole("labels", 1, 50), pixels("boxes", 1, 50, 4),
      confidences("scores", 1, 50))
guess("scores-boxes", 3, confidences("boxes", 1, 50, 4), confidences("s", 1, 50, 3))
guess("end2end", 0, pixels("out", 1, 300, 6))
guess("dets-labels", 0, pixels("dets", 1, 50, 5), whole("labels", 1, 50))
guess("dets-labels", 0, pixels("dets", 50, 5), whole("labels", 50))
guess("end2end", 0, pixels("out", 300, 6))
guess("end2end-flat", 0, open_rows(pixels("out", 5, 7)))
guess("labels-boxes-scores", 0, pixels("boxes", 5, 4), whole("labels", 5), confidences("scores", 5))
guess("scores-boxes", 91, confidences("dets", 1, 30, 4), logits("labels", 1, 30, 91))
guess("ssd", 0, confidences("out", 1, 1, 100, 7))
guess("ssd-tensors", 0, confidences("detection_boxes", 1, 50, 4),
      pixels("detection_classes", 1, 50), confidences("detection_scores", 1, 50),
      pixels("num_detections", 1))
guess("yolo-seg", 20, pixels("out", 1, 4 + 20 + 32, ALL_CELLS), pixels("planes", 1, 32, 16, 16))
guess("yolo-seg", 20, pixels("out", 1, 3 * ALL_CELLS, 5 + 20 + 32),
      pixels("planes", 1, 32, 16, 16))
guess("end2end-seg", 0, pixels("out", 1, 300, 38), pixels("planes", 1, 32, 16, 16))
guess("mask-rcnn", 0, pixels("boxes", 30, 4), whole("labels", 30), confidences("scores", 30),
      confidences("masks", 30, 1, 28, 28))
guess("mask-rcnn", 0, pixels("boxes", 30, 4), whole("labels", 30), confidences("scores", 30),
      confidences("masks", 30, 64, 64))
guess("dets-labels-masks", 0, pixels("dets", 1, 50, 5), whole("labels", 1, 50),
      confidences("masks", 1, 50, 28, 28))
guess("semantic-scores", 21, pixels("out", 1, 21, 64, 64))
guess("semantic-scores", 21, pixels("out", 1, 32, 32, 21))
guess("semantic-labels", 0, whole("out", 1, 32, 32))
guess("yolo-pose", 1, pixels("out", 1, 56, ALL_CELLS))
guess("yolo-pose", 3, pixels("out", 1, 4 + 3 + 8, ALL_CELLS), task="pose", kpt_shape="[4, 2]")
guess("end2end-pose", 0, pixels("out", 1, 300, 57))
guess("yolo-obb", 15, pixels("out", 1, 20, ALL_CELLS), task="obb")
guess("yolo-obb", 15, Tensor("out", (1, 20, ALL_CELLS), 1,
                             [(4, 0.0, 64.0), (15, 0.0, 1.0), (1, -0.785, 2.356)]))
guess("end2end-obb", 0, pixels("out", 1, 300, 7), task="obb")
guess("ssd-tensors", 0, whole("num_predictions", 1, 1), pixels("pred_boxes", 1, 50, 4),
      confidences("pred_scores", 1, 50), whole("pred_classes", 1, 50))
guess("yolov8", 20, confidences("out", 1, 300, 24))
guess("classifier", 1000, pixels("out", 1, 1000))
guess("embedding", 1, pixels("out", 1, 256))


def write(name, entries):
    target = pathlib.Path(__file__).parent.parent / "resources/golden" / name
    with target.open("w") as file:
        file.write("[\n" + ",\n".join(json.dumps(e) for e in entries) + "\n]\n")


write("decoders.json", CASES)
write("guesses.json", GUESSES)
print(len(CASES), "cases,", sum(len(c["expected"]) for c in CASES), "candidates,", len(GUESSES),
      "guesses")
