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

/**
 * Stores the signature on the device first and sends it afterwards, so that a confirmed signature is never lost.
 * @throws ApiProblem when the report could neither be stored nor sent
 */
export async function confirmSignature(report: FieldReport): Promise<Confirmed | Refusal> {
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
  if (outcome.sent === 'refused' && outcome.report.refusal !== null) return outcome.report.refusal;
  if (isKept) return { arrived: false, interventionId: null, outcome: null };
  throw new ApiProblem(0, {});
}
