"""Trains the neural reader and judges it on the dev and the fresh reports.

    python reader_train.py WORK.npz --out reader.pt [--steps 12000] [--threads 2] [--seed 11] [--rate 0.002] [--smoke]

Many questions are read with two passages, the one that answers and one that a search could take for
it; the softmax runs over the pieces of both and `none`, which is right for near-misses, where only wrong
passages are shown, and where the sentence that answers was taken out. Saves every three minutes and goes on from there when called again.
"""
import argparse
import copy
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from reader_model import FLAGS, Reader, flags_of

BATCH = 32
MAX_PASSAGE, MAX_ANSWER = 112, 36
#: Share of the questions that are read with a second passage.
COMPETING = 0.6
#: Share of the questions that are read with two such passages alone, so that `none` is right.
ABSENT = 0.12
#: Share of the questions that are read with their passage without the sentences that answer, a near-miss.
BEREFT = 0.12
#: So many pieces of that must be left.
LEFT = 16
SENTENCE_ENDS = "。!?;"
#: How often an epoch has a question over a whole report; the others are of scattered passages.
REPORT_TIMES = 3
PLACES, OTHERS = slice(2, 10), slice(10, None)


class Data:
    def __init__(self, path):
        stored = np.load(path, allow_pickle=False)
        self.rows, self.kinds, self.offsets = stored["rows"], stored["kinds"], stored["offsets"]
        self.pieces, self.bounds, self.vectors = stored["pieces"], stored["bounds"], stored["vectors"]
        self.texts = str(stored["texts"]).split("\n")

    def length(self, text):
        return int(self.offsets[text + 1] - self.offsets[text])

    def of(self, text):
        """Pieces and their bounds."""
        first, past = self.offsets[text], self.offsets[text + 1]
        return self.pieces[first:past], self.bounds[first:past]

    def gold(self, row):
        """First and last pieces of the answer, wherever it stands in the passage."""
        places = row[PLACES]
        return [(int(f), int(l)) for f, l in zip(places[::2], places[1::2]) if f >= 0]

    def others(self, row):
        return [int(o) for o in row[OTHERS] if o >= 0]


def padded(rows):
    out = torch.zeros(len(rows), max(2, max(len(r) for r in rows)), dtype=torch.long)
    for at, row in enumerate(rows):
        out[at, : len(row)] = torch.from_numpy(np.asarray(row, np.int64))
    return out


def stacked(flags, length):
    out = torch.zeros(len(flags), length, FLAGS)
    for at, rows in enumerate(flags):
        out[at, : len(rows)] = torch.from_numpy(rows)
    return out


def bereft(pieces, bounds, text, gold):
    """A passage without the sentences that have the answer: its pieces, their bounds and its text; None where little is left."""
    kept, removed = np.ones(len(pieces), bool), np.zeros(len(text) + 1, bool)
    for first, last in gold:
        at = max(text.rfind(end, 0, bounds[first][0]) for end in SENTENCE_ENDS) + 1
        ends = [text.find(end, bounds[last][1] - 1) for end in SENTENCE_ENDS]
        past = min((end + 1 for end in ends if end >= 0), default=len(text))
        kept &= (bounds[:, 1] <= at) | (bounds[:, 0] >= past)
        removed[at:past] = True
    if kept.sum() < LEFT:
        return None
    shift = np.concatenate([[0], np.cumsum(removed)])
    left = "".join(character for character, gone in zip(text, removed) if not gone)
    return pieces[kept], bounds[kept] - shift[bounds[kept]], left


def window(rng, length, answer):
    """Where a part of at most MAX_PASSAGE pieces begins that holds the answer, if there is one."""
    limit = max(0, length - MAX_PASSAGE)
    if answer is None:
        return rng.randint(0, limit)
    low, high = max(0, answer[1] + 1 - MAX_PASSAGE), min(limit, answer[0])
    return rng.randint(low, high) if low <= high else high


def examples(data, chosen, rng):
    """One batch: questions, passages, flags, whose passages these are; marks of the answers' first and
    last pieces (2, passages, length); whether a question has no answer here."""
    questions, passages, flags, shown, places, nothing = [], [], [], [], [], []
    for at, row in enumerate(data.rows[chosen]):
        question, gold, others = int(row[0]), data.gold(row), data.others(row)
        numbers = [int(row[1])]
        if gold and len(others) > 1 and rng.random() < ABSENT:
            gold, numbers = [], rng.sample(others, 2)
        elif others and rng.random() < COMPETING:
            numbers.append(others[int(rng.random() ** 1.5 * len(others))])
        left = bereft(*data.of(numbers[0]), data.texts[numbers[0]], gold) if gold and rng.random() < BEREFT else None
        if left is not None:
            gold = []
        answered = False
        for side, number in enumerate(numbers):
            pieces, bounds, text = left if left is not None and side == 0 else (*data.of(number), data.texts[number])
            first = window(rng, len(pieces), gold[0] if gold and side == 0 else None)
            past = first + MAX_PASSAGE
            passages.append(pieces[first:past])
            flags.append(flags_of(data.texts[question], text, bounds[first:past]))
            inside = [(f - first, l - first) for f, l in gold if f >= first and l < min(past, len(pieces))] if side == 0 else []
            places.append(inside)
            answered |= len(inside) > 0
            shown.append(at)
        questions.append(data.of(question)[0])
        nothing.append(not answered)
    passages = padded(passages)
    marks = torch.zeros(2, *passages.shape)
    for at, inside in enumerate(places):
        for first, last in inside:
            marks[0, at, first] = 1
            marks[1, at, last] = 1
    return (padded(questions), passages, stacked(flags, passages.shape[1]), torch.tensor(shown)), marks, torch.tensor(nothing)


def competing(scores, marks, none, shown, nothing):
    """Negative log share of the marked pieces (or of `none`) among all pieces that a question is shown."""
    count = len(nothing)
    first = torch.zeros(count, dtype=torch.long).scatter_reduce(0, shown, torch.arange(len(shown)), "amin", include_self=False)
    second = torch.where(torch.bincount(shown, minlength=count) > 1, first + 1, -1)
    scores, none = scores.float(), none.float()[first]
    beside = torch.where((second >= 0).unsqueeze(1), scores[second], torch.tensor(-1e4))
    everything = torch.cat([scores[first], beside, none.unsqueeze(1)], 1)
    right = torch.cat([scores[first].masked_fill(marks[first] == 0, -1e9), torch.where(nothing, none, torch.tensor(-1e9)).unsqueeze(1)], 1)
    return (torch.logsumexp(everything, 1) - torch.logsumexp(right, 1)).mean()


def decode(start, end):
    """Best span (first, last) of at most MAX_ANSWER characters and its score."""
    scores = start[:, None] + end[None, :]
    scores = np.triu(scores) - 1e9 * (np.tri(len(start), k=-1) + np.triu(np.ones_like(scores), MAX_ANSWER))
    at = int(scores.argmax())
    return at // len(start), at % len(start), float(scores.flat[at])


def overlap(found, gold):
    """F1 of two ranges of characters [first, past)."""
    common = max(0, min(found[1], gold[1]) - max(found[0], gold[0]))
    return 2 * common / (found[1] - found[0] + gold[1] - gold[0])


@torch.no_grad()
def judge(model, data, chosen):
    """EM and F1 in the gold passage by characters, how often it beats the best of the others, and how well the best
    log-odds of all against `none` tell the answerable questions from the others."""
    model.eval()
    exact, shared, first, odds = 0, 0.0, 0, {True: [], False: []}
    for row in data.rows[chosen]:
        gold = data.gold(row)
        numbers = [int(row[1]), *data.others(row)]
        texts = [data.of(n) for n in numbers]
        passages = padded([t[0] for t in texts])
        flags = stacked([flags_of(data.texts[row[0]], data.texts[n], t[1]) for n, t in zip(numbers, texts)], passages.shape[1])
        start, end, none = model(torch.from_numpy(data.of(row[0])[0].astype(np.int64))[None].repeat(len(numbers), 1), passages, flags)
        spans = [decode(s[: len(t[0])], e[: len(t[0])]) for s, e, t in zip(start.float().numpy(), end.float().numpy(), texts)]
        odds[bool(gold)].append(max(span[2] for span in spans) - 2 * float(none[0]))
        if not gold:
            continue
        bounds = texts[0][1]
        best = (bounds[spans[0][0]][0], bounds[spans[0][1]][1])
        exact += (spans[0][0], spans[0][1]) in gold
        shared += max(overlap(best, (bounds[f][0], bounds[l][1])) for f, l in gold)
        first += all(spans[0][2] > other[2] for other in spans[1:])
    model.train()
    count = max(1, len(odds[True]))
    above = np.mean(np.subtract.outer(odds[True], odds[False]) > 0) if odds[False] else float("nan")
    return f"EM {exact / count:.3f} F1 {shared / count:.3f} first of 7 {first / count:.3f} ({count}) AUROC {above:.3f} ({len(odds[False])})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data")
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    rng = random.Random(options.seed)
    data = Data(options.data)
    unseen = {kind: np.flatnonzero(data.kinds == kind) for kind in ("dev", "fresh")}
    train = np.flatnonzero(~np.isin(data.kinds, list(unseen)))
    train = np.concatenate([train, *[np.flatnonzero(data.kinds == "report")] * (REPORT_TIMES - 1)])
    if options.smoke:
        train, options.steps = train[::50], 150
        unseen = {kind: rows[::20] for kind, rows in unseen.items()}
    model = Reader(data.vectors).to(device)
    slow = list(model.pieces.parameters())
    fast = [p for p in model.parameters() if p is not slow[0]]
    optimisers = [
        (1.0, torch.optim.AdamW(fast, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))),
        (0.25, torch.optim.SparseAdam(slow, lr=options.rate, betas=(0.9, 0.98))),  # touches the pieces of the batch alone
    ]
    averaged = copy.deepcopy(model)
    steps, queue, epoch = 0, [], 0
    if os.path.exists(options.out):
        saved = torch.load(options.out, map_location=device, weights_only=False)
        model.load_state_dict(saved["model"])
        averaged.load_state_dict(saved["averaged"])
        for (_, optimiser), state in zip(optimisers, saved["optimisers"]):
            optimiser.load_state_dict(state)
        steps, epoch = saved["steps"], saved["epoch"]
    print(sum(p.numel() for p in fast), "weights beside", slow[0].numel(), flush=True)

    longest = [data.length(int(row[1])) for row in data.rows]
    began = saved_at = time.time()
    loss_sum, loss_count = 0.0, 0
    while steps < options.steps:
        if not queue:
            order = rng.sample(list(train), len(train))
            pools = [sorted(order[at:at + 40 * BATCH], key=lambda i: longest[i]) for at in range(0, len(order), 40 * BATCH)]
            queue = [pool[at:at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
            rng.shuffle(queue)
            epoch += 1
            print(f"epoch {epoch} at {steps} steps", flush=True)
        rate = options.rate * min(1, (steps + 1) / 300) * (0.5 * (1 + np.cos(np.pi * steps / options.steps)) + 0.01)
        for scale, optimiser in optimisers:
            optimiser.param_groups[0]["lr"] = rate * scale
        inputs, marks, nothing = examples(data, np.array(queue.pop()), rng)
        inputs, marks, nothing = [t.to(device) for t in inputs], marks.to(device), nothing.to(device)
        with torch.autocast(device, torch.bfloat16):
            start, end, none = model(*inputs)
        loss = sum(competing(s, m, none, inputs[3], nothing) for s, m in zip((start, end), marks))
        model.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(fast, 2.0)
        for _, optimiser in optimisers:
            optimiser.step()
        steps += 1
        decay = min(0.998, (steps + 1) / (steps + 10))
        with torch.no_grad():
            for old, new in zip(averaged.parameters(), model.parameters()):
                old.lerp_(new, 1 - decay)
        loss_sum, loss_count = loss_sum + float(loss.detach()), loss_count + 1
        if steps % 100 == 0:
            print(f"{steps} steps, {(time.time() - began) / 60:.1f} min, loss {loss_sum / loss_count:.3f}", flush=True)
            loss_sum, loss_count = 0.0, 0
        if steps % 1000 == 0:
            for kind, rows in unseen.items():
                print(f"{kind} sample:", judge(averaged, data, rows[::6]), flush=True)
        if time.time() - saved_at > 180:
            saved_at = time.time()
            save(options.out, model, averaged, optimisers, steps, epoch)
    save(options.out, model, averaged, optimisers, steps, epoch)
    for kind, rows in unseen.items():
        print(f"{kind}:", judge(averaged, data, rows), flush=True)


def save(path, model, averaged, optimisers, steps, epoch):
    torch.save({"model": model.state_dict(), "averaged": averaged.state_dict(), "optimisers": [o.state_dict() for _, o in optimisers],
                "steps": steps, "epoch": epoch}, f"{path}.part")
    os.replace(f"{path}.part", path)


if __name__ == "__main__":
    main()
