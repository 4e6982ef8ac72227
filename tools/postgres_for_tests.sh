#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own, in a temporary folder, reached by a socket in it:
#     tools/postgres_for_tests.sh pytest -q
# TONGHOP_TEST_POSTGRES is its address. Without PostgreSQL the command runs too, and tests that need it say so.
set -u
[ $# -gt 0 ] || { echo "Cách dùng: $0 LỆNH…" >&2; exit 2; }

find_bin() {
    command -v initdb >/dev/null 2>&1 && { dirname "$(readlink -f "$(command -v initdb)")"; return; }
    ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1
}
bin=$(find_bin)
if [ -z "$bin" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Đang cài postgresql cho kiểm thử…" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    apt-get install -y -qq --no-install-recommends postgresql >/dev/null 2>&1
    bin=$(find_bin)
fi
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
    echo "Không có PostgreSQL (apt-get install postgresql): các kiểm thử cần nó sẽ được bỏ qua và nêu tên." >&2
    exec "$@"
fi

folder=$(mktemp -d /tmp/tonghop-pg.XXXXXX)
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then  # PostgreSQL refuses to run as root
    id postgres >/dev/null 2>&1 || useradd --system postgres
    chown postgres "$folder"
    as() { runuser -u postgres -- "$@"; }
fi
stop() {
    as "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop >/dev/null 2>&1
    rm -rf "$folder"
}
trap stop EXIT
cd "$folder" || exit 1
as "$bin/initdb" -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 -N >"$folder/log" 2>&1 &&
    as "$bin/pg_ctl" -D "$folder/data" -s -w -t 60 -l "$folder/data/log" \
        -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c max_connections=200" start
started=$?
cd "$OLDPWD" || exit 1
if [ $started -ne 0 ]; then
    echo "PostgreSQL không khởi động được: $(tail -1 "$folder/log")" >&2
    exit 1
fi
TONGHOP_TEST_POSTGRES="postgresql://postgres@/postgres?host=$folder" "$@"
