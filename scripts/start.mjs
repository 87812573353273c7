// `npm start`: builds what changed, starts PostgreSQL and the API, and restarts both when they die, until it is stopped.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProcess, clock } from './api-process.mjs';
import { LockTaken, takeApplicationLock } from './application-lock.mjs';
import { saveBeforeMigrating } from './backup-archive.mjs';
import { build } from './build.mjs';
import { openDatabase, withClient } from './database.mjs';
import { installation, Refusal, runCommand } from './installation.mjs';
import { interrupting, onInterrupt } from './interrupt.mjs';
import { alive } from './postmaster.mjs';

const DEMO = [
  'giulia.ferraris@bellini.example',
  'marco.desantis@bellini.example',
  'elena.riva@bellini.example',
  'paolo.colombo@colombo.example',
];

let database;
let lock;
let api;
let stopping = false;
let stopped;

onInterrupt(async (again) => {
  process.exitCode ??= 0;
  if (again) api?.kill();
  await stop();
});

await runCommand(async () => {
  try {
    await start();
  } catch (error) {
    if (error instanceof LockTaken) database = undefined; // the other application needs PostgreSQL, even if this process started it
    await stop();
    if (!interrupting()) throw error;
  }
});

async function start() {
  const place = await installation();
  database = await openDatabase(place);
  goOn();
  lock = await takeApplicationLock(
    () => database.ownerUrl,
    place.address,
    () => void retakeLock(),
  );
  goOn();
  await portIsFree(place);
  await build();
  goOn();
  await saveBeforeMigrating(place, database);
  goOn();
  api = new ApiProcess({
    env: environment(place),
    address: place.address.replace('localhost', '127.0.0.1'),
    logFile: join(place.dataDir, 'logs', 'api.log'),
  });
  await api.start();
  goOn();
  if (database.server) void watchPostgres(place);
  await welcome(place);
}

function goOn() {
  if (stopping) throw new Error('Asked to stop.');
}

function environment(place) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    HOST: place.host,
    PORT: String(place.port),
    DATA_DIR: place.dataDir,
    PUBLIC_URL: process.env.PUBLIC_URL || place.address,
    DATABASE_URL: database.databaseUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    SESTANTE_BUILTIN_DATABASE: database.server ? '1' : '',
  };
}

/** While this process holds the lock, a used port belongs to another program, or to an API that ends after its supervisor was killed. */
async function portIsFree({ host, port }) {
  for (let attempt = 1; ; attempt++) {
    const busy = await new Promise((done) => {
      const probe = createServer();
      probe.once('error', (error) => done(error.code)).listen(port, host, () => probe.close(() => done(undefined)));
    });
    if (!busy) return;
    if (busy !== 'EADDRINUSE') throw new Refusal(`Port ${port} of ${host} cannot be opened (${busy}): choose another with PORT or HOST.`);
    if (attempt === 12)
      throw new Refusal(`Port ${port} is taken by another program: stop that, or choose another port, as in PORT=3001 npm start.`);
    await sleep(250);
    goOn();
  }
}

async function welcome(place) {
  console.log(`\nSestante is ready: ${process.env.PUBLIC_URL ?? place.address}`);
  const { agencies, demo } = await contents();
  if (demo.length > 0) console.log(`Demo log-ins, password sestante-demo-2026:\n${demo.map((email) => `  ${email}`).join('\n')}`);
  else if (agencies === 0) console.log('There is no agency yet: npm run agency:create makes one with its first administrator.');
  console.log(`Data: ${place.dataDir}   Stop: Ctrl-C\n`);
}

async function contents() {
  return withClient(database.ownerUrl, async (client) => {
    const agencies = (await client.query('SELECT 1 FROM agencies LIMIT 1')).rowCount;
    const { rows } = await client.query('SELECT email FROM users WHERE email = ANY($1)', [DEMO]);
    return { agencies, demo: DEMO.filter((email) => rows.some((row) => row.email === email)) };
  });
}

async function watchPostgres(place) {
  while (!stopping) {
    await sleep(200);
    if (stopping || alive(database.server.pid)) continue;
    console.error(`${clock()} PostgreSQL has ended; starting it again.`);
    const before = database;
    for (let pause = 200; !stopping; pause = Math.min(pause * 2, 5000)) {
      try {
        // after two failures another program may have taken its port
        database = await openDatabase(place, pause < 800 ? before.server.port : undefined);
        break;
      } catch (error) {
        console.error(`${clock()} ${error.message}`);
        await sleep(pause);
      }
    }
    if (stopping) return;
    if (database.databaseUrl !== before.databaseUrl) api.restartWith(environment(place));
    console.error(`${clock()} PostgreSQL is back.`);
  }
}

async function retakeLock() {
  for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5000)) {
    try {
      return await lock.retake();
    } catch (error) {
      if (error instanceof LockTaken) {
        console.error(`${clock()} While PostgreSQL was away, another application took the database. ${error.message}`);
        process.exitCode = 1;
        database = undefined;
        await stop();
        return process.exit(1);
      }
      await sleep(pause);
    }
  }
}

/** Stops the API first, so that it completes its requests, then PostgreSQL. */
function stop() {
  if (!stopping && api) console.log(`${clock()} Stopping …`);
  stopping = true;
  stopped ??= (async () => {
    await api?.stop();
    const server = database?.server;
    if (server && (lock || !server.attached) && alive(server.pid)) await server.stop().catch((error) => console.error(error.message));
    await lock?.release(); // held until PostgreSQL is down, so that no other start interferes
  })();
  return stopped;
}
