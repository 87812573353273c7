#!/bin/sh
# xlsx 0.18.5 and exceljs 4.4.0: a CSV as an Italian Excel saves it is read with other amounts, days and codes.
#
# Excel with Italian settings separates fields by semicolons, writes "1.234,50" for 1,234.50 and days before months.
#
# Seen: xlsx takes commas as separators of thousands: a premium of "12,5" becomes 125 and "1.234,50" becomes 1.2345; "03/04/2024" becomes
# 4 March while "25/12/2024" in the same column stays text. exceljs leaves amounts and days as text. Both turn a postal code "00184", a
# VAT number and a landline number, whose first zeros belong to them, into smaller numbers.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0
cat > run.cjs <<'JS'
const { Readable } = require('node:stream');
const XLSX = require('xlsx');
const ExcelJS = require('exceljs');
const text = 'Decorrenza;Premio;CAP;Partita IVA;Telefono\r\n03/04/2024;12,5;00184;00743110157;0612345678\r\n25/12/2024;1.234,50;20121;00743110157;0212345678\r\n';
const cell = (sheet, name) => `${sheet[name].t} ${JSON.stringify(sheet[name].v)}`;
const sheet = XLSX.read(text, { type: 'string' }).Sheets.Sheet1;
for (const row of [2, 3]) console.log('xlsx:', ['A', 'B', 'C', 'D', 'E'].map((column) => cell(sheet, `${column}${row}`)).join(' | '));
console.log('xlsx, first day:', XLSX.SSF.format('yyyy-mm-dd', sheet.A2.v));
const book = new ExcelJS.Workbook();
book.csv.read(Readable.from([text]), { parserOptions: { delimiter: ';' } }).then((page) => {
  for (const row of [2, 3]) console.log('exceljs:', page.getRow(row).values.slice(1).map((value) => JSON.stringify(value)).join(' | '));
});
JS
TZ=Europe/Rome node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
xlsx: n 45355 | n 125 | n 184 | n 743110157 | n 612345678
xlsx: s "25/12/2024" | n 1.2345 | n 20121 | n 743110157 | n 212345678
xlsx, first day: 2024-03-04
exceljs: "03/04/2024" | "12,5" | 184 | 743110157 | 612345678
exceljs: "25/12/2024" | "1.234,50" | 20121 | 743110157 | 212345678
TXT
diff expected.txt seen.txt
