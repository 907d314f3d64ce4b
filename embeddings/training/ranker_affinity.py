"""Learns which forms of answers go with which wordings of questions.

    python ranker_affinity.py CLUES.jsonl --models DIR [--epochs N]

CLUES is the dump of ranker-clues.ts. The model is a factorised bilinear one over clues: a question is
the sum of its clues' vectors over the root of their number, a candidate the sum of its clues' vectors,
the score their product plus a bias of the candidate's clues; a softmax over the candidates around the
answer is pulled towards those that overlap it. Writes affinity-0, affinity-1 (each without that half
of the written questions) and affinity, judged on the dev reports' questions.
"""
import argparse
import base64
import collections
import json
import os

import numpy as np
import torch

SEED = 7
DIMENSION = 32
MIN_COUNT = {"q": 5, "c": 60}
BATCH = 128
LEARNING_RATE = 6e-3
DROPPED_CLUES = 0.2
SHARPNESS = 4


def read(path):
    counts = {"q": collections.Counter(), "c": collections.Counter()}
    rows = []
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if not row["dev"]:
            counts["q"].update(row["q"])
            for clues in row["c"]:
                counts["c"].update(clues)
        rows.append(row)
    names = {side: [c for c, n in counts[side].most_common() if n >= MIN_COUNT[side]] for side in counts}
    ids = {side: {name: at for at, name in enumerate(names[side])} for side in names}
    examples = []
    for row in rows:
        examples.append((
            row["half"], row["dev"],
            np.array([ids["q"][c] for c in row["q"] if c in ids["q"]], np.int64), len(row["q"]),
            [np.array([ids["c"][c] for c in clues if c in ids["c"]], np.int64) for clues in row["c"]],
            np.array(row["y"], np.float32),
        ))
    return names, examples


class Affinity(torch.nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.question = torch.nn.EmbeddingBag(sizes[0], DIMENSION, mode="sum")
        self.candidate = torch.nn.EmbeddingBag(sizes[1], DIMENSION, mode="sum")
        self.bias = torch.nn.EmbeddingBag(sizes[1], 1, mode="sum")
        for table, spread in ((self.question, 0.1), (self.candidate, 0.1), (self.bias, 0.0)):
            torch.nn.init.normal_(table.weight, std=spread) if spread else torch.nn.init.zeros_(table.weight)

    def forward(self, batch):
        question, candidate, owner, root = batch
        q = self.question(*question) / root[:, None]
        return (q[owner] * self.candidate(*candidate)).sum(1) + self.bias(*candidate)[:, 0]


def bags(arrays, dropped, rng):
    if dropped:
        arrays = [a[rng.random(len(a)) >= dropped] for a in arrays]
    lengths = np.fromiter(map(len, arrays), np.int64)
    offsets = np.r_[0, np.cumsum(lengths)[:-1]]
    return torch.from_numpy(np.concatenate(arrays)), torch.from_numpy(offsets)


def batch_of(examples, dropped, rng):
    candidates = [c for e in examples for c in e[4]]
    owner = np.repeat(np.arange(len(examples)), [len(e[4]) for e in examples])
    root = np.sqrt(np.maximum(1, [e[3] for e in examples])).astype(np.float32)
    return (bags([e[2] for e in examples], dropped, rng), bags(candidates, dropped, rng),
            torch.from_numpy(owner), torch.from_numpy(root)), np.concatenate([e[5] for e in examples])


def grouped_log_softmax(scores, owner, count):
    top = torch.full((count,), -1e9).scatter_reduce(0, owner, scores.detach(), "amax")
    total = torch.zeros(count).scatter_add(0, owner, torch.exp(scores - top[owner]))
    return scores - top[owner] - torch.log(total)[owner]


def fit(name, examples, sizes, epochs):
    rng = np.random.default_rng(SEED)
    torch.manual_seed(SEED)
    model = Affinity(sizes)
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=0.02)
    train = [e for e in examples if not e[1]]
    steps = epochs * (len(train) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps + 1, pct_start=0.1)
    for epoch in range(epochs):
        order = rng.permutation(len(train))
        losses = []
        for start in range(0, len(train) - BATCH + 1, BATCH):
            chosen = [train[i] for i in order[start : start + BATCH]]
            batch, labels = batch_of(chosen, DROPPED_CLUES, rng)
            owner = batch[2]
            target = torch.from_numpy(labels) ** SHARPNESS
            target = target / torch.zeros(BATCH).scatter_add(0, owner, target)[owner].clamp(min=1e-6)
            loss = -(target * grouped_log_softmax(model(batch), owner, BATCH)).sum() / BATCH
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(name, "epoch", epoch, "loss", round(float(np.mean(losses)), 3), "dev", judge(model, [e for e in examples if e[1]]), flush=True)
    return model


@torch.no_grad()
def judge(model, examples):
    rng = np.random.default_rng(SEED)
    exact, overlap = [], []
    for start in range(0, len(examples), BATCH):
        chosen = examples[start : start + BATCH]
        batch, labels = batch_of(chosen, 0, rng)
        scores = model(batch).numpy()
        first = 0
        for e in chosen:
            best = first + int(np.argmax(scores[first : first + len(e[4])]))
            overlap.append(labels[best])
            exact.append(labels[best] > 0.99)
            first += len(e[4])
    return f"EM {np.mean(exact):.3f} F1 {np.mean(overlap):.3f} of {len(examples)}"


def table(weight):
    scale = float(np.abs(weight).max()) / 127
    return base64.b64encode(np.round(weight / scale).astype(np.int8).tobytes()).decode(), round(scale, 8)


def export(model, names, path):
    q, q_scale = table(model.question.weight.detach().numpy())
    c, c_scale = table(model.candidate.weight.detach().numpy())
    bias = [int(round(float(b) * 100)) for b in model.bias.weight.detach().numpy()[:, 0]]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"dimension": DIMENSION, "question": {"clues": names["q"], "vectors": q, "scale": q_scale},
                   "candidate": {"clues": names["c"], "vectors": c, "scale": c_scale, "bias": bias}},
                  file, separators=(",", ":"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("clues")
    parser.add_argument("--models", required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--only")
    options = parser.parse_args()
    torch.set_num_threads(1)
    names, examples = read(options.clues)
    sizes = (len(names["q"]), len(names["c"]))
    print("examples", len(examples), "clues", sizes, flush=True)
    for name, without in (("affinity", None), ("affinity-0", 0), ("affinity-1", 1)):
        if options.only and name != options.only:
            continue
        kept = [e for e in examples if e[0] != without or e[1]]
        export(fit(name, kept, sizes, options.epochs), names, os.path.join(options.models, f"{name}.json"))
