import type { ClientStatus, ClientType, Gender, MaritalStatus, Origin, Relation } from '@sestante/api-client/types';

// Exhaustive on purpose: a new value of the contract breaks the build until it has its word.

export const TYPE_LABELS: Record<ClientType, string> = {
  retail: 'Retail',
  professional: 'Professional',
  corporate: 'Corporate',
};

export const TYPE_HINTS: Record<ClientType, string> = {
  retail: 'Privati e famiglie',
  professional: 'Liberi professionisti',
  corporate: 'Aziende e società',
};

export const STATUS_LABELS: Record<ClientStatus, string> = {
  client: 'Cliente',
  prospect: 'Prospect',
};

/** One and many, after a number. */
export const NOUNS: Record<ClientStatus, [one: string, many: string]> = {
  client: ['cliente', 'clienti'],
  prospect: ['prospect', 'prospect'],
};

export const GENDER_LABELS: Record<Gender, string> = {
  male: 'Maschio',
  female: 'Femmina',
};

export const MARITAL_LABELS: Record<MaritalStatus, string> = {
  single: 'Celibe o nubile',
  married: 'Coniugato/a',
  civil_union: 'Unione civile',
  separated: 'Separato/a',
  divorced: 'Divorziato/a',
  widowed: 'Vedovo/a',
};

export const RELATION_LABELS: Record<Relation, string> = {
  spouse: 'Coniuge',
  partner: 'Convivente',
  child: 'Figlio/a',
  parent: 'Genitore',
  sibling: 'Fratello o sorella',
  other: 'Altro',
};

/** Where a change came from, after the name of who made it. Staff is the rule and goes without saying. */
export const ORIGIN_LABELS: Record<Origin, string | null> = {
  staff: null,
  import: 'importazione',
  api: 'API',
  omnia: 'Omnia',
  automation: 'automatico',
};
