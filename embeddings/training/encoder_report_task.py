"""The task nearest to the product: questions of whole reports against all windows of their report."""

import numpy as np
import torch

from encoder_corpus import KEPT, Corpus, joined
from encoder_model import TEMPERATURE, BagEncoder, Batch

#: Questions of one report in a step: written ones, and of each made kind.
ASKED, INVENTED = 80, 60


def report_questions(corpus: Corpus, report: dict) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, bool]]:
    """Questions inside one report, as (pieces, rows, targets, may be given the region's name)."""
    found = []
    asked = corpus.random.sample(report["asked"], min(ASKED, len(report["asked"])))
    for kind in ("report-en", "report-zh"):
        numbers = np.array([number for k, number in asked if k == kind], np.int64)
        if len(numbers):
            target = corpus.arrays[f"{kind}.target"][numbers]
            found.append((*corpus.keep(*corpus.ragged(kind).gather(numbers, numbers + 1, 60), corpus.random.uniform(*KEPT)), target, False))
            if kind == "report-zh":
                found.append((*joined(corpus.translated(corpus.ragged("report-zh.words"), numbers, brief=False)), target, False))
    sentences = report["sentences"][corpus.lengths[report["sentences"]] >= 12]
    made = INVENTED if report["asked"] else 2 * INVENTED
    for translated in (False, True):
        hit = corpus.rng.choice(sentences, min(made, len(sentences)), replace=False)
        if translated:
            place = np.minimum(np.searchsorted(corpus.arrays["pseudo"], hit), len(corpus.arrays["pseudo"]) - 1)
            known = corpus.arrays["pseudo"][place] == hit
            hit, place = hit[known], place[known]
            if not len(hit):
                continue
            pieces, rows = joined(corpus.translated(corpus.ragged("sentences.words"), place, brief=True))
        else:
            pieces, rows = corpus.keep(*corpus.sentences.gather(hit, hit + 1, 60), corpus.random.uniform(0.15, 0.6))
        low = np.searchsorted(corpus.paragraph_of, corpus.paragraph_of[hit])
        high = np.searchsorted(corpus.paragraph_of, corpus.paragraph_of[hit], side="right")
        found.append((pieces, rows, np.stack([low, high, hit], 1), True))
    return found


def renamed(corpus: Corpus, region: int, name: int, pieces: np.ndarray) -> np.ndarray:
    """The pieces with the report's region called `name`, in both languages where one piece can."""
    pieces = np.where(pieces == region, name, pieces)
    english, new = corpus.single_english[region], corpus.single_english[name]
    return np.where(pieces == english, new, pieces) if english >= 0 and new >= 0 else pieces


def inside_report(corpus: Corpus, encoder: BagEncoder, reports: int = 3) -> tuple[torch.Tensor, dict]:
    """The product's own task: questions of whole reports, written and made, against all windows of their report.

    A region's name tells nothing apart inside its own report; for this to be learned of every region,
    a report's region is mostly renamed.
    """
    pieces, rows, count = [], [], 0
    groups = []
    with_questions = [report for report in corpus.reports if report["asked"]]
    chosen = corpus.random.sample(with_questions, min(reports - 1, len(with_questions))) + corpus.random.sample(corpus.reports, 1)
    for report in chosen:
        spans, region = report["spans"], report["region"]
        name = int(corpus.random.choice(corpus.arrays["regions"])) if region >= 0 and corpus.random.random() < 0.7 else region
        found, where = corpus.keep(*corpus.sentences.gather(spans[:, 0], spans[:, 1]), corpus.random.uniform(0.75, 1.0))
        pieces.append(renamed(corpus, region, name, found) if name != region else found)
        rows.append(where + count)
        windows_at = np.arange(count, count + len(spans))
        count += len(spans)
        for found, where, target, made in report_questions(corpus, report):
            if made and region >= 0:
                called = np.flatnonzero(corpus.rng.random(len(target)) < 0.5)
                found, where = np.concatenate([found, np.full(len(called), region)]), np.concatenate([where, called])
                order = np.argsort(where, kind="stable")
                found, where = found[order], where[order]
            pieces.append(renamed(corpus, region, name, found) if name != region else found)
            rows.append(where + count)
            inside = (spans[None, :, 0] < target[:, 1:2]) & (spans[None, :, 1] > target[:, 0:1])
            holds = (spans[None, :, 0] <= target[:, 2:3]) & (target[:, 2:3] < spans[None, :, 1])
            holds = np.where(target[:, 2:3] >= 0, holds, inside)
            groups.append((np.arange(count, count + len(target)), windows_at, inside, holds))
            count += len(target)
    vectors, leaves = encoder.forward(Batch(np.concatenate(pieces), np.concatenate(rows), count))
    losses = []
    for own, windows_at, inside, holds in groups:
        scores = vectors[own] @ vectors[windows_at].T / TEMPERATURE
        right = torch.from_numpy(holds).to(scores.device)
        # Other windows of the right paragraph count neither for nor against.
        ignored = torch.from_numpy(inside & ~holds).to(scores.device)
        scores = scores.masked_fill(ignored, -1e4)
        losses.append(scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1))
    return torch.cat(losses).mean(), leaves
