# The commands people type. `make demo` and `make test` work on a fresh machine, as root too, without a display.
SHELL := /bin/bash
VENV  := .venv
BIN   := $(VENV)/bin
RUN   := $(VENV)/.installed
DEV   := $(VENV)/.installed-dev
PORT  ?= 8000

.PHONY: demo test check eval bench load faults fuzz fuzz-api serve lock clean help

help:
	@echo "make demo    cài đặt, dựng mô hình, nạp báo cáo mô phỏng, trích, dự thảo, ba câu hỏi, rồi mở dịch vụ web"
	@echo "make test    cài đặt và chạy mọi kiểm tra"
	@echo "make check   kiểm tra mã nguồn: ruff, mypy, hợp đồng import, kiểm thử nhanh"
	@echo "make eval    chấm điểm trên bộ báo cáo vàng, so với mốc đã lưu"
	@echo "make bench   đo tốc độ đọc, lập chỉ mục (MODEL=thư mục mô hình) và hỏi đáp ở cỡ đầy đủ (chừng mười phút)"
	@echo "make load    50 người làm việc trên hai năm báo cáo của mọi đơn vị (TIME=60, THINK=1.5)"
	@echo "make fuzz-api gửi yêu cầu sinh từ tài liệu OpenAPI với từng vai trò (EXAMPLES=200)"
	@echo "make fuzz    cho mọi trình đọc đọc tệp hỏng (FILES=50000), chạy tiếp được"
	@echo "make faults  giết tiến trình 100 lần trong lúc nhận 60 tệp, rồi đối chiếu (SQLite, PostgreSQL)"
	@echo "make serve   mở dịch vụ web trên dữ liệu hiện có"

$(RUN): requirements.lock pyproject.toml tools/bootstrap.sh
	@bash tools/bootstrap.sh $(VENV)
	@touch $@

$(DEV): $(RUN) requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

demo: $(RUN)
	@TONGHOP_HOME=$${TONGHOP_HOME:-var/demo} $(BIN)/tonghop demo --port $(PORT) $(DEMO_FLAGS)

serve: $(RUN)
	@$(BIN)/tonghop serve --port $(PORT)

check: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest -q -m "not slow"

test: $(DEV)
	@bash tools/system_packages.sh
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/prepare_test_model.py
	@$(BIN)/python -m eval extraction
	@bash tools/postgres_for_tests.sh $(BIN)/pytest -q

faults: $(DEV)
	@$(BIN)/python tools/faults.py
	@bash tools/postgres_for_tests.sh $(BIN)/python tools/faults.py --postgres

eval: $(DEV)
	@$(BIN)/python -m eval

bench: $(DEV)
	@$(BIN)/python -m bench $(if $(MODEL),--model $(MODEL))

TIME ?= 60
THINK ?= 1.5
load: $(DEV)
	@$(BIN)/python -m bench.load --seconds $(TIME) --think $(THINK)

EXAMPLES ?= 200
fuzz-api: $(DEV)
	@TONGHOP_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -q tests/api/test_fuzz.py

FILES ?= 50000
fuzz: $(DEV)
	@$(BIN)/python -m tools.fuzz --files $(FILES)

lock: $(DEV)
	@$(BIN)/python tools/lock.py

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
