"""Trains the detector. Stop it at any time and call it again with the same --run: it goes on from its last checkpoint."""

import argparse
import copy
import json
import math
import os
import time
from pathlib import Path

import torch

from . import measure, pack as packs
from .batches import PHASES, Batches, loader, phases, tensor
from .loss import detection_loss
from .muon import Muon
from .network import Detector, cells

WARM_UP = 200  # batches
LAST_RATE = 0.02  # of the highest learning rate


def options():
    parser = argparse.ArgumentParser(prog="python -m starter.train", description=__doc__)
    data = os.environ.get("NUNCHI_DATA", "../../../shared/data")
    parser.add_argument("--run", type=Path, required=True, help="folder of checkpoints and log, outside of the project")
    parser.add_argument("--data", type=Path, default=Path(data) / "starter-training", help="the training pack")
    parser.add_argument("--scenes", type=Path, help="folder that starter.scenes made")
    parser.add_argument("--cache", type=Path, help="where decoded images are kept; default: in the run's folder")
    parser.add_argument("--init", type=Path, help="checkpoint whose averaged weights a new run begins with; default: random numbers")
    parser.add_argument("--shares", nargs="+", default=["human", "teacher", "generated"],
                        choices=["human", "teacher", "generated"], help="which labels are learnt from")
    parser.add_argument("--generated-share", type=float, default=0.2, help="of all drawn pictures, if there are others")
    parser.add_argument("--teacher-power", type=float, default=0.5, help="a target is multiplied by teacher's score to this power")
    parser.add_argument("--batches", type=int, default=8500, help="of the whole schedule; may be changed when resuming")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--small-part", type=float, default=0.65, help="part of the schedule with pictures of 256 x 192")
    parser.add_argument("--optimizer", choices=["muon", "adamw"], default="muon")
    parser.add_argument("--rate", type=float, help="highest learning rate; default 0.02 for muon, 0.002 for adamw")
    parser.add_argument("--decay", type=float, default=0.05, help="weight decay of convolutions")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1, help="more than one only on idle cores: they wait for each other")
    parser.add_argument("--save-every", type=int, default=100, help="batches")
    parser.add_argument("--check-every", type=int, default=1000, help="batches between measurements on validation sources")
    parser.add_argument("--stop-after", type=int, help="batch after which to stop, for trials of a part of the schedule")
    parser.add_argument("--first", type=int, help="train on the first n samples alone: the check that the code can learn")
    return parser.parse_args()


def optimizers(model, given):
    """Convolutions between feature maps by the chosen optimizer; first layer, last layers, norms by AdamW."""
    matrices, others, plain = [], [], []
    for name, weight in model.named_parameters():
        if weight.ndim == 4 and not name.startswith(("head.logits", "head.sides", "backbone.stem.0")):
            matrices.append(weight)
        elif weight.ndim == 4:
            others.append(weight)
        else:
            plain.append(weight)
    small = [{"params": others, "weight_decay": given.decay}, {"params": plain, "weight_decay": 0.0}]
    if given.optimizer == "adamw":
        rate = given.rate or 0.002
        return [torch.optim.AdamW([{"params": matrices, "weight_decay": given.decay}] + small, lr=rate, betas=(0.9, 0.99))]
    return [Muon(matrices, lr=given.rate or 0.02, weight_decay=given.decay),
            torch.optim.AdamW(small, lr=0.002, betas=(0.9, 0.99))]


def rate_factor(batch, total):
    warm = min(1.0, (batch + 1) / WARM_UP)
    return warm * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * batch / total)))


@torch.no_grad()
def follow(average, model, batch):
    """Exponential moving average of everything that is learnt or counted."""
    keep = min(0.999, (1 + batch) / (20 + batch))
    for mine, its in zip(average.state_dict().values(), model.state_dict().values()):
        if mine.is_floating_point():
            mine.lerp_(its, 1 - keep)
        else:
            mine.copy_(its)


def save(path, state):
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def check(average, pack, held_out, size):
    model = copy.deepcopy(average).eval()
    groups = {"real": [s for s in held_out if s.share != "generated"],
              "coco": [s for s in held_out if s.source.startswith("coco-")],
              "generated": [s for s in held_out if s.share == "generated"]}
    result = {}
    for name, samples in groups.items():
        if samples:
            report = measure.Report(samples, measure.detect(model, [pack.image(s) for s in samples], *size))
            threshold, error = report.best_error("person")
            result[name] = {"person": round(report.ap50["person"], 4), "vehicle": round(report.ap50["vehicle"], 4),
                            "error": round(error, 3), "at": round(threshold, 2)}
    return result


def main():
    given = options()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.run.mkdir(parents=True, exist_ok=True)
    pack = packs.open_pack(given.data, given.scenes, given.cache or given.run / "cache")
    training, held_out = packs.split(pack.samples)
    training = [s for s in training if s.share in given.shares]
    if given.first:
        training = held_out = training[::max(1, len(training) // given.first)][:given.first]
    model = Detector().to(memory_format=torch.channels_last)
    average = copy.deepcopy(model)
    steps = optimizers(model, given)
    highest = [[group["lr"] for group in step.param_groups] for step in steps]
    checkpoint, batch = given.run / "last.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        batch = state["batch"]
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        for step, values in zip(steps, state["steps"]):
            step.load_state_dict(values)
    elif given.init:
        begun = torch.load(given.init, weights_only=True)["average"]
        model.load_state_dict(begun)
        average.load_state_dict(begun)
    log = open(given.run / "log.jsonl", "a", buffering=1)

    def say(**what):
        line = json.dumps({"time": time.strftime("%H:%M:%S"), "batch": batch, **what})
        log.write(line + "\n")
        print(line, flush=True)

    say(training=len(training), held_out=len(held_out), arguments={k: str(v) for k, v in vars(given).items()})
    batches = Batches(pack, training, packs.weights(training, given.generated_share), given.seed, given.batch, given.batches,
                      phases(given.small_part))
    model.train()
    sums, started, grids = [0.0, 0.0], time.monotonic(), {}
    for pixels, truths in loader(batches, batch):
        size = (pixels.shape[2], pixels.shape[1])
        grid = grids.setdefault(size, cells(*size))
        factor = rate_factor(batch, given.batches)
        for step, rates in zip(steps, highest):
            for group, rate in zip(step.param_groups, rates):
                group["lr"] = rate * factor
        with torch.autocast("cpu", torch.bfloat16):
            logits, sides = model(tensor(pixels))
        label_loss, box_loss = detection_loss(logits, sides, grid, truths, given.teacher_power)
        (label_loss + box_loss).backward()
        for step in steps:
            step.step()
        model.zero_grad(set_to_none=True)
        batch += 1
        follow(average, model, batch)
        sums = [sums[0] + label_loss.item(), sums[1] + box_loss.item()]
        if batch % 50 == 0:
            seconds = time.monotonic() - started
            say(label=round(sums[0] / 50, 3), box=round(sums[1] / 50, 3), rate=round(factor, 3), width=size[0],
                per_second=round(50 * given.batch / seconds, 1))
            sums, started = [0.0, 0.0], time.monotonic()
        done = batch in (given.batches, given.stop_after)
        if batch % given.save_every == 0 or done:
            save(checkpoint, {"batch": batch, "model": model.state_dict(), "average": average.state_dict(),
                              "steps": [step.state_dict() for step in steps]})
        if batch % given.check_every == 0 or done:
            say(**check(average, pack, held_out, (PHASES[-1].width, PHASES[-1].height)))
            started = time.monotonic()
        if done:
            break


if __name__ == "__main__":
    main()
