#!/usr/bin/env bash
# SheetJS does not format Japanese eras: the text it gives for a cell is empty for ge.m.d, and has the letters ggg with the year of the
# Common Era for ggge"年", where Excel shows S63.4.1 and 昭和63年4月1日.
# Packages: @e965/xlsx 0.20.3 (a build of SheetJS 0.20.3), openpyxl 3.1.5
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
cat >make.py <<'PY'
import datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
for column, text in enumerate(['[$-411]ge.m.d', '[$-411]ggge"年"m"月"d"日"'], 1):
    cell = sheet.cell(1, column, datetime.date(1988, 4, 1))
    cell.number_format = text
book.save('era.xlsx')
PY
env/bin/python make.py
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @e965/xlsx@0.20.3 >/dev/null
cat >seen.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
const { Sheets, SheetNames } = read(readFileSync('era.xlsx'), { cellNF: true });
for (const cell of ['A1', 'B1']) console.log(String(Sheets[SheetNames[0]][cell].w));
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
undefined
ggg1988年4月1日
EXPECTED
