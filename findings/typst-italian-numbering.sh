#!/bin/sh
# Typst 0.14.2 (typst-ts-node-compiler 0.7.0): Italian words in a numbering are counted as numbers.
#
# Headings, pages and annexes are numbered by a pattern such as "1 di 1" (1 of 1) or "Allegato 1" (annex 1). In a pattern, a and i
# are counting symbols, and nearly every Italian word contains one. English words do too, but "1 of 1" has none.
#
# Seen: for the numbers 2 and 12, "1 di 1" gives "2 dxii", "Allegato 1" gives "Bllegl" and "Pagina 1 di 1" gives "Pbgxii", all without
# a warning. "N. 1" and "1 su 1" are as meant. A function as numbering, or the counter's number in the text, prints what is written.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @myriaddreamin/typst-ts-node-compiler@0.7.0
cat > run.mjs <<'JS'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
const compiler = NodeCompiler.create();
for (const pattern of ['1 di 1', 'Pagina 1 di 1', 'Sezione 1', 'Allegato 1', 'Art. 1', 'Tabella 1', 'Quadro A', '1° sinistro', '1 su 1']) {
  const source = `#metadata(numbering(${JSON.stringify(pattern)}, 2, 12)) <text>`;
  const [{ value }] = compiler.query({ mainFileContent: source }, { selector: '<text>' });
  console.log(`${pattern}: ${value}`);
}
const source = '#metadata(((n, all) => [#n di #all].children.map(part => part.at("text", default: " ")).join())(2, 12)) <text>';
console.log(`by a function: ${compiler.query({ mainFileContent: source }, { selector: '<text>' })[0].value}`);
JS
node run.mjs | tee seen.txt
cat > expected.txt <<'TXT'
1 di 1: 2 dxii
Pagina 1 di 1: Pbgxii
Sezione 1: Seziione 12
Allegato 1: Bllegl
Art. 1: Brt. 12
Tabella 1: Tbbelll
Quadro A: Qubdro L
1° sinistro: 2° sxiistro
1 su 1: 2 su 12
by a function: 2 di 12
TXT
diff expected.txt seen.txt
