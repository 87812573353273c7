import type { ClientDto } from '../clients/client.dto.js';
import { COLUMN_NAMES } from '../clients/client.rules.js';
import { formatPhone } from '@sestante/italian-ids/phone';
import type { ExportTarget } from './export.dto.js';

// Labels in the file are Italian, the same as in the lists.

const LABELS: Record<string, string> = {
  id: 'Id',
  type: 'Tipo',
  status: 'Stato',
  displayName: 'Nome',
  sortName: 'Cognome e nome',
  initials: 'Iniziali',
  title: 'Titolo',
  firstName: 'Nome di battesimo',
  lastName: 'Cognome',
  companyName: 'Ragione sociale',
  email: 'Email',
  emails: 'Altre email',
  pec: 'PEC',
  phone: 'Telefono',
  phones: 'Altri telefoni',
  address: 'Indirizzo',
  fiscalCode: 'Codice fiscale',
  vatNumber: 'Partita IVA',
  sdiCode: 'Codice destinatario',
  notes: 'Note',
  omniaCode: 'Codice Omnia',
  birthDate: 'Data di nascita',
  birthPlace: 'Luogo di nascita',
  gender: 'Sesso',
  maritalStatus: 'Stato civile',
  household: 'Nucleo familiare',
  profession: 'Professione',
  professionalOrder: 'Ordine professionale',
  annualRevenue: 'Fatturato annuo',
  employeeCount: 'Dipendenti',
  legalForm: 'Forma giuridica',
  sector: 'Settore',
  referent: 'Referente',
  expectedValue: 'Valore stimato',
  source: 'Fonte',
  tags: 'Tag',
  assignee: 'Assegnatario',
  createdBy: 'Creato da',
  createdAt: 'Creato il',
  updatedAt: 'Modificato il',
  convertedAt: 'Convertito il',
  pipelineStage: 'Fase',
  stageSince: 'Nella fase dal',
  lostAt: 'Perso il',
  lostReason: 'Motivo della perdita',
  nextActionOn: 'Prossima azione',
  version: 'Versione',
};

const WORDS: Record<string, Record<string, string>> = {
  type: { retail: 'Retail', professional: 'Professional', corporate: 'Corporate' },
  status: { client: 'Cliente', prospect: 'Prospect' },
  gender: { male: 'Maschio', female: 'Femmina' },
  maritalStatus: {
    single: 'Celibe o nubile',
    married: 'Coniugato',
    civil_union: 'Unione civile',
    separated: 'Separato',
    divorced: 'Divorziato',
    widowed: 'Vedovo',
  },
};

const SHOWN: Record<ExportTarget, readonly string[]> = {
  clients: ['displayName', 'type', 'email', 'phone', 'fiscalCode', 'vatNumber', 'address', 'tags', 'assignee', 'updatedAt'],
  prospects: [
    'displayName',
    'type',
    'pipelineStage',
    'expectedValue',
    'source',
    'stageSince',
    'email',
    'phone',
    'tags',
    'assignee',
    'lostReason',
  ],
};

/** Returns the requested columns that exist, or the list's default columns. */
export const columnsOf = (target: ExportTarget, asked: readonly string[] | undefined): readonly string[] =>
  asked ? asked.filter((name) => COLUMN_NAMES.has(name)) : SHOWN[target];

export const labelOf = (column: string): string => LABELS[column] ?? column;

/** Formats the text of a cell; empty for a field that the record's type does not have. */
export function cellOf(client: ClientDto, column: string): string {
  const value = (client as unknown as Record<string, unknown>)[column];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return ofText(column, value);
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? value.map((item) => ofObject(column, item as object)).join(', ') : ofObject(column, value);
}

function ofText(column: string, value: string): string {
  if (WORDS[column]) return WORDS[column][value] ?? value;
  if (column === 'phone') return formatPhone(value);
  if (/(At|Since)$/.test(column)) return moment.format(new Date(value)).replace(',', '');
  return column === 'birthDate' || column === 'nextActionOn' ? value.split('-').toReversed().join('/') : value;
}

const moment = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

function ofObject(column: string, value: object): string {
  const part = (name: string) => (value as Record<string, string | null | undefined>)[name] ?? '';
  const joined = (...parts: string[]) => parts.filter(Boolean).join(' ');
  switch (column) {
    case 'address': {
      const town = joined(part('postalCode'), part('city'), part('province'));
      return [joined(part('street'), part('streetNumber')), town].filter(Boolean).join(', ');
    }
    case 'birthPlace':
      return joined(part('name'), part('province') && `(${part('province')})`);
    case 'household':
      return ((value as { members?: { firstName: string; lastName?: string | null }[] }).members ?? [])
        .map(({ firstName, lastName }) => joined(firstName, lastName ?? ''))
        .join(', ');
    case 'phones':
      return formatPhone(part('value'));
    default:
      return part('amount').replace('.', ',') || part('displayName') || part('name') || part('value');
  }
}
