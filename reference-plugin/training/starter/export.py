"""Exports a checkpoint to ONNX: batch normalisation and the division by 255 folded into the convolutions, boxes decoded in the graph."""

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from .batches import PHASES
from .blocks import ConvNormAct
from .network import Detector, cells, corners

OPSET = 17


class Decoded(torch.nn.Module):
    """Pixels [N, 3, H, W] to [N, 4 + labels, cells]: center, width and height in pixels, then confidences."""

    def __init__(self, model, width, height):
        super().__init__()
        for module in model.modules():
            if isinstance(module, ConvNormAct):
                module.fold()
        with torch.no_grad():
            model.backbone.stem[0].conv.weight /= 255.0
        model.pixel_scale = 1.0
        self.model = model
        self.register_buffer("grid", cells(width, height))

    def forward(self, pixels):
        logits, sides = self.model(pixels)
        left, top, right, bottom = corners(sides, self.grid).unbind(1)
        boxes = torch.stack([(left + right) / 2, (top + bottom) / 2, right - left, bottom - top], 1)
        return torch.cat([boxes, logits.sigmoid()], 1)


def trained(checkpoint):
    model = Detector()
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["average"])
    return model.eval()


def export(checkpoint, out, width, height):
    decoded = Decoded(trained(checkpoint), width, height).eval()
    with torch.no_grad():
        torch.onnx.export(
            decoded, (torch.zeros(1, 3, height, width),), str(out), input_names=["images"], output_names=["output"],
            dynamic_axes={"images": {0: "batch"}, "output": {0: "batch"}}, opset_version=OPSET, dynamo=False)
    onnx.checker.check_model(onnx.load(out), full_check=True)
    pixels = np.random.default_rng(1).uniform(0, 255, (3, 3, height, width)).astype(np.float32)
    session = onnxruntime.InferenceSession(str(out), providers=["CPUExecutionProvider"])
    found = session.run(None, {"images": pixels})[0]
    with torch.no_grad():
        wanted = decoded(torch.from_numpy(pixels)).numpy()
    difference = np.abs(found - wanted).max()
    if difference > 0.05:
        raise SystemExit(f"ONNX Runtime and PyTorch differ by {difference}")


def main():
    arguments = argparse.ArgumentParser(prog="python -m starter.export", description=__doc__)
    arguments.add_argument("--checkpoint", type=Path, required=True, help="last.pt of a run")
    arguments.add_argument("--out", type=Path, required=True, help="the ONNX file")
    given = arguments.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    export(given.checkpoint, given.out, PHASES[-1].width, PHASES[-1].height)
    print(f"{given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
