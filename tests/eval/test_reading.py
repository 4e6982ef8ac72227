from dataclasses import replace

from eval.cases import load_reports
from eval.outcomes import Share
from eval.prints import load_print, wanted_cells, wanted_texts
from eval.reading import as_it_lies, run
from workflow.registry import load_registry

[CASE] = [c for c in load_reports() if c.file == "xa-dong-anh-2026-q3.docx"]


def test_a_gold_report_is_read_to_the_letter_and_to_the_cell():
    outcome = run([CASE], registry=load_registry(), forms_of=as_it_lies)
    assert outcome.counts.f1 == 1.0
    assert all(share.right == share.tried for share in outcome.shares.values()), outcome.shares


def test_a_report_that_cannot_be_read_has_none_of_its_letters_and_cells_right():
    outcome = run([CASE], registry=load_registry(), forms_of=lambda case: [("docx", b"\x00\x01")])
    assert outcome.shares["docx: letters"].right == 0
    assert outcome.counts.right == 0


def test_a_wrong_head_is_counted():
    outcome = run([replace(CASE, number="1/BC")], registry=load_registry(), forms_of=as_it_lies)
    assert outcome.shares["docx: head fields"] == Share(3, 4)


def test_what_a_report_prints_names_its_cells_by_label_and_header_path():
    printed = load_print(CASE.path)
    assert all(len(key) >= 2 for key in wanted_cells(printed))
    assert not any(text.startswith("- ") for text in wanted_texts(printed))
