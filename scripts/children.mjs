// Runs the programs of the workspace for the scripts that are made of them.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './installation.mjs';
import { interrupting, onInterrupt } from './interrupt.mjs';

// also when a script is run by itself and not through npm
const bin = join(root, 'node_modules', '.bin');
if (!process.env.PATH?.split(delimiter).includes(bin)) process.env.PATH = bin + delimiter + process.env.PATH;

const running = new Set();
onInterrupt(async () => {
  const ends = [...running].map((child) => new Promise((done) => child.once('close', done)));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ends);
});

/**
 * @param {string} command found in node_modules/.bin first
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'shown' | 'kept' | 'both' }} [options] where what it prints goes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = process.env, output = 'shown' } = {}) {
  return new Promise((done, fail) => {
    const stdio = output === 'shown' ? 'inherit' : 'pipe';
    const child = spawn(command, args, { cwd, env, stdio: ['inherit', stdio, stdio] });
    running.add(child);
    let kept = '';
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        kept += text;
        if (output === 'both') target.write(text);
      });
    }
    child.on('error', fail);
    child.on('close', (code) => {
      running.delete(child);
      // whoever waits for this would go on to its next step
      if (!interrupting()) done({ code: code ?? 1, output: kept });
    });
  });
}
