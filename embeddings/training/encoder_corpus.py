"""Draws training batches from the arrays of `encoder_data.py`."""

import random
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from encoder_data import Ragged, windows

#: Share of a written question's pieces that a step sees: few questions, many epochs.
KEPT = (0.4, 0.9)
BLOCK = 8
ASKING = ["what", "which", "when", "who", "where", "how", "is", "are", "the", "of", "in", "did", "does", "was", "were", "will", "to", "for", "a", "has"]
COUNTING = ["how many", "how much", "how large", "what percentage", "number of", "what share", "how far"]


def joined(texts: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The pieces of all texts and the number of the text each belongs to."""
    return np.concatenate(texts), np.repeat(np.arange(len(texts)), [len(text) for text in texts])


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
        self.single_english = {}
        english = self.ragged("regions.en")
        for number, piece in enumerate(self.arrays["regions"].tolist()):
            names = english.flat[english.offsets[number] : english.offsets[number + 1]]
            self.single_english[piece] = int(names[0]) if len(names) == 1 else -1
        self.reports = self._reports()

    def first_weights(self, vocabulary: int) -> np.ndarray:
        """Inverse document frequency of every piece, the lowest of four kinds of text: the untrained
        bag is a keyword match already."""
        lowest = np.full(vocabulary, np.inf)
        for kinds in (["sentences"], ["public", "written-zh", "report-zh"], ["written-en", "report-en"], ["translation.en"]):
            count, texts = np.zeros(vocabulary), 0
            for kind in kinds:
                offsets = self.arrays[f"{kind}.offsets"][:200_001]
                pieces = self.arrays[f"{kind}.flat"][: offsets[-1]].astype(np.int64)
                rows = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
                seen = np.unique(rows * vocabulary + pieces) % vocabulary
                count += np.bincount(seen, minlength=vocabulary)
                texts += len(offsets) - 1
            lowest = np.minimum(lowest, np.log((texts + 1) / (count + 1)))
        return np.maximum(lowest / lowest.mean(), 0.03)

    def ragged(self, name: str) -> Ragged:
        return Ragged(self.arrays[f"{name}.flat"], self.arrays[f"{name}.offsets"])

    def _reports(self) -> list[dict]:
        """Training reports and other long documents: their windows, sentences, questions and region."""
        by_document: dict[int, list[tuple[str, int]]] = {}
        for kind in ("report-en", "report-zh"):
            for number, target in enumerate(self.arrays[f"{kind}.target"]):
                by_document.setdefault(int(self.arrays["document_of"][target[0]]), []).append((kind, number))
        sizes = np.bincount(self.arrays["document_of"])
        reports = []
        for document in np.flatnonzero((sizes >= 120) & (sizes <= 900)).tolist():
            inside = np.arange(*np.searchsorted(self.arrays["document_of"], [document, document + 1]))
            asked = by_document.get(document, [])
            if not asked and len(reports) > 400:
                continue
            spans = []
            for paragraph in np.unique(self.paragraph_of[inside]):
                own = inside[self.paragraph_of[inside] == paragraph]
                spans += [(own[0] + a, own[0] + b) for a, b in windows(self.lengths[own].tolist())]
            pieces = self.sentences.gather(inside, inside + 1)[0]
            found = np.bincount(pieces, minlength=int(self.arrays["regions"].max()) + 1)[self.arrays["regions"]]
            region = int(self.arrays["regions"][found.argmax()]) if found.max() >= 8 else -1
            reports.append({"spans": np.array(spans), "sentences": inside, "asked": asked, "region": region})
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
                pieces, rows = self.keep(*self.ragged(kind).gather(chosen, chosen + 1, 60), self.random.uniform(*KEPT))
                return pieces, rows, *self.sentences.gather(first, past), first, past
        return *joined(texts), *self.sentences.gather(first, past), first, past
