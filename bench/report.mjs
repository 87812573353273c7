// Output for the terminal.

const WIDTHS = [26, 9, 8, 8, 8, 9, 8, 8, 8, 7];
const HEAD = ['', 'API/s', 'p50', 'p95', 'p99', 'bare/s', 'p50', 'p95', 'p99', 'share'];
const row = (cells) =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(WIDTHS[0]) : String(cell).padStart(WIDTHS[index]))).join('');

export const printed = {
  head: row(HEAD),
  line: ({ title, api, bare, ratio }) => row([title, ...side(api), ...side(bare), ratio ?? '–']),
  memory: ({ idle, after, bare }) => `\nResident memory: API ${idle} MB idle, ${after} MB at the end; bare handler ${bare} MB.`,
  imported: ({ rows, seconds, memory }) =>
    `\nImport of ${rows.toLocaleString('en')} rows: upload ${seconds.upload} s, dry run ${seconds['dry-run']} s, run ${seconds.run} s, roll-back ${seconds.rollback} s; ` +
    `resident memory ${memory.before} MB before, ${memory.early} MB after a tenth of the run, ${memory.max} MB at most.`,
  judgement: (judgement) =>
    `\n${judgement.map(({ what, value, target, pass }) => `${pass ? 'PASS' : 'FAIL'}  ${what.padEnd(46)} ${value.padStart(18)}   ${target}`).join('\n')}`,
};

const side = (figures) => (figures ? [figures.rps, figures.p50, figures.p95, figures.p99] : ['–', '–', '–', '–']);
