// Targets, and whether a run reaches them.

/** Allowed increase of a median when the data grow a hundredfold; allows for the noise of a shared machine. */
const FLAT = { factor: 1.5, ms: 3 };
const FLAT_SCENARIOS = ['list', 'deep-page', 'one', 'own-list', 'search-mix'];

/**
 * @param {Run} run
 * @param {Record<string, Run>} runs by number of clients
 * @returns {{ what: string, value: string, target: string, pass: boolean }[]}
 * @typedef {{ clients: number, memory: { idle: number, after: number }, figures: Record<string, { title: string, api: any, bare?: any, ratio?: number }> }} Run
 */
export function judged(run, runs) {
  const { figures, memory } = run;
  const max = (what, value, limit, unit) => ({ what, value: `${value} ${unit}`, target: `<= ${limit} ${unit}`, pass: value <= limit });
  const ratio = (name, least) => ({
    what: `${figures[name].title}, share of bare`,
    value: String(figures[name].ratio),
    target: `>= ${least}`,
    pass: figures[name].ratio >= least,
  });
  const sides = Object.values(figures).flatMap(({ api, bare }) => (bare ? [api, bare] : [api]));
  const wrong = sides.reduce((sum, side) => sum + side.errors + side.refused, 0);
  return [
    max('list p95', figures.list.api.p95, 50, 'ms'),
    max('search mix p95', figures['search-mix'].api.p95, 150, 'ms'),
    max('a slip p95', figures.slip.api.p95, 400, 'ms'),
    max('the palette p95', figures.palette.api.p95, 150, 'ms'),
    max('the heads of the board p95', figures.board.api.p95, 150, 'ms'),
    max('likely duplicates p95', figures.check.api.p95, 150, 'ms'),
    ...['actions', 'my-actions', 'agenda', 'dashboard', 'my-dashboard'].map((name) =>
      max(`${figures[name].title} p95`, figures[name].api.p95, 100, 'ms'),
    ),
    ratio('list', 0.9),
    ratio('search-mix', 0.8),
    ratio('one', 0.8),
    ratio('create', 0.65),
    ratio('update', 0.6),
    ratio('palette', 1),
    max(`${figures['answers-by-people'].title} p95`, figures['answers-by-people'].api.p95, 100, 'ms'),
    ratio('answers', 0.5),
    ...importTargets(run.imported),
    { what: 'memory, idle', value: `${memory.idle} MB`, target: '< 250 MB', pass: memory.idle < 250 },
    max('memory after the load', memory.after, 350, 'MB'),
    { what: 'errors and refusals', value: String(wrong), target: '0', pass: wrong === 0 },
    ...flatness(run, runs),
  ];
}

/** Targets of the import: 90 s for a hundred thousand rows, and no growth of memory with the number of rows. */
const IMPORT_ROWS_PER_SECOND = 100_000 / 90;
const IMPORT_GROWTH_MB = 150;

function importTargets({ rows, seconds, memory }) {
  const limit = Math.round(rows / IMPORT_ROWS_PER_SECOND);
  const growth = memory.max - memory.early;
  return [
    { what: `import of ${rows} rows`, value: `${seconds.run} s`, target: `< ${limit} s`, pass: seconds.run < limit },
    { what: 'memory, growth in an import', value: `${growth} MB`, target: `< ${IMPORT_GROWTH_MB} MB`, pass: growth < IMPORT_GROWTH_MB },
  ];
}

/** Compares medians with those of the smallest size measured before. */
function flatness(run, runs) {
  const smallest = Object.values(runs).sort((a, b) => a.clients - b.clients)[0];
  if (!smallest || smallest.clients >= run.clients) return [];
  return FLAT_SCENARIOS.map((name) => {
    const before = smallest.figures[name].api.p50;
    const now = run.figures[name].api.p50;
    const limit = Math.round((before * FLAT.factor + FLAT.ms) * 10) / 10;
    return {
      what: `${run.figures[name].title}, p50 flat from ${smallest.clients}`,
      value: `${before} -> ${now} ms`,
      target: `<= ${limit} ms`,
      pass: now <= limit,
    };
  });
}
