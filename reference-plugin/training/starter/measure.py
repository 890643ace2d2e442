"""Average precision by pycocotools, and the detection error rate of every threshold from the same matches, at IoU 0.5."""

import contextlib
import io

import cv2
import numpy as np
import torch
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from .network import LABELS, cells, corners

NMS_IOU = 0.5
LEAST = 0.02


def detect(model, pictures, width, height, batch=16):
    """Detections of each BGR picture (any size, stretched): rows of left, top, width, height (parts of it), confidence, label."""
    grid = cells(width, height)
    found = []
    for start in range(0, len(pictures), batch):
        small = [cv2.resize(p, (width, height), interpolation=cv2.INTER_AREA) for p in pictures[start:start + batch]]
        with torch.no_grad():
            pixels = torch.from_numpy(np.stack(small)).permute(0, 3, 1, 2).float()
            logits, sides = model(pixels)
            boxes = corners(sides.float(), grid).permute(0, 2, 1).numpy() / np.float32([width, height] * 2)
            scores = logits.float().sigmoid().numpy()
        found += [suppressed(b, s) for b, s in zip(boxes, scores)]
    return found


def suppressed(boxes, scores, iou=NMS_IOU):
    """Clips to the picture and suppresses doubles per label. boxes [cells, 4] corners, scores [labels, cells]."""
    boxes = np.clip(boxes, 0, 1)
    rows = []
    for label, confidence in enumerate(scores):
        kept = np.flatnonzero(confidence > LEAST)
        kept = kept[np.argsort(-confidence[kept])][:500]
        own = np.concatenate([boxes[kept, :2], boxes[kept, 2:] - boxes[kept, :2]], 1)
        for i in np.array(cv2.dnn.NMSBoxes((own * 1000).tolist(), confidence[kept].tolist(), LEAST, iou)).flatten()[:100]:
            rows.append([*own[i], confidence[kept[i]], label])
    return np.array(rows, np.float32).reshape(-1, 6)


class Report:
    """What detections are worth on some samples: `ap50` per label, and `error(label, threshold)`."""

    def __init__(self, samples, found):
        truth, rows = COCO(), []
        images, annotations = [], []
        for n, (sample, detections) in enumerate(zip(samples, found)):
            images.append({"id": n + 1, "width": sample.width, "height": sample.height})
            skipped = [label for label in range(len(LABELS)) if label in sample.unlabelled]
            for box, label, ignored in zip(sample.boxes, sample.labels, sample.ignored):
                left, top, right, bottom = (float(v) for v in box)
                annotations.append({"id": len(annotations) + 1, "image_id": n + 1, "category_id": int(label) + 1,
                                    "bbox": [left, top, right - left, bottom - top],
                                    "area": (right - left) * (bottom - top), "iscrowd": int(ignored)})
            for row in detections:
                if int(row[5]) not in skipped:
                    x, y, w, h = row[:4] * np.float32([sample.width, sample.height] * 2)
                    rows.append({"image_id": n + 1, "category_id": int(row[5]) + 1, "score": float(row[4]),
                                 "bbox": [float(x), float(y), float(w), float(h)]})
        truth.dataset = {"images": images, "annotations": annotations,
                         "categories": [{"id": n + 1, "name": name} for n, name in enumerate(LABELS)]}
        self.ap50, self.errors = {}, {}
        with contextlib.redirect_stdout(io.StringIO()):
            truth.createIndex()
            if not rows:
                self.ap50 = dict.fromkeys(LABELS, 0.0)
                return
            evaluation = COCOeval(truth, truth.loadRes(rows), "bbox")
            evaluation.params.iouThrs = np.array([0.5])
            evaluation.params.areaRng, evaluation.params.areaRngLbl = [[0, 1e10]], ["all"]
            evaluation.evaluate()
            evaluation.accumulate()
        for n, name in enumerate(LABELS):
            precision = evaluation.eval["precision"][0, :, n, 0, -1]
            self.ap50[name] = float(precision[precision > -1].mean()) if (precision > -1).any() else float("nan")
            self.errors[name] = self._curve([e for e in evaluation.evalImgs if e and e["category_id"] == n + 1])

    @staticmethod
    def _curve(evaluated):
        labelled = sum(int((1 - np.array(e["gtIgnore"])).sum()) for e in evaluated)
        scores = np.concatenate([np.array(e["dtScores"]) for e in evaluated] or [np.zeros(0)])
        hit = np.concatenate([np.array(e["dtMatches"])[0] > 0 for e in evaluated] or [np.zeros(0)])
        counted = ~np.concatenate([np.array(e["dtIgnore"])[0].astype(bool) for e in evaluated] or [np.zeros(0, bool)])
        thresholds = np.arange(0.05, 0.9, 0.01)
        return [(float(t), (int((counted & ~hit.astype(bool) & (scores >= t)).sum()) + labelled
                            - int((counted & hit.astype(bool) & (scores >= t)).sum())) / max(labelled, 1))
                for t in thresholds]

    def best_error(self, label):
        """Threshold with the least error, and the error."""
        return min(self.errors.get(label) or [(1.0, 1.0)], key=lambda pair: pair[1])
