"""Measures an encoder: dev reports and dev questions (for choosing), the public sets (at the end).

    python encoder_evaluate.py FOLDED_DIR MODEL [--bench] [--report REPORT_JSON]

MODEL is a training checkpoint (.pt beside tokenizer.json) or a folder with tokenizer.json and
onnx/model_quantized.onnx. Recall@1 / recall@5; a paragraph scores as its best window.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from encoder_data import read_jsonl, split_sentences, windows
from encoder_model import BagEncoder, embed


class StaticModel:
    """Texts to unit vectors through a table of final piece vectors."""

    def __init__(self, tokenizer: Tokenizer, rows: np.ndarray) -> None:
        self.tokenizer, self.rows = tokenizer, rows

    def __call__(self, texts: list[str]) -> np.ndarray:
        encodings = self.tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return embed(self.rows, [encoding.ids for encoding in encodings])


class OnnxModel:
    """Texts to unit vectors through the exported model, as the product's pipeline computes them."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.session = onnxruntime.InferenceSession(str(folder / "onnx/model_quantized.onnx"))

    def __call__(self, texts: list[str]) -> np.ndarray:
        found = []
        for text in texts:
            ids = np.array([self.tokenizer.encode(text).ids[:512]], np.int64)
            states = self.session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
            vector = states[0].mean(0)
            found.append(vector / np.linalg.norm(vector))
        return np.array(found)


def text_windows(text: str) -> list[str]:
    sentences = split_sentences(text)
    return ["".join(sentences[a:b]) for a, b in windows([len(s) for s in sentences])] or [text]


def ranks(model, questions: list[str], paragraphs: list[str], gold: list[list[int]], windowed: bool) -> np.ndarray:
    """How many paragraphs score above the best gold one, for every question."""
    pieces = [text_windows(p) if windowed else [p] for p in paragraphs]
    starts = np.cumsum([0] + [len(p) for p in pieces])[:-1]
    passages = model([window for piece in pieces for window in piece])
    found = []
    vectors = model(questions)
    for start in range(0, len(questions), 256):
        scores = np.maximum.reduceat(vectors[start : start + 256] @ passages.T, starts, axis=1)
        for row, right in zip(scores, gold[start : start + 256]):
            found.append(int((row > max(row[g] for g in right)).sum()))
    return np.array(found)


def recall(found: np.ndarray) -> str:
    return f"{(found < 1).mean():.3f} / {(found < 5).mean():.3f}"


def dev_figures(model, folded: Path) -> dict[str, str]:
    """English and Chinese questions inside the six dev reports, and over the dev passages."""
    found: dict[str, list[np.ndarray]] = {}
    for report in read_jsonl(folded / "reports-with-questions.jsonl"):
        if report["split"] == "dev":
            for name, english in (("reports en", True), ("reports zh", False)):
                asked = [q for q in report["questions"] if q["answer"] is not None and (q["language"] == "en") == english]
                found.setdefault(name, []).append(
                    ranks(model, [q["question"] for q in asked], report["lines"], [[q["line"]] for q in asked], True)
                )
    passages, questions = [], {"written en": [], "written zh": []}
    for row in read_jsonl(folded / "questions-written.jsonl"):
        if row["split"] == "dev":
            for q in row["questions"]:
                if q["answer"] is not None:
                    questions["written en" if q["language"] == "en" else "written zh"].append((q["question"], len(passages)))
            passages.append(row["passage"])
    for name, asked in questions.items():
        found[name] = [ranks(model, [q for q, _ in asked], passages, [[p] for _, p in asked], True)]
    return {name: recall(np.concatenate(parts)) for name, parts in found.items()}


def bench_figures(model, folded: Path) -> dict[str, str]:
    found = {}
    for name in ("drcd_test", "cmrc2018_dev", "xquad_zh"):
        rows = list(read_jsonl(folded / f"{name}.jsonl"))
        paragraphs = [row["text"] for row in rows if "text" in row]
        asked = [row for row in rows if "question" in row]
        gold = [[row["paragraph"]] for row in asked]
        for windowed in (False, True):
            suffix = " windows" if windowed else ""
            found[name + suffix] = recall(ranks(model, [row["question"] for row in asked], paragraphs, gold, windowed))
            if name == "xquad_zh":
                english = [row["question_en"] for row in asked]
                found["xquad en-zh" + suffix] = recall(ranks(model, english, paragraphs, gold, windowed))
    return found


def bundled_report_figures(model, report: Path) -> dict[str, str]:
    """The bundled report: `{paragraphs: [...], questions: [{question, language, paragraphs}]}`, folded."""
    bundle = json.loads(report.read_text("utf8"))
    found = {}
    for name, english in (("bundled zh", False), ("bundled en", True)):
        asked = [q for q in bundle["questions"] if (q["language"] == "en") == english and q["paragraphs"]]
        found[name] = recall(ranks(model, [q["question"] for q in asked], bundle["paragraphs"], [q["paragraphs"] for q in asked], True))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--bench", action="store_true")
    parser.add_argument("--report", type=Path)
    arguments = parser.parse_args()
    if arguments.model.is_dir():
        model = OnnxModel(arguments.model)
    else:
        encoder = BagEncoder.load(arguments.model)
        model = StaticModel(Tokenizer.from_file(str(arguments.model.parent / "tokenizer.json")), encoder.rows().numpy())
    figures = dev_figures(model, arguments.folded)
    if arguments.report:
        figures |= bundled_report_figures(model, arguments.report)
    if arguments.bench:
        figures |= bench_figures(model, arguments.folded)
    for name, figure in figures.items():
        print(f"{name:24} {figure}")


if __name__ == "__main__":
    main()
