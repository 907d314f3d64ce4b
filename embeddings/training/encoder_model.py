"""The static encoder: a weighted bag of piece vectors, with an optimiser that touches only used rows.

A text's vector is the normalised sum of `weight[piece] * direction[piece]` over its pieces. Nothing
else: it costs microseconds to run, trains at thousands of pairs a second on two CPU cores, and a
piece's own row can be compared across languages.

While it learns, a direction is a sum of *parts*: a Chinese word's own row and those of its characters
(打掉 and 打击 share 打), an English piece's own row and that of its stem. The export holds the sums, so
parts cost nothing later.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F


#: Divides every cosine before the softmax.
TEMPERATURE = 0.05
WORD = re.compile(r"^[a-z]{4,}$")
ENDING = re.compile(r"(?<=[a-z]{4})(?:ations?|ings?|ments?|ies|ers?|ed|es|s|ly|al|y|e)$")
CJK_WORD = re.compile(r"^[\u3400-\u9fff]{2,}$")


@dataclass
class Batch:
    """Texts as a sparse matrix: `rows[k]` contains piece `pieces[k]`, `count` rows in all."""

    pieces: np.ndarray
    rows: np.ndarray
    count: int


class SparseSum(torch.autograd.Function):
    """`matrix @ table` for a fixed sparse matrix given with its transpose, both in CSR form."""

    @staticmethod
    def forward(ctx, table, matrix, transposed):
        ctx.transposed = transposed
        return matrix @ table

    @staticmethod
    def backward(ctx, gradient):
        return ctx.transposed @ gradient, None, None


def sparse_pair(rows: np.ndarray, columns: np.ndarray, values: np.ndarray, shape: tuple[int, int], device) -> tuple[torch.Tensor, torch.Tensor]:
    """The matrix with `values` at (rows, columns), `rows` ascending, and its transpose."""

    def csr(rows, columns, values, shape):
        bounds = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=shape[0]))])
        with torch.sparse.check_sparse_tensor_invariants(False):
            return torch.sparse_csr_tensor(torch.from_numpy(bounds), torch.from_numpy(columns), torch.from_numpy(values), size=shape).to(device)

    order = np.argsort(columns, kind="stable")
    return csr(rows, columns, values, shape), csr(columns[order], rows[order], values[order], shape[::-1])


def positions(used: np.ndarray, size: int) -> np.ndarray:
    """Where each of `size` numbers stands in the ascending list `used`."""
    place = np.zeros(size, np.int64)
    place[used] = np.arange(len(used))
    return place


def distinct(numbers: np.ndarray, size: int) -> np.ndarray:
    present = np.zeros(size, bool)
    present[numbers] = True
    return np.flatnonzero(present)


@dataclass
class Parts:
    """Rows that make up a piece: piece p is the sum of `scale[k] * table[row[k]]`, k in bounds[p]..bounds[p + 1]."""

    bounds: np.ndarray
    row: np.ndarray
    scale: np.ndarray
    rows: int

    def of(self, pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For ascending `pieces`: number within `pieces`, row and scale of every part."""
        lengths = self.bounds[pieces + 1] - self.bounds[pieces]
        owner = np.repeat(np.arange(len(pieces)), lengths)
        index = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + np.repeat(self.bounds[pieces], lengths)
        return owner, self.row[index], self.scale[index]


def parts_of(pieces: list[str], share: float) -> Parts:
    """Characters of Chinese words and stems of English pieces, weighing `share` of the own row together."""
    number = {piece: row for row, piece in enumerate(pieces)}
    stems: dict[str, list[int]] = {}
    for row, piece in enumerate(pieces):
        if WORD.match(piece):
            stems.setdefault(ENDING.sub("", piece), []).append(row)
    stem_of, rows = {}, len(pieces)
    for shared in stems.values():
        if len(shared) > 1:
            stem_of |= dict.fromkeys(shared, rows)
            rows += 1
    bounds, row, scale = [0], [], []
    for own, piece in enumerate(pieces):
        inner = [number[c] for c in piece if c in number] if CJK_WORD.match(piece) else [stem_of[own]] if own in stem_of else []
        inner = inner if share > 0 else []
        each = share / max(len(inner), 1) ** 0.5
        row += [own, *inner]
        scale += [1.0, *([each] * len(inner))]
        bounds.append(len(row))
    return Parts(np.array(bounds), np.array(row), np.array(scale, np.float32), rows)


class BagEncoder:
    """Table and weights with row-wise Adam state; `vectors` is the only forward pass there is."""

    def __init__(self, parts: Parts, dimension: int, weights: np.ndarray, seed: int = 0, device: str = "cpu") -> None:
        """`weights` are how much each piece counts in the beginning."""
        generator = torch.Generator().manual_seed(seed)
        self.device = torch.device(device)
        self.parts = parts
        vocabulary = len(weights)
        self.state = {
            "table": torch.randn(parts.rows, dimension, generator=generator),
            "weight": torch.from_numpy(weights).float().expm1().log()[:, None],
            "table.mean": torch.zeros(parts.rows, dimension),
            "table.square": torch.zeros(parts.rows, 1),
            "weight.mean": torch.zeros(vocabulary, 1),
            "weight.square": torch.zeros(vocabulary, 1),
        }
        self.state = {name: value.to(self.device) for name, value in self.state.items()}
        self.steps = 0

    def save(self, path: Path) -> None:
        """Writes a checkpoint in one step, so that a stopped run never leaves half a file."""
        torch.save({"state": self.state, "parts": self.parts, "steps": self.steps}, f"{path}.part")
        Path(f"{path}.part").replace(path)

    @staticmethod
    def load(path: Path, device: str = "cpu") -> "BagEncoder":
        saved = torch.load(path, map_location=device, weights_only=False)
        encoder = BagEncoder(Parts(np.zeros(2, int), np.zeros(1, int), np.zeros(1), 1), 1, np.ones(1), device=device)
        encoder.state, encoder.parts, encoder.steps = saved["state"], saved["parts"], saved["steps"]
        return encoder

    def rows(self) -> torch.Tensor:
        """Final piece vectors, (vocabulary, dimension): what the exported table holds."""
        with torch.no_grad():
            return self._rows(np.arange(len(self.state["weight"])))[0]

    def _rows(self, pieces: np.ndarray) -> tuple[torch.Tensor, dict]:
        """Weighted vectors of ascending `pieces` and the leaves they are made of."""
        owner, row, scale = self.parts.of(pieces)
        used = distinct(row, self.parts.rows)
        compose = sparse_pair(owner, positions(used, self.parts.rows)[row], scale, (len(pieces), len(used)), self.device)
        leaves = {}
        for name, numbers in (("table", used), ("weight", pieces)):
            index = torch.from_numpy(numbers).to(self.device)
            leaves[name] = (index, self.state[name].index_select(0, index).requires_grad_())
        directions = SparseSum.apply(leaves["table"][1], *compose)
        return F.normalize(directions, dim=1) * F.softplus(leaves["weight"][1]), leaves

    def forward(self, batch: Batch) -> tuple[torch.Tensor, dict]:
        """Unit vectors of the batch's texts and the leaves whose gradients `step` applies."""
        vocabulary = len(self.state["weight"])
        used = distinct(batch.pieces, vocabulary)
        columns = positions(used, vocabulary)[batch.pieces]
        rows, leaves = self._rows(used)
        texts = sparse_pair(batch.rows, columns, np.ones(len(columns), np.float32), (batch.count, len(used)), self.device)
        return F.normalize(SparseSum.apply(rows, *texts), dim=1), leaves

    @torch.no_grad()
    def step(self, leaves: dict, rate: float) -> None:
        """Adam over the used rows; the table's second moment is one number a row."""
        self.steps += 1
        for name, scale in (("table", 1.0), ("weight", 0.5)):
            index, leaf = leaves[name]
            gradient = leaf.grad
            mean = self.state[f"{name}.mean"].index_select(0, index).mul_(0.9).add_(gradient, alpha=0.1)
            square = self.state[f"{name}.square"].index_select(0, index)
            square.mul_(0.98).add_(gradient.square().mean(1, keepdim=True), alpha=0.02)
            self.state[f"{name}.mean"].index_copy_(0, index, mean)
            self.state[f"{name}.square"].index_copy_(0, index, square)
            self.state[name].index_add_(0, index, mean / (square.sqrt() + 1e-9), alpha=-rate * scale)


def embed(rows: np.ndarray, texts: list[list[int]]) -> np.ndarray:
    """Unit vectors of token lists from the final piece vectors, for evaluation."""
    found = np.zeros((len(texts), rows.shape[1]), np.float32)
    for number, pieces in enumerate(texts):
        if pieces:
            found[number] = rows[pieces].sum(0)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
