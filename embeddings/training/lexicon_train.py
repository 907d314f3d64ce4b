"""Learns the cross-lingual lexicon: English words and phrases with weighted Chinese terms.

    python embeddings/training/lexicon_train.py --source DATA --work CACHE --out embeddings/lexicon

Delete the tables in CACHE to learn them anew after a change of data or settings.

Three steps, seeds fixed, 6 to 10 minutes on one core:
 1. IBM Model 1 in both directions over translations and over written English questions paired with
    the clauses around their answer (split `train` only).
 2. A weight for every pair and an importance for every word: a small model over features of the
    pair, fitted so that a question ranks its paragraph first among its report's (24 `train` reports,
    cross-fitted: a report's questions never saw the half of the translation table they are fitted on).
 3. Pruning and writing lexicon.tsv.
"""

import argparse
import collections
import math
import pickle
import random
from pathlib import Path

import numpy as np
import torch

import lexicon_data as data
from lexicon_fit import FITTED, Lexicon, Weighting, fit, recall, report_cases

#: Function words that make no phrase.
SMALL = set(
    "the a an of to in on at for and or by with from is be do have what which who how when where why it its this that as will can any there their they many much did does i you we he she his her not".split()
)
QUESTION_WEIGHT = 3.0


def english_pairs(files: dict, left_out: str, segmenter: data.Segmenter) -> tuple[list, list, list, list]:
    """English words, Chinese terms, weight and whether from CC-CEDICT, of every pair; without one half's questions."""
    dev = {report["title"] for report in files["reports-with-questions"] if report["split"] == "dev"}
    dev_lines = {line for report in files["reports-with-questions"] if report["split"] == "dev" for line in report["lines"]}
    english, chinese, weights, is_gloss = [], [], [], []

    def add(words: list[str], terms: list[str], weight: float, gloss: bool = False) -> None:
        if words and terms:
            english.append(words)
            chinese.append(terms)
            weights.append(weight)
            is_gloss.append(gloss)

    for row in files["parallel-zh-en"]:
        if row["source"] in data.NOT_LICENSED:
            continue
        if row["source"] != "cc-cedict":
            add(data.english_words(row["en"]), segmenter.with_parts(row["zh"]), 1.0)
            continue
        for gloss in data.glosses(row["en"]):
            words = data.english_words(gloss)
            if 1 <= len(words) <= 6 and data.HAN.fullmatch(row["zh"]):
                add(words, [row["zh"]], len(words) ** -0.5, True)
    for row in files["questions-written"]:
        if row["split"] != "train" or row["title"] in dev or row["passage"] in dev_lines or data.half_of(row["title"]) == left_out:
            continue
        for question in row["questions"]:
            if question["language"] == "en" and question["answer"]:
                context = data.around(row["passage"], question["answer"], clauses=ARGS.clauses, longest=ARGS.longest)
                add(data.english_words(question["question"]), segmenter.with_parts(context), QUESTION_WEIGHT)
    return english, chinese, weights, is_gloss


def with_phrases(sentences: list[list[str]]) -> list[list[str]]:
    """Adds the two-word phrases that are frequent and hang together."""
    words = collections.Counter(word for words in sentences for word in words)
    pairs = collections.Counter(pair for words in sentences for pair in set(zip(words, words[1:])))
    total = sum(words.values())
    phrases = {
        (a, b)
        for (a, b), count in pairs.items()
        if count >= 4 and a not in SMALL and b not in SMALL and not a[0].isdigit() and not b[0].isdigit() and count * total / (words[a] * words[b]) > 15
    }
    return [list(dict.fromkeys(words + [f"{a} {b}" for a, b in zip(words, words[1:]) if (a, b) in phrases])) for words in sentences]


def translate(english: list, chinese: list, weights: list, is_gloss: list, rounds: int = 6) -> dict:
    """IBM Model 1 (Brown et al., 1993) in both directions; every side may also align to nothing."""
    english_ids, chinese_ids = {}, {}
    columns = [[], [], [], [], [], []]
    offset_e = offset_z = 0
    for words, terms, weight, gloss in zip(english, chinese, weights, is_gloss):
        e = [english_ids.setdefault(w, len(english_ids) + 1) for w in words] + [0]
        z = [chinese_ids.setdefault(t, len(chinese_ids) + 1) for t in terms] + [0]
        cells = len(e) * len(z)
        for column, values in zip(
            columns,
            (
                np.repeat(e, len(z)),
                np.tile(z, len(e)),
                np.repeat(np.arange(len(e)) + offset_e, len(z)),
                np.tile(np.arange(len(z)) + offset_z, len(e)),
                np.full(cells, weight),
                np.full(cells, gloss),
            ),
        ):
            column.append(values)
        offset_e += len(e)
        offset_z += len(z)
    e, z, place_e, place_z, weight, gloss = (np.concatenate(column) for column in columns)
    keys, cell = np.unique(e.astype(np.int64) * (len(chinese_ids) + 1) + z, return_inverse=True)
    key_e, key_z = keys // (len(chinese_ids) + 1), keys % (len(chinese_ids) + 1)

    def learn(given: np.ndarray, place: np.ndarray, nothing: np.ndarray) -> tuple[np.ndarray, ...]:
        table = np.ones(len(keys))
        for _ in range(rounds):
            share = table[cell]
            share = share / np.bincount(place, share)[place] * weight
            count = np.bincount(cell, share, len(keys))
            count[nothing] = 0
            total = np.bincount(given, count)
            table = count / (total[given] + 0.01) + 1e-12
        return count, total[given], np.bincount(cell, share * gloss, len(keys))

    # p(word | term): every English word picks the term it comes from; and the other way round.
    count_ez, total_z, gloss_ez = learn(key_z, place_e, key_e == 0)
    count_ze, total_e, _ = learn(key_e, place_z, key_z == 0)
    return dict(
        english=[None, *english_ids],
        chinese=[None, *chinese_ids],
        e=key_e.astype(np.int32),
        z=key_z.astype(np.int32),
        count_ez=count_ez,
        total_z=total_z,
        gloss_ez=gloss_ez,
        count_ze=count_ze,
        total_e=total_e,
    )


def learn_table(files: dict, left_out: str, segmenter: data.Segmenter) -> dict:
    english, chinese, weights, is_gloss = english_pairs(files, left_out, segmenter)
    counts = collections.Counter(word for words in english for word in words)
    base = data.BaseForms(counts)
    english = with_phrases([[base(word) for word in words] for words in english])
    table = translate(english, chinese, weights, is_gloss)
    table["frequency"] = collections.Counter(word for words in english for word in words)
    table["raw_frequency"] = counts
    print(f"table without half {left_out or '-'}: {len(english)} pairs, {len(table['english'])} words, {len(table['chinese'])} terms", flush=True)
    return table


def term_frequencies(texts: list[str], terms: set[str]) -> collections.Counter:
    """In how many texts each term occurs."""
    found: collections.Counter = collections.Counter()
    for text in texts:
        found.update({text[a:b] for a in range(len(text)) for b in range(a + 1, min(len(text), a + data.LONGEST_TERM) + 1)} & terms)
    return found


def write(lexicon: Lexicon, weighting: Weighting, frequencies: collections.Counter, target: Path) -> None:
    """A line is `entry⇥importance⇥term+weight …`, importance and weights in hundredths."""
    lines, kept = [], 0
    for entry in lexicon.entries():
        if len(entry) < 2 or entry[0].isdigit():
            continue
        alternatives = [(weight, term) for weight, term in lexicon.alternatives(entry, weighting) if weight >= ARGS.least and frequencies[term] >= 2]
        alternatives = sorted(alternatives, key=lambda pair: (-pair[0], pair[1]))[: ARGS.most]
        if not alternatives:
            continue
        importance = weighting.importance_of(lexicon, entry)
        kept += len(alternatives)
        lines.append(f"{entry}\t{round(importance * 100)}\t" + " ".join(f"{term}{round(weight * 100)}" for weight, term in alternatives))
    target.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(lines)} entries, {kept} pairs, {target.stat().st_size} bytes", flush=True)


def main() -> None:
    random.seed(0)
    torch.manual_seed(0)
    torch.set_num_threads(1)
    files = data.fold_files(ARGS.source, ARGS.work)
    reports = files["reports-with-questions"]
    passages = [row["passage"] for row in files["questions-written"] if row["split"] == "train"]
    texts = [paragraph for document in files["text-reports-and-laws"] for paragraph in document["paragraphs"]]
    texts = random.sample(texts, min(len(texts), 15_000))

    def cached(name: str, make):
        path = ARGS.work / f"{name}.pickle"
        if not path.exists():
            path.write_bytes(pickle.dumps(make()))
        return pickle.loads(path.read_bytes())

    headwords = {row["zh"] for row in files["parallel-zh-en"] if row["source"] == "cc-cedict" and data.HAN.fullmatch(row["zh"]) and len(row["zh"]) <= data.LONGEST_TERM}
    segmenter = cached("segmenter", lambda: data.learn_segmenter(headwords, texts + passages))
    halves = {half: Lexicon(cached(f"table-without-{half}", lambda half=half: learn_table(files, half, segmenter))) for half in "ab"}
    lexicon = Lexicon(cached("table", lambda: learn_table(files, "", segmenter)))

    train = [report_cases(report, halves[data.half_of(report["title"])]) for report in reports if report["split"] == "train"]
    dev = [report_cases(report, lexicon) for report in reports if report["split"] == "dev"]
    weighting = fit(train, dev, epochs=ARGS.epochs)
    print("fitted", {name: getattr(weighting, name).detach().reshape(-1).numpy().round(4).tolist() for name in FITTED})
    print("train, cross-fitted", recall(weighting, train), "dev", recall(weighting, dev))
    frequencies = term_frequencies(texts + passages, set(lexicon.terms))
    ARGS.out.mkdir(parents=True, exist_ok=True)
    write(lexicon, weighting, frequencies, ARGS.out / "lexicon.tsv")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="folder with the training data")
    parser.add_argument("--work", type=Path, required=True, help="folder for folded data and tables")
    parser.add_argument("--out", type=Path, required=True, help="folder for lexicon.tsv")
    parser.add_argument("--clauses", type=int, default=2, help="clauses beside the answer's own in long sentences")
    parser.add_argument("--longest", type=int, default=90, help="sentences up to this length are used whole")
    parser.add_argument("--least", type=float, default=0.03, help="least weight of a written pair")
    parser.add_argument("--most", type=int, default=64, help="most terms of an entry")
    parser.add_argument("--epochs", type=int, default=2)
    ARGS = parser.parse_args()
    main()
