import type { AnswerProposalDto, ClientType, Household, Money } from '@sestante/api-client/types';
import { COVERAGE_CLASSES } from '@sestante/questionnaire/policies';
import { formatDay, formatInteger, formatMoney } from '../../lib/formats';
import { labelOf as choiceLabel } from '../../questionnaire-page/answer-lines';
import { fieldNamed, labelOf, readValue, type ValueOf, type FieldName } from '../records/fields/client-fields';

/** Labels of parts of a field, which the registry shows together. */
const PART_LABELS: Record<string, string> = { 'household.size': 'Persone in casa', 'household.members': 'Chi vive con il cliente' };

const CONTRACT_LABELS: Record<string, string> = {
  coverageClass: 'Copertura',
  company: 'Compagnia',
  policyNumber: 'Numero di polizza',
  startsOn: 'Decorrenza',
  endsOn: 'Scadenza',
  sumInsured: 'Massimale',
  excess: 'Franchigia',
  notes: 'Note',
};

/** Name of what a proposal changes, such as "Stato civile" or "Nuova polizza". */
export function proposalLabel({ kind, field }: AnswerProposalDto, type: ClientType): string {
  if (kind === 'contract-new') return 'Nuova polizza';
  if (field === null) return '';
  if (kind === 'contract-change') return CONTRACT_LABELS[field] ?? field;
  const name = fieldNamed(field);
  return PART_LABELS[field] ?? (name === null ? field : labelOf(name, type));
}

/** A value of the registry as text, for the field that the proposal changes; null when it is empty. */
export function proposalText({ kind, field }: AnswerProposalDto, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (kind === 'contract-new') return newContractText(value as Record<string, unknown>);
  if (kind === 'contract-change') return contractValueText(field ?? '', value);
  if (field === 'household.size') return formatInteger(Number(value));
  if (field === 'household.members') return readValue('household', { members: value } as Household, String);
  const name = fieldNamed(field ?? '');
  return name === null ? String(value) : readValue(name, value as ValueOf<FieldName>, String);
}

function newContractText(body: Record<string, unknown>): string {
  return Object.keys(CONTRACT_LABELS)
    .flatMap((field) => {
      const value = body[field];
      if (value === null || value === undefined) return [];
      const text = contractValueText(field, value);
      return [field === 'coverageClass' || field === 'notes' ? text : `${(CONTRACT_LABELS[field] ?? '').toLowerCase()} ${text}`];
    })
    .join(' · ');
}

function contractValueText(field: string, value: unknown): string {
  if (field === 'coverageClass') return choiceLabel(COVERAGE_CLASSES, String(value));
  if (field === 'startsOn' || field === 'endsOn') return formatDay(String(value));
  if (field === 'sumInsured' || field === 'excess') return formatMoney(value as Money);
  return String(value);
}
