// Load from a fixed number of connections; each sends the next request as soon as the previous one is answered.
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.mjs';

/**
 * @typedef {object} Figures
 * @property {number} requests
 * @property {number} seconds
 * @property {Float64Array} times milliseconds, in no order
 * @property {number} errors connections that broke
 * @property {number} refused answers that were not 2xx
 * @property {string} [firstRefusal]
 */

/**
 * @param {URL} url
 * @param {{ connections: number, seconds: number, pauseMs?: number }} options `pauseMs`: between an answer and the next request
 * @param {(number: number, connection: number) => import('./scenarios.mjs').Request} next
 * @returns {Promise<Figures>}
 */
export async function load(url, { connections, seconds, pauseMs }, next) {
  const times = [];
  const result = { errors: 0, refused: 0, firstRefusal: undefined };
  let number = 0;
  const began = performance.now();
  const end = began + seconds * 1000;

  const one = async (index) => {
    // People do not all begin in the same instant.
    if (pauseMs) await sleep(Math.random() * pauseMs);
    let connection = new Connection(url);
    while (performance.now() < end) {
      const { request, answered } = next(number++, index);
      const asked = performance.now();
      try {
        const answer = await connection.send(request);
        times.push(performance.now() - asked);
        if (answer.status < 200 || answer.status > 299) {
          result.refused++;
          result.firstRefusal ??= `${request.method ?? 'GET'} ${request.path}: ${answer.status} ${answer.body.toString().slice(0, 300)}`;
        } else answered?.(answer);
        if (pauseMs) await sleep(pauseMs);
      } catch (error) {
        result.errors++;
        result.firstRefusal ??= `${request.path}: ${error.message}`;
        connection.close();
        await sleep(20); // avoids a busy loop while the server is down
        connection = new Connection(url);
      }
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => one(index)));
  return { ...result, requests: times.length, seconds: (performance.now() - began) / 1000, times: Float64Array.from(times) };
}

/** Several measurements of the same thing as one. @param {Figures[]} parts */
export function summary(parts) {
  const times = Float64Array.from(parts.flatMap((part) => [...part.times])).sort();
  const sum = (of) => parts.reduce((total, part) => total + of(part), 0);
  const at = (share) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return {
    rps: round(sum((part) => part.requests) / sum((part) => part.seconds)),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    requests: times.length,
    errors: sum((part) => part.errors),
    refused: sum((part) => part.refused),
  };
}

const round = (value) => Math.round(value * 10) / 10;
