"""Puts a lexicon that was trained on new questions together with one whose questions are gone; wordings likewise.

    python lexicon_merge.py OLD/lexicon.tsv NEW/lexicon.tsv OUT.tsv [--pinyin ../lexicon/pinyin.tsv]

A term that only one of them has for a word stays as it is; of two weights the larger counts, of two importances the mean.
With `--pinyin` words that only the new one has and that read as pinyin are left out: most are names of the new questions,
and a name that the lexicon has is no longer read by its sound (`src/crosslingual/name-concepts.ts`).
"""

import argparse
import re
from pathlib import Path

#: Terms of an entry, as in lexicon_train.py.
MOST = 64
WEIGHTED = re.compile(r"(\S+?)(\d{1,3})(?=\s|$)")
Entry = tuple[list[int], dict[str, int]]


def read(path: Path) -> dict[str, Entry]:
    """Word -> its importance, which wordings have not, and the weights of its terms, in hundredths."""
    entries = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *importance, terms = line.split("\t")
        entries[word] = ([int(value) for value in importance], {term: int(weight) for term, weight in WEIGHTED.findall(terms)})
    return entries


def merged(old: Entry, new: Entry) -> Entry:
    terms = {term: max(old[1].get(term, 0), new[1].get(term, 0)) for term in old[1] | new[1]}
    return [round((one + other) / 2) for one, other in zip(old[0], new[0])], terms


def reads_as_pinyin(entry: str, syllables: set[str]) -> bool:
    def from_here(word: str) -> bool:
        return word == "" or any(word[:length] in syllables and from_here(word[length:]) for length in range(1, min(6, len(word)) + 1))

    return all(from_here(word) for word in entry.split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pinyin", type=Path)
    arguments = parser.parse_args()
    old, new = read(arguments.old), read(arguments.new)
    if arguments.pinyin:
        syllables = {line.split("\t")[0] for line in arguments.pinyin.read_text(encoding="utf-8").splitlines()}
        new = {word: entry for word, entry in new.items() if word in old or not reads_as_pinyin(word, syllables)}
    lines = []
    for word in sorted(old | new):
        importance, terms = merged(old.get(word, new.get(word)), new.get(word, old.get(word)))
        best = sorted(terms.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        lines.append("\t".join([word, *map(str, importance), " ".join(f"{term}{weight}" for term, weight in best)]) + "\n")
    arguments.out.write_text("".join(lines), encoding="utf-8")
    print(len(old), "and", len(new), "entries,", len(lines), "together")


if __name__ == "__main__":
    main()
