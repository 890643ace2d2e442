"""The training pack: decoded once into one flat file, labels beside it, sources split into training and validation."""

import hashlib
import json
import pickle
from pathlib import Path

import cv2
import numpy as np

LONGEST_SIDE = 448
STILLS = ("coco-", "openimages-", "web-people")  # every image is a place of its own; all other sources are clips
UNLABELLED = {"mot-mot16": (1,)}  # labels that people left out there: nothing is learnt about them
VALIDATION_SOURCES = (
    "vid-e20641", "vid-94e72c", "vid-77e6b1", "vid-24ee0e", "vid-d484cb", "vid-287bd5", "vid-3a8b53", "vid-207b28",
    "vid-fd193d", "vid-156ca7", "mot-tud-stadtmitte", "mot-mot16-09", "cdnet-fall")
VALIDATION_EVERY = {"coco-": 8, "openimages-": 20, "web-people": 6}  # of stills every n-th image


class Sample:
    """Where an image lies in the flat file, and what is labelled in it. Boxes are left, top, right, bottom in pixels."""

    def __init__(self, source, share, offset, width, height, boxes, labels, scores, ignored, unlabelled):
        self.source, self.share, self.offset = source, share, offset
        self.width, self.height = width, height
        self.boxes, self.labels, self.scores, self.ignored = boxes, labels, scores, ignored
        self.unlabelled = unlabelled


class Pack:
    def __init__(self, samples, pixels):
        self.samples, self.pixels = samples, pixels

    def image(self, sample):
        """BGR, read-only."""
        size = sample.width * sample.height * 3
        return self.pixels[sample.offset:sample.offset + size].reshape(sample.height, sample.width, 3)


def open_pack(data, scenes, cache):
    """Opens the cache, and makes it first if the labels changed."""
    samples, pixels = [], cache / "pixels.bin"
    sources = [(data / "instances.json", data / "images")]
    sources += [(folder / "instances.json", folder / "images") for folder in sorted(scenes.glob("*")) if
                (folder / "instances.json").exists()] if scenes else []
    digest = hashlib.sha256(b"".join(labels.read_bytes() for labels, _ in sources)).hexdigest()
    index = cache / "index.pickle"
    if index.exists():
        known, samples = pickle.loads(index.read_bytes())
        if known != digest:
            samples = []
    if not samples:
        cache.mkdir(parents=True, exist_ok=True)
        with open(pixels, "wb") as out:
            for labels, images in sources:
                samples += _decode(labels, images, out)
        index.write_bytes(pickle.dumps((digest, samples)))
    return Pack(samples, np.memmap(pixels, np.uint8, "r"))


def split(samples):
    """Training and validation, by source, so that no frame of a validation clip was seen."""
    training, validation, seen = [], [], {}
    for sample in samples:
        every = next((n for prefix, n in VALIDATION_EVERY.items() if sample.source.startswith(prefix)), None)
        seen[sample.source] = seen.get(sample.source, 0) + 1
        held_out = sample.source in VALIDATION_SOURCES or sample.source.endswith("-validation") or (
            every is not None and seen[sample.source] % every == 0)
        (validation if held_out else training).append(sample)
    return training, validation


def weights(samples, generated_share):
    """How often a sample is drawn: stills, more often with people, a clip of n frames as sqrt(n) stills; generated frames as a share of all."""
    counts = {}
    for sample in samples:
        counts[sample.source] = counts.get(sample.source, 0) + 1
    drawn = np.array([_draw(s, counts[s.source]) for s in samples])
    generated = np.array([s.share == "generated" for s in samples])
    if generated.any() and not generated.all():
        drawn[generated] *= generated_share / drawn[generated].sum()
        drawn[~generated] *= (1 - generated_share) / drawn[~generated].sum()
    return drawn / drawn.sum()


def _draw(sample, count):
    if sample.source.startswith(STILLS):
        peopled = bool(((sample.labels == 0) & ~sample.ignored).any())
        if sample.source.startswith("openimages-"):
            return 0.6 if peopled else 0.25  # vehicles close up: that label is easy
        return 1.6 if peopled else 0.7
    surveillance = 3.0 if sample.source.startswith("pets-") else 1.5 if sample.source.startswith(("tud-", "mot-")) else 1.0
    return surveillance * count ** -0.5


def _decode(labels_file, images, out):
    truth = json.loads(Path(labels_file).read_text())
    rows = {}
    for annotation in truth["annotations"]:
        rows.setdefault(annotation["image_id"], []).append(annotation)
    samples = []
    for entry in truth["images"]:
        picture = cv2.imread(str(images / entry["file_name"]), cv2.IMREAD_COLOR)
        if picture is None:
            raise FileNotFoundError(f"no image that OpenCV can read: {images / entry['file_name']}")
        factor = min(1.0, LONGEST_SIDE / max(picture.shape[:2]))
        if factor < 1:
            size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
            picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        height, width = picture.shape[:2]
        own = rows.get(entry["id"], [])
        boxes = np.array([a["bbox"] for a in own], np.float32).reshape(-1, 4)
        boxes[:, 2:] += boxes[:, :2]
        boxes *= np.float32([width / entry["width"], height / entry["height"]] * 2)
        unlabelled = next((u for prefix, u in UNLABELLED.items() if entry["source"].startswith(prefix)), ())
        samples.append(Sample(
            entry["source"], entry["labels"], out.tell(), width, height, boxes,
            np.array([a["category_id"] - 1 for a in own], np.int64),
            np.array([a.get("score", 1.0) if entry["labels"] == "teacher" else 1.0 for a in own], np.float32),
            np.array([a["iscrowd"] == 1 for a in own], bool), unlabelled))
        out.write(np.ascontiguousarray(picture).tobytes())
    return samples
