"""Copies folded data with one half of the train reports, and some other passages, held out like `dev`.

    python hold_out.py FOLDED HALF OUT

HALF is 0 or 1. A stage that reads OUT instead of FOLDED gives a model that has seen neither these texts
nor their questions: what it says of them is what it would say of any other.
"""

import argparse
import json
import zlib
from pathlib import Path

REPORTS, WRITTEN = "reports-with-questions.jsonl", "questions-written.jsonl"
#: One in so many written passages of a half is held out with it.
SAMPLED = 4


def number_of(name: str) -> int:
    return zlib.crc32(name.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded", type=Path)
    parser.add_argument("half", type=int, choices=(0, 1))
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)

    def is_held_out(row: dict) -> bool:
        own_half = number_of(row["title"] or row["id"]) % 2 == arguments.half
        return own_half and ("id" not in row or number_of(row["id"]) % SAMPLED == 0)

    for file in arguments.folded.iterdir():
        target = arguments.out / file.name
        target.unlink(missing_ok=True)
        if file.name not in (REPORTS, WRITTEN):
            target.symlink_to(file.resolve())
            continue
        with open(file, encoding="utf-8") as rows, open(target, "w", encoding="utf-8") as out:
            for row in map(json.loads, rows):
                out.write(json.dumps(row | {"split": "dev"} if is_held_out(row) else row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
