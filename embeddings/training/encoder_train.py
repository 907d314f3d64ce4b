"""Trains the static encoder by contrast, resumable at any checkpoint.

    python encoder_train.py FOLDED_DIR WORK_DIR --name NAME --minutes 30 [--smoke]

Every step draws one kind of task (`MIXTURE`) and a batch of its pairs in blocks of neighbours, so
that negatives come from the same document. Writes WORK_DIR/NAME.pt every three minutes and picks up
there when called again. The schedule follows time spent training, so a slow machine only trains less.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from encoder_data import Ragged, windows
from encoder_evaluate import StaticModel, dev_figures
from encoder_model import BagEncoder, Batch

#: task -> (share of steps at the beginning, share at the end, pairs in a batch)
MIXTURE = {
    "title": (0.10, 0.04, 512),
    "cloze": (0.14, 0.04, 512),
    "pseudo-sentence": (0.26, 0.18, 512),
    "pseudo-title": (0.05, 0.02, 512),
    "pseudo-question": (0.08, 0.10, 512),
    "translation": (0.10, 0.07, 768),
    "gloss": (0.10, 0.08, 1536),
    "public": (0.06, 0.06, 512),
    "written-zh": (0.05, 0.12, 512),
    "written-en": (0.04, 0.17, 512),
    "report": (0.02, 0.12, 0),
}
TEMPERATURE = 0.05
BLOCK = 8
ASKING = ["what", "which", "when", "who", "where", "how", "is", "are", "the", "of", "in", "did", "does", "was", "were", "will", "to", "for", "a", "has"]
COUNTING = ["how many", "how much", "how large", "what percentage", "number of", "what share", "how far"]


class Corpus:
    """The arrays of `encoder_data.py` and the ways to draw batches from them."""

    def __init__(self, path: Path, tokenizer: Tokenizer, seed: int) -> None:
        self.arrays = dict(np.load(path))
        self.rng = np.random.default_rng(seed)
        self.random = random.Random(seed)
        self.sentences = self.ragged("sentences")
        self.lengths = self.arrays["lengths"]
        self.paragraph_of = self.arrays["paragraph_of"]
        self.wordings = self.ragged("wordings")
        self.chinese = self.ragged("words.zh")
        self.first_wording = self.arrays["wordings.first"]
        self.is_number = self.arrays["words.number"]
        self.wordings_list = np.split(self.wordings.flat.astype(np.int64), self.wordings.offsets[1:-1])
        self.chinese_list = np.split(self.chinese.flat.astype(np.int64), self.chinese.offsets[1:-1])
        self.asking = [np.array(tokenizer.encode(text, add_special_tokens=False).ids) for text in ASKING]
        self.counting = [np.array(tokenizer.encode(text, add_special_tokens=False).ids) for text in COUNTING]
        self.reports = self._reports()

    def ragged(self, name: str) -> Ragged:
        return Ragged(self.arrays[f"{name}.flat"], self.arrays[f"{name}.offsets"])

    def _reports(self) -> list[dict]:
        """Per training report: all product windows and the questions with their right windows."""
        by_document: dict[int, list[tuple[str, int]]] = {}
        for kind in ("report-en", "report-zh"):
            for number, target in enumerate(self.arrays[f"{kind}.target"]):
                by_document.setdefault(int(self.arrays["document_of"][target[0]]), []).append((kind, number))
        reports = []
        for document, asked in by_document.items():
            inside = np.flatnonzero(self.arrays["document_of"] == document)
            spans = []
            for paragraph in np.unique(self.paragraph_of[inside]):
                own = inside[self.paragraph_of[inside] == paragraph]
                spans += [(own[0] + a, own[0] + b) for a, b in windows(self.lengths[own].tolist())]
            reports.append({"spans": np.array(spans), "asked": asked})
        return reports

    def blocks(self, total: int, size: int) -> np.ndarray:
        """`size` row numbers in blocks of neighbours."""
        starts = self.rng.integers(0, max(total - BLOCK, 1), size // BLOCK)
        return np.minimum((starts[:, None] + np.arange(BLOCK)).ravel(), total - 1)

    def window_around(self, hit: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Random windows of up to about 120 characters inside [low, high) that hold sentence `hit`."""
        first, past = hit.copy(), hit + 1
        size = self.lengths[hit].copy()
        for _ in range(3):
            for forward in (self.rng.random(len(hit)) < 0.5, None):
                grow = forward if forward is not None else ~grow
                edge = np.where(grow, np.minimum(past, high - 1), np.maximum(first - 1, low))
                free = np.where(grow, past < high, first > low) & (self.rng.random(len(hit)) < 0.6)
                free &= size + self.lengths[edge] <= 130
                past += free & grow
                first -= free & ~grow
                size += np.where(free, self.lengths[edge], 0)
        return first, past

    def passages(self, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For queries with known answers mostly a window around the answer, else the whole passage."""
        low, high, hit = target[:, 0], target[:, 1], target[:, 2]
        near = np.where(hit >= 0, hit, low + (self.rng.random(len(low)) * (high - low)).astype(np.int64))
        first, past = self.window_around(near, low, high)
        windowed = self.rng.random(len(low)) < np.where(hit >= 0, 0.75, 0.25)
        return np.where(windowed, first, low), np.where(windowed, past, high)

    def keep(self, pieces: np.ndarray, rows: np.ndarray, share: float) -> tuple[np.ndarray, np.ndarray]:
        """Drops pieces at random, never the last one of a row."""
        chosen = self.rng.random(len(pieces)) < share
        chosen[np.searchsorted(rows, np.unique(rows))] = True
        return pieces[chosen], rows[chosen]

    def translated(self, words: Ragged, numbers: np.ndarray, brief: bool) -> list[np.ndarray]:
        """Pseudo-English of word lists: a random wording a word, some words left out or left Chinese."""
        draw = self.random
        texts = []
        for number in numbers:
            items = words.flat[words.offsets[number] : words.offsets[number + 1]]
            if brief and len(items) > 4:
                size = min(len(items), draw.randint(3, 11))
                items = items[np.sort(self.rng.choice(len(items), size, replace=False))]
            parts = []
            for word in items.tolist():
                chance = draw.random()
                if self.is_number[word] and chance < (0.5 if brief else 0.1):
                    parts.append(draw.choice(self.counting))
                    continue
                first, past = self.first_wording[word], self.first_wording[word + 1]
                if chance < 0.1:
                    continue
                if past == first or chance > 0.95:
                    if chance > 0.7:
                        parts.append(self.chinese_list[word])
                    continue
                parts.append(self.wordings_list[draw.randrange(first, past)])
            for _ in range(draw.randint(0, 3)):
                parts.append(draw.choice(self.asking))
            texts.append(np.concatenate(parts) if parts else self.asking[0])
        return texts

    def draw(self, task: str, size: int):
        """A batch: query pieces and rows, passage pieces and rows, and the passages' sentence ranges."""
        if task in ("translation", "gloss"):
            english, chinese = self.ragged(f"{task}.en"), self.ragged(f"{task}.zh")
            chosen = self.rng.integers(0, len(english.offsets) - 1, size)
            return *english.gather(chosen, chosen + 1), *chinese.gather(chosen, chosen + 1), chosen, chosen + 1
        if task in ("cloze", "pseudo-sentence"):
            if task == "cloze":
                hit = self.blocks(len(self.lengths), size)
            else:
                chosen = self.blocks(len(self.arrays["pseudo"]), size)
                hit = self.arrays["pseudo"][chosen]
            paragraph = self.paragraph_of[hit]
            low = np.searchsorted(self.paragraph_of, paragraph)
            high = np.searchsorted(self.paragraph_of, paragraph, side="right")
            first, past = self.window_around(hit, low, high)
            if task == "cloze":
                pieces, rows = self.keep(*self.sentences.gather(hit, hit + 1, 60), self.random.uniform(0.3, 0.8))
                # Most sentences leave their window, so that the rest must speak for them.
                away = (self.rng.random(size) < 0.6) & (high - low > 2)
                neighbour = np.where(hit + 1 < high, hit + 1, hit - 1)
                first = np.where(away, np.where(neighbour > hit, neighbour, np.maximum(low, hit - 2)), first)
                past = np.where(away, np.where(neighbour > hit, np.minimum(high, hit + 3), hit), past)
                return pieces, rows, *self.sentences.gather(first, past), first, past
            texts = self.translated(self.ragged("sentences.words"), chosen, brief=True)
        else:
            kinds = {"pseudo-title": ["title"], "pseudo-question": ["public", "written-zh", "report-zh"]}.get(task, [task])
            kind = self.random.choice(kinds)
            target = self.arrays[f"{kind}.target"]
            chosen = self.blocks(len(target), size)
            first, past = self.passages(target[chosen])
            if task.startswith("pseudo"):
                texts = self.translated(self.ragged(f"{kind}.words"), chosen, brief=False)
            else:
                pieces, rows = self.keep(*self.ragged(kind).gather(chosen, chosen + 1, 60), 0.9)
                return pieces, rows, *self.sentences.gather(first, past), first, past
        rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        return np.concatenate(texts), rows, *self.sentences.gather(first, past), first, past


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


def inside_report(corpus: Corpus, encoder: BagEncoder, reports: int = 3) -> tuple[torch.Tensor, dict]:
    """The product's own task: every question of whole reports against all windows of its report."""
    pieces, rows, masks, count = [], [], [], 0
    asked_rows: list[int] = []
    spans_rows: list[np.ndarray] = []
    for report in corpus.random.sample(corpus.reports, min(reports, len(corpus.reports))):
        spans = report["spans"]
        found, where = corpus.sentences.gather(spans[:, 0], spans[:, 1])
        pieces.append(found)
        rows.append(where + count)
        window_rows = np.arange(count, count + len(spans))
        count += len(spans)
        asked = corpus.random.sample(report["asked"], min(160, len(report["asked"])))
        for kind in ("report-en", "report-zh"):
            numbers = np.array([number for k, number in asked if k == kind], np.int64)
            target = corpus.arrays[f"{kind}.target"][numbers]
            found, where = corpus.keep(*corpus.ragged(kind).gather(numbers, numbers + 1, 60), 0.9)
            pieces.append(found)
            rows.append(where + count)
            asked_rows += range(count, count + len(numbers))
            count += len(numbers)
            inside = (spans[None, :, 0] < target[:, 1:2]) & (spans[None, :, 1] > target[:, 0:1])
            hit = np.where(target[:, 2:3] >= 0, target[:, 2:3], target[:, 0:1])
            holds = (spans[None, :, 0] <= hit) & (hit < spans[None, :, 1])
            holds = np.where(target[:, 2:3] >= 0, holds, inside)
            masks.append((inside, holds))
            spans_rows.append(window_rows)
    vectors, leaves = encoder.forward(Batch(np.concatenate(pieces), np.concatenate(rows), count))
    losses, start = [], 0
    for (inside, holds), window_rows in zip(masks, spans_rows):
        own = asked_rows[start : start + len(inside)]
        start += len(inside)
        if not own:
            continue
        scores = vectors[own] @ vectors[window_rows].T / TEMPERATURE
        right = torch.from_numpy(holds).to(scores.device)
        # Other windows of the right paragraph count neither for nor against.
        ignored = torch.from_numpy(inside & ~holds).to(scores.device)
        scores = scores.masked_fill(ignored, -1e4)
        losses.append(scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1))
    return torch.cat(losses).mean(), leaves


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--name", default="encoder")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--dimension", type=int, default=576)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--start", type=Path, help="checkpoint to begin from instead of random rows")
    parser.add_argument("--from-progress", type=float, default=0.0, help="where in the mixture and rate schedule to begin")
    parser.add_argument("--without", nargs="*", default=[], help="tasks left out, for ablations")
    parser.add_argument("--evaluate-every", type=float, default=4.0, help="minutes between dev figures")
    parser.add_argument("--smoke", action="store_true")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    if arguments.smoke:
        arguments.minutes, arguments.dimension = 0.4, 64

    tokenizer = Tokenizer.from_file(str(arguments.work / "tokenizer.json"))
    checkpoint = arguments.work / f"{arguments.name}.pt"
    spent = 0.0
    if checkpoint.exists():
        encoder, saved = BagEncoder.load(checkpoint, arguments.device)
        spent = saved["spent"]
    elif arguments.start:
        encoder, _ = BagEncoder.load(arguments.start, arguments.device)
    else:
        encoder = BagEncoder(tokenizer.get_vocab_size(), arguments.dimension, arguments.seed, arguments.device)
    corpus = Corpus(arguments.work / "data.npz", tokenizer, arguments.seed + encoder.steps)
    tasks = [task for task in MIXTURE if task not in arguments.without]

    def report(progress: float) -> None:
        model = StaticModel(tokenizer, encoder.rows().cpu().numpy())
        print(json.dumps({"steps": encoder.steps, "progress": round(progress, 3)} | dev_figures(model, arguments.folded)), flush=True)

    total = arguments.minutes * 60
    saved_at = evaluated_at = spent
    losses: dict[str, list[float]] = {}
    while spent < total:
        began = time.perf_counter()
        progress = arguments.from_progress + (1 - arguments.from_progress) * spent / total
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
            print(encoder.steps, round(spent), {task: round(float(np.mean(values)), 3) for task, values in losses.items()}, flush=True)
            losses = {}
        spent += time.perf_counter() - began
        if spent - saved_at > 180:
            encoder.save(checkpoint, spent=spent)
            saved_at = spent
        if spent - evaluated_at > arguments.evaluate_every * 60:
            report(progress)
            evaluated_at = spent
    encoder.save(checkpoint, spent=spent)
    report(1.0)


if __name__ == "__main__":
    main()
