"""Turns the folded JSON Lines into token arrays that training reads at full speed.

    python encoder_data.py FOLDED_DIR WORK_DIR [--smoke]

Everything Chinese becomes one long array of *sentences* (`Sentences`): a passage is a range of
sentences, so any window of it is a slice. Questions, titles, translations and dictionary words
become *queries* that point to sentence ranges. Sentences chosen for pseudo-English also keep their
dictionary words. Writes WORK_DIR/data.npz; no `dev` row and no bench row ever enters it.
"""

import argparse
import json
import random
import re
from pathlib import Path

import numpy as np

TRAINABLE_PARALLEL = ("cc-cedict", "tatoeba_cmn_eng", "ntrex_zhCN_zhTW", "tico19_covid")
SENTENCE = re.compile(r"[^。!?;…]+[。!?;…]*[”』」)]*|[。!?;…]+")
CLAUSE = re.compile(r"[^,:]+[,:]*|[,:]+")
MAX_WINDOW_CHARS = 120
MAX_TOKENS = 160


def read_jsonl(path: Path):
    with open(path, encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def split_sentences(text: str) -> list[str]:
    """Sentences of folded text; one longer than a window is cut between clauses."""
    parts: list[str] = []
    for sentence in SENTENCE.findall(text):
        if len(sentence) <= MAX_WINDOW_CHARS:
            parts.append(sentence)
            continue
        pack = ""
        for clause in CLAUSE.findall(sentence):
            if pack and len(pack) + len(clause) > MAX_WINDOW_CHARS:
                parts.append(pack)
                pack = ""
            pack += clause
        parts.append(pack)
    return parts


def windows(lengths: list[int]) -> list[tuple[int, int]]:
    """Ranges of neighbouring sentences that fit a window, overlapping by one, as the product cuts."""
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(lengths):
        past, size = first + 1, lengths[first]
        while past < len(lengths) and size + lengths[past] <= MAX_WINDOW_CHARS:
            size += lengths[past]
            past += 1
        found.append((first, past))
        if past >= len(lengths):
            break
        overlap = past - 1 > first and lengths[past - 1] + lengths[past] <= MAX_WINDOW_CHARS
        first = past - 1 if overlap else past
    return found


class Ragged:
    """Lists of small integers stored flat: item i is `flat[offsets[i]:offsets[i + 1]]`."""

    def __init__(self, flat: np.ndarray, offsets: np.ndarray) -> None:
        self.flat, self.offsets = flat, offsets

    @staticmethod
    def of(lists, dtype=np.uint16) -> "Ragged":
        lengths = np.fromiter((len(item) for item in lists), np.int64, len(lists))
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        flat = np.fromiter((value for item in lists for value in item), dtype, int(offsets[-1]))
        return Ragged(flat, offsets)

    def gather(self, first: np.ndarray, past: np.ndarray, limit: int = MAX_TOKENS) -> tuple[np.ndarray, np.ndarray]:
        """Values of the ranges of items `[first, past)`, each cut to `limit`, and their row numbers."""
        starts = self.offsets[first]
        lengths = np.minimum(self.offsets[past] - starts, limit)
        rows = np.repeat(np.arange(len(first)), lengths)
        index = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + np.repeat(starts, lengths)
        return self.flat[index].astype(np.int64), rows


class Builder:
    """Collects sentences and queries; tokenises in bulk at the end."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.paragraph_of: list[int] = []
        self.document_of: list[int] = []
        self.pseudo: list[int] = []
        self.queries: dict[str, list[tuple[str, int, int, int]]] = {}
        self.paragraphs = 0
        self.documents = 0

    def add_paragraph(self, text: str, pseudo: bool = False) -> tuple[int, int]:
        """Appends a paragraph of the current document and returns its sentence range."""
        first = len(self.sentences)
        parts = split_sentences(text)
        self.sentences += parts
        self.paragraph_of += [self.paragraphs] * len(parts)
        self.document_of += [self.documents] * len(parts)
        if pseudo:
            self.pseudo += range(first, first + len(parts))
        self.paragraphs += 1
        return first, first + len(parts)

    def add_query(self, kind: str, text: str, passage: tuple[int, int], answer: str | None = None) -> None:
        """Adds a query; its third number is the sentence that holds the answer, or -1."""
        hit = -1
        if answer:
            hit = next((i for i in range(*passage) if answer in self.sentences[i]), -1)
        self.queries.setdefault(kind, []).append((text, passage[0], passage[1], hit))


def collect(folded: Path, smoke: bool) -> Builder:
    rng = random.Random(2)
    builder = Builder()
    keep_all = 0.01 if smoke else 1.0
    # The written questions of split `train` include questions over the dev reports: leave both out.
    dev_reports = {row["title"] for row in read_jsonl(folded / "reports-with-questions.jsonl") if row["split"] == "dev"}
    dev_questions = {
        question["question"]
        for row in read_jsonl(folded / "questions-written.jsonl")
        if row["split"] == "dev"
        for question in row["questions"]
    }

    for name, keep, pseudo in (("text-reports-and-laws", 1.0, 1.0), ("text-cctv-news", 1.0, 0.25), ("text-web-news-2023", 0.7, 0.12)):
        for document in read_jsonl(folded / f"{name}.jsonl"):
            if rng.random() >= keep * keep_all or document["title"] in dev_reports:
                continue
            builder.documents += 1
            chosen = rng.random() < pseudo
            for position, paragraph in enumerate(document["paragraphs"]):
                passage = builder.add_paragraph(paragraph, chosen)
                if len(document["title"]) > 4 and position < 4 and len(paragraph) > 25:
                    builder.add_query("title", document["title"], passage)

    passages: dict[str, tuple[int, int]] = {}
    for row in read_jsonl(folded / "questions-public.jsonl"):
        if rng.random() < keep_all:
            if row["passage"] not in passages:
                builder.documents += 1
                passages[row["passage"]] = builder.add_paragraph(row["passage"])
            builder.add_query("public", row["question"], passages[row["passage"]], row["answer"])
    for row in read_jsonl(folded / "questions-written.jsonl"):
        if row["split"] == "train" and row["title"] not in dev_reports and rng.random() < max(keep_all, 0.2):
            builder.documents += 1
            passage = builder.add_paragraph(row["passage"])
            for question in row["questions"]:
                kind = "written-en" if question["language"] == "en" else "written-zh"
                builder.add_query(kind, question["question"], passage, question["answer"])
    for row in read_jsonl(folded / "reports-with-questions.jsonl"):
        if row["split"] != "train":
            continue
        builder.documents += 1
        lines = [builder.add_paragraph(line, pseudo=True) for line in row["lines"]]
        for question in row["questions"]:
            if question["answer"] is not None and question["question"] not in dev_questions:
                kind = "report-en" if question["language"] == "en" else "report-zh"
                builder.add_query(kind, question["question"], lines[question["line"]], question["answer"])
    return builder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--smoke", action="store_true")
    arguments = parser.parse_args()
    from tokenizers import Tokenizer

    from encoder_lexicon import Lexicon, regions

    tokenizer = Tokenizer.from_file(str(arguments.work / "tokenizer.json"))

    def tokenize(texts: list[str]) -> list[list[int]]:
        found = []
        for start in range(0, len(texts), 20_000):
            found += [e.ids for e in tokenizer.encode_batch_fast(texts[start : start + 20_000], add_special_tokens=False)]
        return found

    builder = collect(arguments.folded, arguments.smoke)
    print(f"{len(builder.sentences)} sentences, {len(builder.pseudo)} for pseudo-English", flush=True)
    arrays: dict[str, np.ndarray] = {}

    def store(name: str, ragged: Ragged) -> None:
        arrays[f"{name}.flat"], arrays[f"{name}.offsets"] = ragged.flat, ragged.offsets

    store("sentences", Ragged.of(tokenize(builder.sentences)))
    arrays["lengths"] = np.array([len(sentence) for sentence in builder.sentences], np.int32)
    arrays["paragraph_of"] = np.array(builder.paragraph_of, np.int32)
    arrays["document_of"] = np.array(builder.document_of, np.int32)
    for kind, rows in builder.queries.items():
        store(kind, Ragged.of(tokenize([row[0] for row in rows])))
        arrays[f"{kind}.target"] = np.array([row[1:] for row in rows], np.int64)

    pairs: dict[str, list[tuple[str, str]]] = {"translation": [], "gloss": []}
    for row in read_jsonl(arguments.folded / "parallel-zh-en.jsonl"):
        if row["source"] in TRAINABLE_PARALLEL and row["source"] != "cc-cedict":
            pairs["translation"].append((row["en"], row["zh"]))

    # Names of regions that are one piece in Chinese; training swaps them inside reports.
    named = [(name, english) for name, english in regions(arguments.folded).items() if tokenizer.token_to_id(name) is not None]
    arrays["regions"] = np.array([tokenizer.token_to_id(name) for name, _ in named], np.int64)
    store("regions.en", Ragged.of(tokenize([english for _, english in named])))

    # Words for pseudo-English: sentences, then the Chinese questions, then every dictionary word.
    lexicon = Lexicon(arguments.folded)
    index: dict[str, int] = {}
    wordings: list[list[str]] = []

    def word_id(word: str) -> int:
        if word not in index:
            index[word] = len(wordings)
            wordings.append(lexicon.wordings(word))
        return index[word]

    def store_words(name: str, texts: list[str]) -> None:
        found = []
        for start in range(0, len(texts), 20_000):
            found += [[word_id(word) for word in words] for words in lexicon.segment(texts[start : start + 20_000])]
        store(f"{name}.words", Ragged.of(found, np.int32))

    store_words("sentences", [builder.sentences[i] for i in builder.pseudo])
    arrays["pseudo"] = np.array(builder.pseudo, np.int64)
    for kind in ("public", "written-zh", "report-zh", "title"):
        store_words(kind, [row[0] for row in builder.queries[kind]])
    for word, english in lexicon.english.items():
        pairs["gloss"] += [(wording, word) for wording in dict.fromkeys(english)]
    for name, rows in pairs.items():
        rows = rows[: 3_000 if arguments.smoke else None]
        store(f"{name}.en", Ragged.of(tokenize([row[0] for row in rows])))
        store(f"{name}.zh", Ragged.of(tokenize([row[1] for row in rows])))

    # Wordings: word w has wordings first[w]..first[w + 1] of a ragged token array; its Chinese form apart.
    arrays["wordings.first"] = np.concatenate([[0], np.cumsum([len(w) for w in wordings])])
    store("wordings", Ragged.of(tokenize([wording for word in wordings for wording in word])))
    store("words.zh", Ragged.of(tokenize([word.lstrip("#") for word in index])))
    arrays["words.number"] = np.array([word.startswith("#") for word in index])
    np.savez(arguments.work / "data.npz", **arrays)
    print({name: value.shape for name, value in arrays.items() if name.endswith(("flat", "target"))}, len(index), "words")


if __name__ == "__main__":
    main()
