"""Turns Chinese words into English ones with CC-CEDICT, for “pseudo-English” training questions.

Real English questions about Chinese paragraphs are few. A bag of pieces ignores word order, so a
word-by-word translation of any Chinese sentence is as good an English question as it can use: this
module segments Chinese text and offers, for every word, a few English wordings to draw from.
"""

import json
import math
import re
from pathlib import Path

from encoder_data import read_jsonl

CJK = re.compile(r"[\u3400-\u9fff]")
MONTHS = "january february march april may june july august september october november december".split()
STOP = set("的 了 在 是 和 与 及 等 将 把 被 对 于 从 向 以 为 之 其 而 也 都 就 着 地 得 并 中 个 要 不 有 吗 呢 呀 啊 吧 第 各 一 上 下".split())
NOISE = re.compile(r"^(surname|variant of|old variant|see|used in|abbr|erhua|japanese variant|classifier|cl:|also written|same as|euphemistic|onom|interjection|particle)\b")
CJK_REFERENCE = re.compile(r"[\u3400-\u9fff|]+")
SEE = re.compile(r"\bsee ([\u3400-\u9fff]+)")
#: “guangdong province, capital …”, “sanya, prefecture-level city in …”: a region and its English name.
REGION = re.compile(r"^([^,;0-9]+?)(?: (?:hui|zhuang|uighur))?(?: province| municipality| autonomous region| county|, )")
REGION_SUFFIX = re.compile(r"(?<=..)(?:省|(?:维吾尔|壮族|回族)?自治区|市|县)$")
SMALL = {"a", "an", "the", "of", "to", "be", "sb", "sth", "one's", "sb's", "esp", "etc", "or", "and", "in", "on", "for", "by", "with", "at"}
ASKING = {
    "多少": ["how many", "how much", "number"], "几": ["how many"], "多大": ["how big", "how much", "how large"],
    "什么": ["what", "which"], "啥": ["what"], "哪": ["which", "where"], "哪个": ["which"], "哪些": ["which", "what"], "哪里": ["where"],
    "哪儿": ["where"], "谁": ["who"], "何时": ["when"], "怎么": ["how"], "咋": ["how"], "为什么": ["why"], "为何": ["why"],
    "去年": ["last year", "2025"], "今年": ["this year", "2026"], "省": ["province", "provincial"], "全省": ["province", "provincial", "across the province"],
    "亿元": ["hundred million yuan", "billion yuan", "yuan"], "万元": ["yuan", "ten thousand yuan"], "元": ["yuan"], "万人": ["people", "persons"],
    "人": ["people", "person", "persons"], "家": ["companies", "firms", "households", "family"], "户": ["households", "families"], "年": ["year"], "月": ["month"], "日": ["day"],
    "增长": ["growth", "grow", "grew", "increase", "rise", "rose"], "下降": ["fall", "fell", "drop", "decline", "decrease"], "项目": ["project", "projects"],
    "%": ["%", "percent", "percentage"], "起": ["cases"], "建设": ["build", "building", "construction", "built"], "企业": ["enterprise", "enterprises", "company", "companies", "firms", "businesses"],
    "公里": ["kilometers", "kilometres", "km"], "生产总值": ["gdp"], "地区生产总值": ["gdp"], "国内生产总值": ["gdp"], "十四五": ["14th five-year plan", "fourteenth five-year plan"], "十五五": ["15th five-year plan", "fifteenth five-year plan"],
}  # fmt: skip


def inflections(phrase: str) -> list[str]:
    """The phrase and one or two regular inflections of its head, as questions would use them."""
    words = phrase.split()
    forms = [phrase]
    if len(words) > 3 or not words[-1].isalpha() or len(words[-1]) < 3:
        return forms
    head, rest = words[-1], " ".join(words[:-1])
    plural = head[:-1] + "ies" if re.search(r"[^aeiou]y$", head) else head + ("es" if re.search(r"(s|x|ch|sh)$", head) else "s")
    forms.append(f"{rest} {plural}".strip())
    verb, tail = words[0], " ".join(words[1:])
    stem = verb[:-1] if verb.endswith("e") else verb
    forms.append(f"{stem}ed {tail}".strip())
    forms.append(f"{stem}ing {tail}".strip())
    return forms


def glosses(definition: str) -> list[tuple[str, bool]]:
    """Short English wordings in a CC-CEDICT definition, and whether each is a verb (“to build”)."""
    found = []
    for part in re.split(r"\s*;\s*", definition):
        part = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", part).strip()
        # References to other entries (“capital nanjing 南京市|南京市”) are no English.
        part = CJK_REFERENCE.sub("", part).strip()
        if NOISE.match(part) or not part:
            continue
        name = re.match(r"^([^,]+), (a |an )?(\w+[- ]){0,4}(district|county|city|town|township|province|capital|prefecture|village|lake|river)", part)
        part = name.group(1) if name else part.split(",")[0]
        verb = part.startswith("to ")
        words = [word for word in part.split() if word not in SMALL]
        if 0 < len(words) <= 5 and " ".join(words) not in (phrase for phrase, _ in found):
            found.append((" ".join(words), verb))
    found.sort(key=lambda gloss: len(gloss[0].split()) > 3)
    return found[:4]


def regions(folded: Path) -> dict[str, str]:
    """Provinces, cities and counties of the dictionary, short Chinese name to English name."""
    found = {}
    for row in read_jsonl(folded / "parallel-zh-en.jsonl"):
        short = REGION_SUFFIX.sub("", row["zh"])
        name = REGION.match(row["en"])
        if row["source"] == "cc-cedict" and short != row["zh"] and len(short) <= 3 and name and len(name.group(1).split()) <= 2:
            found.setdefault(short, name.group(1))
    return found


class Lexicon:
    """Chinese word -> up to eight English wordings; numbers, months and unknown names included."""

    def __init__(self, folded: Path) -> None:
        self.pinyin = dict(line.split("\t") for line in (folded / "pinyin.tsv").read_text("utf8").splitlines())
        self.english: dict[str, list[str]] = {}
        elsewhere: dict[str, list[str]] = {}
        for row in read_jsonl(folded / "parallel-zh-en.jsonl"):
            if row["source"] != "cc-cedict" or not all(CJK.match(c) for c in row["zh"]):
                continue
            wordings = self.english.setdefault(row["zh"], [])
            for phrase, verb in glosses(row["en"]):
                forms = inflections(phrase)
                wordings += [phrase, *(forms[2:] if verb else forms[1:2])]
            elsewhere.setdefault(row["zh"], []).extend(SEE.findall(row["en"]))
        # “see 海南省”: half of the place names only point to their full form.
        for word, others in elsewhere.items():
            for other in others:
                self.english[word] += self.english.get(other, [])[:3]
        for name, english in regions(folded).items():
            self.english[name] = [english, english, *self.english.get(name, [])]
        self.english = {word: wordings[:8] for word, wordings in self.english.items() if wordings}
        self.english |= ASKING
        from encoder_tokenizer import unigram

        frequency = {}
        dictionary = folded / "jieba-dict.txt"
        if dictionary.exists():
            frequency = {w: int(n) for w, n, _ in (line.split(" ") for line in dictionary.read_text("utf8").splitlines())}
        total = sum(frequency.values()) + len(self.english) + 1
        scores = {word: math.log((frequency.get(word, 0) + 1) / total) for word in self.english}
        for character in self.pinyin:
            scores.setdefault(character, math.log(0.2 / total))
        for character in "0123456789.%":
            scores[character] = -5.0
        self.segmenter = unigram(scores)
        self.pieces = [self.segmenter.id_to_token(id) for id in range(self.segmenter.get_vocab_size())]

    def segment(self, texts: list[str]) -> list[list[str]]:
        """Words of each text: dictionary words, `number+unit` strings; function words left out."""
        encodings = self.segmenter.encode_batch_fast(texts, add_special_tokens=False)
        return [list(self._join_numbers([self.pieces[id] for id in encoding.ids])) for encoding in encodings]

    @staticmethod
    def _join_numbers(tokens: list[str]):
        number = ""
        for token in [*tokens, ""]:
            if token.isdigit() or (token == "." and number):
                number += token
                continue
            if number:
                unit = token if token in ("万", "亿", "万亿", "月", "万人", "亿元", "万元") else ""
                yield "#" + number.rstrip(".") + unit
                number = ""
                if unit in ("万", "亿", "万亿", "月"):
                    continue
            if token and token not in STOP and (CJK.match(token) or token == "%"):
                yield token

    def wordings(self, word: str) -> list[str]:
        """English wordings of a segmented word; pinyin for names the dictionary lacks."""
        if word.startswith("#"):
            return number_wordings(word[1:])
        known = list(self.english.get(word, []))
        if len(word) == 1 and word not in ASKING:
            reading = self.pinyin.get(word)
            return [*known[:2], *([reading] * max(len(known[:2]), 1) if reading and reading.isascii() else [])]
        return known


def number_wordings(number: str) -> list[str]:
    """`8.6万` -> 86,000; `4265亿` -> 426.5 billion; `6月` -> june; plain numbers unchanged."""
    match = re.match(r"^(\d+(?:\.\d+)?)(\D*)$", number)
    if not match:
        return [re.sub(r"\D+$", "", number)]
    digits, unit = match.group(1), match.group(2)[:2]
    value = float(digits)
    if unit == "月":
        return [MONTHS[int(value) - 1]] if value in range(1, 13) else [digits]
    if unit == "万亿":
        return [f"{value:g} trillion"]
    if unit.startswith("万"):
        return [f"{value / 100:.6g} million"] if value >= 100 else [f"{round(value * 10_000):,}"]
    if unit.startswith("亿"):
        return [f"{value / 10:.6g} billion"] if value >= 10 else [f"{value * 100:.6g} million"]
    return [digits]
