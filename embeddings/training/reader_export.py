"""Writes a trained neural reader as ONNX for onnxruntime.

    python reader_export.py reader.pt OUTPUT.onnx

Its piece vectors, most of its size, are kept as int8 with a scale per row. Checked against PyTorch.
"""
import argparse

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from encoder_export import IR, OPSET, quantised
from reader_model import FLAGS, Reader

TABLE = "pieces.weight"
#: Scores of the int8 model may differ by this much from the trained one's.
TOLERANCE = 0.25


def with_int8_table(model):
    """Replaces lookups in the float table by lookups of int8 rows and their scales."""
    graph = model.graph
    table = next(c for c in graph.initializer if c.name == TABLE)
    rows, scales = quantised(numpy_helper.to_array(table))
    graph.initializer.remove(table)
    graph.initializer.extend([numpy_helper.from_array(rows, "table"), numpy_helper.from_array(scales, "scales")])
    nodes = []
    for node in graph.node:
        if TABLE not in node.input:
            nodes.append(node)
            continue
        ids, out = node.input[1], node.output[0]
        nodes += [
            helper.make_node("Gather", ["table", ids], [f"{out}_row"]),
            helper.make_node("Cast", [f"{out}_row"], [f"{out}_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", ["scales", ids], [f"{out}_scale"]),
            helper.make_node("Mul", [f"{out}_float", f"{out}_scale"], [out]),
        ]
    del graph.node[:]
    graph.node.extend(nodes)
    model.ir_version = IR
    onnx.checker.check_model(model)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("output")
    options = parser.parse_args()
    weights = torch.load(options.checkpoint, map_location="cpu", weights_only=False)["averaged"]
    reader = Reader(weights[TABLE].numpy())
    reader.load_state_dict(weights)
    reader.eval()
    question, passages = torch.randint(5, 30_000, (1, 9)), torch.randint(5, 30_000, (3, 40))
    passages[1, 25:] = 0
    flags = torch.rand(3, 40, FLAGS)
    torch.onnx.export(
        reader, (question, passages, flags), options.output, opset_version=OPSET, dynamo=False,
        input_names=["question", "passages", "flags"], output_names=["start", "end", "none"],
        dynamic_axes={"question": {1: "asked"}, "passages": {0: "count", 1: "length"}, "flags": {0: "count", 1: "length"},
                      "start": {0: "count", 1: "length"}, "end": {0: "count", 1: "length"}},
    )
    onnx.save(with_int8_table(onnx.load(options.output)), options.output)
    session = onnxruntime.InferenceSession(options.output)
    question, passages, flags = torch.randint(5, 30_000, (1, 7)), torch.randint(5, 30_000, (5, 60)), torch.rand(5, 60, FLAGS)
    shipped = session.run(None, {"question": question.numpy(), "passages": passages.numpy(), "flags": flags.numpy()})
    with torch.no_grad():
        trained = reader(question, passages, flags)
    apart = max(float(np.abs(a - b.numpy()).max()) for a, b in zip(shipped, trained))
    print(f"{len(open(options.output, 'rb').read()) / 1e6:.1f} MB; scores differ by at most {apart:.3f}")
    if apart > TOLERANCE:
        raise SystemExit("The int8 model strays from the trained one.")


if __name__ == "__main__":
    main()
