#!/usr/bin/env node
// Runs the rules without the application: one input a line on standard input, one result a line on standard output.
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { assess } from '@sestante/risk-engine/assessment';
import { parseInput } from '@sestante/risk-engine/input';

const HELP = `Usage: node libs/risk-engine/bin/assess.mjs < inputs.ndjson > results.ndjson

Reads one JSON object a line from standard input and prints one result a line, in the same order:
  { "type": "retail" | "professional" | "corporate", "today": "YYYY-MM-DD",
    "answers": { "<question>": <answer>, … },
    "policies": [{ "id", "coverageClass", "status", "startsOn", "endsOn", "sumInsured", "excess", "exclusions" }, …] }
Money is in cents. A line that is not valid gives { "error": "…" } in its place, and the exit code 1 at the end.
The libraries must be built: node scripts/build.mjs
`;

async function* results(lines) {
  for await (const line of lines) {
    try {
      yield `${JSON.stringify(assess(parseInput(JSON.parse(line))))}\n`;
    } catch (error) {
      process.exitCode = 1;
      yield `${JSON.stringify({ error: error.message })}\n`;
    }
  }
}

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help) process.stdout.write(HELP);
else {
  await pipeline(createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }), results, process.stdout).catch((error) => {
    // The reader of the results may stop early, as `head` does.
    if (error.code !== 'EPIPE') throw error;
  });
}
