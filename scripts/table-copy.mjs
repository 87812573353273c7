// Copies one table from or to PostgreSQL in COPY's text format, with a digest that does not depend on the order of the rows.
import { hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Settings that make the text format the same on every server. */
export const SESSION = `SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET bytea_output = 'hex'; SET extra_float_digits = 1; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET search_path = pg_catalog, public`;

/**
 * @typedef {object} Table
 * @property {string} schema
 * @property {string} name
 * @property {string[]} columns without the generated ones
 * @property {string} [where] condition for the rows in the archive
 */

/** Returns `schema."name"`, quoted for SQL. */
export const qualified = ({ schema, name }) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** sha256 of each row, added up in eight lanes of 32 bits: equal sets of rows have equal digests. */
class RowDigest {
  rows = 0;
  #lanes = new Uint32Array(8);
  #rest = Buffer.alloc(0);

  /** @param {Buffer} chunk split at any byte; a row never contains a raw line feed */
  add(chunk) {
    let begin = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, begin)) {
      const row = chunk.subarray(begin, end);
      this.#row(this.#rest.length > 0 ? Buffer.concat([this.#rest, row]) : row);
      this.#rest = Buffer.alloc(0);
      begin = end + 1;
    }
    if (begin < chunk.length) this.#rest = Buffer.concat([this.#rest, chunk.subarray(begin)]);
  }

  result() {
    return { rows: this.rows, digest: Buffer.from(this.#lanes.buffer).toString('hex') };
  }

  #row(row) {
    this.rows++;
    const sum = hash('sha256', row, 'buffer');
    for (let lane = 0; lane < 8; lane++) this.#lanes[lane] += sum.readUInt32LE(lane * 4);
  }
}

const select = (table) =>
  `COPY (SELECT ${table.columns.map(pg.escapeIdentifier).join(', ')} FROM ${qualified(table)}${table.where ? ` WHERE ${table.where}` : ''}) TO STDOUT`;

/**
 * @param {import('pg').Client} client
 * @param {Table} table
 * @param {string} file gzip
 */
export async function copyOut(client, table, file) {
  const digest = new RowDigest();
  await pipeline(client.query(copyTo(select(table))), counted(digest), createGzip({ level: 4 }), createWriteStream(file, { mode: 0o600 }));
  return digest.result();
}

/** Returns the digest of the table's current contents. */
export async function digestOf(client, table) {
  const digest = new RowDigest();
  const sink = new Writable({
    write(chunk, _encoding, done) {
      digest.add(chunk);
      done();
    },
  });
  await pipeline(client.query(copyTo(select(table))), sink);
  return digest.result();
}

/** @returns the digest of the archive's rows as read, independent of the table's contents */
export async function copyIn(client, table, file) {
  const digest = new RowDigest();
  const sql = `COPY ${qualified(table)} (${table.columns.map(pg.escapeIdentifier).join(', ')}) FROM STDIN`;
  await pipeline(createReadStream(file), createGunzip(), counted(digest), client.query(copyFrom(sql)));
  return digest.result();
}

const counted = (digest) =>
  async function* (source) {
    for await (const chunk of source) {
      digest.add(chunk);
      yield chunk;
    }
  };

/** Tables that are left out: the manifest has the migrations, and responses kept for repeated requests expire in a day. */
const LEFT_OUT = ['migrations', 'typeorm_metadata', 'idempotency_keys'];

/** Returns the tables of the application, without those of extensions. */
export async function applicationTables(client) {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> ALL ($1::text[])
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    GROUP BY 1, 2 ORDER BY 1, 2`,
    [LEFT_OUT],
  );
  return /** @type {Table[]} */ (rows);
}

/** Tables of the job queue with unfinished jobs and what they need, without statistics and finished jobs. */
export async function jobTables(client) {
  const { rows } = await client.query(`
    SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'pgboss' AND c.relname IN ('queue', 'schedule', 'subscription', 'job', 'job_dependency')
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY 1, 2 ORDER BY array_position(ARRAY['queue', 'schedule', 'subscription', 'job', 'job_dependency'], c.relname::text)`);
  return /** @type {Table[]} */ (rows.map((table) => (table.name === 'job' ? { ...table, where: `state < 'completed'` } : table)));
}
