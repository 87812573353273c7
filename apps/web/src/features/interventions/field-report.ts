import type { CreateInterventionDto, InterventionDto, SignInterventionDto } from '@sestante/api-client/types';
import type { PointGroup } from 'signature_pad';

/** What a report is composed of, as the API takes it. */
export type InterventionContent = Required<CreateInterventionDto>;

/** The same as it was read by whoever signed. */
export interface ShownContent {
  body: InterventionContent;
  /** What the ids in it stand for. */
  names: { installation: string | null; site: string | null; technician: string | null };
}

/** A signature as it was given. */
export interface GivenSignature {
  method: SignInterventionDto['method'];
  signerName: string;
  /** The drawing, a PNG as a data URL. */
  image: string | null;
  /** The same as it was drawn, to go on with. */
  strokes: PointGroup[];
  at: string;
}

/** Why the server would not take it. */
export interface Refusal {
  code: string;
  status: number;
  /** Of the fields that it would not take. */
  fieldCodes: string[];
}

/** An intervention, its signature or both, as they are kept on the device until the server has them. */
export interface FieldReport {
  id: string;
  userId: string;
  client: { id: string; displayName: string };
  /** When it was last changed on the device. */
  at: string;
  content: ShownContent;
  /** Null until the server knows the intervention. */
  interventionId: string | null;
  /** Whether somebody is still to sign it here. Until then it is not sent. */
  toBeSigned: boolean;
  signature: GivenSignature | null;
  /** Of the file that is signed; null while it is still to be composed of the content. */
  reportSha256: string | null;
  /** Each step under a name of its own, so that what is sent twice is done once. */
  keys: { create: string; compose: string; sign: string };
  /** When it was first tried to make the intervention, without an answer yet. */
  createTriedAt: string | null;
  /** What the signature was first sent as: a repeated request must say the same. */
  signBody: SignInterventionDto | null;
  refusal: Refusal | null;
  /** When it was thrown away, though signed: the server is still to be told so, and nothing else is sent of it. */
  discardedAt?: string;
}

/** For so long the API knows a request again. */
const KEY_LIFE_MS = 23 * 3_600_000;
/** What takes longer to arrive was signed without a network. */
const AT_ONCE_MS = 120_000;

export type FieldReportState = 'to-sign' | 'waiting' | 'refused' | 'discarded';

export function stateOf({ refusal, toBeSigned, signature, discardedAt }: FieldReport): FieldReportState {
  if (discardedAt !== undefined) return 'discarded';
  if (refusal) return 'refused';
  return toBeSigned && !signature ? 'to-sign' : 'waiting';
}

/** Whether it is sent by itself as soon as there is a network. */
export function sendsItself(report: FieldReport): boolean {
  const state = stateOf(report);
  return state === 'waiting' || state === 'discarded';
}

export type Step = 'create' | 'compose' | 'sign' | 'done';

/** What is to be done next at the server. */
export function nextStep({ interventionId, signature, reportSha256 }: FieldReport): Step {
  if (interventionId === null) return 'create';
  if (signature === null) return 'done';
  return reportSha256 === null ? 'compose' : 'sign';
}

/** The server has forgotten its first answer, if it ever gave one: sent again, it might be there twice. */
export function mayBeThereTwice({ interventionId, createTriedAt }: FieldReport, now: Date): boolean {
  return interventionId === null && createTriedAt !== null && now.getTime() - Date.parse(createTriedAt) > KEY_LIFE_MS;
}

/** What is sent for a signature: its own time only where it arrives later. */
export function signBodyOf({ method, signerName, image, at }: GivenSignature, now: Date): SignInterventionDto {
  const late = now.getTime() - Date.parse(at) > AT_ONCE_MS;
  return { method, signerName, ...(image !== null && { image }), ...(late && { capturedAt: at }) };
}

/** Whether an intervention still says what was shown to whoever signed. */
export function saysTheSame({ body }: ShownContent, now: InterventionContent): boolean {
  return (Object.keys(body) as (keyof InterventionContent)[]).every((name) => (body[name] ?? null) === (now[name] ?? null));
}

/** What an intervention says, and to whom it says what. */
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

/** Composed of the fields, by the name that the API gives it: an uploaded file is signed as it is, a composed one is made anew. */
export function isComposed({ fileName }: { fileName: string }): boolean {
  return /^Rapporto \d{4}-\d{2}-\d{2}\.pdf$/.test(fileName);
}
