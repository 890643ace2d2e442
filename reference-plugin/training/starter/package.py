"""Makes the model packages that ship: manifest, ONNX file, and a probe whose picture is a frame of a generated scene."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from .batches import PHASES
from .measure import NMS_IOU, suppressed
from .network import LABELS, STRIDES

PROBE_WIDTH = 640
MOT_LABELS = {1: 0, 3: 1}
LEAST_IOU, LEAST_CONFIDENCE, MOST_EXPECTED = 0.75, 0.5, 4


def manifest(identity, name, file, threshold, nms, expected):
    width, height = PHASES[-1].width, PHASES[-1].height
    return {
        "manifestVersion": 1, "id": identity, "name": name, "file": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "input": {"name": "images", "layout": "NCHW", "type": "float32", "width": width, "height": height},
        "preprocessing": {"colorOrder": "BGR", "resize": "stretch", "interpolation": "area"},
        "output": {"decoder": "yolov8", "tensor": "output", "strides": list(STRIDES)},
        "labels": list(LABELS),
        "thresholds": {"confidence": threshold},
        "nms": {"mode": "perLabel", "iou": nms},
        "probe": {"image": "probe.png", "expected": expected},
        "licence": "as Nunchi itself; see MODEL_CARD.md for the data",
        "origin": "trained from scratch by reference-plugin/training; MODEL_CARD.md says how",
    }


def probe(models, scene):
    """The frame of the scene in which all models find most of the truth: its picture and the boxes to expect."""
    truth = {}
    for line in (scene / "gt" / "gt.txt").read_text().splitlines():
        frame, _, left, top, width, height, flag, kind = (float(v) for v in line.split(",")[:8])
        if flag and int(kind) in MOT_LABELS:
            truth.setdefault(int(frame), []).append((MOT_LABELS[int(kind)], left - 1, top - 1, width, height))
    best = (None, [])
    for number, file in enumerate(sorted((scene / "img1").iterdir()), 1):
        full = cv2.imread(str(file))
        scale = PROBE_WIDTH / full.shape[1]
        picture = cv2.resize(full, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        found = [_run(model, picture) for model in models]
        expected = []
        for label, *box in truth.get(number, []):
            parts = np.float32(box) / np.float32([full.shape[1], full.shape[0]] * 2)
            parts[2:] = np.minimum(parts[:2] + parts[2:], 1) - np.maximum(parts[:2], 0)
            parts[:2] = np.maximum(parts[:2], 0)
            if all(any(row[5] == label and row[4] >= LEAST_CONFIDENCE and _iou(row, parts) >= LEAST_IOU for row in rows)
                   for rows in found):
                expected.append({"label": LABELS[label], "box": dict(zip(
                    ("left", "top", "width", "height"), (round(float(v), 4) for v in parts)))})
        if len({e["label"] for e in expected}) * 100 + len(expected) > len({e["label"] for e in best[1]}) * 100 + len(best[1]):
            best = (picture, expected)
    if not best[1]:
        raise SystemExit("no frame in which all models find something with certainty: give another scene")
    per_label = [e for label in LABELS for e in [x for x in best[1] if x["label"] == label][:MOST_EXPECTED]]
    return best[0], per_label


def _run(session, picture):
    small = cv2.resize(picture, (PHASES[-1].width, PHASES[-1].height), interpolation=cv2.INTER_AREA)
    output = session.run(None, {"images": small.transpose(2, 0, 1)[None].astype(np.float32)})[0][0]
    boxes = np.concatenate([output[:2] - output[2:4] / 2, output[:2] + output[2:4] / 2]).T
    return suppressed(boxes / np.float32([PHASES[-1].width, PHASES[-1].height] * 2), output[4:])


def _iou(a, b):
    low, high = np.maximum(a[:2], b[:2]), np.minimum(a[:2] + a[2:4], b[:2] + b[2:4])
    inner = np.prod(np.maximum(high - low, 0))
    return inner / (a[2] * a[3] + b[2] * b[3] - inner)


def main():
    arguments = argparse.ArgumentParser(prog="python -m starter.package", description=__doc__)
    arguments.add_argument("--fp32", type=Path, required=True)
    arguments.add_argument("--int8", type=Path, required=True)
    arguments.add_argument("--scene", type=Path, required=True, help="folder written by nunchi scene, with a seed other than 1")
    arguments.add_argument("--threshold", type=float, required=True, help="as starter.evaluate chooses it on validation sources")
    arguments.add_argument("--nms", type=float, default=NMS_IOU)
    arguments.add_argument("--out", type=Path, required=True, help="gets starter and starter-int8")
    given = arguments.parse_args()
    sessions = [onnxruntime.InferenceSession(str(f), providers=["CPUExecutionProvider"]) for f in (given.fp32, given.int8)]
    picture, expected = probe(sessions, given.scene)
    for identity, name, source in (("starter", "Nunchi starter, people and vehicles, 384 x 288", given.fp32),
                                   ("starter-int8", "Nunchi starter, people and vehicles, 384 x 288, INT8", given.int8)):
        folder = given.out / identity
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / (identity + ".onnx")
        shutil.copyfile(source, file)
        cv2.imwrite(str(folder / "probe.png"), picture)
        text = json.dumps(manifest(identity, name, file, given.threshold, given.nms, expected), indent=2)
        (folder / "model.json").write_text(text + "\n")
    print(f"{len(expected)} expected in the probe, {sum(f.stat().st_size for f in given.out.rglob('*') if f.is_file())} bytes in all")


if __name__ == "__main__":
    main()
