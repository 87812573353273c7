import { createIntervention, discardReport, getIntervention, reportIntervention, signIntervention } from '@sestante/api-client';
import { ApiProblem, isFinal } from '../../lib/problems';
import { type FieldReport, mayBeThereTwice, nextStep, type Refusal, saysTheSame, signBodyOf } from './field-report';

type Change = (part: Partial<FieldReport>) => Promise<void>;

/** What became of it: at the server, still waiting for a network, or refused for a reason that waiting does not mend. */
export type Sent = 'sent' | 'unreachable' | 'refused';

class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * Takes a report to the server, from where it got to the last time. What is done is written down after each step, so
 * that whatever is cut off goes on; each step carries its key, so that none is done twice.
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
  if (mayBeThereTwice(report, new Date())) throw new Refused('maybe-there');
  // Where there is no network at all nothing can have arrived.
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
  if (!saysTheSame(report.content, now)) throw new Refused('changed-since-shown');
  const { data } = await reportIntervention({ path, headers: { 'Idempotency-Key': report.keys.compose }, throwOnError: true });
  await change({ reportSha256: data.report?.sha256 ?? '' });
}

async function sign(report: FieldReport, change: Change): Promise<void> {
  const path = pathOf(report);
  let body = report.signBody;
  if (body === null) {
    const { data: now } = await getIntervention({ path, throwOnError: true });
    if (now.signature) throw new Refused('intervention-signed');
    if (now.report?.sha256 !== report.reportSha256 || !saysTheSame(report.content, now)) throw new Refused('changed-since-shown');
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
 * Leaves in the client's timeline that a signed report was thrown away here. Where there is no client any more to whom it
 * could be told, or no right to, there is nothing to wait for.
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

/** Null for what asking again can change: no network, a server that is away, a session that has ended. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return { code: error.code, status: 409, fieldCodes: [] };
  if (!(error instanceof ApiProblem)) throw error;
  if (!isFinal(error) || error.status === 401 || error.code === 'idempotency-key-in-use') return null;
  return { code: error.code, status: error.status, fieldCodes: error.errors.map(({ code }) => code) };
}
