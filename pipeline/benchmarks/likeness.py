"""How alike texts are, by their groups of letters, and which of them belong together.

Each text becomes the counts of its words' groups of three to five letters, rare groups weighing more (TF-IDF); the cosine of
two is their likeness. Groups are made by average linkage. SciPy does the arithmetic; scikit-learn would do the same and a
quarter more of dependencies, and RapidFuzz, which compares letters in order, was tried and put actions together that share
only common words ("HR to ensure that all …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix, diags
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

_WORD = re.compile(r"[^\W_]+")
_SIZES = (3, 4, 5)
ALIKE = 0.24
_LONGEST = 4000
_LONGEST_WORD = 40


def vectors(texts: Sequence[str]) -> csr_matrix:
    """One row a text, of length one (zero for a text without a word); the order of texts changes no row's likeness."""
    words: dict[str, int] = {}
    of_texts = _counted((_WORD.findall(text.casefold()[:_LONGEST]) for text in texts), words)
    letters: dict[str, int] = {}
    of_words = _counted((_letter_groups(word) for word in words or ("",)), letters)
    raw = csr_matrix(of_texts @ of_words)
    frequency = np.asarray((raw > 0).sum(axis=0)).ravel()
    raw.data = 1.0 + np.log(raw.data)
    weighted = raw @ diags(np.log((1 + len(texts)) / (1 + frequency)) + 1)
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return csr_matrix(diags(np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)) @ weighted)


def _counted(rows: Iterable[Sequence[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """How often each entry stands in each row; the vocabulary grows by what is new, in the order of first sight."""
    columns, ends = [], [0]
    for row in rows:
        columns += [vocabulary.setdefault(entry, len(vocabulary)) for entry in row]
        ends.append(len(columns))
    counts = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, max(1, len(vocabulary))))
    counts.sum_duplicates()
    return counts


def _letter_groups(word: str) -> list[str]:
    padded = f" {word[:_LONGEST_WORD]} "
    return [padded[at : at + size] for size in _SIZES for at in range(max(1, len(padded) - size + 1))]


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
