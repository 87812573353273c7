import type { FieldReport } from './field-report';
import { sendsItself } from './field-report';
import { changeFieldReport, deleteFieldReport, fieldReportsOf, readFieldReport } from './field-report-store';
import { type Sent, sendFieldReport, tellDiscarded } from './send-field-report';

let line: Promise<unknown> = Promise.resolve();

/**
 * Sends one report, if it is still there and nothing is missing in it. In all tabs together one is under way at a time.
 * @returns null when there was nothing to send
 */
export function sendReport(id: string): Promise<{ sent: Sent; report: FieldReport } | null> {
  return exclusively(async () => {
    const report = await readFieldReport(id);
    if (!report || !sendsItself(report)) return null;
    if (report.discardedAt !== undefined) {
      const sent = await tellDiscarded(report);
      if (sent !== 'unreachable') await deleteFieldReport(id);
      return { sent, report };
    }
    const outcome = await sendFieldReport(report, (part) => changeFieldReport(id, part));
    if (outcome.sent === 'sent') await deleteFieldReport(id);
    return outcome;
  });
}

/**
 * Gives up a signed report, of which only that is told to the server.
 * @returns false when there was nothing left to give up: it has arrived meanwhile
 */
export function giveUp(id: string): Promise<boolean> {
  return exclusively(async () => {
    if (!(await readFieldReport(id))) return false;
    await changeFieldReport(id, { discardedAt: new Date().toISOString() });
    return true;
  });
}

/** Sends all of this person's, in the order in which they were written, until the network is missing again. */
export async function sendAllReports(userId: string, onOutcome: (outcome: { sent: Sent; report: FieldReport }) => void): Promise<void> {
  for (const { id } of await fieldReportsOf(userId)) {
    const outcome = await sendReport(id);
    if (outcome?.sent === 'unreachable') return;
    if (outcome) onOutcome(outcome);
  }
}

/** Locks need a secure context; on a colleague's plain http address the keys alone keep two tabs from doing a thing twice. */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request('sestante-rapporti', work);
  const next = line.then(work, work);
  line = next;
  return next;
}
