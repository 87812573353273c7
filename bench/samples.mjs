// Search terms taken from the data, so that every kind of search has a typical number of hits.
import pg from 'pg';

/**
 * @param {string} url the superuser's address of the database
 * @returns {Promise<Samples>}
 * @typedef {object} Samples
 * @property {string} agencyId
 * @property {string} adminId
 * @property {string} ownId
 * @property {{ id: string, phone: string | null, fiscalCode: string | null, firstName: string, lastName: string, birthDate: string | null, email: string | null, version: number }[]} clients in no order
 * @property {string[]} common surnames that most clients have
 * @property {string[]} rare words that a few clients have
 * @property {string[]} slips common surnames with one mistake, found in no record
 * @property {string[]} assignees
 * @property {{ id: string, name: string }[]} tags
 */
export async function takeSamples(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const column = async (text, values) => (await client.query({ text, values, rowMode: 'array' })).rows.map(([value]) => value);
  try {
    const [agencyId] = await column(`SELECT agency_id FROM agencies WHERE name = 'bench'`);
    const userId = async (email) => (await column('SELECT id FROM users WHERE email = $1', [email]))[0];
    const live = `agency_id = $1 AND status = 'client' AND deleted_at IS NULL`;
    const common = await column(
      `SELECT lower(last_name) FROM clients WHERE ${live} AND last_name ~ '^[A-Z][a-z]{4,}$' GROUP BY 1 ORDER BY count(*) DESC LIMIT 25`,
      [agencyId],
    );
    const words = new Set(await column('SELECT word FROM client_words WHERE agency_id = $1', [agencyId]));
    return {
      agencyId,
      adminId: await userId('admin@bench.example'),
      ownId: await userId('own@bench.example'),
      clients: (
        await client.query(
          `SELECT id, phone, fiscal_code AS "fiscalCode", first_name AS "firstName", last_name AS "lastName", birth_date::text AS "birthDate", email, version FROM clients
           WHERE ${live} AND type = 'retail' ORDER BY md5(id::text) LIMIT 20000`,
          [agencyId],
        )
      ).rows,
      common,
      rare: await column(
        `SELECT w.word FROM clients c, regexp_split_to_table(c.name_key, ' ') AS w(word) WHERE ${live} AND w.word ~ '^[a-z]{6,}$' GROUP BY 1 ORDER BY count(*), 1 LIMIT 300`,
        [agencyId],
      ),
      slips: slipsOf(common, words),
      assignees: await column(`SELECT id FROM users WHERE agency_id = $1 AND email LIKE 'colleague%' ORDER BY id`, [agencyId]),
      tags: (await client.query(`SELECT id, name FROM tags WHERE agency_id = $1`, [agencyId])).rows,
    };
  } finally {
    await client.end();
  }
}

/** Makes a typing error inside the word: a letter missing, added, replaced, or two swapped. */
function slipsOf(surnames, words) {
  const known = [...words];
  return surnames
    .flatMap((name) => [
      `${name.slice(0, 2)}${name.slice(3)}`,
      `${name.slice(0, 3)}x${name.slice(3)}`,
      `${name.slice(0, 2)}${name[2] === 'k' ? 'w' : 'k'}${name.slice(3)}`,
      `${name.slice(0, 2)}${name[3]}${name[2]}${name.slice(4)}`,
    ])
    .filter((slip) => !known.some((word) => word.includes(slip)));
}
