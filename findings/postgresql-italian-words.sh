#!/bin/sh
# PostgreSQL 18.7 (PGlite 0.5.17), text search configuration "italian": the words of an insurance agency.
#
# A note "polizza non pagata" should not answer a search for paid policies only, "benefici" should be found by "beneficio", and a typist
# without accents should find "responsabilità".
#
# Seen: "non" is a stop word, so that "pagata" finds "non pagata"; "beneficio" and "benefici" have different stems, and so have "responsabilità"
# and "responsabilita"; "azienda" is cut to "azi"; "casa" (house) and "caso" (case) are one word; "1.234,50" becomes the words "1.234" and "50".
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.5.17
cat > run.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
const db = await PGlite.create();
const stem = async (text) => (await db.query(`SELECT to_tsvector('italian', $1)::text AS words`, [text])).rows[0].words;
console.log((await db.query('SHOW server_version')).rows[0].server_version);
for (const pair of [
  ['pagata', 'non pagata'], ['beneficio', 'benefici'], ['ufficio', 'uffici'], ['responsabilità', 'responsabilita'],
  ['azienda', 'aziende'], ['casa', 'caso'], ['sinistro', 'sinistri'],
])
  console.log(`${pair.join(' / ')}: ${(await Promise.all(pair.map(stem))).join(' / ')}`);
console.log(await stem('Premio 1.234,50 della polizza 12/345-67'));
JS
node run.mjs | tee seen.txt
cat > expected.txt <<'TXT'
18.7
pagata / non pagata: 'pag':1 / 'pag':2
beneficio / benefici: 'benefic':1 / 'benef':1
ufficio / uffici: 'uffic':1 / 'uffic':1
responsabilità / responsabilita: 'respons':1 / 'responsabil':1
azienda / aziende: 'azi':1 / 'azi':1
casa / caso: 'cas':1 / 'cas':1
sinistro / sinistri: 'sinistr':1 / 'sinistr':1
'1.234':2 '12/345-67':6 '50':3 'polizz':5 'prem':1
TXT
diff expected.txt seen.txt
