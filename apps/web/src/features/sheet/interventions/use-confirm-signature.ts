import { useState } from 'react';
import { ApiProblem } from '../../../lib/problems';
import type { FieldReport, Refusal } from './field-report';
import { sendReport } from './field-report-sender';
import { saveFieldReport } from './field-report-store';
import { sendFieldReport } from './send-field-report';

/** Result of a confirmed signature: on the server, or still to be sent. */
export interface Confirmed {
  arrived: boolean;
  interventionId: string | null;
  /** Pending result, when the report is still being sent. */
  outcome: Promise<unknown> | null;
}

/** Maximum wait of the signer in milliseconds; sending then continues in the background. */
const PATIENCE_MS = 8_000;
const LATER = Symbol('later');

/** Stores the signature on the device first and sends it afterwards, so that a confirmed signature is never lost. */
export function useConfirmSignature() {
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function carry(report: FieldReport): Promise<Confirmed | null> {
    const isKept = await saveFieldReport(report).then(
      () => true,
      () => false,
    );
    // Without storage, as in some private windows, the report can only be sent directly.
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
    /** @returns null on failure, described by `refusal` or `problem` */
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
