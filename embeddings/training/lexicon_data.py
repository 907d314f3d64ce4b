"""Reads and folds the data of the cross-lingual lexicon and cuts it into words.

Folding is the product's own (fold_jsonl.ts). English words are reduced to base forms by the same
rules as src/crosslingual/english-words.ts; Chinese is segmented by a unigram model over CC-CEDICT
headwords whose frequencies are learned from the report texts.
"""

import collections
import json
import math
import re
import subprocess
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = ["parallel-zh-en", "questions-written", "questions-public", "reports-with-questions", "text-reports-and-laws"]
#: For research use only: no row of these goes into a shipped model.
NOT_LICENSED = {"wmt17_24_news", "news_commentary_10k"}
HAN = re.compile(r"[\u3400-\u9fff]+")
SENTENCE = re.compile(r"[^。!?;]+[。!?;]?")
CLAUSE = re.compile(r"[^。!?;,:]+[。!?;,:]?")
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*|\d+(?:[.,]\d+)*%?")
LONGEST_TERM = 6


def fold_files(source: Path, cache: Path) -> dict[str, list[dict]]:
    """Every file of FILES, folded once into the cache folder."""
    cache.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        target = cache / f"{name}.jsonl"
        if target.exists():
            continue
        command = f"zstd -dc '{source / name}.jsonl.zst' | node --import tsx embeddings/training/fold_jsonl.ts > '{target}.tmp'"
        subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, check=True)
        Path(f"{target}.tmp").rename(target)
    return {name: [json.loads(line) for line in open(cache / f"{name}.jsonl", encoding="utf-8")] for name in FILES}


def half_of(title: str) -> str:
    """Which half a document belongs to in cross-fitting: `a` or `b`."""
    return "ab"[zlib.crc32(title.encode()) % 2]


# --- English ---------------------------------------------------------------------------------

IRREGULAR = {
    form: base
    for pair in (
        "make:made take:took,taken give:gave,given go:went,gone come:came see:saw,seen get:got,gotten "
        "know:knew,known build:built hold:held bring:brought buy:bought pay:paid lead:led leave:left "
        "lose:lost win:won find:found tell:told sell:sold send:sent spend:spent keep:kept meet:met "
        "grow:grew,grown rise:rose,risen fall:fell,fallen begin:began,begun write:wrote,written "
        "speak:spoke,spoken steal:stole,stolen break:broke,broken choose:chose,chosen drive:drove,driven "
        "become:became run:ran catch:caught teach:taught think:thought fight:fought stand:stood "
        "understand:understood child:children person:people,persons man:men woman:women wife:wives "
        "life:lives foot:feet tooth:teeth fly:flew,flown draw:drew,drawn show:shown wear:wore,worn "
        "eat:ate,eaten drink:drank,drunk feel:felt mean:meant deal:dealt sleep:slept lend:lent "
        "shoot:shot strike:struck swim:swam sing:sang,sung throw:threw,thrown die:dying "
        "lie:lay,lain,lying criterion:criteria"
    ).split()
    for base, forms in [pair.split(":")]
    for form in forms.split(",")
}


def stop_words() -> set[str]:
    """The stop words of the product, read from its source so that there is one list."""
    source = (ROOT / "src/crosslingual/english-words.ts").read_text(encoding="utf-8")
    block = source[source.index("const STOP_WORDS") : source.index(").split(' ')")]
    return set(" ".join(re.findall(r"^\s+'([a-z ]+)'", block, re.M)).split())


def english_words(text: str) -> list[str]:
    """Words and figures; a possessive `'s` and inner apostrophes go."""
    return [re.sub(r"['’]", "", re.sub(r"['’]s$", "", word)) for word in WORD.findall(text)]


def base_forms(word: str) -> list[str]:
    """The base forms a word may have, likeliest first; empty when it is one."""
    forms = [IRREGULAR[word]] if word in IRREGULAR else []
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        if word.endswith("ies"):
            forms.append(word[:-3] + "y")
        if word.endswith("ves"):
            forms += [word[:-3] + "f", word[:-3] + "fe"]
        if re.search(r"(?:[sxzo]|ch|sh)es$", word):
            forms.append(word[:-2])
        forms.append(word[:-1])
    if len(word) > 4 and word.endswith("ed"):
        if word.endswith("ied"):
            forms.append(word[:-3] + "y")
        if word[-3] == word[-4]:
            forms.append(word[:-3])
        forms += [word[:-1], word[:-2]]
    if len(word) > 5 and word.endswith("ing"):
        if word[-4] == word[-5]:
            forms.append(word[:-4])
        forms += [word[:-3] + "e", word[:-3]]
    return forms


class BaseForms:
    """Reduces words to base forms that the data knows; frequent `-ed` and `-ing` forms stay."""

    def __init__(self, counts: collections.Counter):
        self.counts = counts
        self.known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        if word not in self.known:
            self.known[word] = self._reduce(word)
        return self.known[word]

    def _reduce(self, word: str) -> str:
        if word in IRREGULAR:
            return IRREGULAR[word]
        for base in base_forms(word):
            if self.counts[base] < 3:
                continue
            own_life = word.endswith(("ed", "ing")) and self.counts[word] >= 25
            if own_life and self.counts[word] > self.counts[base] * 0.5:
                continue
            return base
        return word


def glosses(entry: str) -> list[str]:
    """The short English glosses of a CC-CEDICT entry, without remarks and cross references."""
    entry = re.sub(r"\([^)]*\)", " ", entry)
    entry = re.sub(r"[\u3400-\u9fff|]+", " ", entry)
    found = []
    for gloss in entry.split(";"):
        gloss = gloss.strip()
        if not gloss or gloss.startswith(("cl:", "variant of", "old variant", "see ", "also written", "pr. ", "taiwan pr", "surname", "used in", "component")):
            continue
        gloss = re.sub(r"^(to be|to|a|an|the|abbr\. for|also called|lit\.|fig\.|(?:esp|e\.g|i\.e)\.)\s+", "", gloss)
        gloss = re.sub(r"\b(sb|sth|etc|esp|lit|fig|abbr)\b\.?", " ", gloss).strip(" .,")
        if gloss:
            found.append(gloss)
    return found


# --- Chinese ---------------------------------------------------------------------------------


class Segmenter:
    """Most probable cut of Chinese runs into known words."""

    def __init__(self, counts: dict[str, float]):
        total = sum(counts.values()) + 1
        self.log = {word: math.log(count / total) for word, count in counts.items()}
        self.unknown = math.log(0.3 / total) - 2
        self.words = set(counts)

    def run(self, text: str) -> list[str]:
        best, back = [0.0] + [-1e18] * len(text), [0] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + LONGEST_TERM) + 1):
                log = self.log.get(text[start:end])
                if log is None:
                    if end > start + 1:
                        continue
                    log = self.unknown
                if best[start] + log > best[end]:
                    best[end], back[end] = best[start] + log, start
        words, end = [], len(text)
        while end > 0:
            words.append(text[back[end] : end])
            end = back[end]
        return words[::-1]

    def __call__(self, text: str) -> list[str]:
        return [word for run in HAN.findall(text) for word in self.run(run)]

    def with_parts(self, text: str) -> list[str]:
        """The words and, for every long one, the known words inside it."""
        found = []
        for word in self(text):
            found.append(word)
            for start in range(len(word)):
                for end in range(start + 2, len(word) + 1):
                    if end - start < len(word) and word[start:end] in self.words:
                        found.append(word[start:end])
        return list(dict.fromkeys(found))


def learn_segmenter(headwords: set[str], texts: list[str]) -> Segmenter:
    """Hard EM from even counts, three rounds; new words are frequent cohesive pairs and triples."""
    words = headwords | cohesive_runs(texts, headwords)
    counts: dict[str, float] = dict.fromkeys(words, 1.0)
    for _ in range(3):
        segmenter, seen = Segmenter(counts), collections.Counter()
        for text in texts:
            seen.update(segmenter(text))
        counts = {word: seen[word] + 0.2 for word in words | {w for w in seen if len(w) == 1}}
    return Segmenter(counts)


def cohesive_runs(texts: list[str], headwords: set[str]) -> set[str]:
    """Runs of 2 to 4 characters that occur 15 times, hang together and are no part of a longer one."""
    grams = collections.Counter()
    for text in texts:
        for run in HAN.findall(text):
            for size in range(1, 6):
                grams.update(run[i : i + size] for i in range(len(run) - size + 1))
    characters = sum(count for gram, count in grams.items() if len(gram) == 1)
    longer: collections.Counter = collections.Counter()
    for gram, count in grams.items():
        for part in (gram[:-1], gram[1:]):
            longer[part] = max(longer[part], count)
    found = set()
    for gram, count in grams.items():
        if not 2 <= len(gram) <= 4 or count < 15 or gram in headwords or longer[gram] > 0.4 * count:
            continue
        cohesion = min(math.log(count * characters / (grams[gram[:k]] * grams[gram[k:]])) for k in range(1, len(gram)))
        if cohesion > (4.5 if len(gram) == 2 else 5.0):
            found.add(gram)
    return found


def around(passage: str, answer: str, clauses: int = 2, longest: int = 90) -> str:
    """The clauses that hold the answer and a few beside them within the sentence, without a long tail."""
    sentence = next((s for s in SENTENCE.findall(passage) if answer in s), None)
    if sentence is None:
        at = max(0, passage.find(answer))
        return passage[max(0, at - 40) : at + len(answer) + 40]
    if len(sentence) <= longest:
        return sentence
    at = sentence.find(answer)
    pieces, start = [], 0
    for piece in CLAUSE.findall(sentence):
        pieces.append((start, start + len(piece)))
        start += len(piece)
    held = [i for i, (a, b) in enumerate(pieces) if a < at + len(answer) and b > at]
    if not held:
        return sentence
    first, last = max(0, held[0] - clauses), min(len(pieces), held[-1] + 1 + (clauses + 1) // 2)
    return sentence[pieces[first][0] : pieces[last - 1][1]]
