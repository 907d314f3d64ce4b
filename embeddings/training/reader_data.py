"""Turns folded questions into arrays over the encoder's pieces for the neural reader.

    python reader_data.py FOLDED ENCODER WORK.npz

A text is a row of pieces with their places. A question has the
passage that answers it (or, for a near-miss, does not) and others that a search could take for it:
lines of the same report, or passages of the same source, that share its words or are near by the
encoder. Nothing of the dev and fresh reports is learned from, nothing of split `dev` or of bench/ is taken.
"""
import argparse
import collections
import json

import numpy as np
import onnx
from onnx import numpy_helper
from tokenizers import Tokenizer

NEGATIVES = 6
MAX_QUESTION = 80
#: Stands for the passage of a question that no line of its report answers: the likeliest line takes its place.
NOWHERE = -1


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def piece_vectors(folder):
    """The encoder's weighted piece vectors, (pieces, dimension)."""
    constants = {c.name: numpy_helper.to_array(c) for c in onnx.load(f"{folder}/onnx/model_quantized.onnx").graph.initializer}
    return constants["table"].astype(np.float32) * constants["scales"]


class Texts:
    """Distinct texts as pieces."""

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        self.number, self.texts = {}, []

    def add(self, text):
        text = text.replace("\n", " ")
        if text not in self.number:
            self.number[text] = len(self.texts)
            self.texts.append(text)
        return self.number[text]

    def pieces(self):
        """Piece ids of every text, and where each begins and ends."""
        encoded = self.tokenizer.encode_batch(self.texts, add_special_tokens=False)
        return [np.array(e.ids, np.int32) for e in encoded], [np.array(e.offsets, np.int32).reshape(-1, 2) for e in encoded]


def covering(bounds, start, end):
    """First and last piece that share a character with [start, end), or nothing."""
    inside = np.flatnonzero((bounds[:, 1] > start) & (bounds[:, 0] < end))
    return [int(inside[0]), int(inside[-1])] if len(inside) else []


def bigrams(text):
    return {text[at:at + 2] for at in range(len(text) - 1)}


def negatives(questions, pool, texts, vectors):
    """For (text, gold) pairs: the numbers of other texts of the pool most like them."""
    def vector(ids):
        sums = np.array([vectors[texts_pieces[i]].sum(0) for i in ids])
        return sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    texts_pieces = negatives.pieces
    pool = np.array(pool)
    inside = vector(pool)
    count = collections.Counter(b for i in pool for b in bigrams(texts.texts[i]))
    rarity = {b: np.log(1 + len(pool) / n) for b, n in count.items()}
    postings = collections.defaultdict(list)
    for at, i in enumerate(pool):
        for b in bigrams(texts.texts[i]):
            postings[b].append(at)
    found = []
    for at in range(0, len(questions), 512):
        part = questions[at:at + 512]
        near = vector([q for q, _ in part]) @ inside.T
        for row, (question, gold) in zip(near, part):
            score = np.zeros(len(pool))
            for b in bigrams(texts.texts[question]):
                score[postings.get(b, [])] += rarity.get(b, 0)
            score = score / (score.max() + 1e-9) + row
            best = [pool[k] for k in np.argsort(-score)[: NEGATIVES + 1] if pool[k] != gold]
            found.append(best[:NEGATIVES])
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded")
    parser.add_argument("encoder")
    parser.add_argument("out")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(f"{options.encoder}/tokenizer.json")
    vectors = piece_vectors(options.encoder)
    texts = Texts(tokenizer)

    reports = read(f"{options.folded}/reports-with-questions.jsonl")
    written = read(f"{options.folded}/questions-written.jsonl")
    public = read(f"{options.folded}/questions-public.jsonl")
    titles = {row["title"] for row in reports}
    held_out = {q["question"] for row in written if row["split"] == "dev" for q in row["questions"]}
    held_out |= {q["question"] for row in reports if row["split"] != "train" for q in row["questions"]}

    groups = []  # (kind, pool, [(question, passage, answer)])
    for row in reports:
        pool = [texts.add(line) for line in row["lines"] if len(line) > 15]
        unseen = row["split"] != "train"
        asked = [(texts.add(q["question"][:MAX_QUESTION]), texts.add(row["lines"][q["line"]]) if q["line"] >= 0 else NOWHERE, q["answer"])
                 for q in row["questions"] if unseen or q["question"] not in held_out]
        groups.append((row["split"] if unseen else "report", pool, asked))
    asked, pool = [], []
    for row in written:
        if row["split"] == "train" and row["title"] not in titles:
            pool.append(texts.add(row["passage"]))
            asked += [(texts.add(q["question"][:MAX_QUESTION]), pool[-1], q["answer"]) for q in row["questions"] if q["question"] not in held_out]
    groups.append(("written", sorted(set(pool)), asked))
    sources = collections.defaultdict(list)
    for row in public:
        if row["answer"] != "" and row["question"] not in held_out:
            sources[row["source"]].append((texts.add(row["question"][:MAX_QUESTION]), texts.add(row["passage"]), row["answer"]))
    for source, asked in sources.items():
        groups.append(("public", sorted({p for _, p, _ in asked}), asked))

    listed, bounds = texts.pieces()
    negatives.pieces = listed

    rows, kinds = [], []
    for kind, pool, asked in groups:
        others = negatives([(q, p) for q, p, _ in asked], pool, texts, vectors)
        for (question, passage, answer), other in zip(asked, others):
            places = []
            if passage == NOWHERE:
                passage, other = other[0], other[1:]
            if answer:
                at = texts.texts[passage].find(answer)
                while at >= 0 and len(places) < 4:
                    places += covering(bounds[passage], at, at + len(answer))
                    at = texts.texts[passage].find(answer, at + 1)
                if not places:
                    continue
            rows.append([question, passage, *(places + [-1] * 8)[:8], *(other + [-1] * NEGATIVES)[:NEGATIVES]])
            kinds.append(kind)
    offsets = np.concatenate([[0], np.cumsum([len(p) for p in listed])])
    np.savez(options.out, rows=np.array(rows, np.int32), kinds=np.array(kinds), offsets=offsets, pieces=np.concatenate(listed),
             bounds=np.concatenate(bounds), texts=np.array("\n".join(texts.texts)), vectors=vectors)
    print(len(texts.texts), "texts,", dict(collections.Counter(kinds)))


if __name__ == "__main__":
    main()
