import type { FieldReport } from './field-report';
import { isSentAutomatically } from './field-report';
import { changeFieldReport, deleteFieldReport, fieldReportsOf, readFieldReport } from './field-report-store';
import { type Sent, sendFieldReport, tellDiscarded } from './send-field-report';

let line: Promise<unknown> = Promise.resolve();

/**
 * Sends one report if it still exists and is complete. Only one report is sent at a time across all tabs.
 * @returns null when there was nothing to send
 */
export function sendReport(id: string): Promise<{ sent: Sent; report: FieldReport } | null> {
  return withCrossTabLock(async () => {
    const report = await readFieldReport(id);
    if (!report || !isSentAutomatically(report)) return null;
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
 * Discards a signed report and reports only that to the server.
 * @returns false when there was nothing to discard, because it has been sent in the meantime
 */
export function giveUp(id: string): Promise<boolean> {
  return withCrossTabLock(async () => {
    if (!(await readFieldReport(id))) return false;
    await changeFieldReport(id, { discardedAt: new Date().toISOString() });
    return true;
  });
}

/** Sends all reports of this user in the order of writing, until the network fails. */
export async function sendAllReports(userId: string, onOutcome: (outcome: { sent: Sent; report: FieldReport }) => void): Promise<void> {
  for (const { id } of await fieldReportsOf(userId)) {
    const outcome = await sendReport(id);
    if (outcome?.sent === 'unreachable') return;
    if (outcome) onOutcome(outcome);
  }
}

/** Web Locks need a secure context; over plain http only the idempotency keys prevent two tabs from doing the same work twice. */
function withCrossTabLock<T>(work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request('sestante-rapporti', work);
  const next = line.then(work, work);
  line = next;
  return next;
}
