// Runs programs of the workspace as child processes of the scripts.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './installation.mjs';
import { interrupting, onInterrupt } from './interrupt.mjs';

// also when a script is not run through npm
const bin = join(root, 'node_modules', '.bin');
if (!process.env.PATH?.split(delimiter).includes(bin)) process.env.PATH = bin + delimiter + process.env.PATH;

const running = new Set();
onInterrupt(async () => {
  for (const child of running) signal(child);
  const end = Date.now() + 10_000;
  while ([...running].some(lives) && Date.now() < end) await sleep(50);
});

const signal = (child) => (child.group ? process.kill(-child.pid, 'SIGTERM') : child.kill('SIGTERM'));

function lives(child) {
  if (!child.group) return child.exitCode === null && child.signalCode === null;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} command found in node_modules/.bin first
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'shown' | 'kept' | 'both', group?: boolean }} [options]
 * `output`: destination of the program's output; `group`: stops the whole process group, for programs that leave children behind
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = process.env, output = 'shown', group = false } = {}) {
  return new Promise((done, fail) => {
    const stdio = output === 'shown' ? 'inherit' : 'pipe';
    const child = Object.assign(spawn(command, args, { cwd, env, stdio: [group ? 'ignore' : 'inherit', stdio, stdio], detached: group }), {
      group,
    });
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
      // does not resolve, since the caller would go on to its next step
      if (!interrupting()) done({ code: code ?? 1, output: kept });
    });
  });
}
