"""Generated scenes as a share of the training data: draws them with ./nunchi scene, and writes their truth as the pack's labels.

Seeds are those given here, never 1: that one is evaluated on.
"""

import argparse
import json
import shutil
import subprocess
from pathlib import Path

import cv2

from .pack import LONGEST_SIDE

PRESETS = ("street-day", "street-rain", "street-night", "street-tamper", "yard-night", "lobby-crowd", "parking")
CATEGORIES = {1: 1, 3: 2, 4: 2}  # MOTChallenge's person, car, bicycle to person, vehicle; bicycles are ignore regions
EVALUATION_SEED = 1


def main():
    arguments = argparse.ArgumentParser(prog="python -m starter.scenes", description=__doc__)
    arguments.add_argument("--nunchi", type=Path, default=Path("../../nunchi"), help="the launcher")
    arguments.add_argument("--out", type=Path, required=True, help="folder of scenes, one folder each; what is there is kept")
    arguments.add_argument("--seeds", type=int, nargs="+", default=list(range(3001, 3011)))
    arguments.add_argument("--validation-seeds", type=int, nargs="*", default=[2001])
    arguments.add_argument("--presets", nargs="+", default=list(PRESETS))
    arguments.add_argument("--frames", type=int, default=16)
    arguments.add_argument("--fps", type=int, default=1)
    given = arguments.parse_args()
    if EVALUATION_SEED in given.seeds + given.validation_seeds:
        arguments.error(f"seed {EVALUATION_SEED} is what the model is evaluated on")
    for seed in given.validation_seeds + given.seeds:
        for preset in given.presets:
            source = f"generated-{preset}-{seed}" + ("-validation" if seed in given.validation_seeds else "")
            if not (given.out / source / "instances.json").exists():
                _make(given, preset, seed, source)
                print(source, flush=True)


def _make(given, preset, seed, source):
    drawn = given.out / f".{source}"
    shutil.rmtree(drawn, ignore_errors=True)
    subprocess.run([str(given.nunchi), "scene", preset, "--seed", str(seed), "--fps", str(given.fps), "--frames",
                    str(given.frames), "--no-video", "--out", str(drawn)], check=True, stdout=subprocess.DEVNULL)
    target = given.out / source
    (target / "images").mkdir(parents=True, exist_ok=True)
    images, annotations = [], []
    for number, file in enumerate(sorted((drawn / "img1").iterdir()), 1):
        picture = cv2.imread(str(file))
        factor = LONGEST_SIDE / max(picture.shape[:2])
        small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        name = f"{number:06d}.png"
        cv2.imwrite(str(target / "images" / name), small)
        images.append({"id": number, "file_name": name, "width": picture.shape[1], "height": picture.shape[0],
                       "source": source, "labels": "generated"})
    for line in (drawn / "gt" / "gt.txt").read_text().splitlines():
        frame, _, left, top, width, height, flag, kind = (float(v) for v in line.split(",")[:8])
        if int(kind) in CATEGORIES:
            annotations.append({"image_id": int(frame), "category_id": CATEGORIES[int(kind)],
                                "bbox": [left - 1, top - 1, width, height],
                                "iscrowd": int(flag == 0 or int(kind) == 4)})
    (target / "instances.json").write_text(json.dumps({"images": images, "annotations": annotations}))
    shutil.rmtree(drawn)


if __name__ == "__main__":
    main()
