import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import cases from './worked-cases.json' with { type: 'json' };

const COMMAND = join(import.meta.dirname, '../bin/assess.mjs');
const lineOf = (input: unknown): string => `${JSON.stringify(input)}\n`;
const run = (input: string, ...args: string[]) => spawnSync(process.execPath, [COMMAND, ...args], { input, encoding: 'utf8' });

it('prints the three worked cases, one a line', () => {
  const { status, stdout, stderr } = run(cases.map(({ input }) => lineOf(input)).join(''));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(cases.map(({ expected }) => lineOf(expected)).join(''));
});

it('prints an error in the place of each line that is not valid, and goes on', () => {
  const [{ input, expected }] = cases as [(typeof cases)[number]];
  const wrong = [
    ['{"type": "retail"\n', /JSON/],
    ['\n', /JSON/],
    [lineOf({ ...input, type: 'other' }), /^type: /],
    [lineOf({ ...input, today: '2026-02-30' }), /^today: /],
    [lineOf({ ...input, more: 1 }), /^more: /],
    [lineOf({ ...input, answers: { ...input.answers, 'home.kind': 'castle' } }), /^answers\/home\.kind: unknown-choice$/],
    [lineOf({ ...input, answers: { ...input.answers, 'home.color': 'red' } }), /^answers\/home\.color: unknown-question$/],
    [lineOf({ ...input, policies: [{ ...input.policies[0], sumInsured: 1.5 }] }), /^policies\.0\.sumInsured: /],
  ] as const;
  const { status, stdout } = run(wrong.map(([line]) => line).join('') + lineOf(input));
  expect(status).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.pop()).toBe(JSON.stringify(expected));
  expect(lines).toHaveLength(wrong.length);
  for (const [at, line] of lines.entries()) {
    const { error, ...more } = JSON.parse(line) as { error: string };
    expect(more).toEqual({});
    expect(error).toMatch(wrong[at]![1]);
  }
});

it('answers each line before it reads the next one', async () => {
  const child = spawn(process.execPath, [COMMAND], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = child.stdout[Symbol.asyncIterator]();
  for (const { input, expected } of cases) {
    child.stdin.write(lineOf(input));
    let text = '';
    while (!text.endsWith('\n')) text += String((await answers.next()).value);
    expect(text).toBe(lineOf(expected));
  }
  child.stdin.end();
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
});

it('explains itself', () => {
  const { status, stdout } = run('', '--help');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Usage: node libs\/risk-engine\/bin\/assess\.mjs/);
  expect(run('', '--wrong').status).not.toBe(0);
});
