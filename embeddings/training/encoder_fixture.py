"""Writes what the tokenizer-agreement test compares: 2,000 texts with ids, some with float vectors.

    python encoder_fixture.py FOLDED_DIR WORK_DIR/NAME.pt OUTPUT.json.gz
"""

import argparse
import gzip
import json
import random
from pathlib import Path

from tokenizers import Tokenizer

from encoder_data import read_jsonl
from encoder_model import BagEncoder, embed

ODDITIES = [
    "a", "中", "5", "%", "。", "……", "“”", "😀", "👨‍👩‍👧 一家三口", "𠮷野家在哪", "𫗦子是什么", "é è ñ ü", "naïve café", "st. petersburg's", "don't", "covid-19",
    "5g基站有多少个?", "iphone15 pro", "c++", "r&d", "gdp增长5.5%", "8.6万个", "1,717.5亿元", "2026-01-31", "9:30", "https://example.org/a?b=c&d=1", "@bot 求问下", "#话题#",
    "<b>粗体</b>", "a_b_c", "ａｂｃ", "①②③", "㎡", "½", "℃", "~", "——", "・", "ㄅㄆㄇ", "ひらがな カタカナ", "한국어", "привет", "مرحبا", "\u200b零宽", "�", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "supercalifragilisticexpialidocious", "的的的的的的", "!!!???", "((()))", "1234567890123", "zh中en文mix混", "x" * 300, "啊" * 600,
]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    rng = random.Random(5)
    pool: list[str] = []
    for row in read_jsonl(arguments.folded / "questions-written.jsonl"):
        pool += [question["question"] for question in row["questions"]]
        if rng.random() < 0.1:
            pool.append(row["passage"][: rng.randint(20, 200)])
    pool += [row["en"] for row in read_jsonl(arguments.folded / "parallel-zh-en.jsonl") if row["source"].startswith(("ntrex", "tico"))]
    texts = ODDITIES + rng.sample(pool, 1_700)
    letters = list({character for text in pool for character in text})
    while len(texts) < 2_000:  # Nonsense: characters that never met, with spaces in between.
        texts.append("".join(rng.choices([*letters, " "], k=rng.randint(1, 24))).strip() or "空")

    tokenizer = Tokenizer.from_file(str(arguments.checkpoint.parent / "tokenizer.json"))
    rows = BagEncoder.load(arguments.checkpoint).rows().numpy()
    cases = [{"text": text, "ids": tokenizer.encode(text).ids} for text in texts]
    for case in cases[28:92]:
        ids = [piece for piece in case["ids"][1:-1]][:510]
        case["vector"] = [round(float(value), 5) for value in embed(rows, [ids])[0]]
    arguments.output.write_bytes(gzip.compress(json.dumps(cases, ensure_ascii=False).encode(), 9, mtime=0))
    print(f"{len(cases)} texts, {arguments.output.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
