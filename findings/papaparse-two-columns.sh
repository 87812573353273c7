#!/bin/sh
# papaparse 5.7.1: the delimiter of a short file with two columns is not recognised when its last line ends as it should.
#
# RFC 4180, section 2, lets the last line end with or without a line break, and most programs write one. Papa.parse without
# a given delimiter looks at the first ten lines and counts the empty text after the last line break as a line with one field.
# In a file of two columns and up to nine lines the average number of fields then falls below 1.99, and it takes a comma.
#
# Seen: "Cliente;Premio" with two rows is read as one column, and an Italian decimal comma cuts the row in the middle. Without
# the last line break, with skipEmptyLines, or with three columns the semicolon is found.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund papaparse@5.7.1
cat > run.cjs <<'JS'
const Papa = require('papaparse');
const show = (name, text, options) => {
  const { meta, data } = Papa.parse(text, { header: true, ...options });
  console.log(`${name}: delimiter ${meta.delimiter}, first row ${JSON.stringify(data[0])}`);
};
const rows = 'Cliente;Premio\r\nRossi;120,50\r\nBianchi;80,00';
show('with the last line break', `${rows}\r\n`);
show('without it', rows);
show('skipEmptyLines', `${rows}\r\n`, { skipEmptyLines: true });
show('three columns', 'Cliente;Premio;Rate\r\nRossi;120,50;2\r\nBianchi;80,00;1\r\n');
for (const count of [7, 8, 9, 10]) {
  show(`${count} data rows`, `Cliente;Tipo\r\n${'Rossi;auto\r\n'.repeat(count)}`);
}
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
with the last line break: delimiter ,, first row {"Cliente;Premio":"Rossi;120","__parsed_extra":["50"]}
without it: delimiter ;, first row {"Cliente":"Rossi","Premio":"120,50"}
skipEmptyLines: delimiter ;, first row {"Cliente":"Rossi","Premio":"120,50"}
three columns: delimiter ;, first row {"Cliente":"Rossi","Premio":"120,50","Rate":"2"}
7 data rows: delimiter ,, first row {"Cliente;Tipo":"Rossi;auto"}
8 data rows: delimiter ,, first row {"Cliente;Tipo":"Rossi;auto"}
9 data rows: delimiter ;, first row {"Cliente":"Rossi","Tipo":"auto"}
10 data rows: delimiter ;, first row {"Cliente":"Rossi","Tipo":"auto"}
TXT
diff expected.txt seen.txt
