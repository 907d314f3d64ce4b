"""The static encoder: a weighted bag of piece vectors, with an optimiser that touches only used rows.

A text's vector is the normalised sum of `weight[piece] * direction[piece]` over its pieces. Nothing
else: it costs microseconds to run, trains at thousands of pairs a second on two CPU cores, and a
piece's own row can be compared across languages.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F


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


def sparse_matrix(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int], device) -> torch.Tensor:
    """A matrix of ones at (rows, columns); `rows` ascend."""
    bounds = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=shape[0]))])
    with torch.sparse.check_sparse_tensor_invariants(False):
        return torch.sparse_csr_tensor(
            torch.from_numpy(bounds), torch.from_numpy(columns), torch.ones(len(columns)), size=shape
        ).to(device)


class BagEncoder:
    """Table and weights with row-wise Adam state; `vectors` is the only forward pass there is."""

    def __init__(self, vocabulary: int, dimension: int, seed: int = 0, device: str = "cpu") -> None:
        generator = torch.Generator().manual_seed(seed)
        self.device = torch.device(device)
        self.state = {
            "table": torch.randn(vocabulary, dimension, generator=generator),
            "weight": torch.full((vocabulary, 1), 0.5),
            "table.mean": torch.zeros(vocabulary, dimension),
            "table.square": torch.zeros(vocabulary, 1),
            "weight.mean": torch.zeros(vocabulary, 1),
            "weight.square": torch.zeros(vocabulary, 1),
        }
        self.state = {name: value.to(self.device) for name, value in self.state.items()}
        self.steps = 0

    def save(self, path: Path, **extra) -> None:
        """Writes a checkpoint in one step, so that a stopped run never leaves half a file."""
        torch.save({"state": self.state, "steps": self.steps, **extra}, f"{path}.part")
        Path(f"{path}.part").replace(path)

    @staticmethod
    def load(path: Path, device: str = "cpu") -> tuple["BagEncoder", dict]:
        saved = torch.load(path, map_location=device, weights_only=False)
        encoder = BagEncoder(1, 1, device=device)
        encoder.state, encoder.steps = saved["state"], saved["steps"]
        return encoder, saved

    def rows(self) -> torch.Tensor:
        """Final piece vectors, (vocabulary, dimension): what the exported table holds."""
        return F.normalize(self.state["table"], dim=1) * F.softplus(self.state["weight"])

    def forward(self, batch: Batch) -> tuple[torch.Tensor, dict]:
        """Unit vectors of the batch's texts and the leaves whose gradients `step` applies."""
        present = np.zeros(len(self.state["table"]), bool)
        present[batch.pieces] = True
        used = np.flatnonzero(present)
        place = np.zeros(len(present), np.int64)
        place[used] = np.arange(len(used))
        columns = place[batch.pieces]
        order = np.argsort(columns, kind="stable")
        matrix = sparse_matrix(batch.rows, columns, (batch.count, len(used)), self.device)
        transposed = sparse_matrix(columns[order], batch.rows[order], (len(used), batch.count), self.device)
        index = torch.from_numpy(used).to(self.device)
        table = self.state["table"].index_select(0, index).requires_grad_()
        weight = self.state["weight"].index_select(0, index).requires_grad_()
        rows = F.normalize(table, dim=1) * F.softplus(weight)
        return F.normalize(SparseSum.apply(rows, matrix, transposed), dim=1), {"index": index, "table": table, "weight": weight}

    @torch.no_grad()
    def step(self, leaves: dict, rate: float) -> None:
        """Adam over the used rows; the table's second moment is one number a row."""
        self.steps += 1
        index = leaves["index"]
        for name, scale in (("table", 1.0), ("weight", 0.5)):
            gradient = leaves[name].grad
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
