"""How alike texts are, by their groups of letters, and which of them belong together.

Each text becomes the counts of its words' groups of three to five letters, rare groups weighing more (TF-IDF); the cosine of
two is their likeness. Groups are made by average linkage. SciPy does the arithmetic; scikit-learn would do the same and a
quarter more of dependencies, and RapidFuzz, which compares letters in order, was tried and put actions together that share
only common words ("HR to ensure that all …").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix, diags
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

_WORD = re.compile(r"[^\W_]+")
_SIZES = (3, 4, 5)
ALIKE = 0.24
_LARGEST = 4000


def vectors(texts: Sequence[str]) -> csr_matrix:
    """One row a text, of length one (zero for a text without a word); the order of texts changes no row's likeness."""
    vocabulary: dict[str, int] = {}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        counts: Counter[str] = Counter()
        for word in _WORD.findall(text.casefold()[:_LARGEST]):
            counts.update(_letter_groups(word))
        for group, count in counts.items():
            rows.append(row)
            columns.append(vocabulary.setdefault(group, len(vocabulary)))
            values.append(1.0 + float(np.log(count)))
    raw = csr_matrix((values, (rows, columns)), shape=(len(texts), max(1, len(vocabulary))))
    frequency = np.asarray((raw > 0).sum(axis=0)).ravel()
    weighted = raw @ diags(np.log((1 + len(texts)) / (1 + frequency)) + 1)
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return csr_matrix(diags(np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)) @ weighted)


@lru_cache(maxsize=65536)
def _letter_groups(word: str) -> tuple[str, ...]:
    padded = f" {word[:40]} "
    return tuple(padded[at : at + size] for size in _SIZES for at in range(max(1, len(padded) - size + 1)))


def likeness(rows: csr_matrix) -> NDArray[np.float64]:
    """The likeness of every two rows, from 0 (nothing in common) to 1, to three places."""
    alike: NDArray[np.float64] = np.round(np.clip(np.asarray((rows @ rows.T).todense()), 0.0, 1.0), 3)
    return alike


def groups(alike: NDArray[np.float64], least: float = ALIKE) -> list[list[int]]:
    """Indexes that belong together, each once: average likeness within a group is at least `least`. Ordered by first member."""
    count = alike.shape[0]
    if count == 0:
        return []
    pieces, labels = connected_components(csr_matrix(alike >= least), directed=False)
    found = []
    for piece in range(pieces):
        members = np.flatnonzero(labels == piece)
        found += [[int(members[at]) for at in part] for part in _linked(alike[np.ix_(members, members)], least)]
    return sorted(found)


def _linked(alike: NDArray[np.float64], least: float) -> list[list[int]]:
    if alike.shape[0] == 1:
        return [[0]]
    distance = 1.0 - alike
    np.fill_diagonal(distance, 0.0)
    labels = fcluster(linkage(squareform(distance, checks=False), method="average"), t=1.0 - least, criterion="distance")
    return [[int(i) for i in np.flatnonzero(labels == label)] for label in sorted(set(labels))]
