// `pnpm places`: writes src/places.json from the two packages that follow the official lists. Run it and review the diff
// whenever one of them has a new version. Sources and licences are in README.md.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Both are loaded as CommonJS, because the ES module of one imports JSON in a way that Node refuses.
const require = createRequire(import.meta.url);
const { belfioreConnector } = require('@marketto/belfiore-connector-embedded');
const { getAllComuni } = require('italian-cap-comuni-province');

// Date of the current list. The history ends in 2024; changes in between are dated to this day at the latest.
const LIST_OF_TODAY = '2026-02-21';
// Nobody alive was born before: places that ended by then are left out, and earlier start dates are omitted.
const WITHIN_A_LIFE = '1900-01-01';
const STILL = '9999-12-31';
const SMALL_WORDS = 'a ad al alla alle con d da dal de dei del della delle degli di e ed in la le nel nella sopra sotto su sul sulla';

const today = new Map();
for (const row of getAllComuni()) {
  const place = today.get(row.codiceBelfiore);
  if (place) place.postalCodes.push(row.cap);
  else today.set(row.codiceBelfiore, { ...row, postalCodes: [row.cap] });
}

const rows = [];
for (const past of await belfioreConnector.toArray()) {
  const code = past.belfioreCode;
  const now = today.get(code);
  today.delete(code);
  const from = iso(past.creationDate) < WITHIN_A_LIFE ? '' : iso(past.creationDate);
  const to = iso(past.expirationDate) === STILL ? '' : iso(past.expirationDate);
  if (to && to < WITHIN_A_LIFE) continue;
  if (now) rows.push(municipality(now, from));
  else if (code.startsWith('Z')) rows.push([code, unspoilt(past.name), '', country(past.iso3166, to), from, to, '']);
  else rows.push([code, ceasedName(past.name), '', past.province, from, to || LIST_OF_TODAY, '']);
}
for (const now of today.values()) rows.push(municipality(now, LIST_OF_TODAY));

rows.sort(([a], [b]) => (a < b ? -1 : 1));
const lines = rows.map((row) => row.join('|'));
writeFileSync(join(import.meta.dirname, '../src/places.json'), `${JSON.stringify(lines, null, 2)}\n`);
console.log(`${rows.length} places`);

function municipality(now, from) {
  const other = now.nomeAlternativo?.split('/').find((name) => name !== now.nome) ?? '';
  const mark = now.isCapoluogo ? '*' : '';
  return [now.codiceBelfiore, now.nome, other, now.siglaProvincia, from, '', ranges(now.postalCodes) + mark];
}

/** Former states and Kosovo have no ISO code. The package writes UK for GB. */
function country(iso, to) {
  return to ? '' : iso.trim().replace('UK', 'GB');
}

function iso(date) {
  return date.toISOString().slice(0, 10);
}

/** Writes consecutive postal codes as a range: 20121-20129. */
function ranges(postalCodes) {
  const spans = [];
  for (const code of [...new Set(postalCodes)].toSorted((a, b) => Number(a) - Number(b))) {
    const last = spans.at(-1);
    if (last && Number(code) === Number(last[1]) + 1) last[1] = code;
    else spans.push([code, code]);
  }
  return spans.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(',');
}

/** Corrects the history's capitalisation, which has capital initials throughout: `Isola D'istria`, `Abbadia Sopra Adda`. */
function ceasedName(name) {
  const words = unspoilt(name).replace(/(?<=['’-])\p{L}/gu, (letter) => letter.toUpperCase());
  return words.replace(/(?<=[ ])(\p{L}+)(?=[ '’]|$)/gu, (word) =>
    SMALL_WORDS.split(' ').includes(word.toLowerCase()) ? word.toLowerCase() : word,
  );
}

/** Repairs names that the package contains in a wrong encoding. */
function unspoilt(name) {
  return /Ã/.test(name) ? Buffer.from(name, 'latin1').toString('utf8').replace(/\s+/g, ' ').trim() : name.trim();
}
