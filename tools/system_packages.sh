#!/usr/bin/env bash
# Programs of the system that tests need: a browser, LibreOffice, the recogniser of scans, a font with Vietnamese letters.
# Installs them where that is possible, else says what is missing.
set -u
missing=()
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing+=(chromium)
command -v soffice >/dev/null 2>&1 || missing+=(libreoffice-writer-nogui)
command -v tesseract >/dev/null 2>&1 || missing+=(tesseract-ocr)
tesseract --list-langs 2>/dev/null | grep -qx vie || missing+=(tesseract-ocr-vie)
fc-match "Times New Roman:lang=vi" 2>/dev/null | grep -qi "liberation\|times" || missing+=(fonts-liberation2)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Đang cài gói hệ thống cho kiểm thử: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 && exit 0
fi
echo "Thiếu gói hệ thống tùy chọn: ${missing[*]}. Các kiểm thử cần chúng sẽ được bỏ qua và nêu tên." >&2
echo "Trên Debian/Ubuntu: apt-get install ${missing[*]}" >&2
exit 0
