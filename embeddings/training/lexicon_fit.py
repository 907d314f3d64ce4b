"""Weights of pairs and importance of words, fitted so that questions rank their own paragraph first.

The score is the one of src/crosslingual/concept-index.ts: over a question's words and phrases, importance
× rarity in the report × weight of the best term present, for the paragraph and for its best sentence,
less a little for length.
"""

import collections
import math
import random
import re

import numpy as np
import torch

import lexicon_data as data

STOP = data.stop_words()
LITERAL = re.compile(r"[a-z]*\d+(?:[.,]\d+)*[a-z]*|[a-z]{2,}")
NUMBER_WORDS = {word: str(value) for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
FITTED = ("pair", "pair_bias", "word", "word_bias", "rarity_power", "length", "sentence_length", "sentence_weight")
#: Words seen less often in the questions keep the importance that their frequency gives.
MIN_QUESTIONS = 6


class Lexicon:
    """The pairs of a translation table that may enter the lexicon, by English entry."""

    def __init__(self, table: dict, smoothing: float = 1.0):
        back = table["count_ez"] / (table["total_z"] + smoothing)
        forth = table["count_ze"] / (table["total_e"] + smoothing)
        # A pair seen once in a long sentence is no evidence; a gloss is.
        keep = (table["e"] > 0) & (table["z"] > 0) & (back > 0.002) & (forth > 0.0005)
        keep &= (table["count_ez"] + table["count_ze"] > 0.4) | (table["gloss_ez"] > 0.05)
        order = np.argsort(table["e"][keep], kind="stable")
        self.english, self.terms = table["english"], table["chinese"]
        self.entry_id = {entry: i for i, entry in enumerate(self.english) if entry}
        self.term_id = {term: i for i, term in enumerate(self.terms) if term}
        self.terms = [term for term in self.terms if term]
        pick = lambda values: values[keep][order]
        self.z, back, forth = pick(table["z"]), back[keep][order], forth[keep][order]
        counts, gloss = pick(table["count_ez"]), pick(table["gloss_ez"])
        self.starts = np.searchsorted(table["e"][keep][order], np.arange(len(self.english) + 1))
        both = np.sqrt(back * forth)
        best = np.zeros(len(self.english))
        np.maximum.at(best, table["e"][keep][order], both)
        lengths = np.array([len(term) for term in table["chinese"] if term is not None])
        size = lengths[self.z - 1]
        self.features = np.stack(
            [
                np.log(back),
                np.log(forth),
                np.log(both / best[table["e"][keep][order]]),
                size == 1,
                size >= 3,
                gloss > 0.05,
                np.log1p(np.minimum(counts, 50)),
                np.zeros(len(size)),
            ],
            1,
        ).astype(np.float32)
        self.frequency, self.total = table["frequency"], sum(table["frequency"].values())
        self.base = data.BaseForms(table["raw_frequency"])
        self.spelled = table["chinese"]

    def entries(self) -> list[str]:
        return [entry for entry in self.english if entry]

    def pairs_of(self, entry: str) -> range:
        at = self.entry_id.get(entry)
        return range(0) if at is None else range(self.starts[at], self.starts[at + 1])

    def word_features(self, entry: str) -> list[float]:
        rarity = -math.log((self.frequency.get(entry, 0) or 3) / self.total)
        return [rarity / 10, " " in entry, entry[0].isdigit() or entry in NUMBER_WORDS]

    def alternatives(self, entry: str, weighting: "Weighting") -> list[tuple[float, str]]:
        pairs = self.pairs_of(entry)
        if len(pairs) == 0:
            return []
        with torch.no_grad():
            weights = weighting.weights(torch.from_numpy(self.features[pairs.start : pairs.stop]))
        return [(float(weight), self.spelled[self.z[k]]) for weight, k in zip(weights, pairs)]


class Weighting(torch.nn.Module):
    def __init__(self):
        super().__init__()
        value = lambda *numbers: torch.nn.Parameter(torch.tensor(numbers if len(numbers) > 1 else numbers[0]))
        self.pair, self.pair_bias = value(0.5, 0.3, 0.1, -1.0, -0.3, 0.3, 0.0, 0.0), value(3.0)
        self.word, self.word_bias = value(0.5, -1.0, 0.0), value(0.2)
        self.rarity_power, self.length = value(0.8), value(0.4)
        self.sentence_length, self.sentence_weight = value(0.6), value(0.4)
        self.own: dict[str, int] = {}
        self.own_importance = torch.nn.Parameter(torch.zeros(0))

    def know(self, entries: list[str]) -> None:
        self.own = {entry: i for i, entry in enumerate(entries)}
        self.own_importance = torch.nn.Parameter(torch.zeros(len(entries)))

    def weights(self, features: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(features @ self.pair + self.pair_bias)

    def importance(self, features: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        importance = torch.nn.functional.softplus(self.word_bias + features @ self.word)
        extra = torch.cat([self.own_importance, torch.zeros(1)])[own]
        return importance * torch.exp(extra)

    def importance_of(self, lexicon: Lexicon, entry: str) -> float:
        with torch.no_grad():
            own = torch.tensor([self.own.get(entry, len(self.own))])
            return float(self.importance(torch.tensor([lexicon.word_features(entry)], dtype=torch.float32), own)[0])

    def forward(self, case: dict) -> torch.Tensor:
        """Scores of a report's paragraphs for one question."""
        report, concepts = case["report"], len(case["entries"])
        value = self.weights(case["features"])[case["alternative"]]
        in_sentence = torch.zeros(concepts * report.sentences).scatter_reduce(0, case["concept"] * report.sentences + case["sentence"], value, "amax").view(concepts, -1)
        paragraph_of = report.paragraph_of
        in_paragraph = torch.zeros(concepts, report.paragraphs).scatter_reduce(1, paragraph_of.expand(concepts, -1), in_sentence, "amax")
        frequency = in_paragraph.sum(1)
        rarity = torch.log1p((report.paragraphs - frequency + 0.5).clamp(min=0.1) / (frequency + 0.5))
        own = torch.tensor([self.own.get(entry, len(self.own)) for entry in case["entries"]])
        worth = self.importance(case["words"], own) * rarity ** self.rarity_power.clamp(0.2, 2)
        whole = worth @ in_paragraph - self.length * report.log_length
        each = worth @ in_sentence - self.sentence_length * report.log_sentence_length
        best = torch.full((report.paragraphs,), -1e9).scatter_reduce(0, paragraph_of, each, "amax")
        return whole + torch.exp(self.sentence_weight) * best


class Report:
    def __init__(self, report: dict, lexicon: Lexicon):
        texts = [(number, sentence) for number, line in enumerate(report["lines"]) for sentence in (data.SENTENCE.findall(line) or [line])]
        self.paragraphs, self.sentences = len(report["lines"]), len(texts)
        self.paragraph_of = torch.tensor([number for number, _ in texts])
        relative = lambda lengths: torch.log(torch.tensor(lengths) / (sum(lengths) / len(lengths)))
        self.log_length = relative([max(1.0, len(line)) for line in report["lines"]])
        self.log_sentence_length = relative([max(1.0, len(sentence)) for _, sentence in texts])
        self.terms, self.literals = collections.defaultdict(list), collections.defaultdict(list)
        for at, (_, sentence) in enumerate(texts):
            parts = {sentence[a:b] for a in range(len(sentence)) for b in range(a + 1, min(len(sentence), a + data.LONGEST_TERM) + 1)}
            for part in parts:
                if part in lexicon.term_id:
                    self.terms[lexicon.term_id[part]].append(at)
            found = set(LITERAL.findall(sentence))
            for literal in found | {re.sub(r"[a-z]+$", "", one) for one in found if one[0].isdigit()}:
                self.literals[literal].append(at)


def report_cases(source: dict, lexicon: Lexicon) -> list[dict]:
    """One case per English question of the report that has an answer."""
    report = Report(source, lexicon)
    questions = [q for q in source["questions"] if q["language"] == "en" and q["answer"]]
    return [case_of(question, report, lexicon) for question in questions]


def case_of(question: dict, report: Report, lexicon: Lexicon) -> dict:
    literals = {text: text.replace(",", "") if text[0].isdigit() else text for text in LITERAL.findall(question["question"])}
    literals |= {word: digit for word, digit in NUMBER_WORDS.items() if re.search(rf"\b{word}\b", question["question"])}
    words = [lexicon.base(word) for word in data.english_words(question["question"])]
    entries = [word for word in words if word not in STOP] + [text for text in literals if text not in STOP]
    entries += [f"{a} {b}" for a, b in zip(words, words[1:])]
    kept, word_features, features, concept, alternative, sentence = [], [], [], [], [], []
    for entry in dict.fromkeys(entries):
        found = []
        if entry in literals and literals[entry] in report.literals:
            found.append((np.array([0, 0, 0, 0, 0, 0, 0, 1], np.float32), report.literals[literals[entry]]))
        for k in lexicon.pairs_of(entry):
            if int(lexicon.z[k]) in report.terms:
                found.append((lexicon.features[k], report.terms[int(lexicon.z[k])]))
        for pair_features, places in found:
            concept += [len(kept)] * len(places)
            alternative += [len(features)] * len(places)
            sentence += places
            features.append(pair_features)
        if found:
            kept.append(entry)
            word_features.append(lexicon.word_features(entry))
    return dict(
        entries=kept,
        words=torch.tensor(word_features, dtype=torch.float32),
        features=torch.from_numpy(np.array(features, np.float32)),
        concept=torch.tensor(concept),
        alternative=torch.tensor(alternative),
        sentence=torch.tensor(sentence),
        gold=question["line"],
        report=report,
    )


def recall(weighting: Weighting, reports: list[list[dict]]) -> tuple[float, float]:
    """Recall@1 and @5."""
    first = five = total = 0
    with torch.no_grad():
        for case in (case for cases in reports for case in cases):
            total += 1
            if not case["entries"]:
                continue
            scores = weighting(case)
            rank = int((scores > scores[case["gold"]]).sum())
            first += rank == 0
            five += rank < 5
    return round(first / total, 3), round(five / total, 3)


def fit(train: list[list[dict]], dev: list[list[dict]], epochs: int, rate: float = 0.03, pull: float = 0.3) -> Weighting:
    """Adam on the softmax loss over each report's paragraphs; words' own importances are pulled to none."""
    weighting, shuffle = Weighting(), random.Random(0)
    cases = [case for report in train for case in report if case["entries"]]
    seen = collections.Counter(entry for case in cases for entry in case["entries"])
    weighting.know(sorted(entry for entry, count in seen.items() if count >= MIN_QUESTIONS))
    optimiser = torch.optim.Adam(weighting.parameters(), lr=rate)
    for epoch in range(epochs):
        shuffle.shuffle(cases)
        total = 0.0
        for start in range(0, len(cases), 16):
            batch = cases[start : start + 16]
            loss = sum(-torch.log_softmax(weighting(case), 0)[case["gold"]] for case in batch) / len(batch)
            total += float(loss.detach()) * len(batch)
            loss = loss + pull * (weighting.own_importance**2).sum() / 100
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        print(f"epoch {epoch}: loss {total / len(cases):.4f}, train cross-fitted {recall(weighting, train)}, dev {recall(weighting, dev)}", flush=True)
        for group in optimiser.param_groups:
            group["lr"] *= 0.6
    return weighting
