"""`tonghop audit verify`: whether the journal is as it was written."""

from __future__ import annotations

from workflow.factory import Process
from workflow.settings import load_settings
from workflow.terminal import DONE, PARTLY, put


def run(*, as_json: bool) -> int:
    process = Process(load_settings())
    with process.desk() as desk:
        count, broken = len(desk.journal.entries()), desk.journal.first_broken()
    process.close()
    if as_json:
        put({"entries": count, "intact": broken is None, "first_broken": broken.seq if broken else None})
    elif broken is None:
        print(f"Nhật ký nguyên vẹn: {count} mục.")
    else:
        print(f"Nhật ký bị sửa từ mục {broken.seq} ({broken.at}, {broken.act} {broken.subject}).")
    return DONE if broken is None else PARTLY
