import { createIntervention, discardReport, getIntervention, reportIntervention, signIntervention } from '@sestante/api-client';
import { ApiProblem, isFinal } from '../../../lib/problems';
import { type FieldReport, mayBeDuplicated, nextStep, type Refusal, hasSameContent, signBodyOf } from './field-report';

type Change = (part: Partial<FieldReport>) => Promise<void>;

/** Result of sending: on the server, waiting for a network, or refused for a reason that a retry does not change. */
export type Sent = 'sent' | 'unreachable' | 'refused';

class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * Sends a report to the server, continuing at the step that was reached before. Progress is stored after each step and each step has an
 * idempotency key, so that an interrupted run continues without doing anything twice.
 */
export async function sendFieldReport(start: FieldReport, write: Change): Promise<{ sent: Sent; report: FieldReport }> {
  let report = start;
  const change: Change = async (part) => {
    report = { ...report, ...part };
    await write(part);
  };
  try {
    for (let step = nextStep(report); step !== 'done'; step = nextStep(report)) {
      if (step === 'create') await create(report, change);
      else if (step === 'compose') await compose(report, change);
      else {
        await sign(report, change);
        break;
      }
    }
    return { sent: 'sent', report };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) return { sent: 'unreachable', report };
    await change({ refusal });
    return { sent: 'refused', report };
  }
}

async function create(report: FieldReport, change: Change): Promise<void> {
  if (mayBeDuplicated(report, new Date())) throw new Refused('maybe-there');
  // Set only while online: without a network the request cannot have arrived.
  if (report.createTriedAt === null && navigator.onLine) await change({ createTriedAt: new Date().toISOString() });
  const { data } = await createIntervention({
    path: { clientId: report.client.id },
    headers: { 'Idempotency-Key': report.keys.create },
    body: report.content.body,
    throwOnError: true,
  });
  await change({ interventionId: data.id });
}

async function compose(report: FieldReport, change: Change): Promise<void> {
  const path = pathOf(report);
  const { data: now } = await getIntervention({ path, throwOnError: true });
  if (now.signature) throw new Refused('intervention-signed');
  if (!hasSameContent(report.content, now)) throw new Refused('changed-since-shown');
  const { data } = await reportIntervention({ path, headers: { 'Idempotency-Key': report.keys.compose }, throwOnError: true });
  await change({ reportSha256: data.report?.sha256 ?? '' });
}

async function sign(report: FieldReport, change: Change): Promise<void> {
  const path = pathOf(report);
  let body = report.signBody;
  if (body === null) {
    const { data: now } = await getIntervention({ path, throwOnError: true });
    if (now.signature) throw new Refused('intervention-signed');
    if (now.report?.sha256 !== report.reportSha256 || !hasSameContent(report.content, now)) throw new Refused('changed-since-shown');
    if (report.signature === null) return;
    body = signBodyOf(report.signature, new Date());
    await change({ signBody: body });
  }
  await signIntervention({ path, headers: { 'Idempotency-Key': report.keys.sign }, body, throwOnError: true });
}

function pathOf({ client, interventionId }: FieldReport): { clientId: string; id: string } {
  return { clientId: client.id, id: interventionId ?? '' };
}

/**
 * Records in the client's timeline that a signed report was discarded on this device. Returns 'refused' when the client is gone or access
 * was withdrawn; a retry is then pointless.
 */
export async function tellDiscarded({ client, content, signature, keys }: FieldReport): Promise<Sent> {
  if (signature === null) return 'sent';
  const { performedOn, kind } = content.body;
  const body = { performedOn, kind, signerName: signature.signerName, signedAt: signature.at };
  try {
    await discardReport({ path: { clientId: client.id }, headers: { 'Idempotency-Key': keys.sign }, body, throwOnError: true });
    return 'sent';
  } catch (error) {
    return refusalOf(error) === null ? 'unreachable' : 'refused';
  }
}

/** Returns null for failures that a retry may resolve: no network, an unreachable server, an expired session. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return { code: error.code, status: 409, fieldCodes: [] };
  if (!(error instanceof ApiProblem)) throw error;
  if (!isFinal(error) || error.status === 401 || error.code === 'idempotency-key-in-use') return null;
  return { code: error.code, status: error.status, fieldCodes: error.errors.map(({ code }) => code) };
}
