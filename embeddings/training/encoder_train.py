"""Trains the static encoder by contrast, resumable at any checkpoint.

    python encoder_train.py FOLDED_DIR WORK_DIR --name NAME [--steps 1900] [--smoke]

Every step draws one kind of task (`MIXTURE`) and a batch of its pairs in blocks of neighbours, so
that negatives come from the same document. Writes WORK_DIR/NAME.pt every three minutes and picks up
there when called again.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from encoder_corpus import Corpus
from encoder_evaluate import StaticModel, dev_figures
from encoder_model import TEMPERATURE, BagEncoder, Batch, parts_of
from encoder_report_task import inside_report

#: task -> (share of steps at the beginning, share at the end, pairs in a batch)
MIXTURE = {
    "title": (0.05, 0.02, 512),
    "cloze": (0.06, 0.02, 512),
    "pseudo-sentence": (0.20, 0.14, 512),
    "pseudo-title": (0.04, 0.01, 512),
    "pseudo-question": (0.08, 0.07, 512),
    "translation": (0.09, 0.06, 768),
    "gloss": (0.08, 0.05, 1536),
    "public": (0.05, 0.06, 512),
    "written-zh": (0.05, 0.07, 512),
    "written-en": (0.06, 0.08, 512),
    "report": (0.32, 0.52, 0),
}


def contrast(corpus: Corpus, encoder: BagEncoder, task: str, size: int) -> tuple[torch.Tensor, dict]:
    """Symmetric cross entropy over the batch; passages that share sentences are no negatives."""
    pieces, rows, passage_pieces, passage_rows, first, past = corpus.draw(task, size)
    count = len(first)
    vectors, leaves = encoder.forward(
        Batch(np.concatenate([pieces, passage_pieces]), np.concatenate([rows, passage_rows + count]), 2 * count)
    )
    scores = vectors[:count] @ vectors[count:].T / TEMPERATURE
    shared = (first[:, None] < past[None, :]) & (first[None, :] < past[:, None])
    np.fill_diagonal(shared, False)
    scores = scores.masked_fill(torch.from_numpy(shared).to(scores.device), -1e4)
    right = torch.arange(count, device=scores.device)
    return (F.cross_entropy(scores, right) + F.cross_entropy(scores.T, right)) / 2, leaves


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--name", default="encoder")
    parser.add_argument("--steps", type=int, default=1900)
    parser.add_argument("--dimension", type=int, default=576)
    parser.add_argument("--parts", type=float, default=1.0, help="share of characters and stems in a piece, 0 for none")
    parser.add_argument("--flat", action="store_true", help="begin with equal weights, for an ablation")
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--without", nargs="*", default=[], help="tasks left out, for ablations")
    parser.add_argument("--evaluate-every", type=int, default=600, help="steps between dev figures")
    parser.add_argument("--smoke", action="store_true")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    if arguments.smoke:
        arguments.steps, arguments.dimension = 120, 64

    tokenizer = Tokenizer.from_file(str(arguments.work / "tokenizer.json"))
    checkpoint = arguments.work / f"{arguments.name}.pt"
    encoder = BagEncoder.load(checkpoint, arguments.device) if checkpoint.exists() else None
    corpus = Corpus(arguments.work / "data.npz", tokenizer, arguments.seed + (encoder.steps if encoder else 0))
    if encoder is None:
        pieces = [tokenizer.id_to_token(piece) for piece in range(tokenizer.get_vocab_size())]
        weights = np.ones(len(pieces)) if arguments.flat else corpus.first_weights(len(pieces))
        encoder = BagEncoder(parts_of(pieces, arguments.parts), arguments.dimension, weights, arguments.seed, arguments.device)
    tasks = [task for task in MIXTURE if task not in arguments.without]

    def report() -> None:
        model = StaticModel(tokenizer, encoder.rows().cpu().numpy())
        print(json.dumps({"steps": encoder.steps} | dev_figures(model, arguments.folded)), flush=True)

    began = saved_at = time.perf_counter()
    losses: dict[str, list[float]] = {}
    while encoder.steps < arguments.steps:
        progress = encoder.steps / arguments.steps
        shares = [MIXTURE[task][0] * (1 - progress) + MIXTURE[task][1] * progress for task in tasks]
        task = corpus.random.choices(tasks, shares)[0]
        warm = min(1.0, (encoder.steps + 1) / 50)
        rate = arguments.rate * warm * (0.5 * (1 + math.cos(math.pi * progress)) + 0.01)
        size = MIXTURE[task][2] // (8 if arguments.smoke else 1)
        loss, leaves = inside_report(corpus, encoder) if task == "report" else contrast(corpus, encoder, task, size)
        loss.backward()
        encoder.step(leaves, rate)
        losses.setdefault(task, []).append(loss.item())
        if encoder.steps % 200 == 0:
            means = {task: round(float(np.mean(values)), 3) for task, values in losses.items()}
            print(encoder.steps, f"{(time.perf_counter() - began) / 60:.1f} min", means, flush=True)
            losses = {}
        if time.perf_counter() - saved_at > 180:
            encoder.save(checkpoint)
            saved_at = time.perf_counter()
        if encoder.steps % arguments.evaluate_every == 0 and encoder.steps < arguments.steps:
            report()
    encoder.save(checkpoint)
    report()


if __name__ == "__main__":
    main()
