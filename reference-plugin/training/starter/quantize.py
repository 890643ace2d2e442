"""Eight bits: QDQ with unsigned activations and signed weights per channel, calibrated on training images.

Unsigned times signed is what VNNI multiplies. The last layers keep floating point: they are a thousandth of the work, and what is lost
there is lost in the boxes. So do all layers that make boxes of them: a stride of 8 is 7.5 in steps of 1.5.
"""

import argparse
import os
from pathlib import Path

import cv2
import numpy as np
import onnx
from onnxruntime import quantization
from onnxruntime.quantization.shape_inference import quant_pre_process

from . import pack as packs
from .batches import PHASES

METHODS = {"minmax": quantization.CalibrationMethod.MinMax, "entropy": quantization.CalibrationMethod.Entropy,
           "percentile": quantization.CalibrationMethod.Percentile}


class Calibration(quantization.CalibrationDataReader):
    def __init__(self, pictures, name):
        self.rows = iter([{name: p} for p in pictures])

    def get_next(self):
        return next(self.rows, None)


def calibration_pictures(pack, samples, probabilities, count, width, height):
    chosen = np.random.default_rng(5).choice(len(samples), count, replace=False, p=probabilities)
    for n in chosen:
        small = cv2.resize(pack.image(samples[n]), (width, height), interpolation=cv2.INTER_AREA)
        yield small.transpose(2, 0, 1)[None].astype(np.float32)


def floating_nodes(model, kept):
    """All but what the last convolutions are computed from, and the convolutions whose names hold one of `kept`."""
    last = [n for n in model.graph.node if n.op_type == "Conv" and ("/logits" in n.name or "/sides" in n.name)]
    if not last:
        raise SystemExit("no last convolutions named logits and sides in this model")
    makers = {output: node for node in model.graph.node for output in node.output}
    before, open_ends = set(), [name for node in last for name in node.input]
    while open_ends:
        node = makers.get(open_ends.pop())
        if node is not None and node.name not in before:
            before.add(node.name)
            open_ends += node.input
    return [n.name for n in model.graph.node if n.name not in before or (n.op_type == "Conv" and any(k in n.name for k in kept))]


def main():
    arguments = argparse.ArgumentParser(prog="python -m starter.quantize", description=__doc__)
    arguments.add_argument("--model", type=Path, required=True, help="the FP32 ONNX file")
    arguments.add_argument("--out", type=Path, required=True)
    data = os.environ.get("NUNCHI_DATA", "../../../shared/data")
    arguments.add_argument("--data", type=Path, default=Path(data) / "starter-training")
    arguments.add_argument("--scenes", type=Path)
    arguments.add_argument("--cache", type=Path, required=True, help="as made by starter.train")
    arguments.add_argument("--method", choices=METHODS, default="minmax")
    arguments.add_argument("--pictures", type=int, default=96)
    arguments.add_argument("--float", nargs="*", default=[], help="parts of names of convolutions that stay FP32, too")
    given = arguments.parse_args()
    pack = packs.open_pack(given.data, given.scenes, given.cache)
    training, _ = packs.split(pack.samples)
    prepared = given.out.with_suffix(".prepared.onnx")
    quant_pre_process(str(given.model), str(prepared), skip_symbolic_shape=True)
    model = onnx.load(prepared)
    pictures = calibration_pictures(pack, training, packs.weights(training, 0.15), given.pictures, PHASES[-1].width, PHASES[-1].height)
    extra = {"CalibPercentile": 99.99} if given.method == "percentile" else {}
    quantization.quantize_static(
        str(prepared), str(given.out), Calibration(pictures, model.graph.input[0].name),
        quant_format=quantization.QuantFormat.QDQ, activation_type=quantization.QuantType.QUInt8,
        weight_type=quantization.QuantType.QInt8, per_channel=True, calibrate_method=METHODS[given.method],
        nodes_to_exclude=floating_nodes(model, given.float), extra_options=extra)
    prepared.unlink()
    print(f"{given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
