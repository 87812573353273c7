// Runs the API as a child process with its log in a file, and restarts it when it crashes or hangs.
import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, root } from './installation.mjs';
import { LogFile } from './log-file.mjs';

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 5_000;
/** Number of successive calls without an answer, and the timeout of each, after which the process is considered hung. */
const UNANSWERED = 5;
const CALL_EVERY = 3_000;
/** Interval until the first answer, so that a process is watched from half a second after it is up. */
const FIRST_CALLS_EVERY = 500;
/** Longer than the API's own limit for completing requests in flight. */
const LAST_WORDS = 20_000;

/** Keeps the API's memory a quarter smaller, for a tenth more CPU at most: a small young generation, and few arenas of the C library. */
export const SMALL_MEMORY = { args: ['--max-semi-space-size=8'], env: { MALLOC_ARENA_MAX: '2' } };

/** How long to wait before the next start, after one that came after `pause`. @param {number} pause */
export const longerPause = (pause) => Math.min(pause * 2, LONGEST_PAUSE);

export class ApiProcess {
  #child;
  #env;
  #entry;
  #readyUrl;
  #liveUrl;
  #log;
  #recent = [];
  #stopping = false;
  #saidAt = 0;

  /** @param {{ entry?: string, env: NodeJS.ProcessEnv, address: string, logFile: string }} options */
  constructor({ entry = join(root, 'apps/api/dist/src/main.js'), env, address, logFile }) {
    this.#entry = entry;
    this.#env = env;
    this.#readyUrl = `${address}/health/ready`;
    this.#liveUrl = `${address}/health/live`;
    this.#log = new LogFile(logFile);
    this.logFile = logFile;
  }

  /** Starts the API and waits until it serves; from then on it is restarted when it dies. */
  async start() {
    this.#spawn();
    const first = this.#child;
    const began = Date.now();
    let said = false;
    while ((await statusOf(this.#readyUrl)) !== 200) {
      if (this.#stopping) return;
      if (first.exitCode !== null || first.signalCode !== null) {
        throw new Refusal(`The API did not start:\n${this.#recent.join('\n')}\nMore in ${this.logFile}.`);
      }
      if (!said && Date.now() - began > 8000) {
        said = true;
        console.log('Preparing the database; the first time this takes a little.');
      }
      await sleep(60);
    }
    void this.#keepAlive(first);
    void this.#watch();
  }

  /** Restarts the API with new settings. */
  restartWith(env) {
    this.#env = env;
    this.#child.kill('SIGKILL');
  }

  async stop() {
    this.#stopping = true;
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), LAST_WORDS);
      await ended;
      clearTimeout(timer);
    }
    this.#log.close();
  }

  /** Kills the API at once, after a repeated Ctrl-C. */
  kill() {
    this.#child?.kill('SIGKILL');
  }

  #spawn() {
    this.#recent = [];
    // own process group: a terminal's Ctrl-C reaches only this process, so that the API ends before PostgreSQL;
    // the channel tells the API when this process dies
    this.#child = spawn(process.execPath, [...SMALL_MEMORY.args, '--import', join(root, 'scripts/orphan.mjs'), this.#entry], {
      cwd: root,
      env: { ...SMALL_MEMORY.env, ...this.#env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) this.#follow(stream);
  }

  async #keepAlive(child) {
    let pause = FIRST_PAUSE;
    for (;;) {
      const began = Date.now();
      const [code, signal] = await new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) done([child.exitCode, child.signalCode]);
        else child.once('exit', (...how) => done(how));
      });
      if (this.#stopping) return;
      if (Date.now() - began > 60_000) pause = FIRST_PAUSE;
      console.error(`${clock()} The API ended (${signal ?? `code ${code}`}); starting it again. More in ${this.logFile}.`);
      await sleep(pause);
      pause = longerPause(pause);
      if (this.#stopping) return;
      this.#spawn();
      child = this.#child;
    }
  }

  /**
   * Ends a process that hangs, after which it is restarted. A process that has not answered yet is left alone: it may be
   * migrating a large database.
   */
  async #watch() {
    let watched;
    let unanswered = 0;
    while (!this.#stopping) {
      const child = this.#child;
      const asked = Date.now();
      const answered = (await statusOf(this.#liveUrl, CALL_EVERY)) !== undefined;
      if (answered) watched = child;
      unanswered = answered || child !== watched || child !== this.#child ? 0 : unanswered + 1;
      if (unanswered >= UNANSWERED && !this.#stopping) {
        console.error(`${clock()} The API has not answered for ${(UNANSWERED * CALL_EVERY) / 1000} s; ending it.`);
        child.kill('SIGKILL');
        watched = undefined;
      }
      const pause = child === watched ? CALL_EVERY : FIRST_CALLS_EVERY;
      await sleep(Math.max(0, pause - (Date.now() - asked)), undefined, { ref: false });
    }
  }

  #follow(stream) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) this.#line(line);
    });
  }

  #line(line) {
    if (!this.#stopping || line) this.#log.write(`${line}\n`);
    const entry = parsed(line);
    this.#recent = [...this.#recent.slice(-14), entry ? `${entry.msg ?? ''}${entry.err?.message ? ` (${entry.err.message})` : ''}` : line];
    // only errors, at a rate that a person can read
    if (entry?.level >= 50 && Date.now() - this.#saidAt > 1000) {
      this.#saidAt = Date.now();
      console.error(`${clock()} API: ${entry.msg ?? 'error'}`);
    }
  }
}

function parsed(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Time of day, the prefix of messages after the start. */
export const clock = () => new Date().toTimeString().slice(0, 8);

/** @returns {Promise<number | undefined>} undefined when there was no answer in time */
function statusOf(url, timeout = 2000) {
  return new Promise((done) => {
    const call = request(url, { timeout, agent: false }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => done(undefined));
    call.end();
  });
}
