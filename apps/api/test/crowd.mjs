// Load generator in a worker thread, so that its CPU time and waiting are not attributed to the server.
import { Agent, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Connection } from '../../../bench/connection.mjs';

const { url, paths, tokens, connections, seconds, warmUpSeconds, pauseMs, stream } = workerData;
const counted = performance.now() + warmUpSeconds * 1000;
const end = counted + seconds * 1000;
const statuses = [];
const times = [];

/** One connection, which sends its next request after each answer, optionally with a pause. */
async function one(index) {
  const ask = stream ? streamed() : kept();
  for (let round = 0; performance.now() < end; round += 1) {
    const began = performance.now();
    const status = await ask(paths[(index + round) % paths.length], tokens[index % tokens.length]).catch(() => 0);
    if (began >= counted) {
      statuses.push(status);
      times.push(performance.now() - began);
    }
    if (pauseMs > 0) await sleep(pauseMs);
    else if (status === 0) await sleep(20);
  }
}

/** Cheap client on one kept-alive connection; requires answers with a length. */
function kept() {
  let connection;
  return async (path, token) => {
    connection ??= new Connection(new URL(url));
    try {
      return (await connection.send({ path, headers: { Authorization: `Bearer ${token}` } })).status;
    } catch (error) {
      connection.close();
      connection = undefined;
      throw error;
    }
  };
}

/** Client that reads streamed answers to their end. */
function streamed() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (path, token) =>
    new Promise((resolve, reject) => {
      send(new URL(path, url), { agent, headers: { Authorization: `Bearer ${token}` } }, (response) => {
        response.resume();
        response.once('close', () => (response.complete ? resolve(response.statusCode) : reject(new Error('cut'))));
      })
        .once('error', reject)
        .end();
    });
}

await Promise.all(Array.from({ length: connections }, (_, index) => one(index)));
parentPort.postMessage({ statuses, times });
