#!/usr/bin/env bash
# SheetJS gives the names of OpenDocument sheets as XML writes them: the sheet 製造&卸 of an .ods is called 製造&amp;卸, where its cells' text, and
# the names of .xlsx sheets, are as people see them. A sheet that is asked for by the name on its tab is not found.
# Packages: @e965/xlsx 0.20.3 (a build of SheetJS 0.20.3), odfpy 1.4.1, openpyxl 3.1.5
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 openpyxl==3.1.5
cat >make.py <<'PY'
import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

NAME = '製造&卸'
document = OpenDocumentSpreadsheet()
cell = TableCell(valuetype='string')
cell.addElement(P(text=NAME))
row = TableRow()
row.addElement(cell)
table = Table(name=NAME)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save('book.ods')

book = openpyxl.Workbook()
book.active.title = NAME
book.active['A1'] = NAME
book.save('book.xlsx')
PY
env/bin/python make.py
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @e965/xlsx@0.20.3 >/dev/null
cat >seen.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
for (const path of ['book.ods', 'book.xlsx']) {
  const { Sheets, SheetNames } = read(readFileSync(path));
  console.log(path, SheetNames[0], Sheets[SheetNames[0]].A1.v);
}
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
book.ods 製造&amp;卸 製造&卸
book.xlsx 製造&卸 製造&卸
EXPECTED
