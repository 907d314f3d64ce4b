"""Writes what the neural reader's test compares: questions and passages with the trained model's scores.

    python reader_fixture.py FOLDED ENCODER reader.pt OUTPUT.json.gz
"""
import argparse
import gzip
import json
import random

import numpy as np
import torch
from tokenizers import Tokenizer

from reader_data import read
from reader_model import Reader, flags_of
from reader_train import padded, stacked

ODD = "全市 刑事案件😀同比 下降16.9%,𠮷野家𫗦 c++与covid-19 ――“五员 共治”"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded")
    parser.add_argument("encoder")
    parser.add_argument("checkpoint")
    parser.add_argument("output")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(f"{options.encoder}/tokenizer.json")
    weights = torch.load(options.checkpoint, map_location="cpu", weights_only=False)["averaged"]
    reader = Reader(weights["pieces.weight"].numpy())
    reader.load_state_dict(weights)
    reader.eval()
    rng = random.Random(3)
    rows = rng.sample([row for row in read(f"{options.folded}/questions-written.jsonl") if row["split"] == "train"], 40)
    cases = [(rng.choice(row["questions"])["question"], [row["passage"][:250], other["passage"][:120]]) for row, other in zip(rows, rows[1:])]
    cases.append(("刑事案件下降多少😀", [ODD, rows[0]["passage"][:80]]))
    written = []
    for question, passages in cases:
        encoded = [tokenizer.encode(text, add_special_tokens=False) for text in passages]
        bounds = [np.array(e.offsets).reshape(-1, 2) for e in encoded]
        ids = padded([e.ids for e in encoded])
        flags = stacked([flags_of(question, text, b) for text, b in zip(passages, bounds)], ids.shape[1])
        asked = torch.tensor([tokenizer.encode(question, add_special_tokens=False).ids])
        with torch.no_grad():
            start, end, none = reader(asked, ids, flags)
        rounded = lambda row, e: [round(float(v), 2) for v in row[: len(e.ids)]]
        written.append({"question": question, "passages": passages, "none": round(float(none[0]), 2),
                        "start": [rounded(row, e) for row, e in zip(start, encoded)],
                        "end": [rounded(row, e) for row, e in zip(end, encoded)]})
    with open(options.output, "wb") as file:
        file.write(gzip.compress(json.dumps(written, ensure_ascii=False).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
