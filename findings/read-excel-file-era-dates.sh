#!/usr/bin/env bash
# read-excel-file takes a cell with a Japanese era format (昭和 and 令和 dates, as prefectures write them) for a plain number, so that the
# serial number leaks; openpyxl, which wrote the file, reads it as a date.
# Packages: read-excel-file@9.3.17, openpyxl 3.1.5
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
formats = ['yyyy/m/d', '[$-411]ge.m.d', '[$-411]ggge"年"m"月"d"日"']
sheet.append([datetime.date(1988, 4, 1)] * 3)
for column, text in enumerate(formats, 1):
    sheet.cell(1, column).number_format = text
book.save('era.xlsx')
print(*[cell.value.date() for cell in openpyxl.load_workbook('era.xlsx').active[1]])
PY
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error read-excel-file@9.3.17 >/dev/null
cat >seen.mjs <<'JS'
import readXlsxFile from 'read-excel-file/node';
const [{ data }] = await readXlsxFile('era.xlsx');
console.log(data[0].map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)).join(' '));
JS
{ env/bin/python make.py; node seen.mjs; } | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
1988-04-01 1988-04-01 1988-04-01
1988-04-01 32234 32234
EXPECTED
