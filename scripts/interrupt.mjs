// Clean-up before the process ends on Ctrl-C and similar signals.
const duties = new Set();
let askedAt;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void interrupted());

/** Whether this process is ending. */
export const interrupting = () => askedAt !== undefined;

/**
 * @param {(again: boolean) => void | Promise<void>} duty run in the order of registration, programs before their
 * dependencies; `again`: the signal was repeated
 * @returns {() => void} removes the duty
 */
export function onInterrupt(duty) {
  duties.add(duty);
  return () => duties.delete(duty);
}

async function interrupted() {
  const again = askedAt !== undefined;
  // a terminal signals npm, the bootstrap and this process: the same signal arrives three times within a moment
  if (again && Date.now() - askedAt < 1500) return;
  askedAt ??= Date.now();
  for (const duty of duties) await duty(again);
  process.exit(process.exitCode ?? 130);
}
