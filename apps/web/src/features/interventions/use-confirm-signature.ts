import { useState } from 'react';
import { ApiProblem } from '../../lib/problems';
import type { FieldReport, Refusal } from './field-report';
import { sendReport } from './field-report-sender';
import { saveFieldReport } from './field-report-store';
import { sendFieldReport } from './send-field-report';

/** What became of a confirmed signature: at the server, or on its way as soon as it can be. */
export interface Confirmed {
  arrived: boolean;
  interventionId: string | null;
  /** Where it is still under way: what it comes to. */
  outcome: Promise<unknown> | null;
}

/** Nobody stands waiting with a tablet in their hands for longer: it goes on by itself. */
const PATIENCE_MS = 8_000;
const LATER = Symbol('later');

/** Keeps what was signed on the device first, and sends it then: what is confirmed is never lost, whatever the network does. */
export function useConfirmSignature() {
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function carry(report: FieldReport): Promise<Confirmed | null> {
    const isKept = await saveFieldReport(report).then(
      () => true,
      () => false,
    );
    // A browser that keeps nothing, as in a private window, can only send.
    const sending = isKept ? sendReport(report.id) : sendFieldReport(report, () => Promise.resolve());
    const later = new Promise<typeof LATER>((resolve) => setTimeout(() => resolve(LATER), PATIENCE_MS));
    const outcome = await (isKept ? Promise.race([sending, later]) : sending);
    if (outcome === LATER) return { arrived: false, interventionId: null, outcome: sending };
    if (outcome === null || outcome.sent === 'sent') {
      return { arrived: true, interventionId: outcome?.report.interventionId ?? report.interventionId, outcome: null };
    }
    if (outcome.sent === 'refused') {
      setRefusal(outcome.report.refusal);
      return null;
    }
    if (isKept) return { arrived: false, interventionId: null, outcome: null };
    throw new ApiProblem(0, {});
  }

  return {
    /** @returns null where it could not be done, which `refusal` or `problem` tells */
    confirm: async (report: FieldReport): Promise<Confirmed | null> => {
      setConfirming(true);
      setProblem(null);
      setRefusal(null);
      try {
        return await carry(report);
      } catch (error) {
        setProblem(error);
        return null;
      } finally {
        setConfirming(false);
      }
    },
    confirming,
    problem,
    refusal,
  };
}
