"""Writes a checkpoint as the folder that `pipeline('feature-extraction')` of transformers.js loads.

    python encoder_export.py WORK_DIR/NAME.pt OUTPUT_DIR

The ONNX graph is built by hand: gather an int8 row, multiply by that row's scale and by the attention
mask. Its `last_hidden_state` are the weighted piece vectors, so mean pooling with normalisation gives
the trained vector and pooling 'none' gives vectors that can be compared piece by piece.
[CLS] and [SEP] are next to zero: they never took part in training.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from encoder_model import BagEncoder, embed

OPSET, IR = 14, 8
SILENT = (0, 2, 3, 4)
SAMPLES = [
    "全市刑事案件同比下降16.9%,划分网格8.6万个",
    "被骗的老人追回多少钱",
    "how many grid workers are there in chongqing?",
    "“五员共治”、“群众说事、干部答题”",
]


def quantised(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric int8 rows and their scales."""
    scales = np.abs(rows).max(1, keepdims=True) / 127 + 1e-12
    return np.round(rows / scales).astype(np.int8), scales.astype(np.float32)


def graph(table: np.ndarray, scales: np.ndarray) -> onnx.ModelProto:
    dimension = table.shape[1]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["row"]),
        helper.make_node("Cast", ["row"], ["row_float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["scale"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last_axis"], ["mask_column"]),
        helper.make_node("Mul", ["scale", "mask_column"], ["factor"]),
        helper.make_node("Mul", ["row_float", "factor"], ["last_hidden_state"]),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "length", dimension])
    constants = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(scales, "scales"),
        numpy_helper.from_array(np.array([2], np.int64), "last_axis"),
    ]
    model = helper.make_model(
        helper.make_graph(nodes, "bag-of-pieces", inputs, [output], constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR,
        producer_name="verbatim",
    )
    onnx.checker.check_model(model)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    encoder = BagEncoder.load(arguments.checkpoint)
    rows = encoder.rows().numpy().copy()
    rows[list(SILENT)] = 1e-6
    vocabulary, dimension = rows.shape

    (arguments.output / "onnx").mkdir(parents=True, exist_ok=True)
    path = arguments.output / "onnx/model_quantized.onnx"
    onnx.save(graph(*quantised(rows)), path)
    tokenizer = Tokenizer.from_file(str(arguments.checkpoint.parent / "tokenizer.json"))
    tokenizer.save(str(arguments.output / "tokenizer.json"), pretty=False)
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": dimension,
        "vocab_size": vocabulary,
        "max_position_embeddings": 512,
        "pad_token_id": 0,
        "num_hidden_layers": 0,
        "num_attention_heads": 1,
    }
    (arguments.output / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512, **names, "do_lower_case": True}
    (arguments.output / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n")

    session = onnxruntime.InferenceSession(str(path))
    for sample in SAMPLES:
        ids = np.array([tokenizer.encode(sample).ids])
        pooled = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0].mean(0)
        exact = embed(rows, [tokenizer.encode(sample, add_special_tokens=False).ids])[0]
        cosine = float(pooled @ exact / np.linalg.norm(pooled))
        print(f"{cosine:.6f}  {sample}")
        if cosine < 0.999:
            raise SystemExit("The int8 model strays from the trained one.")
    print(f"{path.stat().st_size / 1e6:.1f} MB, {vocabulary} pieces x {dimension}")


if __name__ == "__main__":
    main()
