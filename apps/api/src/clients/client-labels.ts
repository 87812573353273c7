import type { GENDERS, MARITAL_STATUSES } from './client-fields.dto.js';
import type { ClientStatus, ClientType, CorporateClient, ProfessionalClient, RetailClient } from './client.dto.js';

/** Columns that a list can show and export: every property of a client of any type, but not yet custom fields. */
export type ClientColumn = Exclude<keyof RetailClient | keyof ProfessionalClient | keyof CorporateClient, 'customFields'>;

/** Italian headers, which the type requires for every column. */
export const COLUMN_LABELS: Readonly<Record<ClientColumn, string>> = {
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

/** Italian texts of the values of enumerations. */
export const VALUE_LABELS: {
  type: Record<ClientType, string>;
  status: Record<ClientStatus, string>;
  gender: Record<(typeof GENDERS)[number], string>;
  maritalStatus: Record<(typeof MARITAL_STATUSES)[number], string>;
} = {
  type: { retail: 'Retail', professional: 'Professional', corporate: 'Corporate' },
  status: { client: 'Cliente', prospect: 'Prospect' },
  gender: { male: 'Maschio', female: 'Femmina' },
  maritalStatus: {
    single: 'Celibe o nubile',
    married: 'Coniugato/a',
    civil_union: 'Unito/a civilmente',
    separated: 'Separato/a',
    divorced: 'Divorziato/a',
    widowed: 'Vedovo/a',
  },
};
