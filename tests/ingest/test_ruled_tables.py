from domain.documents import Box
from ingest.layout import Edge, PrintedWord
from ingest.ruled_tables import Grid, find_grids


def word(text: str, x: float, y: float) -> PrintedWord:
    return PrintedWord(text, Box(x, y, x + 6 * len(text), y + 12), 12)


def ruled(xs: list[float], ys: list[float]) -> list[Edge]:
    level = [Edge(True, y, xs[0], xs[-1]) for y in ys]
    return level + [Edge(False, x, ys[0], ys[-1]) for x in xs]


def texts(grid: Grid) -> dict[tuple[int, int], str]:
    return {(c.row, c.column): " ".join(w.text for w in c.words) for c in grid.cells}


def test_words_fall_into_the_cells_they_stand_in():
    words = [word("STT", 12, 12), word("Kết", 62, 12), word("quả", 90, 12), word("1", 12, 32), word("45", 62, 32)]
    [grid] = find_grids(ruled([10, 60, 200], [10, 30, 50]), words)
    assert texts(grid) == {(0, 0): "STT", (0, 1): "Kết quả", (1, 0): "1", (1, 1): "45"}


def test_a_missing_line_joins_two_cells():
    edges = [
        *ruled([10, 60, 110], [30, 50]),
        Edge(True, 10, 10, 110),
        Edge(False, 10, 10, 30),
        Edge(False, 110, 10, 30),
    ]
    [grid] = find_grids(edges, [word("Chung", 40, 12), word("a", 20, 32), word("b", 70, 32)])
    head = next(c for c in grid.cells if c.row == 0)
    assert (head.column, head.width, head.words[0].text) == (0, 2, "Chung")


def test_borders_drawn_cell_by_cell_or_dashed_are_whole_lines():
    whole = ruled([10, 60, 200], [10, 30, 50])
    dashed = [
        Edge(e.level, e.at, start, min(start + 3, e.end)) for e in whole for start in range(int(e.start), int(e.end), 5)
    ]
    words = [word("a", 20, 12), word("b", 70, 12), word("c", 20, 32), word("d", 70, 32)]
    assert [texts(g) for g in find_grids(dashed, words)] == [texts(g) for g in find_grids(whole, words)]


def test_two_tables_one_under_the_other_stay_two():
    edges = ruled([10, 60, 200], [10, 30, 50]) + ruled([10.4, 90, 200], [100, 120, 140])
    words = [word(t, x, y) for t, x, y in (("a", 20, 12), ("b", 70, 12), ("c", 20, 102), ("d", 100, 102))]
    first, second = find_grids(edges, words)
    assert first.xs == (10, 60, 200)
    assert second.xs == (10.4, 90, 200)


def test_a_table_inside_a_cell_belongs_to_that_cell():
    outer, inner = ruled([10, 100, 400], [10, 200]), ruled([150, 250, 350], [50, 80, 110])
    words = [word("Khung", 20, 20), word("x", 160, 55), word("y", 260, 55), word("1", 160, 85), word("2", 260, 85)]
    [grid] = find_grids(outer + inner, words)
    assert texts(grid) == {(0, 0): "Khung", (0, 1): ""}
    [held] = grid.cells[1].inner
    assert texts(held) == {(0, 0): "x", (0, 1): "y", (1, 0): "1", (1, 1): "2"}


def test_a_frame_around_one_text_and_lines_under_words_are_no_tables():
    frame = ruled([10, 400], [10, 200])
    underlines = [Edge(True, 300, 10, 90), Edge(True, 300, 200, 290)]
    assert find_grids(frame + underlines, [word("Chữ", 20, 20), word("khác", 20, 288)]) == []
