import {
  createIntervention,
  deleteIntervention,
  getIntervention,
  listInterventions,
  restoreIntervention,
  updateIntervention,
} from '@sestante/api-client';
import { getClientQueryKey, listAssigneesOptions } from '@sestante/api-client/query';
import type { CreateInterventionDto, InterventionDto, SheetRecordRef } from '@sestante/api-client/types';
import { randomKey } from '../../../lib/idempotency';
import { meQuery } from '../../../lib/me';
import { ApiProblem } from '../../../lib/problems';
import { queryClient } from '../../../lib/query-client';
import { showToast } from '../../../lib/toasts';
import type { Client } from '../../records/client-names';
import type { OwnApi } from '../sheet-tab';
import type { FieldReport, InterventionContent, ShownContent } from './field-report';
import { changeFieldReport, deleteFieldReport, saveFieldReport, newReportId, readFieldReport } from './field-report-store';

/** Reports discarded on this device while the page is open; an undo restores them from here. */
const discarded = new Map<string, FieldReport>();

/**
 * Combines the API's interventions with those stored only on this device: created offline, they can be read, edited and deleted like the
 * others until the server has them.
 */
export const INTERVENTIONS_API: OwnApi<InterventionDto, CreateInterventionDto> = {
  list: listInterventions,
  get: async (call) => {
    const kept = await keptOnly(call.path.id);
    return kept ? { data: asRow(kept) } : getIntervention(call);
  },
  create: async (call) => {
    try {
      return await createIntervention(call);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 0) throw error;
      const kept = newReport(call.path.clientId, call.body, call.headers['Idempotency-Key']);
      // When the browser cannot store anything, the form stays open with its values.
      await saveFieldReport(kept).catch(() => {
        throw error;
      });
      showToast('Non c’è rete: l’intervento è su questo dispositivo e parte da solo appena torna.');
      return { data: asRow(kept) };
    }
  },
  update: async (call) => {
    const kept = await keptOnly(call.path.id);
    if (!kept) return updateIntervention(call);
    const content = shown({ ...kept.content.body, ...call.body }, kept.content.names);
    // An edit invalidates the signature and clears the refusal.
    const part = { content, at: new Date().toISOString(), signature: null, refusal: null, createTriedAt: null };
    const keys = { ...kept.keys, create: randomKey() };
    // Keeps the signed version as a separate report, whose discarding is reported to the server independently.
    if (kept.signature) await saveFieldReport({ ...kept, id: newReportId(), discardedAt: part.at });
    await changeFieldReport(kept.id, { ...part, keys, toBeSigned: kept.signature !== null || kept.toBeSigned });
    return { data: asRow({ ...kept, ...part, keys }) };
  },
  remove: async (call) => {
    const kept = await keptOnly(call.path.id);
    if (!kept) return deleteIntervention(call);
    // A signed report is discarded only from the list of unsent reports, which asks for confirmation.
    if (kept.signature) throw new ApiProblem(409, { code: 'signed-not-sent' });
    discarded.set(kept.id, kept);
    await deleteFieldReport(kept.id);
  },
  restore: async (call) => {
    const kept = discarded.get(call.path.id);
    if (!kept) return restoreIntervention({ ...call, body: {} });
    await saveFieldReport(kept);
    discarded.delete(kept.id);
  },
};

/** Returns the unsent report of an intervention that the server does not know yet, or null. */
async function keptOnly(id: string): Promise<FieldReport | null> {
  const kept = await readFieldReport(id).catch(() => undefined);
  return kept && kept.interventionId === null && kept.discardedAt === undefined ? kept : null;
}

function newReport(clientId: string, body: CreateInterventionDto, createKey: string): FieldReport {
  const { id: userId } = me();
  const client = queryClient.getQueryData<Client>(getClientQueryKey({ path: { id: clientId } }));
  const now = new Date().toISOString();
  return {
    id: newReportId(),
    userId,
    client: { id: clientId, displayName: client?.displayName ?? '' },
    at: now,
    content: shown({ ...EMPTY, ...body }, null),
    interventionId: null,
    toBeSigned: false,
    signature: null,
    reportSha256: null,
    keys: { create: createKey, compose: randomKey(), sign: randomKey() },
    createTriedAt: navigator.onLine ? now : null,
    signBody: null,
    refusal: null,
  };
}

const EMPTY: Omit<InterventionContent, 'performedOn'> = {
  kind: null,
  durationMinutes: null,
  installationId: null,
  siteId: null,
  technicianId: null,
  description: null,
  materials: null,
};

/** Adds the names of the referenced records, from data the page has already loaded. */
function shown(body: InterventionContent, before: ShownContent['names'] | null): ShownContent {
  const choices = queryClient.getQueriesData<SheetRecordRef[]>({ queryKey: [{ _id: 'sheetChoices' }] }).flatMap(([, found]) => found ?? []);
  const people = queryClient.getQueryData(listAssigneesOptions().queryKey)?.data ?? [];
  const nameOf = (id: string | null, all: readonly SheetRecordRef[], known: string | null | undefined) =>
    id === null ? null : (all.find((one) => one.id === id)?.displayName ?? known ?? null);
  return {
    body,
    names: {
      installation: nameOf(body.installationId, choices, before?.installation),
      site: nameOf(body.siteId, choices, before?.site),
      technician: nameOf(body.technicianId, people, before?.technician),
    },
  };
}

function asRow({ id, at, content: { body, names } }: FieldReport): InterventionDto {
  const { id: userId, displayName } = me();
  const reference = (of: string | null, name: string | null) => (of === null ? null : { id: of, displayName: name ?? '' });
  return {
    ...body,
    id,
    createdAt: at,
    updatedAt: at,
    version: 0,
    displayName: [body.kind, body.performedOn].filter(Boolean).join(' '),
    createdBy: { id: userId, displayName },
    installation: reference(body.installationId, names.installation),
    site: reference(body.siteId, names.site),
    technician: reference(body.technicianId, names.technician),
    report: null,
    signature: null,
  };
}

function me(): { id: string; displayName: string } {
  const known = queryClient.getQueryData(meQuery.queryKey);
  if (!known) throw new Error('Nobody is logged in');
  return known;
}
