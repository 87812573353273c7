// One place for Ctrl-C and its like: what has to be done before the process ends.
const duties = new Set();
let askedAt;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void interrupted());

/** Is this process on its way out? */
export const interrupting = () => askedAt !== undefined;

/**
 * @param {(again: boolean) => void | Promise<void>} duty done in the order in which they came, programs before what they
 * stand on; `again`: the person has lost patience
 * @returns {() => void} forgets it
 */
export function onInterrupt(duty) {
  duties.add(duty);
  return () => duties.delete(duty);
}

async function interrupted() {
  const again = askedAt !== undefined;
  // a terminal signals npm, the bootstrap and us: the same wish three times within a moment
  if (again && Date.now() - askedAt < 1500) return;
  askedAt ??= Date.now();
  for (const duty of duties) await duty(again);
  process.exit(process.exitCode ?? 130);
}
