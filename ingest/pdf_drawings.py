"""Straight drawn lines and the room of pictures on a PDF page, in points from the top left of the page as shown."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from domain.documents import Box
from ingest.layout import Edge
from ingest.pdf_frames import PageFrame

_THIN = 3.0  # points: a filled rectangle this thin is a drawn line


def drawn_on(page: pdfium.PdfPage, frame: PageFrame) -> tuple[list[Edge], float]:
    """Drawn lines, and the area of pictures in square points (one over another counts twice)."""
    edges: list[Edge] = []
    pictures = 0.0
    for item, matrix in _objects(page, raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, _IDENTITY, 0):
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(item, matrix, frame)
            pictures += (box.x1 - box.x0) * (box.y1 - box.y0)
        else:
            edges += _edges(item, matrix, frame)
    return edges, pictures


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(holder: Any, count: int, get: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    """Paths and images, those inside forms too, each with the way from its space to the page's."""
    for i in range(count):
        item = get(holder, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield item, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 5:
            inner = _multiply(_matrix_of(item), matrix)
            yield from _objects(item, raw.FPDFFormObj_CountObjects(item), raw.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix_of(item: Any) -> _Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return _IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _multiply(m: _Matrix, n: _Matrix) -> _Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _bounds(item: Any, matrix: _Matrix, frame: PageFrame) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return frame.box(*_moved(matrix, left.value, bottom.value), *_moved(matrix, right.value, top.value))


def _edges(item: Any, matrix: _Matrix, frame: PageFrame) -> list[Edge]:
    box = _bounds(item, matrix, frame)
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if width <= _THIN and height <= _THIN:
        middle, across = (box.y0 + box.y1) / 2, (box.x0 + box.x1) / 2
        return [Edge(True, middle, box.x0, box.x1), Edge(False, across, box.y0, box.y1)]  # a dot of a dotted line
    if height <= _THIN:
        return [Edge(True, (box.y0 + box.y1) / 2, box.x0, box.x1)]
    if width <= _THIN:
        return [Edge(False, (box.x0 + box.x1) / 2, box.y0, box.y1)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value and not fill.value:
        return []
    return _straight(_outline(item, matrix, frame), filled=not stroke.value)


def _outline(item: Any, matrix: _Matrix, frame: PageFrame) -> list[list[tuple[float, float]]]:
    """The path's strokes as lists of points, closed ones ending where they began. Curves give no points between."""
    to_page = _multiply(_matrix_of(item), matrix)
    strokes: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*_moved(to_page, x.value, y.value))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not strokes:
            strokes.append([point])
        else:
            strokes[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            strokes[-1].append(strokes[-1][0])
    return strokes


def _straight(strokes: list[list[tuple[float, float]]], *, filled: bool) -> list[Edge]:
    """Level and upright sides. Of filled shapes only the thin ones count: the others are shading."""
    edges: list[Edge] = []
    for points in strokes:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if filled:
            edges += _thin(min(xs), min(ys), max(xs), max(ys))
            continue
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            if abs(ay - by) <= 0.7 and abs(ax - bx) > 1:
                edges.append(Edge(True, (ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= 0.7 and abs(ay - by) > 1:
                edges.append(Edge(False, (ax + bx) / 2, min(ay, by), max(ay, by)))
    return edges


def _thin(x0: float, y0: float, x1: float, y1: float) -> list[Edge]:
    if y1 - y0 <= _THIN < x1 - x0:
        return [Edge(True, (y0 + y1) / 2, x0, x1)]
    if x1 - x0 <= _THIN < y1 - y0:
        return [Edge(False, (x0 + x1) / 2, y0, y1)]
    return []
