"""Turns the shipped encoder back into a checkpoint that `encoder_train.py` goes on from.

    python encoder_restore.py ../encoder WORK_DIR/NAME.pt

Every piece gets its vector again, with the precision of int8; the rows of parts (characters, stems) are those of
their pieces, and a piece's own row what is left. Adam begins anew.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer

from encoder_model import BagEncoder, parts_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("checkpoint", type=Path)
    arguments = parser.parse_args()
    graph = onnx.load(arguments.encoder / "onnx/model_quantized.onnx").graph
    stored = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    rows = torch.from_numpy(stored["table"].astype(np.float32) * stored["scales"])
    weights = rows.norm(dim=1).clamp(min=1e-3)
    tokenizer = Tokenizer.from_file(str(arguments.encoder / "tokenizer.json"))
    parts = parts_of([tokenizer.id_to_token(piece) for piece in range(len(rows))], share=1.0)

    encoder = BagEncoder(parts, rows.shape[1], weights.double().numpy())
    # Rows begin as long as those of an encoder that begins at random.
    directions = rows / weights[:, None] * rows.shape[1] ** 0.5
    encoder.state["table"] = torch.cat([directions, torch.zeros(parts.rows - len(rows), rows.shape[1])])
    owners = np.repeat(np.arange(len(rows)), np.diff(parts.bounds))
    is_part = parts.row != owners
    stem = is_part & (parts.row >= len(rows))
    counts = np.bincount(parts.row[stem], minlength=parts.rows)
    encoder.state["table"].index_add_(0, torch.from_numpy(parts.row[stem]), directions[owners[stem]])
    encoder.state["table"] /= torch.from_numpy(np.maximum(counts, 1)).float()[:, None]
    inner = torch.zeros_like(directions)
    part_rows = encoder.state["table"][torch.from_numpy(parts.row[is_part])] * torch.from_numpy(parts.scale[is_part])[:, None]
    inner.index_add_(0, torch.from_numpy(owners[is_part]), part_rows)
    composed = torch.from_numpy(np.bincount(owners[is_part], minlength=len(rows)) > 0)
    encoder.state["table"][: len(rows)][composed] = (2**0.5 * directions - inner)[composed]
    print("farthest from the shipped vectors:", float((encoder.rows() - rows).abs().max()))
    encoder.save(arguments.checkpoint)


if __name__ == "__main__":
    main()
