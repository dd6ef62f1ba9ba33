"""Text that is turned: its direction, and the frame in which its lines run from left to right."""

from __future__ import annotations

from schemas.document import Box

ASLANT = 45


def turn_of(a: float, b: float) -> int:
    """How far a line whose direction is (a, b), b pointing up, is turned clockwise: 0, 90, 180, 270, or ASLANT."""
    if abs(b) * 8 <= abs(a):
        return 0 if a > 0 else 180
    if abs(a) * 8 <= abs(b):
        return 270 if b > 0 else 90
    return ASLANT


def to_frame(box: Box, turn: int) -> Box:
    """A page's box in the frame in which turned text runs from left to right."""
    x0, top, x1, bottom = box
    if turn == 270:
        return -bottom, x0, -top, x1
    if turn == 90:
        return top, -x1, bottom, -x0
    if turn == 180:
        return -x1, -bottom, -x0, -top
    return box


def from_frame(box: Box, turn: int) -> Box:
    """The page's box again."""
    x0, top, x1, bottom = box
    if turn == 270:
        return top, -x1, bottom, -x0
    if turn == 90:
        return -bottom, x0, -top, x1
    if turn == 180:
        return -x1, -bottom, -x0, -top
    return box


def base_in_frame(x: float, y: float, turn: int) -> float:
    """The height of a baseline through a point of the page, in the frame of its line."""
    return {270: x, 90: -x, 180: -y}.get(turn, y)
