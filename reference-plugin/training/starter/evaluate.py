"""Measures an ONNX file on the validation sources, and chooses the confidence threshold there. The evaluation sets are not looked at."""

import argparse
import os
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from . import pack as packs
from .batches import PHASES
from .measure import NMS_IOU, Report, suppressed


def detect(session, pictures, iou):
    width, height = PHASES[-1].width, PHASES[-1].height
    for picture in pictures:
        small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
        output = session.run(None, {"images": small.transpose(2, 0, 1)[None].astype(np.float32)})[0][0]
        boxes = np.concatenate([output[:2] - output[2:4] / 2, output[:2] + output[2:4] / 2]).T
        yield suppressed(boxes / np.float32([width, height] * 2), output[4:], iou)


def main():
    arguments = argparse.ArgumentParser(prog="python -m starter.evaluate", description=__doc__)
    arguments.add_argument("--model", type=Path, nargs="+", required=True)
    data = os.environ.get("NUNCHI_DATA", "../../../shared/data")
    arguments.add_argument("--data", type=Path, default=Path(data) / "starter-training")
    arguments.add_argument("--scenes", type=Path)
    arguments.add_argument("--cache", type=Path, required=True, help="as made by starter.train")
    arguments.add_argument("--every", type=int, default=1, help="measure every n-th picture only")
    arguments.add_argument("--nms", type=float, default=NMS_IOU, help="IoU above which the less certain of two boxes is a double")
    given = arguments.parse_args()
    pack = packs.open_pack(given.data, given.scenes, given.cache)
    _, held_out = packs.split(pack.samples)
    held_out = held_out[::given.every]
    groups = {"all": lambda s: True, "real": lambda s: s.share != "generated", "stills": lambda s: s.source.startswith("coco-"),
              "clips": lambda s: s.source.startswith(("vid-", "mot-", "cdnet-")), "generated": lambda s: s.share == "generated"}
    for file in given.model:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        found = list(detect(session, (pack.image(s) for s in held_out), given.nms))
        print(file)
        for name, belongs in groups.items():
            chosen = [n for n, s in enumerate(held_out) if belongs(s)]
            report = Report([held_out[n] for n in chosen], [found[n] for n in chosen])
            for label in ("person", "vehicle"):
                threshold, error = report.best_error(label)
                print(f"  {name:10} {label:8} AP50 {report.ap50[label]:.4f}  error {error:.3f} at {threshold:.2f}")


if __name__ == "__main__":
    main()
