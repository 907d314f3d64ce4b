"""Learns where people begin and end what they underline, whatever the question.

    python ranker_boundaries.py QUESTIONS_WRITTEN.jsonl OUT.json --reports REPORTS.jsonl [--without-fold K]

Input is folded JSON Lines (fold_jsonl.ts) of `{split, title, passage, questions}`; only split
`train` is read, without the dev reports of REPORTS (most questions over them are filed there). The model is a logistic regression per edge (start, end) over the characters around
a gap; `--without-fold 0|1` leaves one half of the reports out, for out-of-fold features.
"""
import argparse
import json
import re
import zlib

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

SEED = 7
NEGATIVE_SHARE = 0.25
DIGIT, LATIN = re.compile(r"\d"), re.compile(r"[a-z]")


def normalise(text):
    return LATIN.sub("a", DIGIT.sub("0", text))


def keys_at(padded, gap):
    """The feature keys of the gap before padded[gap + 3]; padded has three marks at both ends."""
    i = gap + 3
    left, right = padded[i - 3 : i], padded[i : i + 3]
    return (
        "l" + left[2], "L" + left[1:], "M" + left,
        "r" + right[0], "R" + right[:2], "S" + right,
        "x" + left[2] + right[0], "y" + left[1:] + right[0], "z" + left[2] + right[:2],
    )


def fold_of(title):
    return zlib.crc32(title.encode()) % 2


def dev_titles(path):
    rows = map(json.loads, open(path, encoding="utf-8"))
    return {row["title"] for row in rows if row["split"] == "dev"}


def read(path, held_out, without):
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if row["split"] != "train" or row["title"] in held_out:
            continue
        if without is not None and fold_of(row["title"] or row["id"]) == without:
            continue
        yield row["passage"], [q["answer"] for q in row["questions"] if q["answer"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("questions")
    parser.add_argument("out")
    parser.add_argument("--reports", required=True)
    parser.add_argument("--without-fold", type=int, choices=(0, 1))
    options = parser.parse_args()
    rng = np.random.default_rng(SEED)
    rows = {"start": ([], []), "end": ([], [])}
    ids = {}
    for passage, answers in read(options.questions, dev_titles(options.reports), options.without_fold):
        gold = {"start": set(), "end": set()}
        for answer in answers:
            at = passage.find(answer)
            if at >= 0:
                gold["start"].add(at)
                gold["end"].add(at + len(answer))
        padded = "^^^" + normalise(passage) + "$$$"
        for gap in range(len(passage) + 1):
            keys = None
            for edge, (features, labels) in rows.items():
                positive = gap in gold[edge]
                if not positive and rng.random() > NEGATIVE_SHARE:
                    continue
                keys = keys or [ids.setdefault(k, len(ids)) for k in keys_at(padded, gap)]
                features.append(keys)
                labels.append(positive)
    names = list(ids)
    model = {}
    for edge, (features, labels) in rows.items():
        flat = np.concatenate([np.asarray(f) for f in features])
        pointers = np.arange(len(features) + 1) * 9
        matrix = csr_matrix((np.ones(len(flat), np.float32), flat, pointers), shape=(len(features), len(names)))
        labels = np.asarray(labels)
        count = np.asarray(matrix.sum(axis=0)).ravel()
        keep = np.flatnonzero(count >= 6)
        fitted = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=8, tol=None, random_state=SEED, average=True)
        fitted.fit(matrix[:, keep], labels)
        scores = matrix[:, keep] @ fitted.coef_[0] + fitted.intercept_[0]
        order = np.argsort(scores)
        ranks = np.empty(len(order))
        ranks[order] = np.arange(len(order))
        n = labels.sum()
        auc = (ranks[labels].sum() - n * (n - 1) / 2) / (n * (len(labels) - n))
        weights = {}
        for k, w in zip(keep, fitted.coef_[0]):
            if abs(w) >= 0.15:
                weights[names[k]] = int(round(float(w) * 100))
        # Negatives were sampled: give the odds their true base again.
        bias = float(fitted.intercept_[0] + np.log(NEGATIVE_SHARE))
        model[edge] = {"bias": round(bias, 4), "weights": weights}
        print(edge, "examples", len(labels), "positive", int(n), "auc", round(float(auc), 4), "weights", len(weights))
    json.dump(model, open(options.out, "w", encoding="utf-8"), ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
