import {
  restoreBankAccount,
  restoreBonus,
  restoreClient,
  restoreContact,
  restoreContract,
  restoreCrmAction,
  restoreDiscount,
  restoreDocument,
  restoreInstallation,
  restoreIntervention,
  restorePaymentMethod,
  restoreSite,
} from '@sestante/api-client';
import type { RestoreSheetRecordDto, TrashItemDto, TrashKind } from '@sestante/api-client/types';
import { ApiProblem } from '../../lib/problems';

/** Field that can be cleared so that the rest can be restored. */
export type Clearable = 'omniaCode' | NonNullable<RestoreSheetRecordDto['clear']>[number];

interface Restoring {
  path: { id: string };
  throwOnError: true;
}

const RESTORES: Record<TrashKind, (call: Restoring, clear: Clearable[]) => Promise<unknown>> = {
  clients: (call, clear) => restoreClient({ ...call, body: { clear: clear.filter((field) => field === 'omniaCode') } }),
  'crm-actions': restoreCrmAction,
  contacts: restoreContact,
  sites: restoreSite,
  'payment-methods': restorePaymentMethod,
  'bank-accounts': restoreBankAccount,
  bonuses: restoreBonus,
  discounts: restoreDiscount,
  installations: (call, clear) => restoreInstallation({ ...call, body: { clear: references(clear) } }),
  interventions: (call, clear) => restoreIntervention({ ...call, body: { clear: references(clear) } }),
  contracts: (call, clear) => restoreContract({ ...call, body: { clear: references(clear) } }),
  documents: restoreDocument,
};

/** Restores an item from the trash without the conflicting values. @throws ApiProblem */
export function restoreItem({ kind, id }: TrashItemDto, clear: Clearable[]): Promise<unknown> {
  return RESTORES[kind]({ path: { id }, throwOnError: true }, clear);
}

/** Returns the values that must be cleared for the restore to succeed; null when it failed for another reason. */
export function inTheWay(error: unknown): Clearable[] | null {
  if (!(error instanceof ApiProblem)) return null;
  if (error.code === 'omnia-code-taken') return ['omniaCode'];
  if (error.code !== 'reference-in-trash') return null;
  return references(error.errors.map(({ pointer }) => pointer.replace(/^#?\//, '')));
}

function references(fields: string[]): ('siteId' | 'installationId')[] {
  return (['siteId', 'installationId'] as const).filter((field) => fields.includes(field));
}
