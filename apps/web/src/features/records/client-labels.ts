import type { ClientStatus, ClientType, Gender, MaritalStatus, Origin } from '@sestante/api-client/types';

// Exhaustive on purpose: a new value in the API breaks the build until it has a label.

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

/** Singular and plural, after a number. */
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
  civil_union: 'Unito/a civilmente',
  separated: 'Separato/a',
  divorced: 'Divorziato/a',
  widowed: 'Vedovo/a',
};

/** Origin of a change, after its author's name. Null for changes by staff, which are the usual case. */
export const ORIGIN_LABELS: Record<Origin, string | null> = {
  staff: null,
  import: 'importazione',
  api: 'API',
  omnia: 'Omnia',
  automation: 'automatico',
};
