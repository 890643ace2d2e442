"""Labelled frames that choose thresholds for ./nunchi calibrate, as two COCO folders. No figure of README is of them.

held-out: what the starter was not trained with, labelled by people and by the teacher; for the starter.
photographs-and-camera: COCO val2017 and MOT16-11, labelled by people; for models that were trained with COCO train2017.
"""

import argparse
import json
import os
from pathlib import Path
from types import SimpleNamespace

from .pack import split

REPORTED = ("mot-mot16-09",)  # README tells figures of it
LABELLED_BY_PEOPLE = ("coco-val2017-rest", "mot-mot16-11")


def main():
    arguments = argparse.ArgumentParser(prog="python -m starter.calibration", description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=Path(os.environ.get("NUNCHI_DATA", "../../../shared/data")) / "starter-training")
    arguments.add_argument("--out", type=Path, required=True, help="folder of the two datasets")
    given = arguments.parse_args()
    data = json.loads((given.data / "instances.json").read_text())
    _, held_out = split([SimpleNamespace(source=image["source"], image=image) for image in data["images"]])
    _write(given, data, "held-out", [s.image for s in held_out if s.source not in REPORTED])
    _write(given, data, "photographs-and-camera", [i for i in data["images"] if i["source"] in LABELLED_BY_PEOPLE])


def _write(given, data, name, images):
    folder = given.out / name
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / "images"
    if not link.exists():
        link.symlink_to((given.data / "images").resolve(), target_is_directory=True)
    ids = {image["id"] for image in images}
    chosen = {**data, "images": images, "annotations": [a for a in data["annotations"] if a["image_id"] in ids]}
    (folder / "instances.json").write_text(json.dumps(chosen))
    print(f"{folder}: {len(images)} images, {len(chosen['annotations'])} boxes")


if __name__ == "__main__":
    main()
