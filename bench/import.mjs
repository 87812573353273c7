// Measures upload, dry run, run and roll-back of a file with as many rows as clients, with the worker in the API's process.
import { setTimeout as sleep } from 'node:timers/promises';
import { people } from '../apps/api/dist/src/demo/demo.people.js';
import { startApi } from './processes.mjs';
import { Tokens } from './tokens.mjs';

/** Seed that creates other people than those in the database. */
const SEED = 4_711;
const MAX_ROWS = 100_000;
const BETWEEN_LOOKS_MS = 500;
const HEADERS =
  'Nominativo;Codice fiscale;P.IVA;Data di nascita;Professione;E-mail;PEC;Tel.;Cellulare;Indirizzo;CAP;Città;Prov;Fatturato;Stato;Note';

/** @returns {Promise<{ rows: number, created: number, seconds: Record<string, number>, memory: { before: number, early: number, max: number } }>} */
export async function measureImport(login, clients) {
  const api = await startApi(login, 'on');
  try {
    return await measured(api, Math.min(clients, MAX_ROWS));
  } finally {
    await api.stop();
  }
}

async function measured(api, rows) {
  const tokens = new Tokens(api.url);
  const ask = async (path, request = {}) => {
    const headers = { Authorization: `Bearer ${await tokens.of('admin')}` };
    const response = await fetch(new URL(`/api/v1/imports${path}`, api.url), { ...request, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const seconds = {};
  const memory = { before: await api.memory(), early: 0, max: 0 };
  const timed = async (name, work) => {
    const began = Date.now();
    const result = await work();
    seconds[name] = Math.round((Date.now() - began) / 100) / 10;
    return result;
  };
  const done = async (id, what) => {
    await ask(`/${id}/${what}`, { method: 'POST' });
    for (;;) {
      const now = await ask(`/${id}`);
      const used = await api.memory();
      if (what === 'run') {
        if (memory.early === 0 && now.progress.done >= rows / 10) memory.early = used;
        memory.max = Math.max(memory.max, used);
      }
      if (!['checking', 'running', 'rolling-back'].includes(now.state)) return now;
      await sleep(BETWEEN_LOOKS_MS);
    }
  };
  const form = new FormData();
  form.append('file', new Blob([fileOf(rows)], { type: 'text/csv' }), 'clienti.csv');
  const { id } = await timed('upload', () => ask('', { method: 'POST', body: form }));
  const { dryRun } = await timed('dry-run', () => done(id, 'dry-run'));
  const { result, state } = await timed('run', () => done(id, 'run'));
  if (state !== 'done' || JSON.stringify(result) !== JSON.stringify(dryRun))
    throw new Error(`The run is not as the dry run: ${JSON.stringify({ state, dryRun, result })}`);
  const back = await timed('rollback', () => done(id, 'rollback'));
  if (back.state !== 'rolled-back') throw new Error(`The import was not taken back: ${back.error}`);
  return { rows, created: result.created, seconds, memory };
}

function fileOf(rows) {
  const lines = [HEADERS];
  const today = new Date().toISOString().slice(0, 10);
  for (const person of people(rows, SEED, today)) {
    const { address } = person;
    const name = person.companyName && person.type === 'corporate' ? person.companyName : `${person.lastName}, ${person.firstName}`;
    const cells = [
      name,
      person.fiscalCode,
      person.vatNumber,
      person.birthDate?.split('-').toReversed().join('/'),
      person.profession,
      person.email,
      person.pec,
      person.phone,
      person.phones?.[0]?.value,
      [address.street, address.streetNumber].filter(Boolean).join(', '),
      address.postalCode,
      address.city,
      address.province,
      person.annualRevenue?.amount.replace('.', ','),
      lines.length % 13 === 5 ? 'prospect' : 'cliente',
      person.notes,
    ];
    lines.push(cells.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(';'));
  }
  return lines.join('\r\n');
}
