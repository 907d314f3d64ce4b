"""Turns a shipped neural reader back into a checkpoint that `reader_train.py` goes on from.

    python reader_restore.py ../reader/neural.onnx reader.pt

Piece vectors come back with the precision of int8. The optimiser begins anew.
"""
import argparse

import onnx
import torch
from onnx import numpy_helper

from reader_export import TABLE
from reader_model import Reader


def restored(path):
    """The weights of an exported reader by the names of `Reader`."""
    graph = onnx.load(path).graph
    stored = {c.name: torch.from_numpy(numpy_helper.to_array(c).copy()) for c in graph.initializer}
    weights = {name: value for name, value in stored.items() if name.endswith((".weight", ".bias"))}
    weights[TABLE] = stored["table"].float() * stored["scales"]
    # The exporter keeps the weights of layers over sequences transposed, named after the node that uses them.
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            layer = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".")
            weights[f"{layer}.weight"] = stored[node.input[1]].T.contiguous()
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("checkpoint")
    options = parser.parse_args()
    weights = restored(options.model)
    Reader(weights[TABLE].numpy()).load_state_dict(weights)
    torch.save({"model": weights, "averaged": weights, "optimisers": [], "steps": 0, "epoch": 0}, options.checkpoint)


if __name__ == "__main__":
    main()
