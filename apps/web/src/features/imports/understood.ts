import type { UnderstoodValue } from '@sestante/api-client/types';
import { formatDay, formatMoney } from '../../lib/formats';
import { formatItalianPhone } from '../../lib/italian-phone';
import { GENDER_LABELS, MARITAL_LABELS, TYPE_LABELS } from '../records/client-labels';

const LABELS: Record<string, string> = {
  title: 'Titolo',
  firstName: 'Nome',
  lastName: 'Cognome',
  companyName: 'Ragione sociale',
  fiscalCode: 'Codice fiscale',
  vatNumber: 'Partita IVA',
  birthDate: 'Data di nascita',
  birthPlace: 'Luogo di nascita',
  'birthPlace.name': 'Luogo di nascita',
  'birthPlace.province': 'Provincia di nascita',
  gender: 'Sesso',
  maritalStatus: 'Stato civile',
  profession: 'Professione',
  professionalOrder: 'Ordine professionale',
  legalForm: 'Forma giuridica',
  sector: 'Settore',
  annualRevenue: 'Fatturato annuo',
  employeeCount: 'Dipendenti',
  referent: 'Referente',
  email: 'Email',
  emails: 'Altra email',
  pec: 'PEC',
  phone: 'Telefono',
  phones: 'Altro telefono',
  sdiCode: 'Codice destinatario SDI',
  'address.street': 'Via',
  'address.streetNumber': 'Numero civico',
  'address.postalCode': 'CAP',
  'address.city': 'Comune',
  'address.province': 'Provincia',
  'address.country': 'Nazione',
  omniaCode: 'Codice Omnia',
  source: 'Fonte',
  expectedValue: 'Valore stimato',
  notes: 'Note',
};

const CHOICES: Record<string, Record<string, string>> = { gender: GENDER_LABELS, maritalStatus: MARITAL_LABELS, type: TYPE_LABELS };

export function understoodLabel({ field }: UnderstoodValue): string {
  return LABELS[field] ?? field;
}

/** Parsed value as text, formatted as in the client form. */
export function understoodText({ field, value }: UnderstoodValue): string {
  switch (field) {
    case 'birthDate':
      return formatDay(value);
    case 'annualRevenue':
    case 'expectedValue':
      return formatMoney({ amount: value, currency: 'EUR' });
    case 'phone':
    case 'phones':
      return phoneText(value);
    default:
      return CHOICES[field]?.[value] ?? value;
  }
}

/** Phone as text, such as "+39 091 9418768 (int. 20)". */
function phoneText(value: string): string {
  const [, number = '', label = ''] = /^(\+\d+)(.*)$/s.exec(value) ?? [];
  return number === '' ? value : `${formatItalianPhone(number) ?? number}${label}`;
}
