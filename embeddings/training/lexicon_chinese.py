"""Learns wordings.tsv: everyday, Cantonese and Taiwan wordings with the terms of formal Chinese reports.

    python embeddings/training/lexicon_chinese.py --source DATA --work CACHE --out embeddings/lexicon

Run lexicon_train.py first: its cache has the segmenter and the translation table. Three sources:
 1. IBM Model 1 between the words of a Chinese question that its answer's clauses lack and the words of
    those clauses that the question lacks (split `train` and the public questions); only pairs that
    several questions share and that occur together far more often than by chance survive.
 2. Chinese words with the same English gloss (pivoting, Bannard and Callison-Burch, 2005).
 3. lexicon_closed_list.tsv: general Cantonese, Taiwan and everyday vocabulary, written by hand.
"""

import argparse
import collections
import pickle
from pathlib import Path

import numpy as np

import lexicon_data as data
from lexicon_train import translate

LEAST_QUESTIONS = 3
LEAST_LIFT = 3.0
LEAST_COUNT = 1.0
LEAST_PIVOT = 0.02
PIVOT_FACTOR = 3.0
CLOSED_LIST_WEIGHT = 0.8
MOST_TERMS = 12

Wordings = dict[str, dict[str, float]]


def question_pairs(files: dict) -> tuple[list[tuple[str, str]], list[float]]:
    """Chinese questions with the clauses around their answers, and what each pair counts."""
    dev = {report["title"] for report in files["reports-with-questions"] if report["split"] == "dev"}
    dev_lines = {line for report in files["reports-with-questions"] if report["split"] == "dev" for line in report["lines"]}
    pairs, weights = [], []
    for row in files["questions-written"]:
        if row["split"] != "train" or row["title"] in dev or row["passage"] in dev_lines:
            continue
        for question in row["questions"]:
            if question["language"] != "en" and question["answer"]:
                pairs.append((question["question"], data.around(row["passage"], question["answer"], clauses=2, longest=70)))
                weights.append(2.0)
    for row in files["questions-public"]:
        if row["answer"] and row["answer"] in row["passage"]:
            pairs.append((row["question"], data.around(row["passage"], row["answer"], clauses=1, longest=60)))
            weights.append(1.0)
    return pairs, weights


def learned(files: dict, segmenter: data.Segmenter) -> Wordings:
    pairs, weights = question_pairs(files)
    asked, told = [], []
    for question, context in pairs:
        asked.append(list(dict.fromkeys(word for word in segmenter(question) if word not in context)))
        told.append(list(dict.fromkeys(word for word in segmenter(context) if word not in question)))
    table = translate(asked, told, weights, [False] * len(pairs))
    asked_count = collections.Counter(word for words in asked for word in words)
    told_count = collections.Counter(word for words in told for word in words)
    together = collections.Counter((a, b) for words, others in zip(asked, told) for a in words for b in others)
    found: Wordings = collections.defaultdict(dict)
    for k in np.where((table["e"] > 0) & (table["z"] > 0) & (table["count_ez"] > LEAST_COUNT))[0]:
        word, term = table["english"][table["e"][k]], table["chinese"][table["z"][k]]
        count = together[word, term]
        if count < LEAST_QUESTIONS or count * len(pairs) <= LEAST_LIFT * asked_count[word] * told_count[term]:
            continue
        back = table["count_ez"][k] / (table["total_z"][k] + 3)
        forth = table["count_ze"][k] / (table["total_e"][k] + 3)
        found[word][term] = min(1.0, 2 * (back * forth) ** 0.5)
    print(f"learned: {len(pairs)} questions, {len(found)} wordings")
    return found


def pivoted(table: dict, words: set[str], frequencies: collections.Counter) -> Wordings:
    """Words to terms that CC-CEDICT explains alike."""
    e, z, count = table["e"], table["z"], table["count_ez"]
    gloss = (e > 0) & (z > 0) & (table["gloss_ez"] > 0.2)
    back = count / (table["total_z"] + 0.5)
    forth = count / (np.bincount(e, count)[e] + 0.5)
    by_english = collections.defaultdict(list)
    for k in np.where(gloss & (forth > 0.01))[0]:
        by_english[e[k]].append((table["chinese"][z[k]], forth[k]))
    found: Wordings = collections.defaultdict(lambda: collections.defaultdict(float))
    for k in np.where(gloss & (back > 0.1))[0]:
        word = table["chinese"][z[k]]
        if word not in words or " " in table["english"][e[k]]:
            continue
        for term, share in by_english[e[k]]:
            if term != word and frequencies[term] >= 20:
                found[word][term] += float(back[k] * share)
    return {word: kept for word, terms in found.items() if (kept := {t: min(1.0, PIVOT_FACTOR * p) for t, p in terms.items() if p > LEAST_PIVOT})}


def closed_list(path: Path) -> Wordings:
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {word: dict.fromkeys(terms.split(), CLOSED_LIST_WEIGHT) for word, terms in lines}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="folder with the training data")
    parser.add_argument("--work", type=Path, required=True, help="lexicon_train.py's work folder")
    parser.add_argument("--out", type=Path, required=True, help="folder for wordings.tsv")
    arguments = parser.parse_args()
    files = data.fold_files(arguments.source, arguments.work)
    segmenter = pickle.loads((arguments.work / "segmenter.pickle").read_bytes())
    table = pickle.loads((arguments.work / "table.pickle").read_bytes())
    words = {word for row in files["questions-written"] if row["split"] == "train" for q in row["questions"] for word in segmenter(q["question"])}
    frequencies = collections.Counter(word for document in files["text-reports-and-laws"] for paragraph in document["paragraphs"][:12] for word in set(segmenter(paragraph)))
    merged: Wordings = {}
    for source in (learned(files, segmenter), pivoted(table, words, frequencies), closed_list(Path(__file__).with_name("lexicon_closed_list.tsv"))):
        for word, terms in source.items():
            for term, weight in terms.items():
                if word not in term:
                    merged.setdefault(word, {})[term] = max(weight, merged.get(word, {}).get(term, 0))
    lines = []
    for word, terms in sorted(merged.items()):
        best = sorted(((round(weight * 100), term) for term, weight in terms.items()), key=lambda pair: (-pair[0], pair[1]))[:MOST_TERMS]
        written = " ".join(f"{term}{weight}" for weight, term in best if weight >= 4)
        if written:
            lines.append(f"{word}\t{written}")
    target = arguments.out / "wordings.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(lines)} wordings, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
