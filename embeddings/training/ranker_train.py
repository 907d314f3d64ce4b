"""Fits the reader's trees, and its decision, on what ranker-features.ts dumped.

    python ranker_train.py spans SPANS.f32 --names NAMES.json --models DIR
    python ranker_train.py passages PASSAGES.f32 --names NAMES.json --models DIR

`spans` writes span, fitted on the train reports and judged on the others. `passages` writes passage,
found and decision, fitted on the dev and `fresh` reports alone: encoder, lexicon, neural reader and the other
models were trained on questions over the train reports, where all that they say looks better than on any
other report. What is printed is out of fold: every report judged by models without it.
"""
import argparse
import json
import os

import lightgbm as lgb
import numpy as np

SEED = 7
SPAN_LABELS = ["group", "report", "split", "half", "latin", "right", "label", "scattered", "neural"]
PASSAGE_LABELS = ["group", "report", "split", "half", "latin", "kind", "right", "label", "null", "insentence", "own"]
COMMON = {"verbosity": -1, "num_threads": 2, "seed": SEED, "deterministic": True}
#: Values of the label `split`, 0 for train; the dev reports are provincial work reports, the fresh ones of all kinds.
SPLITS = {1: "dev", 2: "fresh"}
#: Shares of the unanswerable questions: of the same topic, about other places, off topic.
NEAR, FOREIGN, OFF_TOPIC = 0.5, 0.2, 0.3
#: Of the answerable questions over the fresh reports.
MAX_REFUSED = 0.081


def load(path, labels, features):
    width = len(labels) + len(features)
    rows = np.memmap(path, dtype=np.float32, mode="r")
    rows = rows[: len(rows) // width * width].reshape(-1, width)
    return {name: np.array(rows[:, at]) for at, name in enumerate(labels)}, rows[:, len(labels) :]


def export(booster, names, path):
    trees = []
    for info in booster.dump_model()["tree_info"]:
        tree = {"feature": [], "threshold": [], "left": [], "right": [], "leaf": []}

        def walk(node):
            if "leaf_value" in node:
                tree["leaf"].append(float(f"{node['leaf_value']:.5g}"))
                return -len(tree["leaf"])
            at = len(tree["feature"])
            tree["feature"].append(node["split_feature"])
            tree["threshold"].append(float(f"{node['threshold']:.7g}"))
            tree["left"].append(0)
            tree["right"].append(0)
            tree["left"][at] = walk(node["left_child"])
            tree["right"][at] = walk(node["right_child"])
            return at

        walk(info["tree_structure"])
        trees.append(tree)
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"features": names, "trees": trees}, file, separators=(",", ":"))


def starts_of(groups):
    return np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])


def first_best(groups, scores):
    """Index of the best row of every group."""
    order = np.lexsort((-scores, groups))
    return order[starts_of(groups[order])]


def train_spans(options, names):
    labels, features = load(options.dump, SPAN_LABELS, names["span"])
    params = {**COMMON, "objective": "cross_entropy", "num_leaves": 31, "learning_rate": 0.09,
              "min_data_in_leaf": 60, "feature_fraction": 0.6, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 2.0}
    # Most candidates are far off: a quarter of them teaches as much in a quarter of the time.
    near = (labels["label"] > 0) | (np.random.default_rng(SEED).random(len(labels["split"])) < 0.25)
    train = (labels["split"] == 0) & near
    target = labels["label"] ** 2
    weight = np.where(labels["scattered"] == 1, 0.7, 1.0) * np.where(labels["label"] > 0.99, 3.0, 1.0)
    data = lgb.Dataset(np.array(features[train]), target[train], weight=weight[train], free_raw_data=True)
    booster = lgb.train(params, data, num_boost_round=options.rounds)
    export(booster, names["span"], os.path.join(options.models, "span.json"))
    evaluate_spans(booster, labels, features)
    gain = sorted(zip(booster.feature_importance("gain"), names["span"]), reverse=True)
    print("gain:", ", ".join(f"{n} {g:.0f}" for g, n in gain[:25]))


def evaluate_spans(booster, labels, features):
    for split, name in SPLITS.items():
        mask = (labels["split"] == split) & (labels["right"] == 1)
        scores = booster.predict(np.array(features[mask]), raw_score=True)
        for weight in (0, 0.15, 0.25, 0.35, 0.5, 0.7, 1):
            best = first_best(labels["group"][mask], scores + weight * labels["neural"][mask])
            label, latin = labels["label"][mask][best], labels["latin"][mask][best]
            print(f"{name} span in the gold passage, {weight:.2f} of the neural reader's log-odds: EM {np.mean(label > 0.999):.3f}"
                  f" F1 {label.mean():.3f} | zh {label[latin == 0].mean():.3f} en {label[latin == 1].mean():.3f}")


def out_of_fold(fit, rows, use, reports):
    raw = np.zeros(len(rows))
    for report in np.unique(reports):
        raw[reports == report] = fit(use & (reports != report)).predict(rows[reports == report], raw_score=True)
    return raw


def ranking(labels, scores):
    return "; ".join(f"{name}: {ranking_of(labels, scores, split)}" for split, name in SPLITS.items())


def ranking_of(labels, scores, split):
    keep = (labels["null"] == 0) & (labels["kind"] == 0) & (labels["split"] == split)
    best = first_best(labels["group"][keep], scores[keep])
    right, latin = labels["right"][keep][best], labels["latin"][keep][best]
    f1 = labels["label"][keep][best]
    sentence = labels["insentence"][keep][best]
    return (f"recall@1 zh {right[latin == 0].mean():.3f} en {right[latin == 1].mean():.3f}, end to end sentence "
            f"{sentence[latin == 0].mean():.3f}/{sentence[latin == 1].mean():.3f} span F1 {f1[latin == 0].mean():.3f}/{f1[latin == 1].mean():.3f}")


def train_passages(options, names):
    count, extra = len(names["passage"]), len(names["found"]) - len(names["passage"]) - 4
    labels, rows = load(options.dump, PASSAGE_LABELS, names["passage"] + [f"x{i}" for i in range(extra)])
    features, tail = np.array(rows[:, :count]), np.array(rows[:, count:])
    fused = features[:, names["passage"].index("fused")]
    span = features[:, names["passage"].index("bestSpan")]
    ranked = (labels["null"] == 0) & (labels["kind"] == 0)
    # A question whose own line was not retrieved teaches nothing about ranking.
    reached = np.zeros(int(labels["group"].max()) + 1)
    np.maximum.at(reached, labels["group"].astype(int), labels["right"])
    ranked &= reached[labels["group"].astype(int)] > 0
    params = {**COMMON, "objective": "binary", "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 30,
              "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0}
    fit = lambda keep: lgb.train(params, lgb.Dataset(features[keep], labels["right"][keep]), num_boost_round=300)
    print("fused: ", ranking(labels, fused))
    odds = out_of_fold(fit, features, ranked, labels["report"])
    booster = fit(ranked)
    export(booster, names["passage"], os.path.join(options.models, "passage.json"))
    print("ranked:", ranking(labels, odds))
    gain = sorted(zip(booster.feature_importance("gain"), names["passage"]), reverse=True)
    print("gain:", ", ".join(f"{n} {g:.0f}" for g, n in gain[:20]))
    train_decision(options, names, labels, features, tail, odds, span)


def decision_rows(labels, features, tail, odds, span):
    order = np.lexsort((-odds, labels["group"]))
    starts = starts_of(labels["group"][order])
    ends = np.r_[starts[1:], len(order)]
    rows, index = [], []
    for start, end in zip(starts, ends):
        group = order[start:end]
        top = odds[group[0]]
        second = max([-10.0, *odds[group[1:]]])
        rows.append(np.r_[features[group[0]], top, top - second, 1 / max(np.exp(odds[group] - top).sum(), 1),
                          max(0, span[group].max()), tail[group[0]]])
        index.append(group[0])
    return np.asarray(rows, np.float32), np.asarray(index)


def train_decision(options, names, labels, features, tail, odds, span):
    rows, top = decision_rows(labels, features, tail, odds, span)
    at = lambda name: labels[name][top]
    answerable = (at("null") == 0) & (at("kind") == 0)
    near = (at("null") == 1) & (at("kind") == 0)
    # A near-miss that another line answers well is no near-miss: `null` speaks of one line only.
    strong = np.median(span[top][answerable])
    doubtful = near & (span[top] > strong) & (at("own") == 0)
    near = (near & ~doubtful) | (at("kind") == 4)
    foreign, off_topic = at("kind") == 1, np.isin(at("kind"), (2, 3))
    use = answerable | near | foreign | off_topic
    weight = np.ones(len(top))
    # As many unanswerable questions as answerable ones.
    for group, share in ((near, NEAR), (foreign, FOREIGN), (off_topic, OFF_TOPIC)):
        weight[group] = share * answerable.sum() / max(1, group.sum())
    params = {**COMMON, "objective": "binary", "num_leaves": 7, "learning_rate": 0.05, "min_data_in_leaf": 40,
              "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0}
    fit = lambda keep: lgb.train(params, lgb.Dataset(rows[keep], answerable[keep].astype(float), weight=weight[keep]), num_boost_round=600)
    raw = out_of_fold(fit, rows, use, at("report"))
    fresh = at("split") == 2
    booster = fit(use)
    export(booster, names["found"], os.path.join(options.models, "found.json"))
    scale, offset = platt(raw[use], answerable[use], weight[use])
    threshold_raw = np.quantile(raw[answerable & fresh], MAX_REFUSED)
    probability = 1 / (1 + np.exp(-(scale * raw + offset)))
    threshold = float(1 / (1 + np.exp(-(scale * threshold_raw + offset))))
    share = lambda group: np.mean(probability[group] < threshold)
    for split, name in SPLITS.items():
        here = at("split") == split
        good = answerable & here
        print(f"{name}: refused answerable {share(good):.3f} (zh {share(good & (at('latin') == 0)):.3f} en {share(good & (at('latin') == 1)):.3f})",
              *(f"{kind} {share(bad & here):.3f} AUROC {auc(raw[good], raw[bad & here]):.3f}"
                for kind, bad in (("near", near), ("other report", foreign), ("off topic", at("kind") == 2)) if (bad & here).any()), sep=" | ")
    reliability(probability[use], answerable[use], weight[use])
    json.dump({"calibration": {"scale": round(float(scale), 5), "offset": round(float(offset), 5)}, "threshold": round(threshold, 5)},
              open(os.path.join(options.models, "decision.json"), "w"))
    gain = sorted(zip(booster.feature_importance("gain"), names["found"]), reverse=True)
    print("gain:", ", ".join(f"{n} {g:.0f}" for g, n in gain[:20]))


def auc(good, bad):
    values = np.r_[good, bad]
    ranks = np.empty(len(values))
    ranks[np.argsort(values)] = np.arange(len(values))
    return (ranks[: len(good)].sum() - len(good) * (len(good) - 1) / 2) / (len(good) * len(bad))


def platt(raw, target, weight):
    scale, offset = 1.0, 0.0
    for _ in range(60):
        p = 1 / (1 + np.exp(-(scale * raw + offset)))
        g = weight * (p - target)
        h = weight * p * (1 - p) + 1e-9
        gradient = np.array([(g * raw).sum(), g.sum()])
        hessian = np.array([[(h * raw * raw).sum(), (h * raw).sum()], [(h * raw).sum(), h.sum()]])
        step = np.linalg.solve(hessian, gradient)
        scale, offset = scale - step[0], offset - step[1]
    return scale, offset


def reliability(probability, target, weight):
    error = 0
    for low in np.arange(0, 1, 0.1):
        here = (probability >= low) & (probability < low + 0.1 + 1e-9)
        if weight[here].sum() == 0:
            continue
        mean, share = np.average(probability[here], weights=weight[here]), np.average(target[here], weights=weight[here])
        error += weight[here].sum() / weight.sum() * abs(mean - share)
        print(f"  {low:.1f} said {mean:.2f} was {share:.2f} {'#' * int(40 * share)} ({int(here.sum())})")
    print(f"  ECE {error:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=("spans", "passages"))
    parser.add_argument("dump")
    parser.add_argument("--names", required=True)
    parser.add_argument("--models", required=True)
    parser.add_argument("--rounds", type=int, default=220)
    options = parser.parse_args()
    names = json.load(open(options.names))
    (train_spans if options.stage == "spans" else train_passages)(options, names)
