// Runs the programs of the workspace for the scripts that are made of them.
import { spawn } from 'node:child_process';
import { root } from './installation.mjs';
import { interrupting, onInterrupt } from './interrupt.mjs';

const running = new Set();
onInterrupt(async () => {
  const ends = [...running].map((child) => new Promise((done) => child.once('close', done)));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ends);
});

/**
 * @param {string} command found in node_modules/.bin first
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, onOutput?: (text: string) => void }} [options]
 * `quiet` keeps what it prints for the caller; `onOutput` sees it pass by
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = process.env, quiet = false, onOutput } = {}) {
  return new Promise((done, fail) => {
    const shown = quiet || onOutput ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd, env, stdio: ['inherit', shown, shown] });
    running.add(child);
    let output = '';
    for (const [stream, target] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        onOutput?.(text);
        if (!quiet) target.write(text);
      });
    }
    child.on('error', fail);
    child.on('close', (code) => {
      running.delete(child);
      // whoever waits for this would go on to its next step
      if (!interrupting()) done({ code: code ?? 1, output });
    });
  });
}
