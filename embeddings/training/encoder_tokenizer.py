"""Builds the 32,000-piece vocabulary that the encoder and the reader share.

    python encoder_tokenizer.py FOLDED_DIR WORK_DIR [--smoke]

A Unigram model whose pieces mean something in both languages: every frequent character, the
Chinese *words* (dictionary entries of two to four characters) that the corpus uses most, and
English pieces of up to sixteen letters. Chinese pieces that are no words (“的发展”) are never made,
so that a word stands for itself wherever it occurs and its English gloss can be learned.

transformers.js does not split beyond U+FFFF, so no such character is a piece; the one that counts,
the folded form of Cantonese 嗰 (“that”), is put back by the normaliser. Digits stand alone, white space only separates: “workers” is the same piece at the start of a
question and inside it. Writes WORK_DIR/tokenizer.json.
"""

import argparse
import collections
import itertools
import json
import math
import random
import re
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from encoder_data import TRAINABLE_PARALLEL, read_jsonl

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
VOCABULARY = 32_000
ENGLISH_PIECES = 11_000
MIN_CHARACTER_COUNT = 12
ASTRAL, BASIC = "\U00020bb6", "\u55f0"
CJK = re.compile(r"^[\u3400-\u9fff]+$")
CJK_RUN = re.compile(r"[\u3400-\u9fff]+")


def training_rows(folded: Path):
    """Written questions that may be trained on: split `train` without the dev reports."""
    dev_reports = {row["title"] for row in read_jsonl(folded / "reports-with-questions.jsonl") if row["split"] == "dev"}
    for row in read_jsonl(folded / "questions-written.jsonl"):
        if row["split"] == "train" and row["title"] not in dev_reports:
            yield row


def chinese_texts(folded: Path, share: float):
    """Yields paragraphs and questions, a `share` of the news and all of the reports' style."""
    rng = random.Random(1)
    for name, keep in (("text-reports-and-laws", 0.8), ("text-cctv-news", 0.3), ("text-web-news-2023", 0.2)):
        for document in read_jsonl(folded / f"{name}.jsonl"):
            if rng.random() < keep * share:
                yield document.get("title", "")
                yield from document["paragraphs"]
    for row in read_jsonl(folded / "questions-public.jsonl"):
        if rng.random() < share:
            yield row["question"]
            yield row["passage"]
    for row in training_rows(folded):
        for question in row["questions"]:
            yield question["question"]
            yield question["question"]


def english_texts(folded: Path):
    """Yields the English that may be trained on: questions (three times), translations, glosses."""
    for row in training_rows(folded):
        for question in row["questions"]:
            if question["language"] == "en":
                yield from [question["question"]] * 3
    for row in read_jsonl(folded / "parallel-zh-en.jsonl"):
        if row["source"] in TRAINABLE_PARALLEL:
            yield CJK_RUN.sub(" ", row["en"])


def pre_tokenizer():
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.Punctuation(),
        ]
    )


def unigram(pieces: dict[str, float]) -> Tokenizer:
    """A tokenizer over `pieces` (text to log probability), special tokens first."""
    vocabulary = [(special, 0.0) for special in SPECIAL] + sorted(pieces.items(), key=lambda p: (-p[1], p[0]))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=1))
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.pre_tokenizer = pre_tokenizer()
    return tokenizer


def english_pieces(folded: Path, size: int) -> dict[str, float]:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=size,
        special_tokens=SPECIAL,
        unk_token="[UNK]",
        max_piece_length=16,
        show_progress=False,
    )
    tokenizer.train_from_iterator(english_texts(folded), trainer)
    vocabulary = json.loads(tokenizer.to_str())["model"]["vocab"]
    return {piece: score for piece, score in vocabulary if piece not in SPECIAL and "\u2581" not in piece}


def dictionary_words(folded: Path) -> dict[str, int]:
    """Words of two to four characters with a first guess of their frequency."""
    words: dict[str, int] = {}
    dictionary = folded / "jieba-dict.txt"
    if dictionary.exists():
        for line in dictionary.read_text("utf8").splitlines():
            word, frequency, _ = line.split(" ")
            if 2 <= len(word) <= 4 and CJK.match(word):
                words[word] = int(frequency)
    for row in read_jsonl(folded / "parallel-zh-en.jsonl"):
        if row["source"] == "cc-cedict" and 2 <= len(row["zh"]) <= 4 and CJK.match(row["zh"]):
            words.setdefault(row["zh"], 3)
    return words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folded", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--smoke", action="store_true")
    arguments = parser.parse_args()
    folded, share = arguments.folded, 0.02 if arguments.smoke else 1.0
    size = 8_000 if arguments.smoke else VOCABULARY

    english = english_pieces(folded, size * ENGLISH_PIECES // VOCABULARY)
    texts = [text.replace(ASTRAL, BASIC) for text in chinese_texts(folded, share)]
    characters = collections.Counter(itertools.chain.from_iterable(texts))
    counts = {word: frequency + 1 for word, frequency in dictionary_words(folded).items()}
    singles = {
        character: count
        for character, count in characters.items()
        if count >= (2 if arguments.smoke else MIN_CHARACTER_COUNT) and character <= "\uffff" and not character.isspace() and character not in english
    }
    # Hard expectation-maximisation: segment with the current probabilities, count, repeat.
    for _ in range(3):
        total = sum(counts.values()) + sum(singles.values())
        scores = {word: math.log((count + 0.5) / total) for word, count in counts.items()}
        scores |= {single: math.log(count / total / 4) for single, count in singles.items()}
        segmenter = unigram(scores)
        seen_ids: collections.Counter[int] = collections.Counter()
        for start in range(0, len(texts), 5_000):
            for encoding in segmenter.encode_batch_fast(texts[start : start + 5_000], add_special_tokens=False):
                seen_ids.update(encoding.ids)
        seen = collections.Counter({segmenter.id_to_token(id): count for id, count in seen_ids.items()})
        counts = {word: seen[word] for word in counts}
        singles = {single: max(seen[single], 1) for single in singles}
    room = size - len(SPECIAL) - len(english) - len(singles)
    words = sorted(counts, key=lambda word: (-counts[word], word))[:room]
    total = sum(seen.values())
    pieces = {word: math.log((counts[word] + 0.5) / total) for word in words}
    pieces |= {single: math.log((count + 0.5) / total) for single, count in singles.items()}
    for piece, score in english.items():
        pieces.setdefault(piece, score)

    tokenizer = unigram(pieces)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(ASTRAL, BASIC), normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    arguments.work.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(arguments.work / "tokenizer.json"))
    print(
        f"{tokenizer.get_vocab_size()} pieces: {len(english)} English, {len(singles)} characters, {len(words)} words;"
        f" rarest word {words[-1]} ({counts[words[-1]]})"
    )
    for sample in ("全市刑事案件同比下降16.9%,划分网格8.6万个", "被骗的老人追回多少钱", "how many grid workers are there in chongqing?"):
        print(tokenizer.encode(sample).tokens)


if __name__ == "__main__":
    main()
