#!/usr/bin/env bash
# Makes the environment in $1 and installs exactly what requirements.lock names, then Tổng Hợp itself.
set -euo pipefail
venv=${1:-.venv}

python=${PYTHON:-}
for candidate in python3.11 python3.12 python3.13 python3; do
    [ -n "$python" ] && break
    command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && python=$candidate
done
if [ -z "$python" ]; then
    echo "Cần Python 3.11 trở lên. Trên Debian/Ubuntu: apt-get install python3 python3-venv" >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
    if ! "$python" -m venv "$venv" 2>/dev/null; then
        rm -rf "$venv"
        echo "Không tạo được môi trường Python: thiếu gói venv. Trên Debian/Ubuntu: apt-get install python3-venv" >&2
        exit 1
    fi
fi
pip() { "$venv/bin/python" -m pip --disable-pip-version-check "$@"; }
echo "Đang cài các gói đã khóa phiên bản (vài phút ở lần đầu)…"
# torch first: the pinned CPU build must be there before anything else asks for any torch.
pip install --quiet "$(grep '^torch==' requirements.lock)"
pip install --quiet -r requirements.lock
pip install --quiet --no-deps --no-build-isolation -e .
# Who runs it may not write here, and would then compile every file anew at each command.
"$venv/bin/python" -m compileall -q domain prompts ingest extraction rag drafting store workflow api
echo "Đã cài xong môi trường ở $venv."
