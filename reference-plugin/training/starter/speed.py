"""Processor time per picture of ONNX files that take turns in one process, one thread each: what other programs do hardly matters."""

import argparse
import statistics
import time
from pathlib import Path

import numpy as np
import onnxruntime


def session(file):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def picture(of):
    """Noise in the shape of the model's first input; a dimension without a size is 1."""
    shape = [n if isinstance(n, int) else 1 for n in of.get_inputs()[0].shape]
    return {of.get_inputs()[0].name: np.random.default_rng(1).uniform(0, 255, shape).astype(np.float32)}


def main():
    arguments = argparse.ArgumentParser(prog="python -m starter.speed", description=__doc__)
    arguments.add_argument("--model", type=Path, nargs="+", required=True, help="with one input; the first is what the others are compared with")
    arguments.add_argument("--runs", type=int, default=60)
    given = arguments.parse_args()
    sessions = [session(file) for file in given.model]
    pictures = [picture(s) for s in sessions]
    took = [[] for _ in sessions]
    for number in range(given.runs + 5):
        for times, s, pixels in zip(took, sessions, pictures):
            before = time.process_time()
            s.run(None, pixels)
            if number >= 5:
                times.append((time.process_time() - before) * 1000)
    first = statistics.median(took[0])
    for file, times in zip(given.model, took):
        middle = statistics.median(times)
        print(f"{file}: median {middle:.1f} ms, least {min(times):.1f} ms, {first / middle:.2f} times as fast as the first")


if __name__ == "__main__":
    main()
