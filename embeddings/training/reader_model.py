"""The neural reader: convolutions over pieces that know what the question says.

A piece of the passage is the encoder's vector of it (reduced, learning on), what of the question is
like it (attention over the question's pieces, as in DrQA, Chen et al. 2017) and whether it, its
characters and its borders stand in the question. Dilated convolutions, each told what is asked, a
second look at the question, and scores of every piece as the first and the last of the answer. How much of
the question is found nearby, and what is not, goes in as well and into the scores of the whole passage. The
scores of several passages compete with one another and with `none` (Clark and Gardner 2018).
"""
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

PIECE, WIDTH, FLAGS = 96, 112, 5
DILATIONS = (1, 2, 4, 8, 16, 1)
#: Pieces within which what is asked has to be found, beside the whole passage: about a clause, about a sentence.
NEAR = (9, 33)
#: How much the least covered pieces of a question outweigh the others.
LEAST = 6


def reduced(vectors):
    """The encoder's piece vectors in PIECE dimensions (principal components), of about unit variance."""
    vectors = torch.from_numpy(vectors)
    _, _, axes = torch.svd_lowrank(vectors, q=PIECE, niter=4)
    rows = vectors @ axes
    length = rows.norm(dim=1, keepdim=True).clamp(min=1e-6)
    return rows / length * (length / length.mean()).clamp(max=2).sqrt() * math.sqrt(PIECE) * 0.3


class Block(nn.Module):
    def __init__(self, dilation, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.convolution = nn.Conv1d(WIDTH, WIDTH, 3, padding=dilation, dilation=dilation)
        self.asked = nn.Linear(WIDTH, WIDTH)
        self.leave = nn.Linear(WIDTH, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, asked, mask):
        """x (n, length, width), asked (n, width), mask (n, length, 1)."""
        inner = self.convolution((self.norm(x) * mask).transpose(1, 2)).transpose(1, 2)
        return x + self.leave(self.dropout(F.relu(inner + self.asked(asked).unsqueeze(1))))


class Reader(nn.Module):
    def __init__(self, vectors, dropout=0.15):
        super().__init__()
        self.pieces = nn.Embedding.from_pretrained(reduced(vectors), freeze=False, sparse=True)
        self.match = nn.Linear(PIECE, PIECE)
        self.enter = nn.Linear(2 * PIECE + FLAGS + 1, WIDTH)
        self.enter_question = nn.Linear(PIECE, WIDTH)
        self.question_blocks = nn.ModuleList([nn.Conv1d(WIDTH, WIDTH, 3, padding=1) for _ in range(2)])
        self.question_norms = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(2)])
        self.heads = nn.Linear(WIDTH, 1)
        self.blocks = nn.ModuleList([Block(d, dropout) for d in DILATIONS])
        self.look, self.looked = nn.Linear(WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.weigh, self.covered = nn.Linear(WIDTH, 1), nn.Linear(2 * len(NEAR) + 2, WIDTH)
        self.answers = nn.Sequential(nn.Linear(2 * WIDTH + 2, 32), nn.ReLU(), nn.Linear(32, 1))
        for layer in (self.covered, self.answers[2]):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.norm = nn.LayerNorm(WIDTH)
        self.start, self.end = nn.Linear(WIDTH, WIDTH + 1), nn.Linear(WIDTH, WIDTH + 1)
        self.none = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, 1))
        self.forget = 0.1

    def forward(self, question, passages, flags, shown=None):
        """Piece ids (questions, n) and (passages, length), flags (passages, length, FLAGS), and the number
        of every passage's question (else all ask the first). Start and end (passages, length), none (passages,)."""
        there = (question > 0).float().unsqueeze(2)
        q_vectors = self.pieces(question) * there
        vectors = self.pieces(passages)
        if self.training:
            q_vectors = q_vectors * (torch.rand_like(q_vectors[:, :, :1]) > self.forget)
            vectors = vectors * (torch.rand_like(vectors[:, :, :1]) > self.forget)
        mask = (passages > 0).float().unsqueeze(2)

        q = self.enter_question(q_vectors)
        for block, norm in zip(self.question_blocks, self.question_norms):
            q = q + F.relu(block((norm(q) * there).transpose(1, 2)).transpose(1, 2))
        asked = (torch.softmax(self.heads(q) - (1 - there) * 1e4, 1) * q).sum(1)
        if shown is not None:
            q_vectors, q, asked, there = q_vectors[shown], q[shown], asked[shown], there[shown]
        absent = (1 - there).transpose(1, 2) * -1e4

        like = F.relu(self.match(vectors)) @ F.relu(self.match(q_vectors)).transpose(1, 2) / math.sqrt(PIECE) + absent
        aligned = torch.softmax(like, 2) @ q_vectors
        closest = torch.tanh(like.amax(2, keepdim=True) / 4)

        coverage = self.coverage(torch.tanh(like / 4) * mask, torch.log_softmax(self.weigh(q).transpose(1, 2) + absent, 2))

        x = self.enter(torch.cat([vectors, aligned, flags, closest], 2)) + self.covered(coverage)
        for at, block in enumerate(self.blocks):
            x = block(x, asked, mask)
            if at == 2:
                look = torch.softmax(self.look(x) @ q.transpose(1, 2) / math.sqrt(WIDTH) + absent, 2) @ q
                x = x + F.relu(self.looked(torch.cat([x, look], 2)))
        x = self.norm(x)
        outside = (1 - mask) * -1e4
        whole = self.answers(torch.cat([(x + outside).amax(1), asked.expand(x.shape[0], -1), coverage[:, 0, -2:]], 1))

        def place(layer):
            weights, bias = layer(asked).split([WIDTH, 1], 1)
            return (x * weights.unsqueeze(1)).sum(2) / math.sqrt(WIDTH) * 3 + bias + whole + outside.squeeze(2)

        return place(self.start), place(self.end), self.none(asked).squeeze(1)

    @staticmethod
    def coverage(like, weight):
        """How much of the question stands near every piece and in the passage: the mean over its pieces, by their
        weight, and the least covered of them. like (n, length, asked) from 0 to 1, weight (n, 1, asked) as logarithms."""
        found = [F.max_pool1d(like.transpose(1, 2), near, 1, near // 2).transpose(1, 2) for near in NEAR]
        found.append(like.amax(1, keepdim=True).expand_as(like))
        share = weight.exp()
        least = [torch.softmax(weight - LEAST * here, 2) for here in found]
        return torch.stack([(here * by).sum(2) for here, low in zip(found, least) for by in (share, low)], 2)


def flags_of(question, passage, bounds):
    """What of a folded passage stands in the folded question, for pieces [bounds[i], bounds[i + 1]) of it: share
    of its characters; all of it, as it stands; its first and last character together with the neighbour
    outside; whether it is a figure. Latin letters alone say nothing."""
    letters = {c for c in question if comparable(c)}
    pairs = {question[at:at + 2] for at in range(len(question) - 1) if comparable(question[at]) and comparable(question[at + 1])}
    rows = np.zeros((len(bounds), FLAGS), np.float32)
    for at, (first, past) in enumerate(bounds):
        text = passage[first:past]
        rows[at] = (
            sum(c in letters for c in text) / max(1, past - first),
            text in question and (len(text) > 1 or comparable(text)),
            passage[max(0, first - 1):first + 1] in pairs,
            passage[past - 1:past + 1] in pairs,
            text.isdecimal(),
        )
    return rows


def comparable(character):
    return "\u3400" <= character <= "\u9fff" or character.isdecimal()
