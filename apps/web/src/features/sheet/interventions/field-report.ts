import type { CreateInterventionDto, InterventionDto, SignInterventionDto } from '@sestante/api-client/types';
import type { PointGroup } from 'signature_pad';

/** Content of a report, in the form of the API. */
export type InterventionContent = Required<CreateInterventionDto>;

/** Content as the signer has read it. */
export interface ShownContent {
  body: InterventionContent;
  /** Names of the ids in the content. */
  names: { installation: string | null; site: string | null; technician: string | null };
}

export interface GivenSignature {
  method: SignInterventionDto['method'];
  signerName: string;
  /** Drawing, a PNG as a data URL. */
  image: string | null;
  /** Strokes of the drawing, so that it can be continued. */
  strokes: PointGroup[];
  at: string;
}

/** Why the server refused it. */
export interface Refusal {
  code: string;
  status: number;
  /** Error codes of the refused fields. */
  fieldCodes: string[];
}

/** An intervention, its signature or both, stored on the device until the server has them. */
export interface FieldReport {
  id: string;
  userId: string;
  client: { id: string; displayName: string };
  /** Time of the last change on the device. */
  at: string;
  content: ShownContent;
  /** Null until the server has created the intervention. */
  interventionId: string | null;
  /** Whether a signature is still to be given on this device. The report is not sent until then. */
  toBeSigned: boolean;
  signature: GivenSignature | null;
  /** Hash of the signed file; null while it is still to be composed from the content. */
  reportSha256: string | null;
  /** Idempotency keys, one per step, so that each step is done once however often it is sent. */
  keys: { create: string; compose: string; sign: string };
  /** Time of the first attempt to create the intervention, until it is answered. */
  createTriedAt: string | null;
  /** Body of the first signing request, since a repeated request must be identical. */
  signBody: SignInterventionDto | null;
  refusal: Refusal | null;
  /** Time at which the signed report was discarded. Only the discarding is then sent to the server. */
  discardedAt?: string;
}

/** Period in which the API recognises a repeated request. */
const KEY_LIFE_MS = 23 * 3_600_000;
/** Delay in milliseconds after which a signature counts as given offline. */
const AT_ONCE_MS = 120_000;

export type FieldReportState = 'to-sign' | 'waiting' | 'refused' | 'discarded';

export function stateOf({ refusal, toBeSigned, signature, discardedAt }: FieldReport): FieldReportState {
  if (discardedAt !== undefined) return 'discarded';
  if (refusal) return 'refused';
  return toBeSigned && !signature ? 'to-sign' : 'waiting';
}

/** Whether it is sent automatically as soon as there is a network. */
export function isSentAutomatically(report: FieldReport): boolean {
  const state = stateOf(report);
  return state === 'waiting' || state === 'discarded';
}

export type Step = 'create' | 'compose' | 'sign' | 'done';

/** Next step to send to the server. */
export function nextStep({ interventionId, signature, reportSha256 }: FieldReport): Step {
  if (interventionId === null) return 'create';
  if (signature === null) return 'done';
  return reportSha256 === null ? 'compose' : 'sign';
}

/** Whether the idempotency key has expired, so that sending it again might create a duplicate. */
export function mayBeDuplicated({ interventionId, createTriedAt }: FieldReport, now: Date): boolean {
  return interventionId === null && createTriedAt !== null && now.getTime() - Date.parse(createTriedAt) > KEY_LIFE_MS;
}

/** Request body of a signature, with its own time only when it is sent later. */
export function signBodyOf({ method, signerName, image, at }: GivenSignature, now: Date): SignInterventionDto {
  const late = now.getTime() - Date.parse(at) > AT_ONCE_MS;
  return { method, signerName, ...(image !== null && { image }), ...(late && { capturedAt: at }) };
}

/** Whether an intervention still equals the content shown to the signer. */
export function hasSameContent({ body }: ShownContent, now: InterventionContent): boolean {
  return (Object.keys(body) as (keyof InterventionContent)[]).every((name) => (body[name] ?? null) === (now[name] ?? null));
}

/** Returns the content of an intervention with the names of its ids. */
export function contentOf(row: InterventionDto): ShownContent {
  const { performedOn, kind, durationMinutes, installationId, siteId, technicianId, description, materials } = row;
  return {
    body: { performedOn, kind, durationMinutes, installationId, siteId, technicianId, description, materials },
    names: {
      installation: row.installation?.displayName ?? null,
      site: row.site?.displayName ?? null,
      technician: row.technician?.displayName ?? null,
    },
  };
}

/**
 * Whether the report was composed from the fields, recognised by its file name. An uploaded file is signed as it is, a composed one is
 * created again.
 */
export function isComposed({ fileName }: { fileName: string }): boolean {
  return /^Rapporto \d{4}-\d{2}-\d{2}\.pdf$/.test(fileName);
}
